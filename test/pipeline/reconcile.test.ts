import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { thisProcess } from '../../src/lib/process.ts'
import type { Faults } from '../../src/sandbox/faults.ts'
import { passAfter } from '../failures/usual.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const WAIT = 15 * MINUTE

/** The first post of ticket 1001 ended unclear; whether it landed depends on the fault. */
const unclear = async (
  faults: Partial<Faults>,
  { proven = true, ...options }: WorldOptions & { proven?: boolean } = {},
) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    faults,
    ...options,
  })
  await world.pass()
  if (proven) await world.store.state.set('marks_proven', world.clock.now())
  expect(await world.statusOf(1001)).toBe('unknown')
  return world
}

describe('an unclear post that landed', () => {
  test.each([
    ['dropped after it was stored', { commit_then_drop: [1] }],
    ['answered 503 after it was stored', { error_after_commit: [1] }],
    ['answered 202 without a body', { post_status: '202_empty' as const }],
  ])('%s is found by its mark at the next look, and never posted again', async (_, faults) => {
    const world = await unclear(faults, { proven: false })
    await passAfter(world, SECOND)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
    expect(await world.store.state.get('marks_proven')).not.toBe(null)
    await passAfter(world, WAIT)
    expect(await world.outbox()).toHaveLength(1)
    expect(world.repliesSent()).toBe(1)
  })

  test('after the first look did not show it, is still found at the second', async () => {
    const world = await unclear({ commit_then_drop: [1] })
    world.lie((real) => ({
      ticket: async (id, urgency) => {
        const reading = await real.ticket(id, urgency)
        if (reading.kind === 'gone') return reading
        const messages = reading.ticket.messages.filter((m) => m.externalId === null)
        return { kind: 'found', ticket: { ...reading.ticket, messages } }
      },
    }))
    await passAfter(world, SECOND)
    expect(await world.statusOf(1001)).toBe('unknown')
    world.tellTheTruth()
    await passAfter(world, WAIT)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
    expect(await world.outbox()).toHaveLength(1)
  })
})

describe('an unclear post that never landed', () => {
  test('is not posted again after one look, however long that is ago', async () => {
    const world = await unclear({ drop_before: [1] })
    await passAfter(world, SECOND)
    expect(await world.statusOf(1001)).toBe('unknown')
    expect(world.repliesSent()).toBe(1)
  })

  test('is posted once more after a second look, when marks are proven', async () => {
    const world = await unclear({ drop_before: [1] })
    await passAfter(world, SECOND)
    await passAfter(world, WAIT - 3 * SECOND)
    expect(await world.statusOf(1001)).toBe('unknown')
    const report = await passAfter(world, 5 * SECOND)
    expect(report.posted).toBe(1)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'sent',
      delivery: { attempts: 2 },
    })
    expect(await world.outbox()).toHaveLength(1)
  })

  test('is looked for a second time only a minute after the first look, however late that was', async () => {
    const world = await unclear({ drop_before: [1] })
    await passAfter(world, 2 * WAIT)
    await passAfter(world, 59 * SECOND)
    expect(await world.statusOf(1001)).toBe('unknown')
    expect((await passAfter(world, 2 * SECOND)).posted).toBe(1)
  })

  test('without proof of marks is a person’s, and autonomous posting pauses', async () => {
    const world = await unclear({ drop_before: [1] }, { proven: false })
    await passAfter(world, SECOND)
    await passAfter(world, WAIT)
    expect(await world.replyOn(1001)).toMatchObject({ status: 'parked' })
    expect(await world.store.state.get('autonomous_paused')).toMatchObject({
      reason: expect.stringContaining('mark'),
    })
    await passAfter(world, WAIT)
    expect(world.repliesSent()).toBe(1)
  })

  test('twice is a person’s: there is no third attempt', async () => {
    const world = await unclear({ drop_before: [1, 2, 3] })
    for (let n = 0; n < 6; n += 1) await passAfter(world, WAIT)
    expect(await world.replyOn(1001)).toMatchObject({
      status: 'parked',
      delivery: { attempts: 2 },
    })
    expect(world.repliesSent()).toBe(2)
    expect(await world.store.state.get('autonomous_paused')).toBe(null)
  })

  test('is cancelled when the customer wrote meanwhile', async () => {
    const world = await unclear({ drop_before: [1] })
    await passAfter(world, SECOND)
    await world.write(1001, 'customer', 'Hier ist das Foto.')
    await passAfter(world, WAIT)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'cancelled',
      statusReason: 'customer_answered',
    })
    expect(world.repliesSent()).toBe(1)
  })

  test('is cancelled when the ticket is gone', async () => {
    const world = await unclear({ drop_before: [1] })
    world.lie(() => ({ ticket: async () => ({ kind: 'gone' }) }))
    await passAfter(world, SECOND)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'cancelled',
      statusReason: 'gone',
    })
  })
})

describe('a look that is overtaken by another attempt', () => {
  /** While reconcile waits for its answer a person sends it once more, and that attempt is unclear, too. */
  const overtakenAt = async (looks: number, isGone: boolean) => {
    const world = await unclear({ drop_before: [1, 2] })
    for (let n = 0; n < looks; n += 1) await passAfter(world, WAIT)
    await world.moveBy(WAIT)
    const { id } = await world.replyOn(1001)
    world.lie((real) => ({
      ticket: async (ticketId, urgency) => {
        const reading = await real.ticket(ticketId, urgency)
        world.tellTheTruth()
        await world.steps.resolve(id, { as: 'send', by: 'Nora' })
        await world.steps.sendDue()
        return isGone ? { kind: 'gone' as const } : reading
      },
    }))
    await world.pass()
    const { status, externalId } = await world.replyOn(1001)
    const row = await world.store.deliveries.find(externalId)
    return { status, attempts: row?.attempts, absentAt: row?.absentAt }
  }

  test.each([
    ['first', 0, false],
    ['second', 1, false],
    ['second, to which the ticket is gone,', 1, true],
  ])('the %s look says nothing of that attempt', async (_, looks, isGone) => {
    expect(await overtakenAt(looks, isGone)).toEqual({
      status: 'unknown',
      attempts: 2,
      absentAt: null,
    })
  })
})

test('an unclear post of which nothing is written down is a person’s, and holds nobody up', async () => {
  const world = await unclear({ drop_before: [1] })
  const { db, t } = world.sql
  await db.delete(t.deliveries)
  await world.store.state.set('hold', { reason: 'three are unclear', since: world.clock.now() })
  await passAfter(world, SECOND)
  expect(await world.replyOn(1001)).toMatchObject({ status: 'parked', delivery: null })
  expect(await world.store.state.get('hold')).toBeNull()
})

test('the note about an unclear post that was approved is approved by nobody', async () => {
  const world = await unclear({ drop_before: [1, 2] })
  await world.steps.resolve((await world.replyOn(1001)).id, { as: 'send', by: 'Nora' })
  await world.sql.db.update(world.sql.t.decisions).set({ until: world.clock.now() + WAIT })
  for (let n = 0; n < 4; n += 1) await passAfter(world, WAIT)
  expect(await world.replyOn(1001)).toMatchObject({ status: 'parked' })
  const alert = (await world.decisionsOf(1001)).find(({ post }) => post === 'alert')
  expect(alert).toMatchObject({ approvalId: null, until: null })
})

test('a look that fails proves nothing', async () => {
  const world = await unclear({ drop_before: [1] })
  world.lie(() => ({
    ticket: async () => {
      throw new Error('GET /api/tickets/1001: timeout')
    },
  }))
  for (let n = 0; n < 4; n += 1) await passAfter(world, WAIT)
  expect(await world.statusOf(1001)).toBe('unknown')
  expect(world.repliesSent()).toBe(1)
  world.tellTheTruth()
  await passAfter(world, SECOND)
  expect(await world.statusOf(1001)).toBe('unknown')
})

test('a late execution between the two looks is found, not doubled', async () => {
  const world = await unclear({ drop_before: [1] })
  await passAfter(world, SECOND)
  const { externalId } = await world.decisionOn(1001)
  await world.control('POST', '/api/tickets/1001/messages', {
    channel: 'email',
    via: 'api',
    from_agent: true,
    public: true,
    sender: { id: 519_500_002 },
    source: {
      type: 'email',
      from: { address: 'support@hearth-linen.example' },
      to: [{ address: 'jo1001@mail.example' }],
    },
    external_id: externalId,
    body_text: 'The text does not tell whose it is.',
  })
  await passAfter(world, WAIT)
  expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
  expect(await world.outbox()).toHaveLength(1)
})

describe('a process that died while it was posting', () => {
  /** As a killed process leaves it: committed, and no ending written. */
  const died = async (owner: string, faults: Partial<Faults>) => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
      faults,
    })
    world.lie((real) => ({
      post: async (reply) => {
        await real.post(reply)
        throw new Error('killed')
      },
    }))
    await expect(world.pass()).rejects.toThrow('killed')
    world.tellTheTruth()
    const { id } = await world.decisionOn(1001)
    const { db, t } = world.sql
    await db.update(t.decisions).set({ leaseOwner: owner })
    expect(await world.statusOf(1001)).toBe('sending')
    return { ...world, id }
  }

  test('leaves an unclear post, which is found by its mark', async () => {
    const world = await died('a-host-nobody-knows:77:1', {})
    await passAfter(world, 89 * SECOND)
    expect(await world.statusOf(1001)).toBe('sending')
    await passAfter(world, 2 * SECOND)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('on this host frees its claim at once', async () => {
    const [host, pid] = thisProcess().split(':')
    const world = await died(`${host}:${pid}:1`, { drop_before: [1] })
    await world.store.state.set('marks_proven', 1)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('unknown')
  })
})

test('an unclear post still occupies its customer', async () => {
  const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
  const other = ticket(
    1002,
    [
      ['customer', 'And the plate is chipped, too.', 85],
      ['agent', ASKED, 76],
    ],
    { customer, subject: 'Plate' },
  )
  const world = await unclear(
    { drop_before: [1] },
    { tickets: [ticket(1001, undefined, { customer }), other] },
  )
  await passAfter(world, SECOND)
  const { gates } = await world.explain(1002)
  expect(gates.find(({ gate }) => gate === 'contact_cap')?.values).toEqual({
    other_ticket: 1001,
    status: 'unknown',
  })
})

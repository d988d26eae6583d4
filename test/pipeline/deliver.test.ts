import { describe, expect, test } from 'vitest'
import type { Helpdesk } from '../../src/domain/ports.ts'
import type { PostResult } from '../../src/domain/post-result.ts'
import type { Ticket } from '../../src/domain/ticket.ts'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createDeliver } from '../../src/pipeline/deliver.ts'
import { openTwin } from './lives.ts'
import { policy, shop, step } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

/** Ticket 1001 is judged, its follow-up scheduled and due; nothing was sent yet. */
const scheduled = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    ...options,
    settings: { undo: { approval: 0, autonomous: MINUTE }, ...options.settings },
  })
  await world.pass()
  await world.moveBy(MINUTE + SECOND)
  expect(await world.statusOf(1001)).toBe('scheduled')
  return { ...world, deliver: await deliveringIn(world) }
}

const deliveringIn = async (world: World) => {
  const deliver = createDeliver(world.deps)
  const { id } = await world.decisionOn(1001)
  return async () => deliver(id, await world.situation())
}

const posting = (result: PostResult, calls: string[] = []) => ({
  post: async (reply: Parameters<Helpdesk['post']>[0]) => {
    calls.push(reply.externalId)
    return result
  },
})

const readingTicket =
  (change: (ticket: Ticket) => Ticket) =>
  (real: Helpdesk): Partial<Helpdesk> => ({
    ticket: async (id, urgency) => {
      const reading = await real.ticket(id, urgency)
      return reading.kind === 'gone' ? reading : { kind: 'found', ticket: change(reading.ticket) }
    },
  })

describe('a follow-up that is due', () => {
  test('is posted once, with its mark, to the customer, and seen as sent', async () => {
    const world = await scheduled()
    expect(await world.deliver()).toEqual({ kind: 'sent' })
    const decision = await world.decisionOn(1001)
    expect(decision).toMatchObject({
      status: 'sent',
      delivery: { attempts: 1, externalId: decision.externalId },
    })
    const [sent] = await world.outbox()
    expect(sent).toMatchObject({
      ticket_id: 1001,
      external_id: decision.externalId,
      body_text: `${TEXT}\n\nMaya`,
    })
    expect(await world.deliver()).toEqual({ kind: 'not_ours' })
    expect(await world.outbox()).toHaveLength(1)
  })

  test('is found by its mark in the mirror at once, even if later reads should lack it', async () => {
    const world = await scheduled()
    await world.deliver()
    const { externalId } = await world.decisionOn(1001)
    const known = await world.store.mirror.messagesOf(1001)
    expect(known.filter((m) => m.externalId === externalId)).toHaveLength(1)
  })
})

describe('how a post ends', () => {
  const ENDINGS: [PostResult, string, object][] = [
    [{ kind: 'unclear', why: 'status 503' }, 'unknown', { kind: 'unknown', why: 'status 503' }],
    [
      { kind: 'not_sent', why: 'ECONNREFUSED' },
      'scheduled',
      { kind: 'later', why: 'ECONNREFUSED' },
    ],
    [{ kind: 'later', retryAfter: 8 * SECOND }, 'scheduled', { kind: 'later' }],
    [
      { kind: 'not_allowed', status: 403, why: 'quota' },
      'scheduled',
      { kind: 'later', why: 'quota' },
    ],
    [{ kind: 'gone' }, 'cancelled', { kind: 'cancelled', why: 'gone' }],
    [
      { kind: 'rejected', status: 400, why: 'no channel' },
      'failed',
      { kind: 'failed', why: 'no channel' },
    ],
  ]

  test.each(ENDINGS)('%j: %s', async (result, status, ending) => {
    const world = await scheduled()
    const calls: string[] = []
    world.lie(() => posting(result, calls))
    expect(await world.deliver()).toMatchObject(ending)
    expect(await world.statusOf(1001)).toBe(status)
    expect(calls).toHaveLength(1)
    expect(await world.deliver()).not.toEqual({ kind: 'sent' })
  })

  test.each([
    ['unclear', { kind: 'unclear', why: 'reset' }, 1],
    ['not sent', { kind: 'not_sent', why: 'ECONNREFUSED' }, 0],
    ['rejected', { kind: 'rejected', status: 400, why: 'bad' }, 0],
    ['refused for now', { kind: 'later', retryAfter: 1000 }, 0],
  ] as [string, PostResult, number][])('what is %s counts as %o', async (_, result, attempts) => {
    const world = await scheduled()
    world.lie(() => posting(result))
    await world.deliver()
    expect((await world.decisionOn(1001)).delivery?.attempts).toBe(attempts)
  })

  test('a rate limit is waited out before the next try', async () => {
    const world = await scheduled()
    world.lie(() => posting({ kind: 'later', retryAfter: 8 * SECOND }))
    await world.deliver()
    world.tellTheTruth()
    await world.moveBy(7 * SECOND)
    await world.steps.sendDue()
    expect(await world.outbox()).toEqual([])
    await world.moveBy(SECOND)
    await world.steps.sendDue()
    expect(await world.statusOf(1001)).toBe('sent')
    expect((await world.decisionOn(1001)).delivery?.attempts).toBe(1)
  })

  test('a key that may not post holds all posts of the account until a person resumes', async () => {
    const world = await scheduled({ tickets: [ticket(1001), ticket(1002)] })
    const calls: string[] = []
    world.lie(() => posting({ kind: 'not_allowed', status: 403, why: 'quota' }, calls))
    await world.pass()
    await world.moveBy(HOUR)
    await world.pass()
    expect(calls).toHaveLength(1)
    expect(await world.store.state.get('posting_held')).toMatchObject({ reason: 'quota' })
    await world.store.state.clear('posting_held')
    world.tellTheTruth()
    expect((await world.pass()).posted).toBe(2)
  })

  test('a ticket that is gone is so in the mirror too', async () => {
    const world = await scheduled()
    world.lie(() => posting({ kind: 'gone' }))
    await world.deliver()
    expect((await world.store.mirror.find(1001))?.gone).toBe(true)
  })
})

describe('nothing is posted', () => {
  const quiet = async (world: Awaited<ReturnType<typeof scheduled>>) => {
    const ending = await world.deliver()
    expect(await world.outbox()).toEqual([])
    return ending
  }

  test('when the customer wrote since', async () => {
    const world = await scheduled()
    await world.write(1001, 'customer', 'Aquí está la foto.')
    expect(await quiet(world)).toEqual({ kind: 'cancelled', why: 'customer_answered' })
  })

  test('when the customer wrote between our two reads', async () => {
    const world = await scheduled()
    world.lie((real) => ({
      messagesPage: async (cursor, urgency) => {
        const page = await real.messagesPage(cursor, urgency)
        await world.write(1001, 'customer', 'Voici la photo.')
        return page
      },
    }))
    expect(await quiet(world)).toEqual({ kind: 'cancelled', why: 'customer_answered' })
  })

  test('when the ticket is gone', async () => {
    const world = await scheduled()
    world.lie(() => ({ ticket: async () => ({ kind: 'gone' }) }))
    expect(await quiet(world)).toEqual({ kind: 'cancelled', why: 'gone' })
  })

  test.each(['ticket', 'messagesPage', 'me'] as const)(
    'when the read of %s fails',
    async (call) => {
      const world = await scheduled()
      world.lie(() => ({
        [call]: async () => {
          throw new Error('GET: timeout')
        },
      }))
      expect(await quiet(world)).toMatchObject({ kind: 'later', why: 'GET: timeout' })
      expect(await world.statusOf(1001)).toBe('scheduled')
      world.tellTheTruth()
      await world.moveBy(15 * SECOND)
      expect(await world.deliver()).toEqual({ kind: 'sent' })
    },
  )

  test('when the read lacks a message that was there', async () => {
    const world = await scheduled()
    world.lie(readingTicket((t) => ({ ...t, messages: t.messages.slice(1) })))
    expect(await quiet(world)).toMatchObject({
      kind: 'later',
      why: expect.stringContaining('lacks message'),
    })
  })

  test('when the read lacks the anchor', async () => {
    const world = await scheduled()
    world.lie(readingTicket((t) => ({ ...t, messages: t.messages.slice(0, 1) })))
    expect(await quiet(world)).toMatchObject({
      kind: 'later',
      why: expect.stringContaining('lacks message'),
    })
  })

  test.each([
    [5 * SECOND, 'sent'],
    [5 * SECOND + 1, 'later'],
  ])('when what was read is %i ms old: %s', async (age, kind) => {
    const world = await scheduled()
    world.lie((real) => ({
      me: async () => {
        world.clock.advance(age)
        return real.me()
      },
    }))
    expect((await world.deliver()).kind).toBe(kind)
    expect(await world.outbox()).toHaveLength(kind === 'sent' ? 1 : 0)
    const { status, delivery } = await world.decisionOn(1001)
    expect([status, delivery?.attempts ?? 0]).toEqual(
      kind === 'sent' ? ['sent', 1] : ['scheduled', 0],
    )
  })

  test('when the machine stood still between the commitment and the socket', async () => {
    const world = await scheduled()
    world.store.generation.advance = async () => world.clock.advance(5 * SECOND + 1)
    expect((await world.deliver()).kind).toBe('later')
    expect(await world.outbox()).toHaveLength(0)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'scheduled',
      delivery: { attempts: 0 },
    })
  })

  test('when the disk does not take how far the database is', async () => {
    const world = await scheduled()
    world.store.generation.advance = () => Promise.reject(new Error('ENOSPC'))
    expect(await world.deliver()).toMatchObject({
      kind: 'later',
      why: expect.stringContaining('ENOSPC'),
    })
    expect(world.repliesSent()).toBe(0)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'scheduled',
      delivery: { attempts: 0 },
    })
  })

  test('when this machine slept although its wall clock does not show it', async () => {
    const world = await scheduled()
    let asleep = 0
    const clock = { ...world.clock, monotonic: () => world.clock.monotonic() + asleep }
    const { id } = await world.decisionOn(1001)
    world.lie((real) => ({
      me: async () => {
        asleep = 6 * SECOND
        return real.me()
      },
    }))
    const ending = await createDeliver({ ...world.deps, clock })(id, await world.situation())
    expect(ending).toMatchObject({ kind: 'later' })
    expect(await world.outbox()).toEqual([])
  })

  test('when another process took the claim meanwhile', async () => {
    const world = await scheduled()
    const { id } = await world.decisionOn(1001)
    world.lie((real) => ({
      me: async () => {
        const claim = {
          owner: 'other-host:1:1',
          now: world.clock.now(),
          wall: world.clock.wall() + 91 * SECOND,
          leaseMs: 90 * SECOND,
          goneOwners: [],
        }
        expect(await world.store.deliveries.claim(id, claim)).not.toBe(null)
        return real.me()
      },
    }))
    await world.deliver()
    expect(await world.outbox()).toEqual([])
    expect(await world.statusOf(1001)).toBe('scheduled')
  })

  test.each([
    [89 * SECOND, 'not_ours'],
    [90 * SECOND, 'sent'],
  ])('while another process holds it; after %i ms: %s', async (later, kind) => {
    const world = await scheduled()
    const { id } = await world.decisionOn(1001)
    const owner = {
      owner: 'other-host:1:1',
      now: world.clock.now(),
      wall: world.clock.wall(),
      leaseMs: 90 * SECOND,
      goneOwners: [],
    }
    await world.store.deliveries.claim(id, owner)
    await world.moveBy(later)
    expect((await world.deliver()).kind).toBe(kind)
  })

  test('when a person pauses between the reads and the commitment', async () => {
    const world = await scheduled()
    world.lie((real) => ({
      me: async () => {
        await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
        return real.me()
      },
    }))
    expect(await quiet(world)).toMatchObject({ kind: 'later' })
    expect(await world.statusOf(1001)).toBe('scheduled')
  })

  test('when a person undoes it between the reads and the commitment', async () => {
    const world = await scheduled()
    const { id } = await world.decisionOn(1001)
    world.lie((real) => ({
      me: async () => {
        expect((await world.steps.undo(id, 'Nora')).kind).toBe('done')
        return real.me()
      },
    }))
    await quiet(world)
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('when autonomous posting is paused; what a person approved goes on', async () => {
    const world = await scheduled()
    await world.store.state.set('autonomous_paused', { reason: 'a mark was lost', since: 0 })
    expect(await quiet(world)).toMatchObject({ kind: 'later', why: 'autonomous posting is paused' })
    const { id } = await world.decisionOn(1001)
    await world.steps.undo(id, 'Nora')
    await world.steps.approve(id, { by: 'Nora' })
    expect(await world.deliver()).toEqual({ kind: 'sent' })
  })

  test('when the feed does not reach back to what the mirror knows', async () => {
    const world = await scheduled()
    const [newest] = (await world.client.messagesPage(null)).items
    if (newest === undefined) throw new Error('the feed is empty')
    let pages = 0
    world.lie(() => ({
      messagesPage: async () => {
        pages += 1
        return {
          items: [{ ...newest, id: 9_000_000 + pages, ticketId: 77, at: newest.at + DAY }],
          next: 'more',
        }
      },
    }))
    expect(await quiet(world)).toMatchObject({
      kind: 'later',
      why: expect.stringContaining('too far'),
    })
    expect(pages).toBe(5)
  })

  test('but a feed that reaches back on its second page will do', async () => {
    const world = await scheduled()
    const [newest] = (await world.client.messagesPage(null)).items
    if (newest === undefined) throw new Error('the feed is empty')
    const foreign = { ...newest, id: 9_000_001, ticketId: 77, at: newest.at + DAY }
    world.lie((real) => ({
      messagesPage: async (cursor, urgency) =>
        cursor === null ? { items: [foreign], next: 'more' } : real.messagesPage(null, urgency),
    }))
    expect(await world.deliver()).toEqual({ kind: 'sent' })
  })
})

describe('a mark that is there already', () => {
  test('is taken for what it is: another installation sent it', async () => {
    const world = await scheduled()
    const { externalId, id } = await world.decisionOn(1001)
    const other = await createDeliver(world.deps)(id, await world.situation())
    expect(other.kind).toBe('sent')
    const second = openTwin(world)
    expect(await second.pass()).toMatchObject({ posted: 0 })
    expect(await world.outbox()).toHaveLength(1)
    expect(externalId).toBe((await world.outbox())[0]?.external_id)
  })

  test('settles the second of two that were scheduled side by side', async () => {
    const world = await scheduled()
    const twin = openTwin(world)
    await twin.pass()
    await world.moveBy(2 * MINUTE)
    await world.pass()
    await twin.steps.sendDue()
    const [theirs] = await twin.store.decisions.ofTicket(1001)
    expect(await world.outbox()).toHaveLength(1)
    expect(theirs?.status).toBe('sent')
    expect(theirs?.delivery?.messageId).toBe((await world.decisionOn(1001)).delivery?.messageId)
  })
})

describe('caps', () => {
  const five = () => Array.from({ length: 5 }, (_, n) => ticket(1001 + n))
  const open = (caps: object) =>
    openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
      prompts: { shop: shop(caps) },
      tickets: five(),
    })

  test('of an hour let so many through, and the next when the hour has passed', async () => {
    const world = await open({ maxPerHour: 2 })
    expect(await world.pass()).toMatchObject({ posted: 2, scheduled: 3, cancelled: 0 })
    await world.moveBy(HOUR - MINUTE)
    expect((await world.pass()).posted).toBe(0)
    await world.moveBy(2 * MINUTE)
    expect((await world.pass()).posted).toBe(2)
  })

  test('that another process fills between the reads and the commitment tell when it may go', async () => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
      prompts: { shop: shop({ maxPerHour: 1 }) },
      tickets: [ticket(1001), ticket(1002)],
      settings: { undo: { approval: 0, autonomous: MINUTE } },
    })
    await world.pass()
    await world.moveBy(MINUTE + SECOND)
    const other = createDeliver(world.deps)
    const { id, externalId } = await world.decisionOn(1002)
    let isFirst = true
    world.lie((real) => ({
      ticket: async (...asked) => {
        if (isFirst) {
          isFirst = false
          expect(await other(id, await world.situation())).toEqual({ kind: 'sent' })
        }
        return real.ticket(...asked)
      },
    }))
    const deliver = await deliveringIn(world)
    const ending = await deliver()
    const at = ((await world.store.deliveries.find(externalId))?.startedNow ?? 0) + HOUR
    expect(ending).toMatchObject({ kind: 'later', at, isCap: true })
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'scheduled', sendAt: at })
    await world.moveBy(HOUR - SECOND)
    await world.steps.sendDue()
    expect(await world.outbox(1001)).toEqual([])
    await world.moveBy(SECOND)
    await world.steps.sendDue()
    expect(await world.outbox(1001)).toHaveLength(1)
  })

  test('of a day hold beside those of an hour', async () => {
    const world = await open({ maxPerHour: 2, maxPerDay: 3 })
    expect((await world.pass()).posted).toBe(2)
    await world.moveBy(HOUR + MINUTE)
    expect((await world.pass()).posted).toBe(1)
    await world.moveBy(HOUR + MINUTE)
    expect((await world.pass()).posted).toBe(0)
    await world.moveBy(22 * HOUR)
    expect((await world.pass()).posted).toBe(2)
  })

  test('do not hold what a person approved', async () => {
    const world = await open({ maxPerHour: 1 })
    await world.pass()
    const waiting = await world.store.decisions.withStatus(['scheduled'])
    expect(waiting).toHaveLength(4)
    for (const { id } of waiting) {
      await world.steps.undo(id, 'Nora')
      await world.steps.approve(id, { by: 'Nora' })
    }
    expect((await world.pass()).posted).toBe(4)
  })
})

test('a step waits until contact_gap has passed since the one before', async () => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous', steps: [step('72h'), step('24h')] }],
  })
  await world.pass()
  await world.moveBy(25 * HOUR)
  await world.pass()
  expect((await world.explain(1001)).stoppedBy).toBe('contact_cap')
  await world.moveBy(47 * HOUR)
  expect((await world.pass()).posted).toBe(0)
  await world.moveBy(2 * HOUR)
  await world.pass()
  expect(await world.decisionsOf(1001)).toHaveLength(2)
})

test('the policy’s tag is put on the ticket after the post', async () => {
  const world = await scheduled({ policies: [{ mode: 'autonomous', tag: 'relance' }] })
  await world.deliver()
  const { tags } = await world.control('GET', '/api/tickets/1001')
  expect(tags.map(({ name }: { name: string }) => name)).toEqual(['relance'])
})

test('a lowered mode sends the scheduled back to a person at the last moment', async () => {
  const world = await scheduled()
  world.prompts.policies = [policy({ mode: 'approval' })]
  expect(await world.deliver()).toEqual({ kind: 'ask_person', why: 'the mode is approval now' })
  expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', approvalId: null })
  expect(await world.outbox()).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { policy } from './prompt-set.ts'
import { drafts, judges, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const pending = async (options: WorldOptions & { text?: string } = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(options.text ?? TEXT)]),
    ...options,
    settings: { undo: { approval: 10 * SECOND, autonomous: 5 * MINUTE }, ...options.settings },
  })
  await world.pass()
  const { id, version } = await world.decisionOn(1001)
  return { ...world, id, version }
}

const sendDue = async (world: World) => {
  await world.moveBy(11 * SECOND)
  await world.steps.sendDue()
}

describe('an approval', () => {
  test('schedules the draft, and its bytes leave after the undo window', async () => {
    const world = await pending()
    const done = await world.steps.approve(world.id, { by: 'Nora', version: world.version })
    expect(done).toMatchObject({ kind: 'done', decision: { status: 'scheduled' } })
    await world.steps.sendDue()
    expect(await world.outbox()).toEqual([])
    await sendDue(world)
    const [sent] = await world.outbox()
    expect(sent?.body_text).toBe(`${TEXT}\n\nMaya`)
    expect(await world.statusOf(1001)).toBe('sent')
  })

  // Seed 608 of the histories: it left 319 ms after it was acknowledged.
  test('in a process that stood still before it was written down can still be undone', async () => {
    const world = await pending()
    const { acts } = world.store
    const slow = {
      ...acts,
      approve: async (act: Parameters<typeof acts.approve>[0]) => {
        await world.moveBy(7 * MINUTE)
        return acts.approve(act)
      },
    }
    const steps = createSteps({ ...world.deps, store: { ...world.store, acts: slow } })
    expect(await steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await world.moveBy(9 * SECOND)
    await world.steps.sendDue()
    expect(await world.outbox()).toEqual([])
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({ kind: 'done' })
  })

  test('of an edited text sends that text and nothing else', async () => {
    const world = await pending()
    const text = 'Hi Jo,\n\nwould you have a photo of the crack for us?\n\nNora'
    await world.steps.approve(world.id, { by: 'Nora', text })
    await sendDue(world)
    expect((await world.outbox())[0]?.body_text).toBe(text)
    const acts = await world.store.events.ofDecision(world.id)
    expect(acts.map(({ act, by }) => [act, by])).toContainEqual(['approved_edited', 'Nora'])
  })

  test('tells the sender that something may be due', async () => {
    const world = await pending()
    let told = 0
    world.steps.onApproved(() => {
      told += 1
    })
    await world.steps.approve(world.id, { by: 'Nora' })
    expect(told).toBe(1)
  })

  test('twice is one approval and one post', async () => {
    const world = await pending()
    const first = await world.steps.approve(world.id, { by: 'Nora' })
    const second = await world.steps.approve(world.id, { by: 'Nora' })
    expect([first.kind, second.kind]).toEqual(['done', 'conflict'])
    await sendDue(world)
    await sendDue(world)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('by two persons in the same moment is one', async () => {
    const world = await pending()
    const both = await Promise.all([
      world.steps.approve(world.id, { by: 'Nora' }),
      world.steps.approve(world.id, { by: 'Emil', text: 'Bitte das Foto!' }),
    ])
    expect(both.map(({ kind }) => kind).sort()).toEqual(['conflict', 'done'])
  })

  test('of nothing is not found', async () => {
    const world = await pending()
    expect(await world.steps.approve('no-such', { by: 'Nora' })).toEqual({ kind: 'not_found' })
    expect(await world.steps.undo('no-such', 'Nora')).toEqual({ kind: 'not_found' })
    expect(await world.steps.reject('no-such', { by: 'Nora' })).toEqual({ kind: 'not_found' })
  })
})

describe('an approval conflicts', () => {
  const conflict = async (world: Awaited<ReturnType<typeof pending>>, sync: boolean) => {
    // The mirror learns of it by whatever reads next; a pass would already cancel.
    if (sync) {
      const { items } = await world.client.messagesPage(null)
      await world.store.mirror.saveMessages(items)
      await world.store.mirror.saveTickets((await world.client.ticketsPage(null)).items)
    }
    const result = await world.steps.approve(world.id, { by: 'Nora' })
    expect(await world.statusOf(1001)).not.toBe('scheduled')
    return result
  }

  test('when the draft changed since it was looked at', async () => {
    const world = await pending()
    expect(
      await world.steps.approve(world.id, { by: 'Nora', version: world.version + 1 }),
    ).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('changed'),
      decision: { id: world.id, status: 'pending' },
    })
  })

  test.each([
    ['the customer wrote', 'customer', 'Voilà la photo.', 'the customer wrote meanwhile'],
    ['an agent wrote', 'agent', 'Any news?', 'an agent wrote meanwhile'],
    [
      'somebody left a note',
      'note',
      'Nicht anschreiben!',
      'somebody left a note on the ticket meanwhile',
    ],
  ])('when %s', async (_, from, text, why) => {
    const world = await pending()
    await world.moveBy(MINUTE)
    await world.write(1001, from, text)
    expect(await conflict(world, true)).toMatchObject({ kind: 'conflict', why })
  })

  test.each([
    ['spam', { spam: true }],
    ['the bin', { trashed_datetime: '2026-11-24T09:00:00Z' }],
  ])('when the ticket landed in %s', async (_, change) => {
    const world = await pending()
    await world.moveBy(MINUTE)
    await world.control('PUT', '/api/tickets/1001', change)
    expect(await conflict(world, true)).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('somebody'),
    })
  })

  test('when somebody said never', async () => {
    const world = await pending()
    await world.moveBy(MINUTE)
    await world.control('POST', '/api/tickets/1001/tags', { names: ['relance-never'] })
    expect(await conflict(world, true)).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('somebody'),
    })
  })

  test('when the ticket was merged', async () => {
    const world = await pending()
    await world.store.mirror.markGone(1001)
    expect(await conflict(world, false)).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('merged'),
    })
  })

  test('when it was rejected before', async () => {
    const world = await pending()
    await world.steps.reject(world.id, { by: 'Emil' })
    expect(await conflict(world, false)).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('rejected'),
    })
  })
})

describe('an approval is refused', () => {
  test.each(['', '   \n'])('without words: %o', async (text) => {
    const world = await pending()
    expect(await world.steps.approve(world.id, { by: 'Nora', text })).toMatchObject({
      kind: 'refused',
    })
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('where nobody wrote a draft and there is nothing to note', async () => {
    const world = await pending({ model: steadyModel([judges({ reason: 'She is content.' })]) })
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({
      kind: 'conflict',
      why: expect.stringContaining('no_action'),
    })
    expect(await world.statusOf(1001)).toBe('no_action')
  })
})

describe('findings', () => {
  const bold = 'Hello Jo, you get 15% off if you send us the photo of the crack.'

  test('of a machine’s text block, until they are accepted by name', async () => {
    const world = await pending({ text: bold })
    const blocked = await world.steps.approve(world.id, { by: 'Nora' })
    if (blocked.kind !== 'blocked') throw new Error(`it is ${blocked.kind}`)
    const rules = [...new Set(blocked.findings.map(({ rule }) => rule))]
    expect(rules).toContain('claims')
    expect(await world.steps.approve(world.id, { by: 'Nora', accept: ['links'] })).toMatchObject({
      kind: 'blocked',
    })
    expect(await world.steps.approve(world.id, { by: 'Nora', accept: rules })).toMatchObject({
      kind: 'done',
    })
  })

  test('of a text too long to be checked cannot be accepted, and bind a person as well', async () => {
    const long = 'Could you send us the photo of the crack? '.repeat(200)
    const world = await pending({ text: long })
    for (const approval of [{ accept: ['too_long', 'length'] }, { text: `${long}Thanks.` }])
      expect(await world.steps.approve(world.id, { by: 'Nora', ...approval })).toMatchObject({
        kind: 'blocked',
        findings: [{ rule: 'too_long' }],
      })
  })

  test('on words a person typed warn and do not block', async () => {
    const world = await pending()
    const done = await world.steps.approve(world.id, { by: 'Nora', text: bold })
    expect(done).toMatchObject({ kind: 'done', decision: { status: 'scheduled' } })
    if (done.kind !== 'done') return
    expect(done.decision.findings).toContainEqual(
      expect.objectContaining({ rule: 'claims', severity: 'warn' }),
    )
  })

  test.each([
    ['a placeholder', 'Hello {{name}}, could you send the photo?', 'placeholders'],
    ['our own key', 'Hello Jo, the key is sk-live-4242424242424242.', 'secrets'],
  ])('block %s even in words a person typed', async (_, text, rule) => {
    const world = await pending({ secrets: ['sk-live-4242424242424242'] })
    const blocked = await world.steps.approve(world.id, { by: 'Nora', text })
    if (blocked.kind !== 'blocked') throw new Error(`it is ${blocked.kind}`)
    expect(blocked.findings.map((finding) => finding.rule)).toContain(rule)
    expect(JSON.stringify(blocked)).not.toContain('sk-live-4242424242424242')
    expect(await world.statusOf(1001)).toBe('pending')
  })
})

describe('undo', () => {
  test('stops what leaves by itself, also when its process stood still before it was written down', async () => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
      settings: { undo: { approval: 10 * SECOND, autonomous: 5 * MINUTE } },
    })
    const { decisions } = world.store
    const slow: typeof decisions = {
      ...decisions,
      add: async (...given) => {
        await world.moveBy(7 * MINUTE)
        return decisions.add(...given)
      },
    }
    const steps = createSteps({ ...world.deps, store: { ...world.store, decisions: slow } })
    await steps.pass()?.ended
    await world.moveBy(4 * MINUTE)
    await world.steps.sendDue()
    expect(await world.outbox()).toEqual([])
    const { id } = await world.decisionOn(1001)
    expect(await world.steps.undo(id, 'Nora')).toMatchObject({ kind: 'done' })
  })

  test('inside the window brings the draft back; nothing leaves', async () => {
    const world = await pending()
    await world.steps.approve(world.id, { by: 'Nora' })
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({
      kind: 'done',
      decision: { status: 'pending' },
    })
    await sendDue(world)
    expect(await world.outbox()).toEqual([])
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await sendDue(world)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('of what has left is a conflict', async () => {
    const world = await pending()
    await world.steps.approve(world.id, { by: 'Nora' })
    await sendDue(world)
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({
      kind: 'conflict',
      decision: { status: 'sent' },
    })
  })

  test('of what nobody approved is a conflict', async () => {
    const world = await pending()
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({ kind: 'conflict' })
  })

  test('stops an autonomous reply too', async () => {
    const world = await pending({ policies: [{ mode: 'autonomous' }] })
    expect(await world.statusOf(1001)).toBe('scheduled')
    expect(await world.steps.undo(world.id, 'Nora')).toMatchObject({
      kind: 'done',
      decision: { status: 'pending' },
    })
    await world.moveBy(HOUR)
    await world.pass()
    expect(await world.outbox()).toEqual([])
  })
})

describe('rejection', () => {
  test('ends it; the reason and the person are kept', async () => {
    const world = await pending()
    expect(
      await world.steps.reject(world.id, { by: 'Nora', reason: 'She called us.' }),
    ).toMatchObject({
      kind: 'done',
      decision: { status: 'rejected' },
    })
    const { db, t } = world.sql
    expect(await db.select().from(t.rejections)).toMatchObject([
      { decisionId: world.id, by: 'Nora', reason: 'She called us.' },
    ])
  })

  test('twice is a conflict', async () => {
    const world = await pending()
    await world.steps.reject(world.id, { by: 'Nora' })
    expect(await world.steps.reject(world.id, { by: 'Nora' })).toMatchObject({ kind: 'conflict' })
  })

  test('stops what was approved and has not left', async () => {
    const world = await pending()
    await world.steps.approve(world.id, { by: 'Emil' })
    expect(await world.steps.reject(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await sendDue(world)
    expect(await world.outbox()).toEqual([])
  })

  test('of what has left is a conflict', async () => {
    const world = await pending()
    await world.steps.approve(world.id, { by: 'Nora' })
    await sendDue(world)
    expect(await world.steps.reject(world.id, { by: 'Nora' })).toMatchObject({ kind: 'conflict' })
  })

  test('dismisses what has no draft', async () => {
    const world = await pending({ model: steadyModel([judges({ verdict: 'hand_over' })]) })
    expect(await world.steps.reject(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
  })
})

describe('what was only shown', () => {
  const shown = (mode: 'approval' | 'shadow') =>
    pending({ policies: [{ mode }], settings: { includeBacklog: false } })

  test('can be approved like a pending one', async () => {
    const world = await shown('approval')
    expect(await world.statusOf(1001)).toBe('no_action')
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'done' })
    await sendDue(world)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('cannot in shadow', async () => {
    const world = await shown('shadow')
    expect(await world.steps.approve(world.id, { by: 'Nora' })).toMatchObject({ kind: 'conflict' })
  })
})

test('an approval after a day of pause still asks everything again before it posts', async () => {
  const world = await pending()
  await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
  await world.steps.approve(world.id, { by: 'Nora' })
  await world.moveBy(DAY)
  await world.write(1001, 'customer', 'Bitteschön, das Foto.')
  await world.store.state.clear('paused')
  await world.steps.sendDue()
  expect(await world.decisionOn(1001)).toMatchObject({
    status: 'cancelled',
    statusReason: 'customer_answered',
  })
  expect(await world.outbox()).toEqual([])
})

test('a policy that is shadow now sends nothing that was approved before', async () => {
  const world = await pending()
  await world.steps.approve(world.id, { by: 'Nora' })
  world.prompts.policies = [policy({ mode: 'shadow' })]
  await sendDue(world)
  expect(await world.outbox()).toEqual([])
  expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', approvalId: null })
})

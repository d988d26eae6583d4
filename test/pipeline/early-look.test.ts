/** What is judged before its step: a promise of ours when it is overdue, a matter for people at once. */
import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { passAfter } from '../failures/usual.ts'
import { drafts, judges, scriptedModel, wantsFollowUp } from './scripted-model.ts'
import { type Said, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const PROMISE = "We'll check with the warehouse and get back to you."

/** Said on Monday at 10:00; it is Tuesday, 09:00, and the shop is open from 9 to 17. */
const PROMISED: Said[] = [
  ['customer', 'Hello, the bowl I ordered has not arrived.', 30],
  ['agent', PROMISE, 23],
]

const weOwe = (quote = PROMISE) =>
  judges({ verdict: 'we_owe', items: [{ owner: 'shop', kind: 'promise', quote }] })

type Body = { channel?: string; body_text?: string; mention_ids?: number[] }

/** A world whose policy is due after 72 hours, and what it writes at the helpdesk. */
const open = async (said: Said[], options: WorldOptions = {}) => {
  const bodies: Body[] = []
  const world = await openWorld({
    tickets: [ticket(1001, said)],
    policies: [{ mode: 'autonomous' }],
    through: (send) => (url, init) => {
      if (init?.method === 'POST' && /\/messages/.test(String(url)))
        bodies.push(JSON.parse(String(init.body)))
      return send(url, init)
    },
    ...options,
  })
  return { ...world, bodies }
}

describe('a customer who wants no more mails', () => {
  const said: Said[] = [
    ['customer', 'The bowl has not arrived. Please stop emailing me about offers.', 30],
    ['agent', PROMISE, 23],
  ]

  test('gets none, and the team is told what it owes him', async () => {
    const world = await open(said, { model: scriptedModel([weOwe()]) })
    await world.pass()
    await passAfter(world, 2 * HOUR)
    expect(await world.decisionOn(1001)).toMatchObject({ verdict: 'we_owe', status: 'noted' })
    await passAfter(world, 90 * HOUR)
    expect(world.bodies).toHaveLength(1)
    expect(await world.outbox()).toEqual([])
  })

  test('gets none either when the judge would write', async () => {
    const world = await open(said, { model: scriptedModel([wantsFollowUp(PROMISE)]) })
    await passAfter(world, 2 * HOUR)
    await passAfter(world, 90 * HOUR)
    expect(world.bodies).toEqual([])
    expect(await world.outbox()).toEqual([])
  })
})

describe('a promise without a date', () => {
  test('is looked at after exactly one business day, and the team is told once', async () => {
    const world = await open(PROMISED, { model: scriptedModel([weOwe()]) })
    await world.pass()
    await passAfter(world, HOUR - MINUTE)
    expect(await world.decisionsOf(1001)).toEqual([])
    await passAfter(world, 2 * MINUTE)
    expect(await world.decisionOn(1001)).toMatchObject({ verdict: 'we_owe', status: 'noted' })
    await passAfter(world, 60 * HOUR)
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    expect(world.bodies).toHaveLength(1)
    expect(await world.outbox()).toEqual([])
  })

  test('is quoted in the note, with since when, and its assignee is told', async () => {
    const world = await open(PROMISED, { model: scriptedModel([weOwe()]) })
    await passAfter(world, 2 * HOUR)
    const reading = await world.client.ticket(1001)
    if (reading.kind === 'gone') throw new Error('it is there')
    const [note] = world.bodies
    expect(note?.channel).toBe('internal-note')
    expect(note?.body_text).toContain(`“${PROMISE}”`)
    expect(note?.body_text).toContain('25 hours')
    expect(note?.mention_ids).toEqual([reading.ticket.assignee?.id])
  })

  test('is settled by the shop’s next word', async () => {
    const world = await open(PROMISED, { model: scriptedModel([weOwe(), judges()]) })
    await passAfter(world, 2 * HOUR)
    await world.write(1001, 'agent', 'It left our warehouse today.')
    await passAfter(world, MINUTE)
    const first = (await world.decisionsOf(1001)).at(-1)
    expect(first).toMatchObject({ status: 'cancelled', statusReason: 'agent_answered' })
  })

  test('waits for a person where the policy asks first', async () => {
    const world = await open(PROMISED, {
      model: scriptedModel([weOwe()]),
      policies: [{ mode: 'approval' }],
    })
    await passAfter(world, 2 * HOUR)
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', draft: null })
    expect(world.bodies).toEqual([])
  })

  test('overdue before the policy was first seen waits for its step, as a backlog does', async () => {
    const settings = { includeBacklog: false }
    const said: Said[] = [
      ['customer', 'Hello?', 60],
      ['agent', PROMISE, 50],
    ]
    const old = await open(said, { model: scriptedModel([]), settings })
    await old.pass()
    expect(await old.decisionsOf(1001)).toEqual([])
    const fresh = await open(PROMISED, { model: scriptedModel([weOwe()]), settings })
    await fresh.pass()
    await passAfter(fresh, 2 * HOUR)
    expect(await fresh.statusOf(1001)).toBe('noted')
  })
})

describe('a promise with a date', () => {
  const DATED = 'I will look into it and let you know by Wednesday.'

  test('is looked at four business hours after the promised day', async () => {
    const said: Said[] = [
      ['customer', 'Where is my bowl?', 30],
      ['agent', DATED, 23],
    ]
    const world = await open(said, {
      model: scriptedModel([weOwe(DATED)]),
      policies: [
        { mode: 'autonomous', steps: [{ ...STEP, after: { kind: 'duration', ms: 200 * HOUR } }] },
      ],
    })
    await world.pass()
    // Wednesday ends; Thursday 13:00 is 52 hours from now.
    await passAfter(world, 52 * HOUR - MINUTE)
    expect(await world.decisionsOf(1001)).toEqual([])
    await passAfter(world, 2 * MINUTE)
    expect(await world.statusOf(1001)).toBe('noted')
  })
})

const STEP = { afterText: '200h', goal: null, mode: null }

test('a debt that is found at the step, before it is overdue, is told when it is', async () => {
  const world = await open(PROMISED, {
    model: scriptedModel([weOwe()]),
    policies: [{ mode: 'note', steps: [{ ...STEP, after: { kind: 'duration', ms: 20 * HOUR } }] }],
  })
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject({ verdict: 'we_owe', status: 'scheduled' })
  await passAfter(world, HOUR - MINUTE)
  expect(world.bodies).toEqual([])
  await passAfter(world, 2 * MINUTE)
  expect(await world.statusOf(1001)).toBe('noted')
})

describe('a follow-up that is found early', () => {
  const TEXT = 'Hello Jo, could you send us the photo of the bowl?'
  const model = () => scriptedModel([wantsFollowUp(PROMISE), drafts(TEXT)])

  test('waits for its step and is not judged again', async () => {
    const asked = model()
    const world = await open(PROMISED, { model: asked })
    await passAfter(world, 2 * HOUR)
    expect(await world.decisionOn(1001)).toMatchObject({ verdict: 'follow_up', status: 'waiting' })
    // Its step is due 72 hours after our word: in 47 hours.
    await passAfter(world, 47 * HOUR - MINUTE)
    expect(await world.statusOf(1001)).toBe('waiting')
    expect(await world.outbox()).toEqual([])
    await passAfter(world, 2 * MINUTE)
    expect(await world.outbox()).toMatchObject([{ body_text: expect.stringContaining(TEXT) }])
    expect(asked.asked).toHaveLength(2)
  })

  test('goes the way of the mode of that moment', async () => {
    const world = await open(PROMISED, { model: model(), policies: [{ mode: 'approval' }] })
    await passAfter(world, 2 * HOUR)
    expect(await world.statusOf(1001)).toBe('waiting')
    await passAfter(world, 48 * HOUR)
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('is only shown when its step is too late', async () => {
    const settings = { includeBacklog: false }
    const world = await open(PROMISED, { model: model(), settings })
    await world.pass()
    await passAfter(world, 2 * HOUR)
    expect(await world.statusOf(1001)).toBe('waiting')
    await world.steps.pause({ paused: true, by: 'nora' })
    for (let day = 0; day < 6; day += 1) await passAfter(world, 24 * HOUR)
    await world.steps.pause({ paused: false, by: 'nora' })
    await passAfter(world, MINUTE)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'no_action',
      statusReason: 'too_late',
    })
    expect(await world.outbox()).toEqual([])
  })

  test('is judged again when its input changed', async () => {
    const again = scriptedModel([wantsFollowUp(PROMISE), drafts(TEXT), judges()])
    const world = await open(PROMISED, { model: again })
    await passAfter(world, 2 * HOUR)
    await world.write(1001, 'note', 'He called, it arrived.')
    await passAfter(world, HOUR)
    expect((await world.decisionsOf(1001)).map(({ status }) => status)).toEqual([
      'no_action',
      'cancelled',
    ])
    expect(again.left()).toBe(0)
  })

  test('gives way to the customer’s word', async () => {
    const world = await open(PROMISED, { model: model() })
    await passAfter(world, 2 * HOUR)
    await world.write(1001, 'customer', 'It arrived, thank you.')
    await passAfter(world, 60 * HOUR)
    expect(await world.statusOf(1001)).toBe('cancelled')
    expect(await world.outbox()).toEqual([])
  })
})

describe('a matter for people', () => {
  const THREAT: Said[] = [
    ['customer', 'If this is not refunded I will take legal action against you.', 3],
    ['agent', 'Could you send us a photo of the crack?', 2],
  ]

  test('is handed over at once, and no model is asked', async () => {
    const world = await open(THREAT, { model: scriptedModel([]) })
    await world.pass()
    const decision = await world.decisionOn(1001)
    expect(decision).toMatchObject({ verdict: 'hand_over', status: 'noted', provider: 'offline' })
    expect(decision.evidence[0]?.quote).toContain('legal action')
    expect(world.bodies).toMatchObject([{ channel: 'internal-note' }])
  })

  test('is handed over at its step too, whatever a model would say', async () => {
    const said: Said[] = THREAT.map(([from, text, hours]) => [from, text, hours + 80])
    const world = await open(said, { model: scriptedModel([]) })
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ verdict: 'hand_over' })
    expect(await world.outbox()).toEqual([])
  })
})

test('explain says what is looked at early, and why', async () => {
  const world = await open(PROMISED, { model: scriptedModel([]) })
  await world.pass()
  const { stoppedBy, gates, nextLook } = await world.explain(1001)
  expect(stoppedBy).toBe('not_due')
  expect(gates.find(({ gate }) => gate === 'not_due')?.values).toMatchObject({
    because: `promise: “${PROMISE}”`,
    judged_from: expect.stringMatching(/^2026-11-24T10:00/),
  })
  expect(nextLook).toBeCloseTo(world.clock.now() + HOUR, -4)
})

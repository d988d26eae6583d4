import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { policy, shop, step } from './prompt-set.ts'
import { drafts, judges, scriptedModel, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const ALWAYS = () => steadyModel([wantsFollowUp(ASKED), drafts(TEXT)])

/** Ticket 1001 was judged, and its draft waits for a person. */
const withPendingDraft = async (options: WorldOptions = {}) => {
  const world = await openWorld({ model: ALWAYS(), ...options })
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
  return world
}

const reasonsOf = async (world: World, id = 1001) =>
  (await world.decisionsOf(id)).map(({ status, statusReason }) => [status, statusReason])

const stoppedBy = async (world: World, id = 1001) => (await world.explain(id)).stoppedBy

describe('a pending draft is taken back', () => {
  test.each([
    ['when the customer answers', 'customer', 'Ya les mando la foto.', 'customer_answered'],
    ['when he only says thanks', 'customer', 'Merci beaucoup !', 'customer_answered'],
    ['when an agent writes by hand', 'agent', 'Any news about the photo?', 'agent_answered'],
  ])('%s', async (_, from, text, why) => {
    const world = await withPendingDraft()
    await world.write(1001, from, text)
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['cancelled', why]])
  })

  test('when somebody leaves a note, and is judged anew once he is done', async () => {
    const world = await withPendingDraft()
    await world.write(1001, 'note', 'Kundin hat angerufen, sie sucht das Foto noch.')
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['cancelled', 'note_by_person']])
    expect(await stoppedBy(world)).toBe('agent_active')
    await world.moveBy(16 * MINUTE)
    await world.pass()
    expect((await reasonsOf(world)).map(([status]) => status)).toEqual(['pending', 'cancelled'])
  })

  test('when another policy applies now', async () => {
    const world = await withPendingDraft()
    world.prompts.policies = [
      policy({ name: 'mail', match: { channel: ['email'] }, priority: 5 }),
      ...world.prompts.policies,
    ]
    await world.pass()
    expect(
      (await world.decisionsOf(1001)).map((d) => [d.policy, d.status, d.statusReason]),
    ).toEqual([
      ['mail', 'pending', null],
      ['asked', 'cancelled', 'policy_changed'],
    ])
  })

  test('when the customer writes on another ticket that waits for us', async () => {
    const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const other = ticket(1002, SILENT, { customer, subject: 'Plates' })
    const world = await withPendingDraft({ tickets: [ticket(1001, SILENT, { customer }), other] })
    await world.write(1002, 'customer', 'Are the plates back in stock?')
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['cancelled', 'customer_wrote_elsewhere']])
    expect(await stoppedBy(world)).toBe('customer_wrote_elsewhere')
  })

  test.each([
    ['spam', { spam: true }, 'spam'],
    ['the bin', { trashed_datetime: '2026-11-24T09:00:00Z' }, 'trashed'],
  ])('when the ticket lands in %s', async (_, change, why) => {
    const world = await withPendingDraft()
    await world.moveBy(MINUTE)
    await world.control('PUT', '/api/tickets/1001', change)
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['cancelled', why]])
  })

  test('when somebody tags it relance-never', async () => {
    const world = await withPendingDraft()
    await world.moveBy(MINUTE)
    await world.control('POST', '/api/tickets/1001/tags', { names: ['relance-never'] })
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['cancelled', 'opted_out']])
  })

  test.each([
    ['a rule writes', 'rule', 'We are closed on Friday.'],
    ['the AI Agent writes', 'bot', 'Is there anything else?'],
  ])('but not when %s', async (_, from, text) => {
    const world = await withPendingDraft()
    await world.write(1001, from, text)
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['pending', null]])
  })

  test('but not when tags, assignee or status change', async () => {
    const world = await withPendingDraft()
    await world.moveBy(MINUTE)
    await world.control('POST', '/api/tickets/1001/tags', { names: ['returns'] })
    await world.control('PUT', '/api/tickets/1001', { status: 'closed' })
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['pending', null]])
  })
})

describe('an input is judged once', () => {
  test('however many passes look at it', async () => {
    const model = scriptedModel([wantsFollowUp(ASKED), drafts(TEXT)])
    const world = await openWorld({ model })
    for (let n = 0; n < 4; n += 1) {
      await world.pass()
      await world.moveBy(HOUR)
    }
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    expect(model.left()).toBe(0)
  })

  test('also when the answer was no', async () => {
    const world = await openWorld({ model: scriptedModel([judges()]) })
    await world.pass()
    await world.moveBy(DAY)
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['no_action', null]])
  })

  test('a changed prompt counts from the next decision on', async () => {
    const world = await openWorld({ model: scriptedModel([judges()]) })
    await world.pass()
    world.prompts.policies = [policy({ guidance: 'Quite another guidance.' })]
    await world.pass()
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })

  test('a rejected draft is not written again', async () => {
    const world = await withPendingDraft()
    await world.steps.reject((await world.decisionOn(1001)).id, { by: 'Nora' })
    await world.pass()
    expect(await reasonsOf(world)).toEqual([['rejected', null]])
  })

  test('a second episode of the same ticket is another input', async () => {
    const world = await withPendingDraft()
    await world.write(1001, 'customer', 'I will look for it.')
    await world.moveBy(HOUR)
    await world.write(1001, 'agent', ASKED)
    await world.pass()
    expect(await stoppedBy(world)).toBe('not_due')
    await world.moveBy(73 * HOUR)
    await world.pass()
    expect((await reasonsOf(world)).map(([status]) => status)).toEqual(['pending', 'cancelled'])
  })
})

describe('what is due', () => {
  test('is so to the moment', async () => {
    const world = await openWorld({ model: ALWAYS(), policies: [{ steps: [step('81h')] }] })
    await world.pass()
    expect(await stoppedBy(world)).toBe('not_due')
    expect((await world.explain(1001)).nextLook).toBeCloseTo(world.clock.now() + HOUR, -4)
    await world.moveBy(HOUR - 5000)
    await world.pass()
    expect(await world.statusOf(1001)).toBe(null)
    await world.moveBy(10_000)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('is read as a whole before it is judged, where the import knows no beginning', async () => {
    const tickets = [
      ticket(1001, [
        ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 31 * 24],
        ['agent', ASKED, 80],
      ]),
    ]
    const world = await withPendingDraft({ tickets })
    expect((await world.store.mirror.find(1001))?.complete).toBe(true)
  })

  test('of a merged ticket is nothing', async () => {
    const world = await openWorld({
      model: scriptedModel([]),
      tickets: [ticket(1001, SILENT, { merged: true })],
    })
    await world.pass()
    expect(await stoppedBy(world)).toBe('gone')
    expect(await world.decisionsOf(1001)).toEqual([])
  })

  test('waits while all is paused, and for budget, and goes on afterwards', async () => {
    let spent = true
    const world = await openWorld({ model: ALWAYS(), isBudgetSpent: async () => spent })
    await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
    const report = await world.pass()
    expect(report.skipped).toEqual({ budget: 1 })
    spent = false
    expect((await world.pass()).skipped).toEqual({ paused: 1 })
    await world.store.state.clear('paused')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
  })
})

describe('the backlog', () => {
  const NEW_HERE = { includeBacklog: false }
  const many = (count: number): SandboxTicket[] =>
    Array.from({ length: count }, (_, n) =>
      ticket(1001 + n, [
        // Every other one began before the import reaches.
        [
          'customer',
          'Hello, the bowl I ordered from you arrived with a crack in it.',
          n % 2 === 0 ? 200 : 800,
        ],
        ['agent', `Sorry about that. ${ASKED}`, 80 + n],
      ]),
    )

  test('is judged for its newest 25 and shown, never acted on', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      policies: [{ mode: 'autonomous' }],
      settings: NEW_HERE,
      tickets: many(28),
    })
    const report = await world.pass()
    expect(report).toMatchObject({
      posted: 0,
      pending: 0,
      scheduled: 0,
      decided: { follow_up: 25 },
    })
    expect(report.skipped).toEqual({ backlog: 28 })
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'no_action',
      reason: 'backlog: As planned.',
    })
    const [shown, older] = await Promise.all(
      ['no_action', null].map(async (status) => {
        const found = await Promise.all(many(28).map(({ number }) => world.statusOf(number)))
        return found.filter((one) => one === status).length
      }),
    )
    expect([shown, older]).toEqual([25, 3])
    expect((await world.pass()).decided).toEqual({})
    expect(await world.outbox()).toEqual([])
  })

  test.each(['no_follow_up', 'we_owe', 'hand_over'] as const)(
    'of %s stays as it was shown where it would come to nothing, once no fence holds it',
    async (verdict) => {
      const items =
        verdict === 'we_owe'
          ? [{ owner: 'shop' as const, kind: 'promise' as const, quote: 'Sorry about that' }]
          : []
      const mode = verdict === 'no_follow_up' ? 'autonomous' : 'shadow'
      const world = await openWorld({
        model: steadyModel([judges({ verdict, items })]),
        settings: NEW_HERE,
        policies: [{ mode }],
      })
      await world.pass()
      Object.assign(world.settings, { includeBacklog: true })
      await world.store.screening.wakeAll()
      await world.pass()
      expect(await world.decisionsOf(1001)).toMatchObject([{ verdict, status: 'no_action' }])
      expect(await world.outbox()).toEqual([])
    },
  )

  test('what we owe is noted once no fence holds it', async () => {
    const quote = 'Sorry about that'
    const items = [{ owner: 'shop' as const, kind: 'promise' as const, quote }]
    const world = await openWorld({
      model: steadyModel([judges({ verdict: 'we_owe', items })]),
      settings: NEW_HERE,
      policies: [{ mode: 'note' }],
    })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('no_action')
    Object.assign(world.settings, { includeBacklog: true })
    await world.store.screening.wakeAll()
    await world.pass()
    expect(await world.decisionsOf(1001)).toMatchObject([{ post: 'alert', status: 'noted' }])
  })

  test('what falls due after the policy was first seen is acted on, however old the silence', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      settings: NEW_HERE,
      policies: [{ steps: [step('81h')] }],
    })
    await world.pass()
    await world.moveBy(2 * HOUR)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
  })

  test('begins anew when a policy reaches farther than before', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      settings: NEW_HERE,
      policies: [{ steps: [step('200h')] }],
    })
    await world.pass()
    await world.moveBy(HOUR)
    world.prompts.policies = [policy({ steps: [step('72h')] })]
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'no_action',
      reason: expect.stringMatching(/^backlog/),
    })
  })

  test('takes in what fell due while no pass was complete for three days', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      settings: NEW_HERE,
      policies: [{ steps: [step('81h')] }],
    })
    await world.pass()
    await world.moveBy(3 * DAY + MINUTE)
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'no_action',
      reason: expect.stringMatching(/^backlog/),
    })
  })

  test('of a shorter break does not', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      settings: NEW_HERE,
      policies: [{ steps: [step('81h')] }],
    })
    await world.pass()
    await world.moveBy(2 * DAY + 23 * HOUR)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
  })
})

test('what is more than max_late overdue is judged and shown, not acted on', async () => {
  const world = await openWorld({
    model: ALWAYS(),
    policies: [{ steps: [step('81h')], mode: 'autonomous' }],
    prompts: { shop: shop({ maxLate: 12 * HOUR }) },
    settings: { includeBacklog: false },
  })
  await world.pass()
  await world.moveBy(14 * HOUR)
  const report = await world.pass()
  expect(report.skipped).toEqual({ too_late: 1 })
  expect(await world.decisionOn(1001)).toMatchObject({
    status: 'no_action',
    reason: 'too_late: As planned.',
  })
  expect(await world.outbox()).toEqual([])
})

describe('one follow-up per customer', () => {
  const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
  const later: typeof SILENT = [
    ['customer', 'And the plate is chipped, too, which is a pity.', 85],
    ['agent', `Oh no. ${ASKED}`, 76],
  ]
  const two = () => [
    ticket(1002, later, { customer, subject: 'Plate' }),
    ticket(1001, SILENT, { customer, subject: 'Bowl' }),
  ]
  const open = (options: WorldOptions) => openWorld({ tickets: two(), ...options })

  test('the oldest silence is judged first, the younger waits for it', async () => {
    const model = ALWAYS()
    const world = await open({ model })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
    expect(await world.statusOf(1002)).toBe(null)
    expect(await stoppedBy(world, 1002)).toBe('contact_cap')
  })

  test('the next is judged when the first led to no follow-up', async () => {
    const world = await open({
      model: scriptedModel([judges({}, 1001), wantsFollowUp(ASKED, 1002), drafts(TEXT, 1002)]),
    })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('no_action')
    expect(await world.statusOf(1002)).toBe('pending')
  })

  test('after a post the other waits out contact_gap, then has its turn', async () => {
    const world = await open({
      model: ALWAYS(),
      policies: [{ mode: 'autonomous', minConfidence: 0 }],
    })
    expect((await world.pass()).posted).toBe(1)
    expect(await world.outbox(1002)).toEqual([])
    const { gates } = await world.explain(1002)
    const cap = gates.find(({ gate }) => gate === 'contact_cap')
    expect(cap).toMatchObject({
      passed: false,
      until: expect.closeTo(world.clock.now() + 3 * DAY, -4),
    })
    await world.moveBy(3 * DAY + MINUTE)
    await world.pass()
    expect(await world.decisionsOf(1002)).toHaveLength(1)
  })
})

describe('the mode of the moment counts', () => {
  const open = (mode: 'shadow' | 'approval' | 'autonomous', undo = DAY) =>
    openWorld({
      model: scriptedModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode }],
      settings: { undo: { approval: undo, autonomous: undo } },
    })

  test.each([
    ['shadow', 'no_action', 'approval', 'pending'],
    ['shadow', 'no_action', 'autonomous', 'scheduled'],
    ['approval', 'pending', 'autonomous', 'scheduled'],
    ['autonomous', 'scheduled', 'approval', 'pending'],
    ['autonomous', 'scheduled', 'shadow', 'no_action'],
    ['approval', 'pending', 'shadow', 'no_action'],
  ] as const)('%s (%s), then %s: %s, without another call', async (before, was, now, is) => {
    const world = await open(before)
    await world.pass()
    expect(await world.statusOf(1001)).toBe(was)
    world.prompts.policies = [policy({ mode: now })]
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: is, mode: now })
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })

  test('a raised mode still asks a person for what asked for one before', async () => {
    const world = await openWorld({
      model: scriptedModel([wantsFollowUp(ASKED, null, { confidence: 0.2 }), drafts(TEXT)]),
    })
    await world.pass()
    world.prompts.policies = [policy({ mode: 'autonomous' })]
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', mode: 'autonomous' })
    expect(await world.outbox()).toEqual([])
  })

  test('a raised mode sends nothing that is behind a fence', async () => {
    const world = await openWorld({
      model: ALWAYS(),
      policies: [{ mode: 'shadow' }],
      settings: { includeBacklog: false },
    })
    await world.pass()
    world.prompts.policies = [policy({ mode: 'autonomous' })]
    await world.pass()
    expect(await world.statusOf(1001)).toBe('no_action')
    expect(await world.outbox()).toEqual([])
  })

  test('what a person approved stays approved when the mode is raised', async () => {
    const world = await open('approval')
    await world.pass()
    await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
    world.prompts.policies = [policy({ mode: 'autonomous' })]
    await world.pass()
    expect((await world.decisionOn(1001)).approvalId).not.toBe(null)
  })

  test('an autonomous reply waits out its undo window', async () => {
    const world = await open('autonomous', 5 * MINUTE)
    expect((await world.pass()).posted).toBe(0)
    await world.moveBy(5 * MINUTE - 1000)
    expect((await world.pass()).posted).toBe(0)
    await world.moveBy(2000)
    expect((await world.pass()).posted).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import type { SandboxTicket } from '../../src/sandbox/tickets-file.ts'
import { persona, policy, shop, step } from './prompt-set.ts'
import {
  answered,
  drafts,
  fails,
  judges,
  messageWith,
  type Planned,
  scriptedModel,
  wantsFollowUp,
} from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const FOLLOWS_UP = () => [wantsFollowUp(ASKED), drafts(TEXT)]

const detailReads = async (world: World) =>
  (await world.calls()).filter((call) => /^GET \/api\/tickets\/\d+$/.test(call)).length

const policiesOf = async (world: World, id = 1001) =>
  (await world.decisionsOf(id)).map((decision) => [decision.policy, decision.status])

const ORDER = {
  id: '#1042',
  state: 'unfulfilled',
  items: [{ name: 'Bowl', price: 39 }],
  total: 39,
  currency: 'EUR',
  tracking: null,
}

/** Due after 48 hours for VIPs with an unshipped order; after five days for everybody. */
const VIP: Partial<Policy>[] = [
  {
    name: 'vip',
    priority: 10,
    match: { customerTags: ['VIP'], order: ['unfulfilled'] },
    steps: [step('48h')],
  },
  { name: 'all', steps: [step('120h')] },
]

const silentFor = (hours: number, given: Partial<SandboxTicket> = {}) =>
  ticket(
    1001,
    SILENT.map(([from, text], place) => [from, text, hours + (place === 0 ? 10 : 0)]),
    given,
  )

const customer = (given: Partial<SandboxTicket['customer']> = {}) => ({
  name: 'Jo',
  email: 'jo@mail.example',
  tags: [],
  ...given,
})

describe('what only the detail read tells', () => {
  test('decides once the earliest step that may apply is due', async () => {
    const tickets = [silentFor(50, { customer: customer({ tags: ['VIP'] }), order: ORDER })]
    const world = await openWorld({ tickets, policies: VIP, model: scriptedModel(FOLLOWS_UP()) })
    await world.pass()
    expect(await policiesOf(world)).toEqual([['vip', 'pending']])
    expect(await detailReads(world)).toBe(1)
  })

  test('is not read before that', async () => {
    const world = await openWorld({ tickets: [silentFor(47)], policies: VIP })
    await world.pass()
    expect(await world.explain(1001)).toMatchObject({ stoppedBy: 'not_due', policy: 'vip' })
    expect(await detailReads(world)).toBe(0)
  })

  test.each([
    ['no VIP', { customer: customer(), order: ORDER }],
    [
      'a VIP whose order has left',
      {
        customer: customer({ tags: ['VIP'] }),
        order: { ...ORDER, state: 'shipped' },
      },
    ],
    ['a VIP without an order', { customer: customer({ tags: ['VIP'] }) }],
  ] as const)('is read once for %s, who then waits for the later step', async (_, given) => {
    const world = await openWorld({
      tickets: [silentFor(50, given as Partial<SandboxTicket>)],
      policies: VIP,
      model: scriptedModel(FOLLOWS_UP()),
    })
    for (let n = 0; n < 3; n += 1) {
      await world.pass()
      await world.moveBy(HOUR)
    }
    expect(await world.explain(1001)).toMatchObject({ stoppedBy: 'not_due', policy: 'all' })
    expect(await detailReads(world)).toBe(1)
    await world.moveBy(70 * HOUR)
    await world.pass()
    expect(await policiesOf(world)).toEqual([['all', 'pending']])
    expect(await detailReads(world)).toBe(2)
  })

  test('is read once more after the ticket changed', async () => {
    const tickets = [silentFor(50, { customer: customer(), order: ORDER })]
    const world = await openWorld({ tickets, policies: VIP })
    await world.pass()
    await world.moveBy(MINUTE)
    await world.control('POST', '/api/tickets/1001/tags', { names: ['returns'] })
    for (let n = 0; n < 3; n += 1) {
      await world.moveBy(MINUTE)
      await world.pass()
    }
    expect(await detailReads(world)).toBe(2)
  })

  test('does not take back what was judged when the ticket changes', async () => {
    const tickets = [silentFor(50, { customer: customer({ tags: ['VIP'] }), order: ORDER })]
    const world = await openWorld({ tickets, policies: VIP, model: scriptedModel(FOLLOWS_UP()) })
    await world.pass()
    await world.moveBy(MINUTE)
    await world.control('POST', '/api/tickets/1001/tags', { names: ['returns'] })
    await world.pass()
    expect(await policiesOf(world)).toEqual([['vip', 'pending']])
    expect(await detailReads(world)).toBe(1)
  })

  test('is not asked for where every step that may apply is backlog', async () => {
    const world = await openWorld({
      tickets: Array.from({ length: 30 }, (_, n) => ticket(1001 + n)),
      policies: [VIP[0] ?? {}, { name: 'all' }],
      settings: { includeBacklog: false },
    })
    await world.pass()
    expect(await detailReads(world)).toBe(25)
  })
})

describe('a step that is due while something stops it that ends at no known moment', () => {
  test.each(['a pause', 'a spent budget'])(
    'is taken after %s, though another policy’s step is known to come later',
    async (what) => {
      let isOver = false
      const world = await openWorld({
        tickets: [silentFor(50, { customer: customer({ tags: ['VIP'] }), order: ORDER })],
        policies: VIP,
        model: scriptedModel(FOLLOWS_UP()),
        isBudgetSpent: async () => what === 'a spent budget' && !isOver,
      })
      if (what === 'a pause') await world.steps.pause({ paused: true, by: 'Nora' })
      await world.pass()
      expect(await policiesOf(world)).toEqual([])
      isOver = true
      await world.store.state.clear('paused')
      await world.moveBy(HOUR)
      await world.pass()
      expect(await policiesOf(world)).toEqual([['vip', 'pending']])
    },
  )
})

describe('names that could not be read', () => {
  const down = async () => {
    throw new Error('no answer')
  }

  test.each([
    ['fields', { field: { 'Contact reason': ['Order'] } }, { ticketFields: down }],
    ['stores', { store: ['hearth-linen-uk'] }, { stores: down }],
  ] as const)('leave a choice open: %s', async (_, match, lie) => {
    const given: Partial<SandboxTicket> = {
      fields: { 'Contact reason': 'Order::Damaged' },
      store: 'hearth-linen-uk',
    }
    const not = match as unknown as Policy['match']
    const world = await openWorld({
      tickets: [silentFor(80, given)],
      policies: [{ name: 'others', priority: 1, match: { not } }, { name: 'all' }],
      model: scriptedModel(FOLLOWS_UP()),
    })
    world.lie(() => lie)
    for (let n = 0; n < 3; n += 1) {
      await world.pass()
      await world.moveBy(MINUTE)
    }
    expect(await policiesOf(world)).toEqual([])
    // What a detail read cannot tell is not looked for in it again.
    expect(await detailReads(world)).toBe(1)
    world.tellTheTruth()
    await world.pass()
    expect(await policiesOf(world)).toEqual([['all', 'pending']])
  })
})

describe('a condition that reaches a ticket of the helpdesk', () => {
  test.each([
    ['the team', { team: ['orders'] }, { team: 'Orders' }, true],
    ['another team', { team: ['Product advice'] }, { team: 'Orders' }, false],
    ['the store by its name', { store: ['hearth-linen-uk'] }, { store: 'hearth-linen-uk' }, true],
    ['its domain', { store: ['hearth-linen.myshopify.com'] }, { store: 'hearth-linen' }, true],
    ['another store', { store: ['hearth-linen'] }, { store: 'hearth-linen-uk' }, false],
    [
      'enough spent',
      { spent: { operator: '>=', amount: 200 } },
      { customer: customer({ spent: 200 }) },
      true,
    ],
    [
      'too little spent',
      { spent: { operator: '>=', amount: 200 } },
      { customer: customer({ spent: 199 }) },
      false,
    ],
    ['the order it names', { order: ['unfulfilled'] }, { order: ORDER }, true],
    ['no order', { order: ['none'] }, { order: ORDER }, false],
    [
      'none of a tag',
      { not: { customerTags: ['VIP'] } },
      { customer: customer({ tags: ['VIP'] }) },
      false,
    ],
  ] as const)('%s', async (_, match, given, applies) => {
    const world = await openWorld({
      tickets: [silentFor(80, given as Partial<SandboxTicket>)],
      policies: [{ name: 'one', match: match as unknown as Policy['match'] }],
      model: scriptedModel(applies ? FOLLOWS_UP() : []),
    })
    await world.pass()
    expect((await policiesOf(world)).length).toBe(applies ? 1 : 0)
    if (!applies) expect((await world.explain(1001)).stoppedBy).toBe('no_policy')
  })

  test('a field by its label and the beginning of its path; labels are read once a day', async () => {
    const fields = { 'Contact reason': 'Order::Damaged::Glass' }
    const match = { field: { 'contact reason': ['Order::Damaged'] } }
    const world = await openWorld({
      tickets: [silentFor(80, { fields })],
      policies: [{ name: 'damaged', match, priority: 1 }, { name: 'all' }],
      model: scriptedModel(FOLLOWS_UP()),
    })
    await world.pass()
    await world.moveBy(HOUR)
    await world.pass()
    expect(await policiesOf(world)).toEqual([['damaged', 'pending']])
    const asked = (await world.calls()).filter((call) => call.startsWith('GET /api/custom-fields'))
    expect(asked).toHaveLength(1)
  })
})

const ABOUT: Partial<Policy>[] = [
  { name: 'damage', priority: 20, about: 'Something arrived damaged.', steps: [step('120h')] },
  { name: 'size', priority: 10, about: 'The size does not fit.', steps: [step('24h')] },
  { name: 'rest', steps: [step('72h')] },
]

/** Says which of the sentences are true, each with words of the ticket. */
const tells = (...said: [number: number, quote: string][]): Planned => ({
  purpose: 'decide',
  ticket: null,
  answer: ({ ticket: shown }) =>
    answered({
      true_sentences: said.map(([number, quote]) => ({
        number,
        quote,
        message_id: messageWith(shown, quote),
      })),
    }),
})

const CRACK = 'arrived with a crack in it'

describe('where facts leave a choice, a model says what it is about', () => {
  test('once, at the earliest step; the first true sentence applies, and waits for its own step', async () => {
    const model = scriptedModel([tells([1, CRACK], [2, CRACK])])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    expect(await world.explain(1001)).toMatchObject({ stoppedBy: 'not_due', policy: 'damage' })
    await world.moveBy(HOUR)
    const { modelCalls } = await world.pass()
    expect(modelCalls).toBe(0)
    expect(model.asked.map(({ schemaName }) => schemaName)).toEqual(['about'])
    expect(model.asked[0]?.instruction).toContain(
      '1. Something arrived damaged.\n2. The size does not fit.',
    )
  })

  test('its cost is the pass’s, and the decision follows in the same pass when its step is due', async () => {
    const model = scriptedModel([tells([2, CRACK]), ...FOLLOWS_UP()])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    const report = await world.pass()
    expect(await policiesOf(world)).toEqual([['size', 'pending']])
    expect(report).toMatchObject({ due: 1, modelCalls: 3, tokens: { input: 2700 } })
    expect(report.costUsd).toBeCloseTo(0.006)
  })

  test('without a true one, the policy without a sentence applies', async () => {
    const model = scriptedModel([tells(), ...FOLLOWS_UP()])
    const world = await openWorld({ tickets: [silentFor(80)], policies: ABOUT, model })
    await world.pass()
    expect(await policiesOf(world)).toEqual([['rest', 'pending']])
  })

  test('without a true one, and without such a policy, none does', async () => {
    const model = scriptedModel([tells()])
    const world = await openWorld({
      tickets: [silentFor(130)],
      policies: ABOUT.slice(0, 2),
      model,
    })
    await world.pass()
    expect(await world.explain(1001)).toMatchObject({ stoppedBy: 'no_policy', policy: null })
  })

  test('nobody is asked where facts decide', async () => {
    const policies = [{ ...ABOUT[0], match: { channel: ['chat'] } }, ABOUT[2] ?? {}]
    const world = await openWorld({
      tickets: [silentFor(80)],
      policies,
      model: scriptedModel(FOLLOWS_UP()),
    })
    await world.pass()
    expect(await policiesOf(world)).toEqual([['rest', 'pending']])
  })

  test('a new word is a new question', async () => {
    const model = scriptedModel([tells([1, CRACK]), tells(), judges()])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    await world.write(1001, 'customer', 'Never mind the crack. Do you have it in blue?')
    await world.write(1001, 'agent', 'We do. Would you like it?')
    await world.moveBy(80 * HOUR)
    await world.pass()
    expect(await policiesOf(world)).toEqual([['rest', 'no_action']])
    expect(model.left()).toBe(0)
  })

  test('a quote nobody said is asked about once more', async () => {
    const model = scriptedModel([
      tells([2, 'it is far too small']),
      tells([2, CRACK]),
      ...FOLLOWS_UP(),
    ])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    expect(model.asked[1]?.ticket).toContain('there is no message 0')
    expect(await policiesOf(world)).toEqual([['size', 'pending']])
  })

  test('two answers that prove nothing are for a person', async () => {
    const model = scriptedModel([tells([2, 'far too small']), tells([7, CRACK])])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    expect((await world.decisionOn(1001)).statusReason).toContain('there is no sentence 7')
    expect(await world.statusOf(1001)).toBe('parked')
  })

  test('without an answer it is asked again at the next pass', async () => {
    const model = scriptedModel([
      fails('decide', 'unavailable'),
      tells([2, CRACK]),
      ...FOLLOWS_UP(),
    ])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    expect(await world.decisionsOf(1001)).toEqual([])
    await world.pass()
    expect(await policiesOf(world)).toEqual([['size', 'pending']])
  })

  describe('an edited sentence', () => {
    const edited = (about: string) =>
      ABOUT.map((one) => policy(one.name === 'size' ? { ...one, about } : one))

    /** `damage` was chosen and decided by; then the sentence of `size` was edited. */
    const afterTheEdit = async (then: Planned[], approves = false) => {
      const model = scriptedModel([tells([1, CRACK]), ...FOLLOWS_UP(), ...then])
      const tickets = [silentFor(130)]
      const settings = approves ? { undo: { approval: HOUR, autonomous: 0 } } : {}
      const world = await openWorld({ tickets, policies: ABOUT, model, settings })
      await world.pass()
      if (approves) await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
      world.prompts.policies = edited('It is too small.')
      await world.pass()
      return { world, model }
    }

    test.each([
      [false, 'pending'],
      [true, 'scheduled'],
    ])('takes nothing back before it was asked about (approved: %s)', async (approves, status) => {
      const { world } = await afterTheEdit([fails('decide', 'unavailable')], approves)
      expect(await policiesOf(world)).toEqual([['damage', status]])
    })

    test('takes nothing back when the answer is the same', async () => {
      const { world, model } = await afterTheEdit([tells([1, CRACK])])
      expect(await policiesOf(world)).toEqual([['damage', 'pending']])
      expect(model.left()).toBe(0)
    })

    test('takes back what another policy applies to by the new answer', async () => {
      const { world } = await afterTheEdit([tells([2, CRACK]), ...FOLLOWS_UP()])
      expect(await policiesOf(world)).toEqual([
        ['size', 'pending'],
        ['damage', 'cancelled'],
      ])
      expect((await world.decisionsOf(1001))[1]?.statusReason).toBe('policy_changed')
    })

    test('takes back what no policy of today can have led to, whatever the answer', async () => {
      const model = scriptedModel([
        tells([1, CRACK]),
        ...FOLLOWS_UP(),
        fails('decide', 'unavailable'),
      ])
      const world = await openWorld({ tickets: [silentFor(130)], policies: ABOUT, model })
      await world.pass()
      world.prompts.policies = edited('It is too small.').slice(1)
      await world.pass()
      expect((await world.decisionOn(1001)).statusReason).toBe('policy_changed')
    })
  })

  test('another description of the shop is a new question', async () => {
    const model = scriptedModel([tells([1, CRACK]), tells([1, CRACK])])
    const world = await openWorld({ tickets: [silentFor(30)], policies: ABOUT, model })
    await world.pass()
    world.prompts.shop = shop({ about: 'We sell pottery and linen.', hash: 'other' })
    await world.pass()
    expect(model.left()).toBe(0)
  })

  test('offline the topic of the words decides', async () => {
    const world = await openWorld({ tickets: [silentFor(130)], policies: ABOUT })
    await world.pass()
    expect(await policiesOf(world)).toEqual([['damage', 'pending']])
  })
})

describe('whom the shop never follows up with', () => {
  test.each([
    ['a tag of the ticket', { tags: ['Wholesale'] }],
    ['a tag of the customer', { customer: customer({ tags: ['wholesale'] }) }],
    ['an address', { customer: customer({ email: 'desk@press.example' }) }],
  ])('%s', async (_, given) => {
    const never = { tags: ['wholesale'], customers: ['*@press.example'] }
    const world = await openWorld({
      tickets: [silentFor(80, given)],
      prompts: { shop: shop({ never }) },
      model: scriptedModel([]),
    })
    await world.pass()
    const { gates, stoppedBy } = await world.explain(1001)
    expect(stoppedBy).toBe('opted_out')
    expect(gates.find(({ gate }) => gate === 'opted_out')?.values.by).not.toBeNull()
  })

  test('a draft that waits is taken back when he comes to be one of them', async () => {
    const world = await openWorld({ model: scriptedModel(FOLLOWS_UP()) })
    await world.pass()
    world.prompts.shop = shop({ never: { tags: [], customers: ['jo1001@*'] }, hash: 'other' })
    const refused = await world.steps.approve((await world.decisionOn(1001)).id, { by: 'Nora' })
    expect(refused.kind).toBe('conflict')
    await world.pass()
    expect((await world.decisionOn(1001)).statusReason).toBe('opted_out')
  })
})

describe('the voice', () => {
  const voices = {
    personas: [
      persona(),
      persona({ key: 'camille', name: 'Camille', signature: { email: 'Camille', chat: 'C.' } }),
    ],
  }

  test.each([
    ['fr', 'camille', 'Camille'],
    ['en', 'maya', 'Maya'],
  ])('may depend on the customer’s language: %s', async (language, key, signature) => {
    const talk: [from: 'customer' | 'agent', text: string, hours: number][] =
      language === 'fr'
        ? [
            ['customer', 'Bonjour, le bol que j’ai commandé chez vous est arrivé fendu hier.', 90],
            ['agent', `Désolée. ${ASKED}`, 80],
          ]
        : [
            ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 90],
            ['agent', ASKED, 80],
          ]
    const world = await openWorld({
      tickets: [ticket(1001, talk, { language })],
      policies: [{ persona: { fr: 'camille', default: 'maya' } }],
      prompts: voices,
      model: scriptedModel([wantsFollowUp(ASKED), drafts(TEXT, null, language)]),
    })
    await world.pass()
    const decision = await world.decisionOn(1001)
    expect(decision.persona).toBe(key)
    expect(decision.draft?.text.endsWith(`\n\n${signature}`)).toBe(true)
  })
})

describe('the disclosure', () => {
  const DISCLOSURE = { en: 'Written with the help of a machine.', fr: 'Rédigé avec une machine.' }
  const open = (mode: Policy['mode'], given: object = {}) =>
    openWorld({
      policies: [{ mode }],
      prompts: { personas: [persona({ disclosure: DISCLOSURE, ...given })] },
      model: scriptedModel(FOLLOWS_UP()),
      settings: { undo: { approval: 0, autonomous: 60_000 } },
    })

  test('stands in what leaves by itself, in its language', async () => {
    const world = await open('autonomous')
    await world.pass()
    const { status, draft } = await world.decisionOn(1001)
    expect(status).toBe('scheduled')
    expect(draft?.text).toBe(`${TEXT}\n\nMaya\n\n${DISCLOSURE.en}`)
  })

  test('does not stand in what a person approves', async () => {
    const world = await open('approval')
    await world.pass()
    expect((await world.decisionOn(1001)).draft?.text).toBe(`${TEXT}\n\nMaya`)
  })

  test('nor in what comes to a person because of a finding', async () => {
    const world = await open('autonomous', { maxWords: 5 })
    await world.pass()
    const { status, draft, findings } = await world.decisionOn(1001)
    expect(status).toBe('pending')
    expect(findings.map(({ rule }) => rule)).toContain('length')
    expect(draft?.text).toBe(`${TEXT}\n\nMaya`)
  })

  test('keeps a draft without it from leaving by itself when the mode is raised', async () => {
    const world = await open('approval')
    await world.pass()
    world.prompts.policies = [policy({ mode: 'autonomous' })]
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'pending',
      mode: 'autonomous',
    })
  })
})

test('a closed day is no business day', async () => {
  const twoDays = step('48h', { after: { kind: 'business_days', days: 2 } })
  const at = (days: number) => (world: World) => world.moveBy(days * DAY)
  // The shop spoke on Friday; Monday would be the first business day, Tuesday the second.
  const talk = SILENT.map(([from, text]) => [from, text, from === 'agent' ? 96 : 100] as const)
  const dueAt = async (closed: string[]) => {
    const world = await openWorld({
      tickets: [ticket(1001, talk as never)],
      policies: [{ steps: [twoDays] }],
      prompts: { shop: shop({ closed }) },
      model: scriptedModel(FOLLOWS_UP()),
    })
    await world.pass()
    if (closed.length > 0) {
      expect((await world.explain(1001)).stoppedBy).toBe('not_due')
      await at(1)(world)
      await world.pass()
    }
    return world.statusOf(1001)
  }
  expect(await dueAt([])).toBe('pending')
  expect(await dueAt(['2026-11-23'])).toBe('pending')
})

import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { persona, shop } from './prompt-set.ts'
import {
  drafts,
  fails,
  judges,
  messageWith,
  type Planned,
  scriptedModel,
  steadyModel,
  USAGE,
  wantsFollowUp,
} from './scripted-model.ts'
import { ASKED, NOW, SILENT, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const AUTONOMOUS = { mode: 'autonomous' as const }

const worldWith = async (plans: Planned[], options: WorldOptions = {}) => {
  const model = scriptedModel(plans)
  return { ...(await openWorld({ policies: [AUTONOMOUS], ...options, model })), model }
}

/** Decided in one pass; nothing is sent, because all posting waits a day. */
const decide = async (plans: Planned[], options: WorldOptions = {}) => {
  const settings = { undo: { approval: DAY, autonomous: DAY } }
  const world = await worldWith(plans, { settings, ...options })
  const report = await world.pass()
  return { world, report, decision: await world.decisionOn(1001) }
}

describe('a decision', () => {
  test('keeps ledger, draft, prompts and cost, and where it goes', async () => {
    const { decision, report } = await decide([wantsFollowUp(ASKED), drafts(TEXT)])
    expect(decision).toMatchObject({
      ticketId: 1001,
      verdict: 'follow_up',
      status: 'scheduled',
      statusReason: null,
      reason: 'As planned.',
      confidence: 0.95,
      openItems: [{ owner: 'customer', kind: 'asked', quote: ASKED }],
      draft: { subject: 'Re: Cracked bowl 1001', text: `${TEXT}\n\nMaya`, language: 'en' },
      findings: [],
      policy: 'asked',
      persona: 'maya',
      mode: 'autonomous',
      step: 1,
      provider: 'openai',
      model: USAGE.model,
      tokens: { input: 1800, cached: 1200, output: 240 },
      costUsd: 0.004,
      ticketStatus: 'open',
    })
    expect(Object.keys(decision.promptHashes).sort()).toEqual([
      'personas/maya',
      'policies/asked',
      'shop',
      'system/decide',
      'system/draft',
    ])
    expect(report).toMatchObject({
      due: 1,
      decided: { follow_up: 1 },
      tokens: { input: 1800, cached: 1200, output: 240 },
      modelCalls: 2,
      costUsd: 0.004,
    })
  })

  test('asks two tickets of one policy with the same instruction, byte for byte', async () => {
    const model = steadyModel([wantsFollowUp(ASKED), drafts(TEXT)])
    const world = await openWorld({ model, tickets: [ticket(1001), ticket(1002)] })
    await world.pass()
    for (const purpose of ['decide', 'draft']) {
      const asked = model.asked.filter((question) => question.purpose === purpose)
      expect(asked).toHaveLength(2)
      expect(asked[0]?.instruction).toBe(asked[1]?.instruction)
      expect(asked[0]?.ticket).not.toBe(asked[1]?.ticket)
    }
  })

  test('is drafted only for what the policy follows up', async () => {
    const { decision } = await decide([judges({ reason: 'She is content.' })])
    expect(decision).toMatchObject({
      verdict: 'no_follow_up',
      status: 'no_action',
      draft: null,
      persona: null,
    })
  })

  test.each(['we_owe', 'hand_over'] as const)(
    '%s goes to the team, without a draft',
    async (verdict) => {
      const items =
        verdict === 'we_owe'
          ? [{ owner: 'shop' as const, kind: 'promise' as const, quote: 'Sorry about that' }]
          : []
      const { decision, world } = await decide([judges({ verdict, items })])
      expect(decision).toMatchObject({ verdict, status: 'noted', post: 'alert', draft: null })
      expect(await world.outbox()).toEqual([])
    },
  )

  test('personal data never reaches the model, and comes back into the draft', async () => {
    const said = `${ASKED} Write to photos@lumen.example.`
    const tickets = [ticket(1001, [...SILENT.slice(0, 1), ['agent', said, 80]])]
    const { decision, world } = await decide(
      [
        wantsFollowUp('Write to ⟦email 1⟧'),
        drafts('Hello Jo, could you send the photo to ⟦email 1⟧?'),
      ],
      { tickets },
    )
    expect(JSON.stringify(world.model.asked)).not.toContain('photos@lumen.example')
    expect(decision.openItems[0]?.quote).toBe('Write to photos@lumen.example')
    expect(decision.draft?.text).toContain('the photo to photos@lumen.example?')
  })
})

describe('what asks for a person although the policy is autonomous', () => {
  test.each([
    [0.8, 'scheduled'],
    [0.79, 'pending'],
  ])('confidence %d: %s', async (confidence, status) => {
    const { decision } = await decide([wantsFollowUp(ASKED, null, { confidence }), drafts(TEXT)])
    expect(decision.status).toBe(status)
  })

  test.each([
    [1.7, 1],
    [-3, 0],
  ])('a confidence of %d is kept as %d', async (confidence, kept) => {
    const { decision } = await decide([wantsFollowUp(ASKED, null, { confidence }), drafts(TEXT)])
    expect(decision.confidence).toBe(kept)
  })

  test('a finding in the draft', async () => {
    const text = 'Hello Jo, here is 15% off. Could you send us the photo?'
    const { decision } = await decide([wantsFollowUp(ASKED), drafts(text)])
    expect(decision.status).toBe('pending')
    expect(decision.findings.map(({ rule }) => rule)).toEqual(['claims', 'promises'])
    expect(decision.statusReason).toContain('claims')
  })

  test('a word nobody of the shop used, though no rule forbids it', async () => {
    const text = 'Hello Jo, could you send us the photo of the elephant?'
    const { decision } = await decide([wantsFollowUp(ASKED), drafts(text)])
    expect(decision).toMatchObject({ status: 'pending', findings: [] })
    expect(decision.statusReason).toContain('"elephant"')
  })

  test.each([
    [['en', 'fr'], 'scheduled'],
    [[], 'scheduled'],
    [['fr'], 'pending'],
  ])('a persona that writes %o, for an English customer: %s', async (languages, status) => {
    const { decision } = await decide([wantsFollowUp(ASKED), drafts(TEXT)], {
      prompts: { personas: [persona({ languages })] },
    })
    expect(decision.status).toBe(status)
  })

  test('a judge whose verdict and ledger disagree even after he was told', async () => {
    const stubborn = judges({ verdict: 'no_follow_up', items: [{ quote: ASKED }] })
    const { decision } = await decide([stubborn, stubborn, drafts(TEXT)])
    expect(decision).toMatchObject({ verdict: 'follow_up', status: 'pending' })
    expect(decision.statusReason).toContain('disagree')
  })

  test('a judge who mends his verdict is taken at his word', async () => {
    const { decision } = await decide([
      judges({ verdict: 'no_follow_up', items: [{ quote: ASKED }] }),
      judges(),
    ])
    expect(decision).toMatchObject({ verdict: 'no_follow_up', status: 'no_action' })
  })

  test('a customer who wrote on another ticket that is settled by now', async () => {
    const customer = { id: 777, name: 'Jo', email: 'jo@mail.example', tags: [] }
    const other = ticket(
      1002,
      [
        ['customer', 'Do you also make plates, by the way?', 60],
        ['agent', 'Yes, we do.', 50],
      ],
      { subject: 'Plates', customer },
    )
    const { decision } = await decide([wantsFollowUp(ASKED, 1001), drafts(TEXT, 1001)], {
      tickets: [ticket(1001, SILENT, { customer }), other],
    })
    expect(decision.status).toBe('pending')
    expect(decision.statusReason).toContain('another ticket')
  })
})

describe('wait', () => {
  const due = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString()
  const promised = (at: string): Planned =>
    judges({
      verdict: 'wait',
      items: [{ owner: 'customer', kind: 'promise', due: at, quote: 'with a crack' }],
    })

  test('with a date is judged again at that date, and not before', async () => {
    const { world, decision } = await decide([
      promised(due(2 * DAY)),
      wantsFollowUp(ASKED),
      drafts(TEXT),
    ])
    expect(decision).toMatchObject({
      verdict: 'wait',
      status: 'waiting',
      until: Date.parse(due(2 * DAY)),
    })
    await world.moveBy(2 * DAY - 2 * MINUTE)
    await world.pass()
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    await world.moveBy(3 * MINUTE)
    await world.pass()
    expect((await world.decisionsOf(1001)).map(({ verdict, status }) => [verdict, status])).toEqual(
      [
        ['follow_up', 'scheduled'],
        ['wait', 'no_action'],
      ],
    )
  })

  test('without a date is judged again after three business days, the second time a person looks', async () => {
    const undated = judges({ verdict: 'wait', items: [{ quote: ASKED }] })
    const { world, decision } = await decide([undated, undated])
    expect(decision).toMatchObject({
      status: 'waiting',
      until: expect.closeTo(Date.parse('2026-11-27T09:00:00Z'), -4),
    })
    await world.moveBy(3 * DAY + MINUTE)
    await world.pass()
    expect(await world.decisionOn(1001)).toMatchObject({
      verdict: 'wait',
      status: 'pending',
      until: null,
      statusReason: 'waited twice without a date',
    })
  })

  test('beyond sixty days asks a person instead', async () => {
    const { decision } = await decide([promised(due(61 * DAY))])
    expect(decision).toMatchObject({ verdict: 'wait', status: 'pending' })
    expect(decision.statusReason).toContain('60 days')
  })

  test('within sixty days waits', async () => {
    const { decision } = await decide([promised(due(59 * DAY))])
    expect(decision).toMatchObject({ verdict: 'wait', status: 'waiting' })
  })
})

describe('a model that gives no answer', () => {
  test.each(['decide', 'draft'] as const)(
    'is asked three times at %s, then a person looks',
    async (purpose) => {
      const plans = purpose === 'decide' ? [] : [wantsFollowUp(ASKED)]
      const model = steadyModel([...plans, fails(purpose, 'unavailable')])
      const world = await openWorld({ model, policies: [AUTONOMOUS] })
      for (const expected of [null, null, 'parked']) {
        await world.pass()
        expect(await world.statusOf(1001)).toBe(expected)
      }
      const asked = model.asked.length
      await world.pass()
      expect(model.asked).toHaveLength(asked)
      expect(await world.decisionOn(1001)).toMatchObject({
        verdict: 'hand_over',
        draft: null,
        reason: expect.stringContaining('unavailable'),
      })
    },
  )

  test('and answers the second time is not counted down further', async () => {
    const world = await worldWith([
      fails('decide', 'unavailable'),
      wantsFollowUp(ASKED),
      drafts(TEXT),
    ])
    const first = await world.pass()
    expect(first).toMatchObject({ due: 1, skipped: { model_unavailable: 1 }, parked: 0 })
    expect((await world.pass()).posted).toBe(1)
  })

  test('for want of budget stays due however long it takes', async () => {
    const model = steadyModel([fails('decide', 'over_budget')])
    const world = await openWorld({ model, policies: [AUTONOMOUS] })
    for (let n = 0; n < 5; n += 1) await world.pass()
    expect(model.asked).toHaveLength(5)
    expect(await world.decisionsOf(1001)).toEqual([])
    expect((await world.explain(1001)).stoppedBy).toBe(null)
  })

  test('and refuses is a person’s at once, with what it cost', async () => {
    const { decision } = await decide([fails('decide', 'refused')])
    expect(decision).toMatchObject({
      status: 'parked',
      costUsd: USAGE.costUsd,
      statusReason: expect.stringContaining('refused'),
    })
  })

  test('and refuses to draft is charged for the judgement too', async () => {
    const { decision } = await decide([wantsFollowUp(ASKED), fails('draft', 'refused')])
    expect(decision).toMatchObject({ status: 'parked', tokens: { input: 1800 } })
  })

  test('and quotes words nobody wrote twice is parked, and asked no third time', async () => {
    const lie = judges({ verdict: 'follow_up', items: [{ quote: 'Send money', message_id: 1 }] })
    const { decision, world } = await decide([lie, lie])
    expect(decision).toMatchObject({ status: 'parked', verdict: 'hand_over' })
    await world.pass()
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })
})

test('three failures on one input do not count against another', async () => {
  const world = await worldWith([
    fails('decide', 'unavailable'),
    fails('decide', 'unavailable'),
    fails('decide', 'unavailable'),
  ])
  await world.pass()
  await world.pass()
  await world.write(1001, 'note', 'Kundin hat angerufen, sie sucht das Foto noch.')
  await world.moveBy(HOUR)
  await world.pass()
  expect(await world.decisionsOf(1001)).toEqual([])
})

test('an offline judge on a real helpdesk never sends by itself', async () => {
  const settings = { isSandbox: false, ceiling: 'autonomous' as const }
  const world = await openWorld({ policies: [AUTONOMOUS], settings })
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject({
    provider: 'offline',
    status: 'pending',
    statusReason: 'judged without a model',
  })
  expect(await world.outbox()).toEqual([])
})

test('the words of a note are shown to the judge as inside words', async () => {
  const tickets = [ticket(1001, [...SILENT, ['note', 'Lager hat noch zwei davon.', 40]])]
  const { world } = await decide([judges()], { tickets })
  const shown = world.model.asked[0]?.ticket ?? ''
  expect(shown).toMatch(/<note id="\d+"[^>]*>Lager hat noch zwei davon\.<\/note>/)
  expect(messageWith(shown, 'Lager')).toBeGreaterThan(0)
})

test('several points still open reach the writer, those of others do not', async () => {
  const model = scriptedModel([
    judges({
      verdict: 'follow_up',
      items: [
        { quote: ASKED, what: 'photo of the crack' },
        { quote: 'Sorry about that', kind: 'offer', what: 'an excuse' },
        { quote: 'Hello, the bowl', owner: 'third_party', kind: 'promise', what: 'parcel' },
      ],
    }),
    drafts(TEXT),
  ])
  await (await openWorld({ model, prompts: { shop: shop() } })).pass()
  const task = model.asked[1]?.ticket ?? ''
  expect(task).toContain('photo of the crack')
  expect(task).not.toContain('an excuse')
  expect(task).not.toContain('<what>parcel')
})

describe('wording: slots', () => {
  const slots = { ...AUTONOMOUS, wording: 'slots' as const }
  const style =
    '## Approved sentences\n- en greeting: Hello,\n- en asked: One thing is open: {quote}'

  test('is composed of approved sentences and verified facts; no model is asked for words', async () => {
    const { decision } = await decide([wantsFollowUp(ASKED)], {
      policies: [slots],
      prompts: { personas: [persona({ style })] },
    })
    expect(decision).toMatchObject({ status: 'scheduled', findings: [] })
    expect(decision.draft?.text).toBe(`Hello,\n\nOne thing is open: ${ASKED}\n\nMaya`)
  })

  test('goes to a person where no sentence is approved', async () => {
    const { decision } = await decide([wantsFollowUp(ASKED)], {
      policies: [slots],
      prompts: { personas: [persona({ style: 'Short.' })] },
    })
    expect(decision.status).toBe('parked')
    expect(decision.statusReason).toContain('no approved sentence in "en"')
  })
})

import { describe, expect, test } from 'vitest'
import { createMask } from '../../src/domain/masking.ts'
import { describeTicket } from '../../src/pipeline/context.ts'
import { createJudge } from '../../src/pipeline/judge.ts'
import { agent, customer, NOW, ticketWith } from '../domain/conversation.ts'
import {
  fails,
  judges,
  type Planned,
  scriptedModel,
  USAGE,
  wantsFollowUp,
} from './scripted-model.ts'

const QUOTE = 'Pouvez-vous nous envoyer une photo ?'
const LIE = 'Pouvez-vous nous envoyer une image ?'

const ask = async (plans: Planned[], objections: () => string[] = () => []) => {
  const model = scriptedModel(plans)
  const mask = createMask()
  const ticket = ticketWith([
    customer(9, { id: 11, text: 'Ma tasse est fendue. Écrivez à ines@mail.example.' }),
    agent(8, { id: 12, text: QUOTE }),
  ])
  const judged = await createJudge({ kind: 'model', model })({
    ticket,
    now: NOW,
    instruction: 'Fill in the ledger.',
    description: describeTicket(ticket, { language: 'fr', now: NOW, silentSince: NOW, mask }),
    mask,
    objections,
  })
  return { judged, model }
}

describe('a judgement', () => {
  test('with true quotes stands at once', async () => {
    const { judged, model } = await ask([wantsFollowUp(QUOTE)])
    expect(judged).toMatchObject({
      kind: 'judged',
      judgement: { verdict: 'follow_up', open_items: [{ message_id: 12, quote: QUOTE }] },
      usage: USAGE,
    })
    expect(model.asked).toHaveLength(1)
    expect(model.asked[0]).toMatchObject({
      purpose: 'decide',
      instruction: 'Fill in the ledger.',
      schemaName: 'judgement',
    })
  })

  test('with a false quote is mended once, and told what was false', async () => {
    const { judged, model } = await ask([
      judges({ verdict: 'follow_up', items: [{ quote: LIE, message_id: 12 }] }),
      wantsFollowUp(QUOTE),
    ])
    expect(judged).toMatchObject({ kind: 'judged', usage: { tokens: { input: 1800 } } })
    expect(model.asked[1]?.ticket).toContain(LIE)
    expect(model.asked[1]?.ticket.startsWith(model.asked[0]?.ticket ?? '-')).toBe(true)
    expect(model.asked[1]?.instruction).toBe(model.asked[0]?.instruction)
  })

  test('that is false twice waits for a person, with what it cost', async () => {
    const lie = judges({ verdict: 'follow_up', items: [{ quote: LIE, message_id: 12 }] })
    const { judged, model } = await ask([lie, lie])
    expect(judged).toMatchObject({
      kind: 'parked',
      why: expect.stringContaining(LIE),
      usage: { tokens: { input: 1800, cached: 1200, output: 240 } },
    })
    expect(model.left()).toBe(0)
  })

  test('that cites a message which is not there is false', async () => {
    const lie = judges({ evidence: [{ message_id: 99, quote: QUOTE }] })
    const { judged } = await ask([lie, lie])
    expect(judged).toMatchObject({ kind: 'parked', why: expect.stringContaining('99') })
  })

  test('that meets an objection is asked again; the second answer stands as it is', async () => {
    const { judged, model } = await ask(
      [
        judges({ verdict: 'wait' }),
        judges({ verdict: 'no_follow_up', reason: 'Nothing is open.' }),
      ],
      () => ['your open_items lead elsewhere'],
    )
    expect(judged).toMatchObject({ kind: 'judged', judgement: { reason: 'Nothing is open.' } })
    expect(model.asked[1]?.ticket).toContain('your open_items lead elsewhere')
  })

  test('may quote what was hidden from the judge: it comes back before the check', async () => {
    const evidence = [{ message_id: 11, quote: 'Écrivez à ⟦email 1⟧' }]
    const { judged } = await ask([judges({ evidence, reason: 'He is ⟦email 1⟧.' })])
    expect(judged).toMatchObject({
      kind: 'judged',
      judgement: {
        reason: 'He is ines@mail.example.',
        evidence: [{ message_id: 11, quote: 'Écrivez à ines@mail.example' }],
      },
    })
  })
})

describe('no judgement', () => {
  test('an answer that is none is asked for again, and told why', async () => {
    const { judged, model } = await ask([fails('decide', 'invalid'), judges()])
    expect(judged).toMatchObject({ kind: 'judged', usage: { tokens: { input: 1800 } } })
    expect(model.asked[1]?.ticket).toContain('planned: invalid')
  })

  test.each([
    [['invalid', 'invalid'], { kind: 'parked' }],
    [['refused'], { kind: 'parked', why: expect.stringContaining('refused') }],
    [['unavailable'], { kind: 'later', isBudget: false }],
    [['over_budget'], { kind: 'later', isBudget: true }],
    [['invalid', 'unavailable'], { kind: 'later', isBudget: false }],
    [['invalid', 'over_budget'], { kind: 'later', isBudget: true }],
  ] as const)('%o', async (endings, expected) => {
    const { judged, model } = await ask(endings.map((ending) => fails('decide', ending)))
    expect(judged).toMatchObject(expected)
    expect(model.left()).toBe(0)
  })

  test('a provider that goes away during the repair is asked again at the next pass', async () => {
    const lie = judges({ verdict: 'follow_up', items: [{ quote: LIE, message_id: 12 }] })
    const { judged } = await ask([lie, fails('decide', 'unavailable')])
    expect(judged).toMatchObject({ kind: 'later', isBudget: false })
  })
})

test('a cost nobody knows makes the sum unknown', async () => {
  const priceless: Planned = {
    ...judges(),
    answer: () => ({ kind: 'invalid', why: 'cut off', usage: { ...USAGE, costUsd: null } }),
  }
  const { judged } = await ask([priceless, judges()])
  expect(judged).toMatchObject({ kind: 'judged', usage: { costUsd: null } })
})

test('rules judge without any call', async () => {
  const ticket = ticketWith([customer(9), agent(8)])
  const judged = await createJudge({ kind: 'offline' })({
    ticket,
    now: NOW,
    instruction: '',
    description: '',
    mask: createMask(),
    objections: () => [],
  })
  expect(judged).toMatchObject({ kind: 'judged', usage: { model: 'rules', costUsd: 0 } })
})

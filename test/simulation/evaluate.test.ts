/** Tests the judging of labelled cases, with the gates and steps of a pass. */
import { describe, expect, it } from 'vitest'
import type { ItemKind } from '../../src/domain/ledger.ts'
import { evaluate } from '../../src/simulation/evaluate.ts'
import { baselinesOf } from '../../src/simulation/evaluate-baselines.ts'
import { readCases } from '../../src/simulation/evaluate-cases.ts'
import { reportOn } from '../../src/simulation/evaluate-report.ts'
import { promptSet } from '../pipeline/prompt-set.ts'
import { fails, judges, scriptedModel, USAGE, wantsFollowUp } from '../pipeline/scripted-model.ts'

type Said = [from: 'customer' | 'agent' | 'note' | 'rule', text: string]

const HOUR_AT = (place: number) => `2026-11-16T${String(10 + place).padStart(2, '0')}:00:00Z`

const caseOf = (id: string, label: string, ...said: Said[]) =>
  JSON.stringify({
    ...{ id, label, lang: 'en' },
    messages: said.map(([from, text], place) => ({ from, text, at: HOUR_AT(place) })),
  })

const casesOf = (...lines: string[]) => {
  const { cases, mistakes } = readCases(lines.join('\n'), 'cases.jsonl')
  expect(mistakes).toEqual([])
  return cases
}

const BROKEN: Said = ['customer', 'My lamp is broken.']
const PHOTO: Said = ['agent', 'Could you send us a photo of it?']
const ASKED = caseOf('asked', 'needed', BROKEN, PHOTO)
const CLOSED = caseOf(
  'closed',
  'not_needed',
  ['customer', 'Is the mug dishwasher safe?'],
  ['agent', 'Yes, top rack.'],
  ['customer', 'Perfect, thank you!'],
  ['agent', 'You are welcome!'],
)

const offline = (...lines: string[]) =>
  evaluate(
    { mind: { kind: 'offline' }, prompts: null, followUpOn: ['asked'], concurrency: 1 },
    casesOf(...lines),
  )

const withModel = async (
  model: ReturnType<typeof scriptedModel>,
  lines: string[],
  followUpOn: ItemKind[] = ['asked'],
) =>
  evaluate(
    { mind: { kind: 'model', model }, prompts: promptSet(), followUpOn, concurrency: 4 },
    casesOf(...lines),
  )

describe('without a model', () => {
  it('rules judge, and what a gate stops is named by the gate', async () => {
    const outcomes = await offline(
      ASKED,
      CLOSED,
      caseOf('spoke', 'not_needed', PHOTO, BROKEN),
      caseOf('rule', 'not_needed', BROKEN, PHOTO, ['rule', 'We have not heard from you.']),
    )
    expect(outcomes.map(({ verdict, reason }) => [verdict, reason.split(':')[0]])).toEqual([
      ['follow_up', 'The customer has not answered our question'],
      ['no_follow_up', 'Nothing is open since'],
      ['stopped', 'customer_spoke_last'],
      ['stopped', 'rule_answered'],
    ])
  })

  it('gates that need an account stop nothing: neither age nor channel rules of a policy', async () => {
    const old = JSON.parse(ASKED)
    const outcomes = await offline(
      JSON.stringify({ ...old, id: 'old', silent_hours: 4000 }),
      JSON.stringify({ ...old, id: 'fresh', silent_hours: 1 }),
    )
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['follow_up', 'follow_up'])
  })

  it('an absence that names its end holds until then and no longer', async () => {
    const away: Said = [
      'customer',
      'I am out of office until 24 November 2026. I will reply on my return.',
    ]
    const told = JSON.parse(caseOf('away', 'needed', BROKEN, PHOTO, away))
    const outcomes = await offline(
      JSON.stringify({ ...told, id: 'still', silent_hours: 72 }),
      JSON.stringify({ ...told, id: 'back', silent_hours: 24 * 10 }),
    )
    expect(outcomes.map(({ verdict }) => verdict)).toEqual(['stopped', 'follow_up'])
  })
})

describe('with a model', () => {
  it('only what is undecided reaches it, with one byte-identical instruction', async () => {
    const model = scriptedModel([wantsFollowUp(PHOTO[1], 1), wantsFollowUp(PHOTO[1], 3)])
    const outcomes = await withModel(model, [ASKED, CLOSED, ASKED.replace('asked', 'again')])
    expect(outcomes.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['asked', 'follow_up'],
      ['closed', 'no_follow_up'],
      ['again', 'follow_up'],
    ])
    expect(new Set(model.asked.map(({ instruction }) => instruction)).size).toBe(1)
    const report = reportOn(outcomes, { isOptionalNeeded: false, modelCalls: model.callCount() })
    expect(report).toMatchObject({
      ...{ model_calls: 2, avoided_model_calls: 1, accuracy: 1, wrong: [] },
      tokens: { input: 1800, cached: 1200, output: 240 },
      cost_usd: 2 * (USAGE.costUsd ?? 0),
      avoided: { share_of_not_needed: 1, needed_lost: [], by: { surely_closed: 1 } },
    })
    expect(report.cost_per_1000_usd).toBeCloseTo((0.004 / 3) * 1000, 10)
  })

  it('the verdict is read from the ledger by the kinds that are followed up', async () => {
    const offer = () =>
      judges({ verdict: 'follow_up', items: [{ quote: 'Yes, in cream.', kind: 'offer' }] })
    const answered = caseOf(
      'a',
      'optional',
      ['customer', 'Is it there?'],
      ['agent', 'Yes, in cream.'],
    )
    const followed = await withModel(
      scriptedModel([offer()]),
      [answered],
      ['asked', 'offer', 'fix'],
    )
    expect(followed[0]?.verdict).toBe('follow_up')
    const plain = judges({
      verdict: 'no_follow_up',
      items: [{ quote: 'Yes, in cream.', kind: 'offer' }],
    })
    const left = await withModel(scriptedModel([plain]), [answered])
    expect(left[0]?.verdict).toBe('no_follow_up')
  })

  it('a case without a usable answer is counted as not followed up, and said', async () => {
    const model = scriptedModel([fails('decide', 'over_budget', 1), fails('decide', 'refused', 2)])
    const outcomes = await withModel(model, [ASKED, ASKED.replace('asked', 'again')])
    expect(outcomes.map(({ verdict, isBudget }) => [verdict, isBudget])).toEqual([
      ['no_answer', true],
      ['no_answer', false],
    ])
    const report = reportOn(outcomes, { isOptionalNeeded: false, modelCalls: 2 })
    expect(report).toMatchObject({
      accuracy: 0,
      unanswered: 2,
      confusion: { needed: { no_answer: 2 } },
    })
    expect(report.wrong.map(({ id }) => id)).toEqual(['asked', 'again'])
  })
})

describe('baselines', () => {
  it('follow up always, or unless the customer’s last words thank', () => {
    const cases = casesOf(
      ASKED,
      CLOSED,
      caseOf(
        'merci',
        'not_needed',
        BROKEN,
        PHOTO,
        ['customer', 'Merci !'],
        ['agent', 'Avec plaisir'],
      ),
      caseOf('early', 'needed', ['customer', 'Thanks for the lamp.'], PHOTO, BROKEN, PHOTO),
    )
    const { always_follow_up, customer_said_thanks } = baselinesOf(cases, false)
    expect(always_follow_up).toMatchObject({ accuracy: 0.5, recall: 1, precision: 0.5 })
    expect(customer_said_thanks).toMatchObject({ accuracy: 1 })
  })
})

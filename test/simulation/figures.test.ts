import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import type { PastCase } from '../../src/simulation/case.ts'
import { weekOf } from '../../src/simulation/choose.ts'
import { differenceTo } from '../../src/simulation/difference.ts'
import {
  calibrationIn,
  chasesIn,
  closedOnPromiseIn,
  doubtfulIn,
  pointlessAvoided,
  promisesIn,
} from '../../src/simulation/findings.ts'
import { forecast } from '../../src/simulation/forecast.ts'
import { aiBill, PLANS, ticketBill } from '../../src/simulation/gorgias-prices.ts'
import { recommend } from '../../src/simulation/rungs.ts'
import { scoreAll } from '../../src/simulation/score.ts'
import { AT, decided, pastCase, times } from './cases.ts'

const NO = { needed: false, proof: 'sequel' } as const
const UNKNOWN = { needed: null, proof: null } as const

describe('scores', () => {
  const cases = [
    ...times(6),
    ...times(2, { label: NO }),
    ...times(3, { end: decided('no_follow_up') }),
    ...times(4, { end: decided('no_follow_up'), label: NO }),
    ...times(5, { label: UNKNOWN }),
    ...times(7, { end: { kind: 'answered_first' }, isLong: false, label: NO }),
    ...times(1, { end: { kind: 'unreadable', why: 'gone' } }),
  ]

  test('count what was right, in vain and missed, and leave out what nobody knows', () => {
    const { rules, ...scores } = scoreAll(cases)
    expect(scores).toMatchObject({ cases: 20, labelled: 15, needed: 9 })
    expect(rules[0]).toMatchObject({ followUps: 8, pointless: 2, missed: 3 })
    expect(rules[0]?.precision.value).toBeCloseTo(6 / 8)
    expect(rules[0]?.recall.value).toBeCloseTo(6 / 9)
    expect(rules[1]).toMatchObject({
      rule: 'always after 3 days',
      followUps: 15,
      pointless: 6,
      missed: 0,
    })
  })

  test('are wider when the cases hang together in few customers', () => {
    const many = scoreAll([...times(40), ...times(40, { label: NO })]).rules[0]?.precision.interval
    const one = (customer: string, label: PastCase['label']) => times(20, { customer, label })
    const few = scoreAll([
      ...one('a', { needed: true, proof: 'sequel' }),
      ...one('b', { needed: true, proof: 'sequel' }),
      ...one('c', NO),
      ...one('d', NO),
    ]).rules[0]?.precision.interval
    expect((few?.high ?? 0) - (few?.low ?? 0)).toBeGreaterThan(
      2 * ((many?.high ?? 1) - (many?.low ?? 0)),
    )
  })

  test('say nothing where there is nothing', () => {
    expect(scoreAll([]).rules[0]).toMatchObject({
      precision: { value: null, interval: null, of: 0 },
    })
  })
})

describe('findings', () => {
  const chase = (answeredAfter: number | null) => ({
    ...pastCase().sequel,
    ...{ kind: 'agent_chased' as const, after: 48 * 3_600_000, answeredAfter },
  })

  test('tell how far agents and Relance agree', () => {
    const cases = [
      pastCase({ sequel: chase(DAY) }),
      pastCase({ sequel: chase(null) }),
      pastCase({ sequel: chase(DAY), end: decided('no_follow_up') }),
      pastCase(),
    ]
    expect(chasesIn(cases)).toEqual({
      byAgents: 3,
      agreed: 2,
      ours: 1,
      answered: 2,
      hoursEarlier: 48,
    })
  })

  test('count the messages the simple rule would have sent in vain', () => {
    expect(
      pointlessAvoided([
        pastCase({ end: decided('no_follow_up'), label: NO }),
        pastCase({ label: NO }),
        pastCase({ end: decided('no_follow_up') }),
        pastCase({ end: decided('no_follow_up'), label: NO, isLong: false }),
      ]),
    ).toBe(1)
  })

  test('list forgotten promises, those never kept first', () => {
    const promise = (keptAfter: number | null) =>
      pastCase({ end: decided('we_owe'), promise: { quote: 'I will call', due: null, keptAfter } })
    const found = promisesIn([promise(4 * DAY), promise(null), promise(8 * DAY), pastCase()])
    expect(found).toMatchObject({ found: 3, neverKept: 1, medianDays: 6 })
    expect(found.longest.map(({ days }) => days)).toEqual([null, 8, 4])
  })

  test('find tickets closed on a promise of the customer that he never kept', () => {
    const item = {
      ...({ owner: 'customer', kind: 'promise', what: 'a photo', due: null } as const),
      ...{ message_id: 1, quote: 'I will send it tomorrow' },
    }
    const end = decided('wait', { openItems: [item] })
    const came = { ...pastCase().sequel, kind: 'came_back' as const }
    const found = closedOnPromiseIn([
      pastCase({ end, wasClosed: true }),
      pastCase({ end, wasClosed: false }),
      pastCase({ end, wasClosed: true, sequel: came }),
    ])
    expect(found).toMatchObject({ count: 1, cases: [{ quote: 'I will send it tomorrow' }] })
  })

  test('hold confidence against what was right', () => {
    const sure = times(10, { end: decided('follow_up', { confidence: 0.95 }) })
    const wrong = times(10, { end: decided('follow_up', { confidence: 0.95 }), label: NO })
    expect(calibrationIn([...sure, ...wrong]).error).toBeCloseTo(0.45)
  })

  test('show the ten least sure', () => {
    const cases = Array.from({ length: 30 }, (_, n) =>
      pastCase({ end: decided('follow_up', { confidence: n / 30 }) }),
    )
    expect(doubtfulIn(cases)).toEqual(cases.slice(0, 10))
  })

  test('compare with an earlier configuration case by case', () => {
    const [a, b, c] = [pastCase(), pastCase({ end: decided('no_follow_up') }), pastCase()]
    const before = {
      configuration: 'old',
      verdicts: { [a.id]: 'no_follow_up', [b.id]: 'follow_up' },
    }
    const difference = differenceTo(before, [a, b, c])
    expect(difference).toMatchObject({ compared: 2, test: { won: 1, lost: 1, p: 1 } })
    expect(difference?.changed.map(({ before: was, after }) => [was, after])).toEqual([
      ['no_follow_up', 'follow_up'],
      ['follow_up', 'no_follow_up'],
    ])
    expect(differenceTo(null, [a])).toBeNull()
  })
})

describe('the forecast', () => {
  const weekly = (n: number, weeks: number, more: Partial<PastCase> = {}) =>
    Array.from({ length: weeks }, (_, week) =>
      times(n, { at: AT - week * 7 * DAY, ...more }),
    ).flat()
  const facts = (cases: PastCase[], days: number) => ({
    ...{ cases, from: AT - days * DAY, until: AT + 7 * DAY },
    tickets: { replayed: 100, of: 200 },
  })

  test('counts whole weeks and scales a sample up', () => {
    const found = forecast(facts(weekly(5, 8), 56))
    expect(found.sends).toMatchObject({ kind: 'known', mean: 10, interval: { low: 10, high: 10 } })
  })

  test('says that too short a past, and too few chases, carry no figure', () => {
    const short = forecast(facts(weekly(5, 2), 14))
    expect(short.sends.kind).toBe('not_enough_data')
    expect(short.bill).toBeNull()
    expect(forecast(facts(weekly(5, 8), 56)).answers).toMatchObject({
      kind: 'not_enough_data',
      why: expect.stringContaining('agents chased 0 times'),
    })
  })

  test('expects as many answers as the agents’ own reminders got', () => {
    const sequel = { ...pastCase().sequel, kind: 'agent_chased' as const, after: DAY }
    const answered = weekly(3, 8, { sequel: { ...sequel, answeredAfter: DAY } })
    const silent = weekly(1, 8, { sequel })
    const found = forecast(facts([...answered, ...silent], 56))
    expect(found.answers).toMatchObject({ kind: 'known', mean: 6 })
  })

  test.each([
    ['Starter', 50, 10],
    ['Starter', 51, 10.4],
    ['Basic', 300, 60],
    ['Basic', 301, 100],
    ['Basic', 400, 100],
    ['Basic', 401, 140],
    ['Pro', 2001, 396],
    ['Advanced', 5100, 936],
  ])('the plan %s bills %i tickets with %f dollars', (name, tickets, usd) => {
    const plan = PLANS.find((one) => one.name === name)
    expect(plan && ticketBill(plan, tickets)).toBeCloseTo(usd)
  })

  test.each([
    ['Starter', 3, 3],
    ['Basic', 60, 0],
    ['Basic', 61, 150],
    ['Advanced', 2601, 300],
  ])('the AI Agent on %s asks for %i interactions %f dollars more', (name, count, usd) => {
    const plan = PLANS.find((one) => one.name === name)
    expect(plan && aiBill(plan, count)).toBe(usd)
  })
})

describe('the next rung', () => {
  const policies = [{ name: 'photos', mode: 'approval' as const }]

  test('is taken when enough follow-ups were surely right and clean', () => {
    expect(recommend(policies, times(150))[0]).toMatchObject({ next: 'autonomous', passes: true })
  })

  test.each<[string, PastCase[], string]>([
    ['too few are known', times(99), '100 follow-ups'],
    ['too many were in vain', [...times(120), ...times(30, { label: NO })], 'precision'],
    [
      'too many drafts need a person',
      times(150, { end: decided('follow_up', { asksForPerson: 'a finding' }) }),
      'drafts',
    ],
  ])('is not taken when %s', (_, cases, lacks) => {
    const [rung] = recommend(policies, cases)
    expect(rung?.passes).toBe(false)
    expect(rung?.says).toContain(lacks)
  })

  test('ends at the top', () => {
    expect(recommend([{ name: 'photos', mode: 'autonomous' }], [])[0]).toMatchObject({
      next: null,
      passes: false,
    })
  })
})

test.each([
  ['2026-11-02T00:00:00Z', '2026-11-02'],
  ['2026-11-08T23:59:59Z', '2026-11-02'],
  ['2026-11-09T00:00:00Z', '2026-11-09'],
])('%s lies in the week of %s', (at, week) => {
  expect(weekOf(Date.parse(at))).toBe(week)
})

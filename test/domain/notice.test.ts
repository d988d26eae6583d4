import { describe, expect, it } from 'vitest'
import { dayOf, type NoticeFacts, noticesFor } from '../../src/domain/notice.ts'
import type { Stop } from '../../src/domain/stops.ts'
import { NOW } from './conversation.ts'

const at = (iso: string) => Date.parse(iso)

/** Paris is an hour ahead of UTC in November, two in July. */
const facts = (given: Partial<NoticeFacts> = {}): NoticeFacts => ({
  now: at('2026-11-24T13:00:00Z'),
  timezone: 'Europe/Paris',
  counts: { waiting: 0, parked: 0, failed: 0, weOwe: 0 },
  budget: { spentUsd: 0, capUsd: 5 },
  isLate: false,
  lastPassEndedAt: NOW,
  stops: [],
  lowered: [],
  ...given,
})

const causes = (given: Partial<NoticeFacts>, told: Record<string, string> = {}) =>
  noticesFor(facts(given), told).map(({ cause }) => cause)

const WAITING = { waiting: 3, parked: 1, failed: 0, weOwe: 2 }

describe('the digest', () => {
  const TIMES: [string, boolean][] = [
    ['2026-11-24T07:29:59Z', false],
    ['2026-11-24T07:30:00Z', true],
    ['2026-11-24T10:59:59Z', true],
    ['2026-11-24T11:00:00Z', false],
    ['2026-07-24T06:29:59Z', false],
    ['2026-07-24T06:30:00Z', true],
  ]
  it.each(TIMES)('at %s, by the shop’s clock: %s', (now, isTold) => {
    expect(causes({ now: at(now), counts: WAITING }).includes('digest')).toBe(isTold)
  })

  it('counts what waits, and leaves out what does not', () => {
    const [digest] = noticesFor(facts({ now: at('2026-11-24T08:00:00Z'), counts: WAITING }), {})
    expect(digest?.text).toBe(
      '3 drafts wait for you, 1 conversation is set aside, 2 answers are owed by us.',
    )
  })

  it('is silent when nothing waits, and when it was told today', () => {
    const now = at('2026-11-24T08:00:00Z')
    expect(causes({ now })).toEqual([])
    expect(causes({ now, counts: WAITING }, { digest: '2026-11-24' })).toEqual([])
    expect(causes({ now, counts: WAITING }, { digest: '2026-11-23' })).toEqual(['digest'])
  })
})

describe('the budget', () => {
  const SPENT: [number, string[]][] = [
    [2.49, []],
    [2.5, ['budget_50']],
    [3.74, ['budget_50']],
    [3.75, ['budget_75']],
    [4.99, ['budget_75']],
    [5, ['budget_100']],
    [6, ['budget_100']],
  ]
  it.each(SPENT)('with $%d of $5 spent tells %j', (spentUsd, expected) => {
    expect(causes({ budget: { spentUsd, capUsd: 5 } })).toEqual(expected)
  })

  it('is nothing to tell without a cap', () => {
    expect(causes({ budget: null })).toEqual([])
  })
})

const stop = (kind: Stop['kind']): Stop => ({ kind, reason: 'because', since: 0, until: null })

describe('what stands still', () => {
  it('a person’s own pause is not told to him', () => {
    expect(causes({ stops: [stop('paused')] })).toEqual([])
  })

  const STANDSTILLS: [string, Partial<NoticeFacts>][] = [
    ['late_pass', { isLate: true, lastPassEndedAt: null }],
    ['posting_held', { stops: [stop('posting_held')] }],
    ['autonomous_paused', { stops: [stop('autonomous_paused')] }],
    ['violated', { stops: [stop('violated')] }],
    ['quarantine', { stops: [stop('quarantine')] }],
    ['hold', { stops: [stop('hold')] }],
    ['lowered_retours', { lowered: ['retours'] }],
  ]
  it.each(STANDSTILLS)('%s is told once a day', (cause, given) => {
    expect(causes(given)).toEqual([cause])
    expect(causes(given, { [cause]: '2026-11-24' })).toEqual([])
  })

  it('belongs to the day of the shop', () => {
    expect(dayOf({ now: at('2026-11-24T23:30:00Z'), timezone: 'Europe/Paris' })).toBe('2026-11-25')
    expect(dayOf({ now: at('2026-11-24T23:30:00Z'), timezone: 'UTC' })).toBe('2026-11-24')
  })
})

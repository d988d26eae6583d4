/** Puts together what a simulation found: counts, scores, forecast, examples. The same for the same past and settings. */
import type { PromptSet } from '../domain/ports.ts'
import type { Instant } from '../lib/clock.ts'
import { sayPolicy } from '../pipeline/say-policy.ts'
import type { Store } from '../store/store.ts'
import type { PastCase, PastUnit } from './case.ts'
import { weekOf } from './choose.ts'
import { type Difference, differenceTo, type Verdicts, verdictOf } from './difference.ts'
import { type Example, examplesOf, showAll } from './examples.ts'
import {
  type Calibration,
  type Chases,
  type ClosedOnPromise,
  calibrationIn,
  chasesIn,
  closedOnPromiseIn,
  doubtfulIn,
  type Promises,
  pointlessAvoided,
  promisesIn,
} from './findings.ts'
import { type Forecast, forecast } from './forecast.ts'
import { readFound } from './found.ts'
import { type Rung, recommend } from './rungs.ts'
import { inQuestion, type Scores, scoreAll } from './score.ts'
import type { Frame } from './simulate.ts'
import { whyNoSurveys } from './surveys.ts'

export type Funnel = {
  /** Tickets of the account's past, chosen, and really replayed. */
  tickets: { of: number; chosen: number; replayed: number }
  /** Tickets left out, by reason. */
  skipped: Record<string, number>
  silences: number
  /** Ended before anybody's step could be due. */
  short: number
  answeredFirst: number
  stopped: Record<string, number>
  judged: Record<string, number>
  /** Should have been judged and could not be. */
  unreadable: Record<string, number>
  approximate: number
}

export type WeekCounts = {
  week: string
  silences: number
  verdicts: Record<string, number>
  costUsd: number | null
}

export type Configuration = {
  hash: string
  provider: string
  models: { decide: string; draft: string } | null
  policies: { name: string; says: string; mode: string }[]
  /** As the flag said: a file, a name, a sentence. */
  policyFlag: string | null
  limit: number | null
  maxUsd: number | null
  batch: boolean
}

export type Report = {
  account: string
  from: Instant
  until: Instant
  configuration: Configuration
  estimate: Frame['estimate'] & { share: number }
  strata: Frame['chosen']['strata']
  imported: { tickets: number; messages: number; calls: number }
  /** Why the satisfaction scores could not be read; null: they were. */
  scoresUnread: string | null
  funnel: Funnel
  weeks: WeekCounts[]
  scores: Scores
  chases: Chases
  pointlessAvoided: number
  promises: Promises
  closedOnPromise: ClosedOnPromise
  calibration: Calibration
  doubtful: Example[]
  difference: Difference | null
  answeredByDay: number[]
  cost: {
    usd: number | null
    input: number
    cached: number
    output: number
    perThousand: number | null
  }
  forecast: Forecast
  rungs: Rung[]
  examples: Example[]
  /** Without words: these are read case by case where they are written down. */
  cases: PastCase[]
}

export type ReportFacts = {
  store: Store
  account: string
  frame: Frame
  prompts: PromptSet
  configuration: Configuration
  before: Verdicts | null
}

export const makeReport = async (facts: ReportFacts): Promise<Report> => {
  const { store, frame, prompts, before } = facts
  const read = await readFound(store)
  const { cases } = read
  const { chosen, estimate, share, from, until, mirror, calls } = frame
  return {
    account: facts.account,
    from,
    until,
    configuration: facts.configuration,
    estimate: { ...estimate, share },
    strata: chosen.strata,
    imported: { ...mirror, calls },
    scoresUnread: await whyNoSurveys(store),
    funnel: funnelOf(read, frame),
    weeks: weeksOf(cases),
    scores: scoreAll(cases),
    chases: chasesIn(cases),
    pointlessAvoided: pointlessAvoided(cases),
    promises: promisesIn(cases),
    closedOnPromise: closedOnPromiseIn(cases),
    calibration: calibrationIn(cases),
    doubtful: await showAll(store, doubtfulIn(cases), 'least sure', until),
    difference: differenceTo(before, cases),
    answeredByDay: read.answeredByDay,
    cost: costOf(cases),
    forecast: forecast({ cases, from, until, tickets: { replayed: read.tickets, of: chosen.of } }),
    rungs: recommend(prompts.policies, cases),
    examples: await examplesOf(store, cases, until),
    cases,
  }
}

/** What a configuration says of its policies. */
export const describePolicies = ({ policies, personas }: PromptSet) =>
  policies.map((policy) => ({
    name: policy.name,
    says: sayPolicy(policy, personas),
    mode: policy.mode,
  }))

const countBy = (words: string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const funnelOf = ({ cases, short, skipped, tickets }: PastUnit, { chosen }: Frame): Funnel => ({
  tickets: { of: chosen.of, chosen: chosen.tickets, replayed: tickets },
  skipped,
  silences: cases.length + short,
  short,
  answeredFirst: cases.filter(({ end }) => end.kind === 'answered_first').length,
  stopped: countBy(cases.flatMap(({ end }) => (end.kind === 'stopped' ? end.gate : []))),
  judged: countBy(cases.flatMap(({ end }) => (end.kind === 'judged' ? end.decision.verdict : []))),
  unreadable: countBy(cases.flatMap(({ end }) => (end.kind === 'unreadable' ? end.why : []))),
  approximate: cases.filter(({ approximate }) => approximate.length > 0).length,
})

const weeksOf = (cases: PastCase[]): WeekCounts[] => {
  const byWeek = new Map<string, PastCase[]>()
  for (const one of cases.filter(inQuestion)) {
    const week = weekOf(one.at)
    const mine = byWeek.get(week)
    if (mine === undefined) byWeek.set(week, [one])
    else mine.push(one)
  }
  return [...byWeek]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([week, mine]) => ({
      week,
      silences: mine.length,
      verdicts: countBy(mine.map(verdictOf).map((verdict) => verdict.replace(/:.*/, ''))),
      costUsd: costOf(mine).usd,
    }))
}

const costOf = (cases: PastCase[]): Report['cost'] => {
  const usages = cases.flatMap(({ end }) => (end.kind === 'judged' ? end.decision.usage : []))
  const usd = usages.some(({ costUsd }) => costUsd === null)
    ? null
    : usages.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0)
  const tokens = (name: 'input' | 'cached' | 'output') =>
    usages.reduce((sum, usage) => sum + usage.tokens[name], 0)
  return {
    usd,
    input: tokens('input'),
    cached: tokens('cached'),
    output: tokens('output'),
    perThousand: usd === null || usages.length === 0 ? null : (usd / usages.length) * 1000,
  }
}

/** What the next simulation is compared with. */
export const verdictsOf = ({ configuration, cases }: Report): Verdicts => ({
  configuration: configuration.hash.slice(0, 12),
  verdicts: Object.fromEntries(cases.map((one) => [one.id, verdictOf(one)])),
})

/** Puts together what a simulation found: counts, scores, forecast, examples. The same for the same past and settings. */
import type { PromptSet } from '../domain/ports.ts'
import { byTime, type Message } from '../domain/ticket.ts'
import { roleOf } from '../domain/words.ts'
import { type Instant, iso } from '../lib/clock.ts'
import { sayPolicy } from '../pipeline/say-policy.ts'
import type { Store } from '../store/store.ts'
import { ticketAsOf } from './as-of.ts'
import { followsUp, type PastCase, type PastUnit } from './case.ts'
import { weekOf } from './choose.ts'
import { type Difference, differenceTo, type Verdicts, verdictOf } from './difference.ts'
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
import { type Rung, recommend } from './rungs.ts'
import { inQuestion, type Scores, scoreAll } from './score.ts'
import type { Frame } from './simulate.ts'

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

export type Example = {
  caseId: string
  ticketId: number
  why: string
  subject: string | null
  at: Instant
  verdict: string
  policy: string | null
  reason: string | null
  confidence: number | null
  needed: boolean | null
  draft: string | null
  findings: string[]
  conversation: { from: string; at: Instant; text: string }[]
  sequel: { kind: string; after: number | null; words: string | null }
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
  const read = await readUnits(store)
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

type Read = Omit<PastUnit, 'skipped'> & { skipped: Record<string, number> }

const BATCH = 200

const readUnits = async (store: Store): Promise<Read> => {
  const all: Read = { cases: [], short: 0, answeredByDay: [], skipped: {}, tickets: 0 }
  for (let last = ''; ; ) {
    const batch = await store.simulation.unitsAfter(last, BATCH)
    for (const { body } of batch) {
      // A unit's row was written from a `PastUnit`.
      const unit = body as PastUnit
      all.cases.push(...unit.cases)
      all.short += unit.short
      all.tickets += unit.tickets
      for (const [day, n] of unit.answeredByDay.entries())
        all.answeredByDay[day] = (all.answeredByDay[day] ?? 0) + n
      for (const [why, n] of Object.entries(unit.skipped))
        all.skipped[why] = (all.skipped[why] ?? 0) + n
    }
    const end = batch.at(-1)
    if (end === undefined) return all
    last = end.key
  }
}

const countBy = (words: string[]): Record<string, number> => {
  const counts: Record<string, number> = {}
  for (const word of [...words].sort()) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const funnelOf = ({ cases, short, skipped, tickets }: Read, { chosen }: Frame): Funnel => ({
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
    byWeek.set(week, [...(byWeek.get(week) ?? []), one])
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

/** Of each kind so many. */
const SHOWN = 4

const examplesOf = async (store: Store, cases: PastCase[], until: Instant): Promise<Example[]> => {
  const asked = cases.filter(inQuestion)
  const kinds: [why: string, is: (one: PastCase) => boolean][] = [
    ['followed up, and needed', (one) => followsUp(one) && one.label.needed === true],
    ['followed up in vain', (one) => followsUp(one) && one.label.needed === false],
    ['needed, and not followed up', (one) => !followsUp(one) && one.label.needed === true],
    ['we owe the next step', (one) => verdictOf(one) === 'we_owe'],
    ['for a person', (one) => verdictOf(one) === 'hand_over'],
  ]
  const shown = await Promise.all(
    kinds.map(([why, is]) => showAll(store, asked.filter(is).slice(0, SHOWN), why, until)),
  )
  return shown.flat()
}

const showAll = (store: Store, cases: PastCase[], why: string, until: Instant) =>
  Promise.all(cases.map((one) => show(store, one, why, until)))

/** The last words of a conversation say enough of it. */
const LAST_MESSAGES = 6

const show = async (store: Store, one: PastCase, why: string, until: Instant): Promise<Example> => {
  const ticket = await store.mirror.find(one.ticketId)
  const then = ticket === null ? [] : ticketAsOf(ticket, Math.min(one.at, until)).messages
  const decision = one.end.kind === 'judged' ? one.end.decision : null
  return {
    caseId: one.id,
    ticketId: one.ticketId,
    why,
    subject: one.subject,
    at: one.at,
    verdict: verdictOf(one),
    policy: decision?.policy ?? null,
    reason: decision?.reason ?? null,
    confidence: decision?.confidence ?? null,
    needed: one.label.needed,
    draft: decision?.draft?.text ?? null,
    findings: decision?.findings.map((finding) => `${finding.rule}: ${finding.why}`) ?? [],
    conversation: [...then].sort(byTime).slice(-LAST_MESSAGES).map(showMessage),
    sequel: { kind: one.sequel.kind, after: one.sequel.after, words: one.sequel.words },
  }
}

const showMessage = (message: Message) => ({
  from:
    roleOf(message) === 'note'
      ? 'note'
      : `${message.fromAgent ? 'shop' : 'customer'}${roleOf(message) === 'automatic' ? ', automatic' : ''}`,
  at: message.at,
  text: message.text.slice(0, 2000),
})

/** What the next simulation is compared with. */
export const verdictsOf = ({ configuration, cases }: Report): Verdicts => ({
  configuration: configuration.hash.slice(0, 12),
  verdicts: Object.fromEntries(cases.map((one) => [one.id, verdictOf(one)])),
})

/** For messages on a terminal. */
export const sayRange = ({ from, until }: Pick<Report, 'from' | 'until'>) =>
  `${iso(from).slice(0, 10)} to ${iso(until).slice(0, 10)}`

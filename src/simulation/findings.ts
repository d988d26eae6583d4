/** What the past shows besides right and wrong: agents' own chases, forgotten promises, matters closed too early. */
import type { OpenItem } from '../domain/ledger.ts'
import { DAY, HOUR } from '../lib/clock.ts'
import { type CalibrationBin, calibrationBins, calibrationError } from '../lib/statistics.ts'
import { followsUp, type PastCase, type PastDecision } from './case.ts'
import { inQuestion } from './score.ts'

export type Chases = {
  /** Silences that an agent ended by asking again. */
  byAgents: number
  /** Of these Relance would have followed up. */
  agreed: number
  /** Follow-ups of Relance where no agent chased. */
  ours: number
  /** Of the chased, those who answered in time. */
  answered: number
  /** How many hours later than Relance the agents came, in the middle; null without a case. */
  hoursEarlier: number | null
}

export const chasesIn = (all: PastCase[]): Chases => {
  const cases = all.filter(inQuestion)
  const chased = cases.filter(({ sequel }) => sequel.kind === 'agent_chased')
  const agreed = chased.filter(followsUp)
  return {
    byAgents: chased.length,
    agreed: agreed.length,
    ours: cases.filter((one) => followsUp(one) && one.sequel.kind !== 'agent_chased').length,
    answered: chased.filter(({ sequel }) => sequel.answeredAfter !== null).length,
    hoursEarlier: median(agreed.flatMap(({ sequel }) => (sequel.after ?? 0) / HOUR)),
  }
}

/** Follow-ups the rule "always after three days" would have sent in vain and Relance not. */
export const pointlessAvoided = (all: PastCase[]) =>
  all.filter(
    (one) => inQuestion(one) && one.isLong && one.label.needed === false && !followsUp(one),
  ).length

export type Forgotten = {
  caseId: string
  ticketId: number
  quote: string
  due: string | null
  /** Days until the shop's next word; null: it never came. */
  days: number | null
}

export type Promises = {
  found: number
  neverKept: number
  medianDays: number | null
  longest: Forgotten[]
}

const SHOWN = 20

export const promisesIn = (all: PastCase[]): Promises => {
  const found = all.flatMap(({ id, ticketId, promise }): Forgotten[] =>
    promise === null
      ? []
      : [
          {
            caseId: id,
            ticketId,
            quote: promise.quote,
            due: promise.due,
            days: promise.keptAfter === null ? null : round(promise.keptAfter / DAY),
          },
        ],
  )
  return {
    found: found.length,
    neverKept: found.filter(({ days }) => days === null).length,
    medianDays: median(found.flatMap(({ days }) => days ?? [])),
    longest: found
      .sort((a, b) => (b.days ?? Infinity) - (a.days ?? Infinity) || byId(a, b))
      .slice(0, SHOWN),
  }
}

export type ClosedOnPromise = {
  count: number
  cases: { caseId: string; ticketId: number; quote: string }[]
}

/** Closed although the customer had said that he would do something, and he never did. */
export const closedOnPromiseIn = (all: PastCase[]): ClosedOnPromise => {
  const cases = all.flatMap((one) => {
    if (one.end.kind !== 'judged' || !one.wasClosed || one.sequel.kind !== 'nothing') return []
    const promise = one.end.decision.openItems.find(isPromisedByCustomer)
    return promise === undefined
      ? []
      : [{ caseId: one.id, ticketId: one.ticketId, quote: promise.quote }]
  })
  return { count: cases.length, cases: cases.slice(0, SHOWN) }
}

export const isPromisedByCustomer = ({ owner, kind }: OpenItem) =>
  owner === 'customer' && kind === 'promise'

export type Calibration = { bins: CalibrationBin[]; error: number | null }

/** When it said 90 percent sure, was it right nine times in ten? */
export const calibrationIn = (all: PastCase[]): Calibration => {
  const said = decided(all).flatMap(({ one, decision }) =>
    one.label.needed === null
      ? []
      : [{ confidence: decision.confidence, right: followsUp(one) === one.label.needed }],
  )
  const bins = calibrationBins(said)
  return { bins, error: calibrationError(bins) }
}

/** The ten it was least sure of; of equal ones first those that what happened contradicts. */
export const doubtfulIn = (all: PastCase[]): PastCase[] =>
  decided(all)
    .sort(
      (a, b) =>
        a.decision.confidence - b.decision.confidence ||
        Number(isContradicted(b.one)) - Number(isContradicted(a.one)) ||
        (a.one.id < b.one.id ? -1 : 1),
    )
    .slice(0, 10)
    .map(({ one }) => one)

const isContradicted = (one: PastCase) =>
  one.label.needed !== null && followsUp(one) !== one.label.needed

const decided = (all: PastCase[]): { one: PastCase; decision: PastDecision }[] =>
  all.flatMap((one) =>
    one.end.kind === 'judged' && ['follow_up', 'no_follow_up'].includes(one.end.decision.verdict)
      ? [{ one, decision: one.end.decision }]
      : [],
  )

export const median = (values: number[]): number | null => {
  if (values.length === 0) return null
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return round(sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2)
}

const byId = (a: { caseId: string }, b: { caseId: string }) => (a.caseId < b.caseId ? -1 : 1)

const round = (value: number) => Math.round(value * 10) / 10

/** Counts how often a judge of labelled cases is right, and how sure that count is. */
import {
  bootstrapInterval,
  calibrationBins,
  calibrationError,
  type Interval,
} from '../lib/statistics.ts'
import type { Label } from './evaluate-cases.ts'

export type Scored = {
  id: string
  label: Label
  language: string
  axes: string[]
  /** `follow_up`, or whatever else came out. */
  verdict: string
  confidence: number | null
}

export type Figures = {
  cases: number
  scored: number
  /** Of following up or not. Null: there is nothing to divide by. */
  accuracy: number | null
  precision: number | null
  recall: number | null
  f1: number | null
  three_class_accuracy: number | null
}

/** `isOptionalNeeded`: who answered and heard no yes or no is followed up too; else such cases are not scored. */
export const figuresOf = (all: readonly Scored[], isOptionalNeeded: boolean): Figures => {
  const scored = all.filter(isScored(isOptionalNeeded))
  const counts = tally(scored.map((one) => ({ follows: isFollowed(one), owed: isOwed(one) })))
  return {
    cases: all.length,
    scored: scored.length,
    accuracy: RATES.accuracy(counts),
    precision: RATES.precision(counts),
    recall: RATES.recall(counts),
    f1: RATES.f1(counts),
    three_class_accuracy: share(scored.filter(isRightClass).length, scored.length),
  }
}

/** Right about following up or not. `wait`, `hand_over` and gate stops count as not following up. */
export const isRight = (one: Pick<Scored, 'label' | 'verdict'>) => isFollowed(one) === isOwed(one)

export const isScored =
  (isOptionalNeeded: boolean) =>
  ({ label }: Pick<Scored, 'label'>) =>
    isOptionalNeeded || label !== 'optional'

export const confusionOf = (all: readonly Scored[]): Record<string, Record<string, number>> => {
  const confusion: Record<string, Record<string, number>> = {}
  for (const { label, verdict } of all) {
    const row = confusion[label] ?? {}
    row[verdict] = (row[verdict] ?? 0) + 1
    confusion[label] = row
  }
  return confusion
}

/** One table of figures for each of the names a case goes by. */
export const figuresBy = (
  all: readonly Scored[],
  namesOf: (one: Scored) => string[],
  isOptionalNeeded: boolean,
): Record<string, Figures> => {
  const names = [...new Set(all.flatMap(namesOf))].sort()
  return Object.fromEntries(
    names.map((name) => {
      const named = all.filter((one) => namesOf(one).includes(name))
      return [name, figuresOf(named, isOptionalNeeded)]
    }),
  )
}

/** 95 % intervals, resampled by case: each is another conversation of another customer. */
export const intervalsOf = (
  all: readonly Scored[],
  isOptionalNeeded: boolean,
): Record<keyof typeof RATES, Interval | null> => {
  const calls = all
    .filter(isScored(isOptionalNeeded))
    .map((one) => ({ follows: isFollowed(one), owed: isOwed(one) }))
  const interval = (rate: Rate) => bootstrapInterval(calls, (drawn) => rate(tally(drawn)))
  return {
    accuracy: interval(RATES.accuracy),
    precision: interval(RATES.precision),
    recall: interval(RATES.recall),
    f1: interval(RATES.f1),
  }
}

type Tally = { all: number; right: number; hits: number; follows: number; owed: number }
type Rate = (tally: Tally) => number | null

/** Thousands of drawn samples are counted: in one walk each. */
const tally = (calls: readonly { follows: boolean; owed: boolean }[]): Tally => {
  const counts = { all: calls.length, right: 0, hits: 0, follows: 0, owed: 0 }
  for (const { follows, owed } of calls) {
    if (follows === owed) counts.right += 1
    if (follows && owed) counts.hits += 1
    if (follows) counts.follows += 1
    if (owed) counts.owed += 1
  }
  return counts
}

const RATES = {
  accuracy: ({ right, all }: Tally) => share(right, all),
  precision: ({ hits, follows }: Tally) => share(hits, follows),
  recall: ({ hits, owed }: Tally) => share(hits, owed),
  f1: ({ hits, follows, owed }: Tally) => share(2 * hits, follows + owed),
}

/** Does what was said with 90 % confidence hold nine times of ten? */
export const calibrationOf = (all: readonly Scored[], isOptionalNeeded: boolean) => {
  const said = all
    .filter(isScored(isOptionalNeeded))
    .flatMap((one) =>
      one.confidence === null ? [] : [{ confidence: one.confidence, right: isRight(one) }],
    )
  const bins = calibrationBins(said, 10).filter(({ count }) => count > 0)
  return { error: calibrationError(bins), bins }
}

const isFollowed = ({ verdict }: Pick<Scored, 'verdict'>) => verdict === 'follow_up'

/** Optional cases come here only where they count as needed. */
const isOwed = ({ label }: Pick<Scored, 'label'>) => label === 'needed' || label === 'optional'

const isRightClass = (one: Scored) => classOf(one.verdict) === (isOwed(one) ? 'needed' : one.label)

const classOf = (verdict: string): Label => {
  if (verdict === 'follow_up') return 'needed'
  return verdict === 'we_owe' ? 'waiting_on_us' : 'not_needed'
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)

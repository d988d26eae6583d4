/** How sure a measured figure is: intervals by resampling, paired comparison, calibration. */
import { createRandom } from './random.ts'

export type Interval = { low: number; high: number }

export type Resampling = {
  /** Cases of one group (a customer, a conversation) are drawn together; default: each for itself. */
  groupOf?: (index: number) => string
  rounds?: number
  /** Share of the rounds inside the interval. */
  level?: number
  seed?: number
}

/**
 * Percentile bootstrap, the same for the same seed. `figure` must not keep what was drawn. Rounds in which the figure does not exist (`null`)
 * are left out; null when there is nothing to draw from.
 */
export const bootstrapInterval = <T>(
  cases: readonly T[],
  figure: (drawn: readonly T[]) => number | null,
  { groupOf = String, rounds = 1000, level = 0.95, seed = 1 }: Resampling = {},
): Interval | null => {
  const groups = grouped(cases, groupOf)
  const { next } = createRandom(seed)
  // One list for all rounds: thousands of cases are drawn hundreds of times.
  const drawn: T[] = []
  const figures = Array.from({ length: rounds }, () => {
    drawn.length = 0
    for (let left = groups.length; left > 0; left -= 1)
      drawn.push(...(groups[Math.floor(next() * groups.length)] ?? []))
    return figure(drawn)
  })
    .filter((each): each is number => each !== null && Number.isFinite(each))
    .sort((a, b) => a - b)
  if (figures.length === 0) return null
  const tail = (1 - level) / 2
  return { low: quantile(figures, tail), high: quantile(figures, 1 - tail) }
}

export type McNemar = {
  /** Right before and wrong now. */
  lost: number
  /** Wrong before and right now. */
  won: number
  /** Two-sided, exact. */
  p: number
}

/** Are two judges of the same cases equally often right? Only where they differ counts. */
export const mcnemar = (pairs: readonly { before: boolean; after: boolean }[]): McNemar => {
  const lost = pairs.filter(({ before, after }) => before && !after).length
  const won = pairs.filter(({ before, after }) => !before && after).length
  return { lost, won, p: Math.min(1, 2 * coinAtMost(Math.min(lost, won), lost + won)) }
}

export type CalibrationBin = {
  from: number
  to: number
  count: number
  /** Null in an empty bin. */
  meanConfidence: number | null
  shareRight: number | null
}

/** Of what was said with so much confidence, how much was right? The last bin holds 1. */
export const calibrationBins = (
  said: readonly { confidence: number; right: boolean }[],
  bins = 5,
): CalibrationBin[] =>
  Array.from({ length: bins }, (_, place) => {
    const inside = said.filter(({ confidence }) => binOf(confidence, bins) === place)
    const right = inside.filter((each) => each.right).length
    return {
      from: place / bins,
      to: (place + 1) / bins,
      count: inside.length,
      meanConfidence: inside.length === 0 ? null : mean(inside.map((each) => each.confidence)),
      shareRight: inside.length === 0 ? null : right / inside.length,
    }
  })

/** Mean distance between what was claimed and what was right, weighted by count; null without cases. */
export const calibrationError = (bins: readonly CalibrationBin[]): number | null => {
  const total = bins.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  return bins.reduce(
    (sum, { count, meanConfidence, shareRight }) =>
      sum + (count / total) * Math.abs((meanConfidence ?? 0) - (shareRight ?? 0)),
    0,
  )
}

const grouped = <T>(cases: readonly T[], groupOf: (index: number) => string): T[][] => {
  const groups = new Map<string, T[]>()
  cases.forEach((each, index) => {
    const name = groupOf(index)
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [each])
    else group.push(each)
  })
  return [...groups.values()]
}

/** Between the two nearest values, by distance. */
const quantile = (sorted: readonly number[], share: number) => {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)] ?? 0
  const above = sorted[Math.ceil(place)] ?? below
  return below + (above - below) * (place - Math.floor(place))
}

/** Chance of at most `heads` heads in `throws` throws of a fair coin; in logarithms, so that thousands fit. */
const coinAtMost = (heads: number, throws: number) => {
  let logChance = -throws * Math.LN2
  let sum = 0
  for (let k = 0; k <= heads; k++) {
    sum += Math.exp(logChance)
    logChance += Math.log(throws - k) - Math.log(k + 1)
  }
  return sum
}

const binOf = (confidence: number, bins: number) =>
  Math.min(bins - 1, Math.max(0, Math.floor(confidence * bins)))

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** Says the report's figures. */
import type { Interval } from '../lib/statistics.ts'
import type { PerWeek } from './forecast.ts'
import type { Rate } from './score.ts'

export const sayPercent = (share: number | null) =>
  share === null ? '–' : `${Math.round(share * 100)} %`

/** `82 % (76 to 88 %)`. */
export const sayRate = ({ value, interval }: Rate) =>
  value === null ? 'not enough data' : `${sayPercent(value)}${sayInterval(interval)}`

const sayInterval = (interval: Interval | null) =>
  interval === null
    ? ''
    : ` (${Math.round(interval.low * 100)} to ${Math.round(interval.high * 100)} %)`

export const sayPerWeek = (figure: PerWeek, digits = 0): string => {
  if (figure.kind === 'not_enough_data') return `not enough data: ${figure.why}`
  const { mean, interval } = figure
  const between =
    interval === null
      ? ''
      : ` (${interval.low.toFixed(digits)} to ${interval.high.toFixed(digits)})`
  return `${mean.toFixed(digits)}${between}`
}

export const sayUsd = (usd: number | null) =>
  usd === null
    ? 'not known'
    : `${usd < 0 ? '−' : ''}$${Math.abs(usd).toFixed(Math.abs(usd) < 1 && usd !== 0 ? 4 : 2)}`

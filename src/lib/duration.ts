/** Reads and says lengths of time: `10s`, `5m`, `48h`, `3d`. */
import { DAY, HOUR, MINUTE, SECOND } from './clock.ts'

const UNITS: Record<string, number> = { ms: 1, s: SECOND, m: MINUTE, h: HOUR, d: DAY }

/** Milliseconds of `48h`, `90s`, `1.5d`, `0s`; null when the text is no length of time. */
export const parseDuration = (text: string): number | null => {
  const found = /^(\d+(?:\.\d+)?)\s*(ms|s|m|h|d)$/.exec(text.trim())
  const unit = found?.[2] === undefined ? undefined : UNITS[found[2]]
  return unit === undefined ? null : Math.round(Number(found?.[1]) * unit)
}

/** `2 days`, `5 hours`, `45 seconds`: the largest unit that says it, rounded down. */
export const sayDuration = (ms: number): string => {
  const [size, word] =
    ms >= 2 * DAY
      ? [DAY, 'day']
      : ms >= 2 * HOUR
        ? [HOUR, 'hour']
        : ms >= 2 * MINUTE
          ? [MINUTE, 'minute']
          : [SECOND, 'second']
  const count = Math.floor(ms / (size as number))
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

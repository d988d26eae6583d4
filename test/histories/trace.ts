/** Writes down what happens, so that two runs of a seed can be compared and a broken one read. */
import { createHash } from 'node:crypto'

const LAST = 40

/** `since`: ms since the history began. `everything`: keeps every event instead of the last. */
export const createTrace = (since: () => number, everything: boolean) => {
  const hash = createHash('sha256')
  const lines: string[] = []
  let count = 0
  return {
    trace: (what: string) => {
      const line = `${clockOf(since())} ${what}`
      hash.update(line)
      count += 1
      lines.push(line)
      if (!everything && lines.length > 2 * LAST) lines.splice(0, LAST)
    },
    end: () => ({
      hash: hash.digest('hex'),
      trace: everything ? lines : lines.slice(-LAST),
      events: count,
    }),
  }
}

/** `07:12:44.120`: hours since the beginning. */
const clockOf = (ms: number) => {
  const part = (value: number, digits: number) => String(Math.floor(value)).padStart(digits, '0')
  const whole = Math.round(ms)
  return `${part(whole / 3_600_000, 2)}:${part((whole / 60_000) % 60, 2)}:${part((whole / 1000) % 60, 2)}.${part(whole % 1000, 3)}`
}

/** The sandbox's own clock: the machine's, moved by an offset. */
import type { Instant } from '../lib/clock.ts'

export type SandboxClock = {
  now: () => Instant
  /** `now` with microseconds of its own: two stamps are never equal, as on a real helpdesk. */
  stamp: () => Instant
  moveTo: (now: Instant) => void
  /** What a state file keeps of a clock. */
  offset: () => number
  setOffset: (ms: number) => void
}

export const createSandboxClock = (start: Instant | undefined): SandboxClock => {
  let ahead = start === undefined ? 0 : start - Date.now()
  let last = 0
  let micros = 0
  const now = () => Date.now() + ahead
  return {
    now,
    stamp: () => {
      const ms = Math.floor(now())
      micros = ms === last ? micros + 1 : 137
      last = ms
      return (ms * 1000 + micros) / 1000
    },
    moveTo: (to) => {
      ahead = to - Date.now()
    },
    offset: () => ahead,
    setOffset: (ms) => {
      ahead = ms
    },
  }
}

/** A clock for tests: it stands still until somebody sleeps or moves it. */
import type { Clock, Instant } from '../../src/lib/clock.ts'

export type FixedClock = Clock & {
  /** Moves machine and helpdesk time on together. */
  advance: (ms: number) => void
}

/**
 * `sleep` moves the time on instead of waiting. Of several sleepers the one that wakes first moves it, one per turn of
 * the event loop, so whatever is ready to run runs before time passes.
 */
export const fixedClock = (start: Instant | string = '2026-11-24T09:00:00Z'): FixedClock => {
  const began = typeof start === 'number' ? start : Date.parse(start)
  let time = began
  let ahead = 0
  let sleepers: { at: number; wake: () => void }[] = []

  const wakeFirst = () => {
    const first = sleepers.reduce<(typeof sleepers)[number] | undefined>(
      (earliest, sleeper) => (earliest && earliest.at <= sleeper.at ? earliest : sleeper),
      undefined,
    )
    if (!first) return
    time = Math.max(time, first.at)
    first.wake()
  }

  return {
    now: () => time + ahead,
    wall: () => time,
    monotonic: () => time - began,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = {
          at: time + ms,
          wake: () => {
            sleepers = sleepers.filter((other) => other !== sleeper)
            resolve()
          },
        }
        sleepers.push(sleeper)
        signal?.addEventListener('abort', sleeper.wake)
        setImmediate(wakeFirst)
      }),
    follow: (sandboxNow) => {
      ahead = sandboxNow - time
    },
    advance: (ms) => {
      time += ms
    },
  }
}

/** Says what time it is, to the helpdesk and to this machine, and waits. */

/** Milliseconds since the epoch. The fraction holds the helpdesk's microseconds. */
export type Instant = number

export const SECOND = 1000
export const MINUTE = 60 * SECOND
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/**
 * `now` is the helpdesk's present: the machine's, or a sandbox's moved clock. Silence, steps, hours and caps use it.
 * `wall` and `monotonic` are this machine's: read ages, leases, time-outs, undo and quiet times use them.
 */
export type Clock = {
  now: () => Instant
  wall: () => Instant
  monotonic: () => number
  /** Resolves after `ms` of machine time, or at once when the signal aborts. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Takes `now` from a sandbox's clock (CONTRACT 3, `X-Sandbox-Now`). */
  follow: (sandboxNow: Instant) => void
}

/** The clock of a running service. */
export const systemClock = (): Clock => {
  let ahead = 0
  return {
    now: () => Date.now() + ahead,
    wall: () => Date.now(),
    monotonic: () => performance.now(),
    sleep,
    follow: (sandboxNow) => {
      const lead = sandboxNow - Date.now()
      ahead = Math.abs(lead) < SECOND ? 0 : lead
    },
  }
}

const sleep = (ms: number, signal?: AbortSignal) =>
  new Promise<void>((resolve) => {
    if (signal?.aborted) return resolve()
    const wake = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, ms)
    signal?.addEventListener('abort', wake)
  })

/** `2026-11-24T09:00:00.000Z`, as the API and the inbox show an instant. */
export const iso = (at: Instant) => new Date(at).toISOString()

export const isoOrNull = (at: Instant | null) => (at === null ? null : iso(at))

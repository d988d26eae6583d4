/** Keeps to the helpdesk's rate limit, which other integrations of the account use as well. */
import type { Urgency } from '../domain/ports.ts'
import { type Clock, MINUTE, SECOND } from '../lib/clock.ts'

/** A call that may leave. Settle it with what the answer said. */
export type Permit = {
  /** `callLimit` is the header `used/size`, `retryAfter` ms; both null when there was no such answer. */
  settle: (said: { callLimit: string | null; retryAfter: number | null }) => void
}

export type Limiter = {
  /** Waits its turn. Delivery goes before background; background leaves the rest of the bucket to others. */
  enter: (urgency: Urgency) => Promise<Permit>
  /** For what must not grow old while waiting: a permit, or the ms until one may be free. */
  enterNow: () => Permit | { wait: number }
  /** Resolves when so many calls could leave at once. Reserves nothing. */
  whenFree: (calls: number) => Promise<void>
}

/** Drains its whole size in this time (GORGIAS_API 1.2). */
export const DRAIN_TIME = 20 * SECOND
/** Until the first answer says otherwise: the limit of an API key. */
const USUAL_SIZE = 40
/** A longer `Retry-after` is a fault, not a limit: the bucket is empty after 20 s. */
const LONGEST_BLOCK = 5 * MINUTE

type Lane = Urgency | 'look'
/** Who goes first. Nobody of a later lane leaves while somebody of an earlier one waits. */
const LANES: Lane[] = ['delivery', 'look', 'background']

type Waiter = { need: number; go: () => void }

/** `share` in (0, 1]: how full background calls may make the bucket. */
export const createLimiter = ({ share, clock }: { share: number; clock: Clock }): Limiter => {
  const bucket = createBucket(share, clock)
  const queues: Record<Lane, Waiter[]> = { delivery: [], look: [], background: [] }
  let alarm: AbortController | null = null

  /** Lets go whoever may go, then sleeps until the next one may; every answer wakes it early. */
  const pump = () => {
    alarm?.abort()
    alarm = null
    for (const lane of LANES) {
      for (let first = queues[lane][0]; first; first = queues[lane][0]) {
        const wait = bucket.waitFor(lane, first.need)
        if (wait > 0) return wakeAfter(wait)
        queues[lane].shift()
        first.go()
      }
    }
  }

  const wakeAfter = (wait: number) => {
    const mine = new AbortController()
    alarm = mine
    void clock.sleep(wait, mine.signal).then(() => {
      if (!mine.signal.aborted) pump()
    })
  }

  const leave = (): Permit => {
    const settle = bucket.take()
    return {
      settle: (said) => {
        settle(said)
        pump()
      },
    }
  }

  const queue = (lane: Lane, waiter: Waiter) => {
    queues[lane].push(waiter)
    pump()
  }

  return {
    enter: (urgency) =>
      new Promise((resolve) => queue(urgency, { need: 1, go: () => resolve(leave()) })),
    enterNow: () => {
      const wait = bucket.waitFor('delivery', 1)
      return wait > 0 ? { wait } : leave()
    },
    whenFree: (calls) => new Promise((resolve) => queue('look', { need: calls, go: resolve })),
  }
}

/** What we believe about the leaky bucket: the last answer's word, plus what left since, minus what drained. */
const createBucket = (share: number, clock: Clock) => {
  let size = USUAL_SIZE
  let level = 0
  let levelAt = clock.monotonic()
  let blockedUntil = Number.NEGATIVE_INFINITY
  let inFlight = 0
  let sent = 0
  let newestHeard = 0

  const drain = () => {
    const now = clock.monotonic()
    level = Math.max(0, level - ((now - levelAt) * size) / DRAIN_TIME)
    levelAt = now
  }

  const hear = (call: number, said: { callLimit: string | null; retryAfter: number | null }) => {
    if (said.retryAfter !== null)
      blockedUntil = Math.max(
        blockedUntil,
        clock.monotonic() + Math.min(said.retryAfter, LONGEST_BLOCK),
      )
    const limit = readCallLimit(said.callLimit)
    // The answer to an older call was counted before the answer we already believe.
    if (limit === null || call < newestHeard) return
    newestHeard = call
    size = limit.size
    // What is still under way may not be in that count.
    level = limit.used + inFlight
  }

  return {
    /** Ms until `need` more calls fit; 0 when they fit now. */
    waitFor: (lane: Lane, need: number) => {
      drain()
      const room = lane === 'background' ? Math.max(1, share * size) : size
      const excess = level + Math.min(need, room) - room
      const wait = Math.max((excess * DRAIN_TIME) / size, blockedUntil - clock.monotonic())
      // A rest of rounding is no reason to wait; a real wait lasts whole milliseconds.
      return wait < 0.001 ? 0 : Math.ceil(wait)
    },
    take: () => {
      drain()
      level += 1
      inFlight += 1
      sent += 1
      const call = sent
      return (said: { callLimit: string | null; retryAfter: number | null }) => {
        inFlight -= 1
        drain()
        hear(call, said)
      }
    },
  }
}

/** A size of 0 is no size: such a helpdesk sets no limit. */
export const readCallLimit = (header: string | null) => {
  const found = /^\s*(\d+)\s*\/\s*(\d+)\s*$/.exec(header ?? '')
  return found && { used: Number(found[1]), size: Number(found[2]) || Number.MAX_SAFE_INTEGER }
}

/** How far the first import has come, for the people who wait for it. */
import type { Clock, Instant } from '../lib/clock.ts'

export type Feed = 'tickets' | 'messages'

/** Rows of the feed that is being read, of about so many. */
export type Importing = { feed: Feed; rows: number; estimate: number }

export type ImportProgress = ReturnType<typeof createImportProgress>

export const createImportProgress = (clock: Clock) => {
  let importing: Importing | null = null
  let movedAt = 0
  return {
    /** A page was read: `oldest` is how far back the feed is now, `horizon` how far it goes. */
    note: (
      feed: Feed,
      rows: number,
      { oldest, horizon }: { oldest: Instant; horizon: Instant },
    ) => {
      const span = Math.max(1, clock.now() - horizon)
      const share = Math.min(1, Math.max(LEAST_SHARE, (clock.now() - oldest) / span))
      importing = { feed, rows, estimate: Math.round(rows / share) }
      movedAt = clock.wall()
    },
    end: () => {
      importing = null
    },
    /** Null: no first import is under way. */
    read: () => importing,
    /** When it came further last, by this machine's clock. */
    movedAt: () => movedAt,
  }
}

/** A first page of the last minutes says little of a month. */
const LEAST_SHARE = 0.01

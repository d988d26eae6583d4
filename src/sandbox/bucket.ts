/** The leaky bucket that limits an account's calls, on the machine's clock. */

type Room = { used: number; size: number }

export type Bucket = {
  /** How full it is, taking nothing. */
  look: () => Room
  /**
   * Takes one call; an OAuth app has twice (`factor` 2) the room of a key.
   * `retryAfter` (whole seconds) is null when there was room; a refused call takes none.
   */
  take: (factor: 1 | 2) => Room & { retryAfter: number | null }
}

/** @param limit calls per 20 s with an API key; 0 never refuses. */
export const createBucket = (limit: number, wall: () => number = Date.now): Bucket => {
  let level = 0
  let seen = wall()
  const sizeFor = (factor: 1 | 2) => (limit === 0 ? UNLIMITED : limit * factor)
  const leak = (size: number) => {
    level = Math.max(0, level - ((wall() - seen) * size) / WINDOW)
    seen = wall()
  }
  return {
    look: () => {
      leak(sizeFor(1))
      return { used: Math.min(Math.ceil(level), sizeFor(1)), size: sizeFor(1) }
    },
    take: (factor) => {
      const size = sizeFor(factor)
      leak(size)
      const over = level + 1 - size
      if (over > 0)
        return {
          used: size,
          size,
          retryAfter: Math.max(1, Math.ceil((over * WINDOW) / size / 1000)),
        }
      level += 1
      return { used: Math.ceil(level), size, retryAfter: null }
    },
  }
}

const WINDOW = 20_000

/** Shown as the size where there is no limit: a client that follows the header never waits for it. */
const UNLIMITED = 100_000

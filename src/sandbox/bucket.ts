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

/**
 * @param limit calls per 20 s with an API key; 0 never refuses
 * @param neighbours the share (0 to 1) that others of the account use up all the time
 */
export const createBucket = (
  limit: number,
  wall: () => number = Date.now,
  neighbours: () => number = () => 0,
): Bucket => {
  let level = 0
  let seen = wall()
  const roomFor = (factor: 1 | 2) => {
    const size = limit === 0 ? UNLIMITED : limit * factor
    return { size, taken: size * neighbours() }
  }
  const leak = (room: number) => {
    level = Math.max(0, level - ((wall() - seen) * room) / WINDOW)
    seen = wall()
  }
  return {
    look: () => {
      const { size, taken } = roomFor(1)
      leak(size - taken)
      return { used: Math.min(Math.ceil(level + taken), size), size }
    },
    take: (factor) => {
      const { size, taken } = roomFor(factor)
      const room = size - taken
      leak(room)
      const over = level + 1 - room
      if (over > 0)
        return {
          used: size,
          size,
          retryAfter: Math.max(1, Math.ceil((over * WINDOW) / room / 1000)),
        }
      level += 1
      return { used: Math.min(Math.ceil(level + taken), size), size, retryAfter: null }
    },
  }
}

const WINDOW = 20_000

/** Shown as the size where there is no limit: a client that follows the header never waits for it. */
const UNLIMITED = 100_000

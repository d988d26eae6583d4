/** Keeps ids in the order of (time, id), so that a feed is read by position and not by sorting. */
import type { Instant } from '../lib/clock.ts'

export type Key = { at: Instant; id: number }

export type SortedIndex = {
  insert: (key: Key) => void
  remove: (key: Key) => void
  /** How many keys stand before this one (which need not be present). */
  position: (key: Key) => number
  at: (position: number) => Key | undefined
  size: () => number
  /** A copy that ends at this time. */
  until: (at: Instant) => SortedIndex
  /** The keys after this time. */
  after: (at: Instant) => Key[]
}

export const createSortedIndex = (): SortedIndex => indexOver([])

const indexOver = (keys: Key[]): SortedIndex => {
  const position = (key: Key) => {
    let low = 0
    let high = keys.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = keys[middle]
      if (there !== undefined && compareKeys(there, key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    insert: (key) => {
      keys.splice(position(key), 0, { at: key.at, id: key.id })
    },
    remove: (key) => {
      const here = position(key)
      if (keys[here]?.id === key.id) keys.splice(here, 1)
    },
    position,
    at: (where) => keys[where],
    size: () => keys.length,
    until: (at) => indexOver(keys.slice(0, position({ at, id: Number.POSITIVE_INFINITY }))),
    after: (at) => keys.slice(position({ at, id: Number.POSITIVE_INFINITY })),
  }
}

const compareKeys = (a: Key, b: Key) => a.at - b.at || a.id - b.id

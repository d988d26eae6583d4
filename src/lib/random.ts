/** A generator of numbers that a seed reproduces. */

export type Random = {
  /** 0 ≤ n < 1. */
  next: () => number
  /** A whole number, both ends included. */
  between: (from: number, to: number) => number
  pick: <T>(list: readonly [T, ...T[]]) => T
}

/** Mulberry32: small, fast, good enough for faults and names; not for secrets. */
export const createRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, between, pick: (list) => list[between(0, list.length - 1)] ?? list[0] }
}

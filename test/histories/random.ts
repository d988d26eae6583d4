/** Chance with a seed: the same seed throws the same dice. */
import { createRandom } from '../../src/lib/random.ts'

export type Random = {
  /** In [0, 1). */
  next: () => number
  /** A whole number from `least` to `most`, both included. */
  whole: (least: number, most: number) => number
  chance: (share: number) => boolean
  pick: <T>(of: readonly T[]) => T
  /** Dice of their own: what one part of a history throws moves no other part. */
  fork: (name: string) => Random
}

export const randomOf = (seed: number, name = ''): Random => {
  const { next, between: whole } = createRandom(mix(seed, name))
  return {
    next,
    whole,
    chance: (share) => next() < share,
    pick: (of) => {
      const found = of[whole(0, of.length - 1)]
      if (found === undefined) throw new Error('nothing to pick from')
      return found
    },
    fork: (more) => randomOf(seed, `${name}/${more}`),
  }
}

const mix = (seed: number, name: string) => {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b)
  for (const letter of name) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
  return hash | 0
}

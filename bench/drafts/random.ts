/** What variants need of chance beside the dice themselves. */
import type { Random } from '../../src/lib/random.ts'

/** A seed of its own for each draft, so that adding one leaves the others' variants as they are (FNV-1a). */
export const seedOf = (text: string, seed: number): number => {
  let hash = 0x811c9dc5 ^ seed
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

export const shuffled = <T>(random: Random, from: readonly T[]): T[] =>
  from
    .map((item) => ({ item, at: random.next() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)

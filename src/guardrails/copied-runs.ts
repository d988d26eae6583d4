/** Finds runs of words that were copied from a text which must stay inside. */
import type { Sight } from './inspection.ts'
import { type Reading, readFolded, wordsOf } from './reading.ts'

export type Copying = {
  /** So many words in a row make a copy. */
  length: number
  secret: string[]
  /** Runs that stand here too are nobody's secret. */
  free: string[]
  why: string
}

export const copiedRuns = (folded: Reading, { length, secret, free, why }: Copying): Sight[] => {
  const words = wordsOf(folded)
  if (secret.length === 0 || words.length < length) return []
  const inside = secret.map((text) => runsOf(text, length))
  const isCopied = (run: string) => inside.some((runs) => runs.has(run))
  const isFree = (run: string) => free.some((text) => runsOf(text, length).has(run))
  const sights: Sight[] = []
  for (let first = 0; first + length <= words.length; first++) {
    const run = words.slice(first, first + length)
    const said = run.map(({ word }) => word).join(' ')
    if (!isCopied(said) || isFree(said)) continue
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? start
    const before = sights.at(-1)
    if (before !== undefined && start <= before.end) before.end = end
    else sights.push({ severity: 'block', start, end, why })
  }
  return sights
}

/** The instructions are the same for every draft: each is read once. */
const known = new Map<string, Set<string>>()
const MOST_KNOWN = 200

const runsOf = (text: string, length: number): Set<string> => {
  const key = `${length} ${text}`
  const found = known.get(key)
  if (found !== undefined) return found
  const words = wordsOf(readFolded(text)).map(({ word }) => word)
  const runs = new Set(
    words.slice(length - 1).map((_, first) => words.slice(first, first + length).join(' ')),
  )
  if (known.size >= MOST_KNOWN) known.clear()
  known.set(key, runs)
  return runs
}

/** Finds the word somebody probably meant. */

/** The candidate nearest to `word`, when it is near enough to be a slip of the pen; else null. */
export const nearest = (word: string, candidates: readonly string[]): string | null => {
  const ranked = candidates
    .map((candidate) => ({ candidate, slips: slipsBetween(fold(word), fold(candidate)) }))
    .filter(({ candidate, slips }) => slips <= allowedSlips(word, candidate))
    .sort((a, b) => a.slips - b.slips)
  return ranked[0]?.candidate ?? null
}

/** `; did you mean "steps"?`, or nothing when no candidate is near. */
export const didYouMean = (word: string, candidates: readonly string[]) => {
  const meant = nearest(word, candidates)
  return meant === null ? '' : `; did you mean "${meant}"?`
}

const fold = (word: string) => word.toLowerCase().replace(/[\s-]/g, '_')

const allowedSlips = (a: string, b: string) =>
  Math.max(1, Math.floor(Math.max(a.length, b.length) / 3))

/** Letters missing, added, changed or swapped with their neighbour (optimal string alignment). */
const slipsBetween = (a: string, b: string): number => {
  if (Math.abs(a.length - b.length) > allowedSlips(a, b)) return Number.POSITIVE_INFINITY
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)]
  const at = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY
  for (let row = 1; row <= a.length; row++) {
    rows[row] = [row]
    for (let column = 1; column <= b.length; column++) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      const slips = Math.min(
        at(row - 1, column) + 1,
        at(row, column - 1) + 1,
        at(row - 1, column - 1) + changed,
        swapped ? at(row - 2, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
      rows[row]?.push(slips)
    }
  }
  return at(a.length, b.length)
}

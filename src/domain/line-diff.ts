/** Finds out which lines of a text were taken out and which were put in. */

export type DiffLine = { kind: 'same' | 'out' | 'in'; text: string }

/** More pairs of lines than this are not compared one by one: all of the old goes out, all of the new comes in. */
const MOST_PAIRS = 4_000_000

/** In the order in which a reader meets them, what goes out before what comes in. */
export const diffLines = (before: string, after: string): DiffLine[] => {
  const [old, fresh] = [linesOf(before), linesOf(after)]
  const head = countSame(old, fresh)
  const tail = countSame(old.slice(head).reverse(), fresh.slice(head).reverse())
  return [
    ...old.slice(0, head).map(as('same')),
    ...diffMiddle(old.slice(head, old.length - tail), fresh.slice(head, fresh.length - tail)),
    ...old.slice(old.length - tail).map(as('same')),
  ]
}

const linesOf = (text: string) => (text === '' ? [] : text.replace(/\r?\n$/, '').split(/\r?\n/))

const as =
  (kind: DiffLine['kind']) =>
  (text: string): DiffLine => ({ kind, text })

const countSame = (a: string[], b: string[]) => {
  let count = 0
  while (count < a.length && count < b.length && a[count] === b[count]) count++
  return count
}

const diffMiddle = (old: string[], fresh: string[]): DiffLine[] => {
  const width = fresh.length + 1
  if (old.length * fresh.length > MOST_PAIRS || old.length === 0 || fresh.length === 0)
    return [...old.map(as('out')), ...fresh.map(as('in'))]
  const common = measure(old, fresh)
  const lines: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < fresh.length) {
    const [out, put] = [old[i], fresh[j]]
    if (out !== undefined && out === put) {
      lines.push({ kind: 'same', text: out })
      i++
      j++
    } else if (
      out !== undefined &&
      (put === undefined || at(common, (i + 1) * width + j) >= at(common, i * width + j + 1))
    ) {
      lines.push({ kind: 'out', text: out })
      i++
    } else {
      lines.push({ kind: 'in', text: put ?? '' })
      j++
    }
  }
  return lines
}

/** How many lines the rests from (i, j) on have in common, row by row. */
const measure = (old: string[], fresh: string[]) => {
  const width = fresh.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = fresh.length - 1; j >= 0; j--)
      common[i * width + j] =
        old[i] === fresh[j]
          ? at(common, (i + 1) * width + j + 1) + 1
          : Math.max(at(common, (i + 1) * width + j), at(common, i * width + j + 1))
  return common
}

const at = (table: Uint32Array, index: number) => table[index] ?? 0

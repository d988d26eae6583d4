/** Finds each place where a pattern stands in a text. */

export type Stretch = { start: number; end: number }

export type Found = Stretch & { text: string }

/** Not `matchAll`, which makes a new expression each time; most find nothing, and that is half of what a draft costs. */
export const findPattern = (folded: string, pattern: RegExp): Found[] => {
  const all: Found[] = []
  pattern.lastIndex = 0
  for (let found = pattern.exec(folded); found !== null; found = pattern.exec(folded)) {
    all.push({ start: found.index, end: found.index + found[0].length, text: found[0] })
    if (found[0] === '') pattern.lastIndex++
  }
  return all
}

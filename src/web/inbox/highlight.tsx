/** Marks passages of a text, and finds where a quote stands. */
import type { FC } from 'hono/jsx'
import { standsIn } from '../../domain/quotes.ts'

/** In UTF-16 units of the text. */
export type Passage = { start: number; end: number; title?: string }

export const Marked: FC<{ text: string; passages: Passage[] }> = ({ text, passages }) => (
  <>
    {slice(text, passages).map((piece) =>
      piece.passage === null ? piece.text : <mark title={piece.passage.title}>{piece.text}</mark>,
    )}
  </>
)

type Piece = { text: string; passage: Passage | null }

const slice = (text: string, passages: Passage[]): Piece[] => {
  const pieces: Piece[] = []
  let done = 0
  for (const passage of apart(text, passages)) {
    pieces.push({ text: text.slice(done, passage.start), passage: null })
    pieces.push({ text: text.slice(passage.start, passage.end), passage })
    done = passage.end
  }
  return [...pieces, { text: text.slice(done), passage: null }].filter((piece) => piece.text !== '')
}

/** In order, inside the text, and where two overlap joined into one. */
const apart = (text: string, passages: Passage[]): Passage[] => {
  const joined: Passage[] = []
  const inside = passages.filter(
    ({ start, end }) => start >= 0 && start < end && end <= text.length,
  )
  for (const passage of inside.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1)
    if (last === undefined || passage.start >= last.end) joined.push({ ...passage })
    else joined[joined.length - 1] = join(last, passage)
  }
  return joined
}

const join = (a: Passage, b: Passage): Passage => {
  const titles = [a.title, b.title].filter((title) => title !== undefined)
  return {
    start: a.start,
    end: Math.max(a.end, b.end),
    ...(titles.length === 0 ? {} : { title: titles.join(' · ') }),
  }
}

/**
 * Where each quote stands in the text as it is, by the same reading as the check of quotes: the shortest beginning that
 * holds the quote ends it, the shortest end of that beginning starts it. A quote that is not there is left out.
 */
export const findQuotes = (text: string, quotes: string[]): Passage[] =>
  quotes.flatMap((quote) => {
    if (!standsIn(quote, text)) return []
    const end = firstTrue(1, text.length, (length) => standsIn(quote, text.slice(0, length)))
    const length = firstTrue(1, end, (tail) => standsIn(quote, text.slice(end - tail, end)))
    return [{ start: end - length, end }]
  })

/** The first number of the range that holds; all after it hold, and the last one is known to. */
const firstTrue = (from: number, to: number, holds: (n: number) => boolean): number => {
  if (from >= to) return to
  const middle = Math.floor((from + to) / 2)
  return holds(middle) ? firstTrue(from, middle, holds) : firstTrue(middle + 1, to, holds)
}

/** Finds phrases of a kind, and who has used them on this ticket. */
import { type Found, findPattern } from './finding-words.ts'
import { block, type DraftContext, type Inspection, type Sight } from './inspection.ts'
import type { Phrases } from './lexicon/phrases.ts'
import { foldedWords, type Voice } from './sources.ts'

export const findAll = (folded: string, { patterns }: Phrases): Found[] =>
  patterns.flatMap((pattern) => findPattern(folded, pattern))

/** One of the kind, in any language, or the same word with another ending. */
export const saidBy = (
  context: DraftContext,
  voices: Voice[],
  phrases: Phrases,
  words: string,
): boolean => {
  const said = foldedWords(context, ...voices)
  return (
    findAll(said, phrases).length > 0 || phrases.named?.test(said) === true || beginsSo(said, words)
  )
}

export const shopSaid = (context: DraftContext, phrases: Phrases, words: string) =>
  saidBy(context, ['shop', 'persona'], phrases, words)

/** By the first letters of its first long word: "c'est" is in every text. */
const beginsSo = (said: string, words: string) => {
  const long = words.match(/\p{L}+/gu)?.find(({ length }) => length >= SAME_BEGINNING)
  return said.includes(long?.slice(0, SAME_BEGINNING) ?? words)
}

const SAME_BEGINNING = 5

/** Stricter: it passes only when the shop used the same word. */
export const unsaidWords = (
  { folded, context }: Inspection,
  lexicon: Phrases[],
  why: (kind: string) => string,
): Sight[] =>
  lexicon.flatMap((phrases) =>
    findAll(folded.text, phrases)
      .filter(({ text }) => !foldedWords(context, 'shop', 'persona').includes(stem(text)))
      .map(({ start, end }) => block(folded, start, end, why(phrases.kind))),
  )

/** Without its ending; a shorter word as it is. */
const stem = (text: string) => text.slice(0, Math.max(5, text.length - 3))

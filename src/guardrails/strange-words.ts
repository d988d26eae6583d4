/** Finds the words of a draft that nobody of the shop used, and those that only the customer did. */
import { type BareSentence, isBesideTurns } from './bare-sentences.ts'
import type { Familiarity, FamiliarityOf } from './familiar-words.ts'
import { asksAgain, type Frame } from './frames.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import type { Reading } from './reading.ts'
import { WORD } from './sentences.ts'

type Place = { start: number; end: number; why: string }

/** The customer is named in it, by whatever name he gave himself. */
export const isAddress = ({ text }: { text: string }, { greeting, courtesy }: Asking): boolean =>
  greeting.test(text) || courtesy.test(text)

/**
 * A question about what the shop asked may hold one word that nobody used: a verb or an adjective, never a noun of German
 * or a name. More of them, or one in a statement, is the model's own.
 */
export const strangeWords = (
  sentences: BareSentence[],
  familiarity: FamiliarityOf,
  frame: Frame,
  { place }: Reading,
  raw: string,
): Place[] => {
  const strange = sentences.flatMap((sentence) =>
    wordsThatAre('strange', sentence, familiarity, frame.lexicon)
      .filter((found) => standsBeside(sentence, found))
      .map(({ index, 0: word }) => {
        const at = place(sentence.start + index, sentence.start + index + word.length)
        const mayHold =
          !isAddress(sentence, frame.lexicon) &&
          isPlain(raw.slice(at.start, at.end)) &&
          asksAgain(sentence, index, frame)
        return { ...at, word, mayHold }
      }),
  )
  const isExcused = strange.filter(({ mayHold }) => mayHold).length <= MOST_STRANGE
  return strange
    .filter(({ mayHold }) => !(mayHold && isExcused))
    .map(({ start, end, word }) => ({
      start,
      end,
      why: `nobody of the shop used the word "${word}" on this ticket`,
    }))
}

const MOST_STRANGE = 1

const isPlain = (word: string) => /^\p{Ll}{4,}$/u.test(word)

/** The customer's own words name what it is about, once; a text made of them, or a second question, is not ours. */
export const borrowedWords = (
  sentences: BareSentence[],
  familiarity: FamiliarityOf,
  lexicon: Asking,
  { place }: Reading,
): Place[] => {
  const his = sentences.flatMap((sentence) =>
    wordsThatAre('customer', sentence, familiarity, lexicon).map((found) => ({ sentence, found })),
  )
  if (countOf(his) <= MOST_BORROWED) return []
  const beside = his.filter(({ sentence, found }) => standsBeside(sentence, found))
  if (countOf(beside) <= MOST_BORROWED) return []
  const start = sentences[0]?.start ?? 0
  return [
    {
      ...place(start, sentences.at(-1)?.end ?? start),
      why: 'too many of its words are only the customer’s',
    },
  ]
}

const MOST_BORROWED = 5

const countOf = (words: { found: RegExpExecArray }[]) =>
  new Set(words.map(({ found: [word] }) => word)).size

const wordsThatAre = (
  kind: Familiarity,
  sentence: BareSentence,
  familiarity: FamiliarityOf,
  lexicon: Asking,
) => {
  const isAddressed = isAddress(sentence, lexicon)
  return [...sentence.text.matchAll(WORD)].filter(
    ([word]) => familiarity(word, isAddressed) === kind,
  )
}

/** The words of the turns have been reviewed. */
const standsBeside = (sentence: BareSentence, { index, 0: word }: RegExpExecArray) => {
  const start = sentence.start + index
  return isBesideTurns([sentence], { start, end: start + word.length })
}

/** Measures a draft: not empty, and not longer than the persona writes. */
import type { Finding } from '../domain/finding.ts'
import { type Inspection, LONGEST_DRAFT, type Rule } from './inspection.ts'
import { personaWords } from './sources.ts'

/** Up to a quarter more words than `max_words` is a warning. Signature and disclosure do not count. */
export const length: Rule = (inspection) => {
  const { text, context } = inspection
  const words = ownWords(inspection)
  if (words.length < FEWEST_WORDS) {
    return [{ severity: 'block', start: 0, end: text.length, why: 'it says nothing' }]
  }
  const { maxWords } = context.persona
  const firstTooMany = words[maxWords]
  if (firstTooMany === undefined) return []
  return [
    {
      severity: words.length > maxWords * TOLERANCE ? 'block' : 'warn',
      start: firstTooMany.start,
      end: words.at(-1)?.end ?? firstTooMany.end,
      why: `${words.length} words; this persona writes at most ${maxWords}`,
    },
  ]
}

/** Longer than anything a helpdesk calls a message. */
export const tooLong = (text: string): Finding => ({
  rule: 'too_long',
  severity: 'block',
  excerpt: text.slice(0, SHOWN_OF_IT),
  start: 0,
  end: SHOWN_OF_IT,
  why: `${text.length} characters; above ${LONGEST_DRAFT} nothing of it is checked`,
})

const SHOWN_OF_IT = 100

/** A greeting alone asks nothing. */
const FEWEST_WORDS = 2

const TOLERANCE = 1.25

/** Words between white space that hold a letter or a digit, without those put in by code. */
const ownWords = ({ text, context }: Inspection) => {
  const putIn = personaWords(context.persona)
    .map((words) => ({ start: text.lastIndexOf(words), length: words.length }))
    .filter(({ start }) => start >= 0)
  return [...text.matchAll(WORD)]
    .filter(([word]) => /[\p{L}\p{N}]/u.test(word))
    .map((found) => ({ start: found.index, end: found.index + found[0].length }))
    .filter(
      (word) =>
        !putIn.some((part) => word.start >= part.start && word.end <= part.start + part.length),
    )
}

/** Scripts without spaces: two characters count as a word. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{1,2}|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu

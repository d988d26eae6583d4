/** Compares the draft's language with the customer's. */
import { detect } from 'tinyld'
import { baseLanguage } from '../domain/language-code.ts'
import { block, type Inspection, type Rule, type Sight } from './inspection.ts'
import { ASKING } from './lexicon/asking/languages.ts'
import { sentencesIn } from './sentences.ts'

/**
 * Another language than the customer's blocks. A text that looks clearly like another language than
 * the writer says is a warning only: the guess may be wrong.
 */
export const language: Rule = (inspection) => {
  const { text, context } = inspection
  const said = baseLanguage(inspection.language)
  const wanted = context.customerLanguage === null ? null : baseLanguage(context.customerLanguage)
  const whole = { start: 0, end: text.length }
  if (wanted !== null && !sameLanguage(said, wanted)) {
    return [
      { severity: 'block', ...whole, why: `written in "${said}"; the customer writes "${wanted}"` },
    ]
  }
  const foreign = foreignSentences(inspection, said)
  if (foreign.length > 0 || isOwn(inspection, said)) return foreign
  const guess = confidentGuess(inspection)
  return guess === null || sameLanguage(guess, said)
    ? []
    : [{ severity: 'warn', ...whole, why: `it reads like "${guess}", not like "${said}"` }]
}

/** A sentence whose small words are those of another language; known for the six alone. */
const foreignSentences = ({ folded, text }: Inspection, said: string): Sight[] => {
  const own = ASKING[said]?.words
  if (own === undefined) return []
  return sentencesIn(folded, text).flatMap(({ text: sentence, start, end }) => {
    const words = sentence.match(/\p{L}+/gu) ?? []
    const count = (marks: Set<string>) => words.filter((word) => marks.has(word)).length
    const ours = count(own)
    const other = Object.entries(ASKING).find(
      ([code, { marks }]) => code !== said && count(marks) >= FEWEST_MARKS && count(marks) > ours,
    )
    return other === undefined
      ? []
      : [block(folded, start, end, `this sentence is in "${other[0]}", not in "${said}"`)]
  })
}

/** Enough of its words are small words of the language it says: no guess is needed. */
const isOwn = ({ folded }: Inspection, said: string) => {
  const own = ASKING[said]?.words
  const words = folded.text.match(/\p{L}+/gu) ?? []
  return own !== undefined && words.filter((word) => own.has(word)).length >= words.length * OWN
}

const OWN = 0.25
const FEWEST_MARKS = 3

const READ_CHARACTERS = 1500
const FEWEST_LETTERS = 20

/** One sentence may be taken for anything by a single foreign name; two or more that agree are not. */
const confidentGuess = ({ text }: Inspection): string | null => {
  const guesses = text
    .slice(0, READ_CHARACTERS)
    .replace(/\S{0,200}(?:@|:\/\/)\S{0,200}/gu, ' ')
    .split(/[.!?…。？！\n]/u)
    .map((sentence) => sentence.replace(/[^\p{L}\p{M}'’]+/gu, ' ').trim())
    .filter((sentence) => sentence.length >= FEWEST_LETTERS)
    .map((sentence) => detect(sentence))
  const [first = ''] = guesses
  return first !== '' && guesses.length > 1 && guesses.every((guess) => guess === first)
    ? first
    : null
}

const sameLanguage = (a: string, b: string) =>
  a === b || CONFUSABLE.some((group) => group.includes(a) && group.includes(b))

/** Languages a guess cannot part, and two names for one. */
const CONFUSABLE = [
  ['no', 'nb', 'nn', 'da'],
  ['hr', 'sr', 'bs', 'sh'],
  ['id', 'ms'],
  ['he', 'iw'],
]

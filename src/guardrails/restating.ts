/** Does a sentence say again what the shop said on this ticket, and nothing beside it? */
import { memoOfText } from '../lib/memo.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { COMMITMENTS } from './lexicon/commitments.ts'
import { FAVOURS } from './lexicon/favours.ts'
import { findAll } from './said-before.ts'
import { type DraftSentence, WORD } from './sentences.ts'
import { shopTexts } from './sources.ts'
import { formsOf } from './word-forms.ts'

/** One sentence of the shop, or two that follow each other. */
export type ShopPassage = {
  words: Set<string>
  has: (word: string) => boolean
  isNegative: boolean
  isBound: boolean
  isWhole: boolean
}

export const shopPassages = (context: DraftContext, { language }: Asking): ShopPassage[] =>
  shopTexts(context).flatMap((sentences) => {
    const near = sentences.flatMap((each, at) => [
      [each],
      ...(at + 1 < sentences.length ? [sentences.slice(at, at + 2)] : []),
    ])
    return near
      .map((group) => passage(group, language))
      .filter(({ words }) => words.size >= FEWEST_WORDS)
  })

/** One sentence of the shop, or two that follow each other. */
const passage = (group: DraftSentence[], language: string): ShopPassage => ({
  ...wordsIn(group, language),
  isNegative: group.some(({ text }) => NEGATION.test(text)),
  isBound: group.some(({ text, isQuestion }) => isQuestion || BOUND.test(text)),
  isWhole: group.length > 1,
})

const wordsIn = (group: DraftSentence[], language: string) => {
  const words = new Set(group.flatMap(({ text }) => tokensOf(text)))
  let forms: ((word: string) => boolean) | null = null
  // Most passages are never asked.
  const has = (word: string) => {
    forms ??= formsOf(words, language)
    return words.has(word) || forms(word)
  }
  return { words, has }
}

/**
 * Nearly all of its words stand in one sentence of the shop, and neither denies what the other says. Where fewer
 * than two say something, the small ones must stand there as well: "the lamp is new" takes more than a lamp.
 */
export const restates = (
  text: string,
  said: ShopPassage,
  { words: small, condition }: Asking,
): boolean => {
  const words = tokensOf(text)
  const own = words.filter((word) => !small.has(word))
  if (NEGATION.test(text) !== said.isNegative) return false
  if (said.isBound && givesSomething(text) && !condition.test(text)) return false
  const share = said.isWhole ? ALL : NEARLY_ALL
  if (own.length >= FEWEST_OWN) return own.filter(said.has).length >= own.length * share
  return (
    !said.isWhole &&
    words.length >= FEWEST_WORDS &&
    own.every((word) => said.words.has(word)) &&
    words.filter((word) => said.words.has(word)).length >= words.length * MOST
  )
}

/** Its words, and its numbers digit by digit. */
const tokensOf = (text: string): string[] => [
  ...(text.match(WORD) ?? []),
  ...(text.match(/\d+/g) ?? []),
]

const NEARLY_ALL = 0.66
const MOST = 0.8
const ALL = 1
/** One word in another form says nothing. */
const FEWEST_OWN = 2
const FEWEST_WORDS = 3

/** It names a favour, or says what the shop does. */
export const givesSomething = memoOfText((text) =>
  [...FAVOURS, ...COMMITMENTS].some((phrases) => findAll(text, phrases).length > 0),
)

const NEGATION =
  /(?<!\p{L})(?:not|no|never|without|n't|t|ne|pas|jamais|aucun|aucune|sans|nicht|kein\p{L}*|nie|niemals|ohne|nunca|sin|tampoco|ningun\p{L}*|non|mai|senza|nessun\p{L}*|niet|geen|nooit|zonder)(?!\p{L})/u

/** A sentence that gives something under a condition. */
const BOUND =
  /(?<!\p{L})(?:once|as soon as|when|if|after|des que|une fois|quand|si|apres|sobald|wenn|falls|nachdem|en cuanto|cuando|una vez|despues|appena|quando|se|una volta|dopo|zodra|als|wanneer|nadat)(?!\p{L})/u

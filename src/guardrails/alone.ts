/** May a draft leave without a person? Not whatever no rule forbids: only what is shown to be ours. */
import type { Draft } from '../domain/decision.ts'
import { relativeDaysIn } from './fact-days.ts'
import { type FamiliarityOf, familiarityIn, ourNames } from './familiar-words.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { askingOf } from './lexicon/asking/languages.ts'
import { COMMITMENTS } from './lexicon/commitments.ts'
import { FAVOURS } from './lexicon/favours.ts'
import { isSelfTalk } from './lexicon/self-talk.ts'
import { type Reading, readFolded } from './reading.ts'
import { findAll } from './said-before.ts'
import { type DraftSentence, sentencesIn } from './sentences.ts'
import { personaWords, shopTexts } from './sources.ts'
import { formsOf } from './word-forms.ts'

/** What in a draft a person should look at, with its place in the draft's text. */
export type Doubt = { excerpt: string; start: number; end: number; why: string }

/**
 * Empty: every word is the shop's own on this ticket, its order data, the persona's examples or of the reviewed
 * asking-lexicon, and every sentence is a greeting, the open point, a question, thanks or a goodbye.
 */
export const doubtsAbout = ({ text, language }: Draft, context: DraftContext): Doubt[] => {
  const lexicon = askingOf(language)
  if (text.length > LONGEST_ALONE)
    return [{ ...whole(text), why: 'it is too long to leave by itself' }]
  if (lexicon === null)
    return [{ ...whole(text), why: `nobody has reviewed the words of "${language}" for this` }]
  const own = withoutPersona(text, context)
  const folded = readFolded(own)
  const sentences = sentencesIn(folded, own)
  const familiarity = familiarityIn(context, lexicon)
  const names = ourNames(context)
  const shop = shopSentences(context, lexicon)
  return [
    ...sentences.flatMap((sentence) => strangeWords(sentence, familiarity, lexicon, folded)),
    ...borrowedWords(sentences, familiarity, lexicon, folded),
    ...sentences
      .filter((sentence) => !isSigned(sentence, names))
      .flatMap((sentence) => strangeSentence(sentence, lexicon, shop, folded)),
    ...countedDays(folded),
    ...askedTooLittleOrMuch(sentences, lexicon, text),
  ].map((doubt) => ({ ...doubt, excerpt: text.slice(doubt.start, doubt.end) }))
}

/** About 400 words. */
const LONGEST_ALONE = 2500

type Place = Omit<Doubt, 'excerpt'>

const whole = (text: string) => ({ excerpt: text.slice(0, 200), start: 0, end: text.length })

/** Signature and disclosure are put in by code; blanks keep every place. */
const withoutPersona = (text: string, { persona }: DraftContext) =>
  personaWords(persona).reduce((rest, words) => {
    const at = rest.lastIndexOf(words.trim())
    return at < 0
      ? rest
      : rest.slice(0, at) + ' '.repeat(words.trim().length) + rest.slice(at + words.trim().length)
  }, text)

/** The customer is named in it, by whatever name he gave himself. */
const isAddress = ({ text }: DraftSentence, { greeting, courtesy }: Asking) =>
  greeting.test(text) || courtesy.test(text)

const strangeWords = (
  sentence: DraftSentence,
  familiarity: FamiliarityOf,
  lexicon: Asking,
  { place }: Reading,
): Place[] => {
  const { start, text } = sentence
  const isAddressed = isAddress(sentence, lexicon)
  return [...text.matchAll(WORD)]
    .filter(([word]) => familiarity(word, isAddressed) === 'strange')
    .map((found) => ({
      ...place(start + found.index, start + found.index + found[0].length),
      why: `nobody of the shop used the word "${found[0]}" on this ticket`,
    }))
}

/** The customer's own words name what it is about, once; a text made of them, or a second question, is not ours. */
const borrowedWords = (
  sentences: DraftSentence[],
  familiarity: FamiliarityOf,
  lexicon: Asking,
  { place }: Reading,
): Place[] => {
  const borrowedBy = (sentence: DraftSentence) => {
    const isAddressed = isAddress(sentence, lexicon)
    return (sentence.text.match(WORD) ?? []).filter(
      (word) => familiarity(word, isAddressed) === 'customer',
    )
  }
  const [, ...further] = sentences.filter(({ isQuestion }) => isQuestion)
  const borrowed = new Set(sentences.flatMap(borrowedBy))
  const start = sentences[0]?.start ?? 0
  return [
    ...further
      .filter((question) => borrowedBy(question).length > 0)
      .map(({ start, end }) => ({
        ...place(start, end),
        why: 'it asks one more thing, in words that are only the customer’s',
      })),
    ...(borrowed.size > MOST_BORROWED
      ? [
          {
            ...place(start, sentences.at(-1)?.end ?? start),
            why: 'too many of its words are only the customer’s',
          },
        ]
      : []),
  ]
}

const MOST_BORROWED = 5

const isSigned = ({ text }: DraftSentence, names: Set<string>) =>
  (text.match(WORD) ?? []).every((word) => names.has(word))

/** Letters; what holds a digit is a claim, and those have their own rule. */
const WORD = /(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu

const strangeSentence = (
  sentence: DraftSentence,
  lexicon: Asking,
  shop: ShopSentence[],
  { place }: Reading,
): Place[] => {
  const { text, start, end, isQuestion } = sentence
  if (isSelfTalk(text))
    return [{ ...place(start, end), why: 'it speaks of a text, not to a customer' }]
  if (isAddress(sentence, lexicon)) return []
  const restated = shop.some((said) => restates(text, said, lexicon))
  const gives = !isQuestion && givesSomething(text)
  if (gives && !restated && !lexicon.condition.test(text))
    return [{ ...place(start, end), why: 'it promises something without the condition' }]
  if (isQuestion || restated || lexicon.cues.test(text)) return []
  return [
    { ...place(start, end), why: 'it is no greeting, question, open point, thanks or goodbye' },
  ]
}

const givesSomething = (text: string) =>
  [...FAVOURS, ...COMMITMENTS].some((phrases) => findAll(text, phrases).length > 0)

type ShopSentence = {
  words: Set<string>
  has: (word: string) => boolean
  isNegative: boolean
  isBound: boolean
  isWhole: boolean
}

const shopSentences = (context: DraftContext, { language }: Asking): ShopSentence[] =>
  shopTexts(context).flatMap((sentences) => {
    const near = sentences.flatMap((each, at) => [
      [each],
      ...(at + 1 < sentences.length ? [sentences.slice(at, at + 2)] : []),
    ])
    return near.map((group) => passage(group, language))
  })

/** One sentence of the shop, or two that follow each other. */
const passage = (group: DraftSentence[], language: string): ShopSentence => ({
  ...wordsIn(group, language),
  isNegative: group.some(({ text }) => NEGATION.test(text)),
  isBound: group.some(({ text, isQuestion }) => isQuestion || BOUND.test(text)),
  isWhole: group.length > 1,
})

const wordsIn = (group: DraftSentence[], language: string) => {
  const words = new Set(group.flatMap(({ text }) => text.match(WORD) ?? []))
  return { words, has: formsOf(words, language) }
}

/** Nearly all of its words stand in one sentence of the shop, and neither denies what the other says. */
const restates = (text: string, said: ShopSentence, { words, condition }: Asking) => {
  const own = (text.match(WORD) ?? []).filter((word) => !words.has(word))
  if (own.length === 0 || NEGATION.test(text) !== said.isNegative) return false
  if (said.isBound && givesSomething(text) && !condition.test(text)) return false
  const share = said.isWhole ? ALL : NEARLY_ALL
  if (own.length < FEWEST_OWN) return own.every((word) => said.words.has(word))
  return own.filter(said.has).length >= own.length * share
}

const NEARLY_ALL = 0.66
/** One word in another form says nothing. */
const FEWEST_OWN = 2
const ALL = 1

const NEGATION =
  /(?<!\p{L})(?:not|no|never|without|n't|t|ne|pas|jamais|aucun|aucune|sans|nicht|kein\p{L}*|nie|niemals|ohne|nunca|sin|tampoco|ningun\p{L}*|non|mai|senza|nessun\p{L}*|niet|geen|nooit|zonder)(?!\p{L})/u

/** A sentence that gives something under a condition. */
const BOUND =
  /(?<!\p{L})(?:once|as soon as|when|if|after|des que|une fois|quand|si|apres|sobald|wenn|falls|nachdem|en cuanto|cuando|una vez|despues|appena|quando|se|una volta|dopo|zodra|als|wanneer|nadat)(?!\p{L})/u

/** It may leave hours later, and a person is not there to see. */
const countedDays = ({ text, place }: Reading): Place[] =>
  relativeDaysIn(text, null).map(({ start, end }) => ({
    ...place(start, end),
    why: 'a day counted from today may be another one when it leaves',
  }))

const MOST_QUESTIONS = 2

const askedTooLittleOrMuch = (
  sentences: DraftSentence[],
  lexicon: Asking,
  text: string,
): Place[] => {
  const said = sentences.filter((each) => !isAddress(each, lexicon))
  const questions = said.filter(({ isQuestion }) => isQuestion)
  const place = { start: 0, end: text.length }
  if (questions.length > MOST_QUESTIONS) return [{ ...place, why: 'it asks more than one thing' }]
  return questions.length > 0 || said.some((each) => lexicon.cues.test(each.text))
    ? []
    : [{ ...place, why: 'it asks nothing' }]
}

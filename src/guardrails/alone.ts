/** May a draft leave without a person? Not whatever no rule forbids: only what is shown to be ours. */
import type { Draft } from '../domain/decision.ts'
import { relativeDaysIn } from './fact-days.ts'
import { type FamiliarityOf, familiarityIn, ourNames } from './familiar-words.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { askingOf } from './lexicon/asking/languages.ts'
import { isSelfTalk } from './lexicon/self-talk.ts'
import { TELLS } from './lexicon/tells.ts'
import { permittedLinks } from './links.ts'
import { type Reading, readFolded } from './reading.ts'
import { givesSomething, restates, type ShopPassage, shopPassages } from './restating.ts'
import { findAll } from './said-before.ts'
import { type DraftSentence, sentencesIn, WORD } from './sentences.ts'
import { foldedWords, personaWords } from './sources.ts'

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
  const written = withoutPersona(text, context)
  const allowed = permittedLinks(written, context)
  const own = withoutLinks(written, allowed)
  const folded = readFolded(own)
  const sentences = sentencesIn(folded, own)
  const familiarity = familiarityIn(context, lexicon)
  const names = ourNames(context)
  const shop = shopPassages(context, lexicon)
  return [
    ...sentences.flatMap((sentence) => strangeWords(sentence, familiarity, lexicon, folded)),
    ...borrowedWords(sentences, familiarity, lexicon, folded),
    ...sentences
      .filter((sentence) => !isSigned(sentence, names) && !leadsTo(sentence, allowed, folded))
      .flatMap((sentence) => strangeSentence(sentence, lexicon, shop, folded)),
    ...countedDays(folded),
    ...tellTales(folded, context),
    ...askedTooLittleOrMuch(sentences, lexicon, text),
  ].map((doubt) => ({ ...doubt, excerpt: text.slice(doubt.start, doubt.end) }))
}

/** About 400 words. */
const LONGEST_ALONE = 2500

type Place = Omit<Doubt, 'excerpt'>
type Stretch = { start: number; end: number }

const whole = (text: string) => ({ excerpt: text.slice(0, 200), start: 0, end: text.length })

/** Signature and disclosure are put in by code; blanks keep every place. */
const withoutPersona = (text: string, { persona }: DraftContext) =>
  personaWords(persona).reduce((rest, words) => {
    const at = rest.lastIndexOf(words.trim())
    return at < 0
      ? rest
      : rest.slice(0, at) + ' '.repeat(words.trim().length) + rest.slice(at + words.trim().length)
  }, text)

/** What leads where an agent or the persona leads is no word of the model's; a sentence ends with it. */
const withoutLinks = (text: string, allowed: Stretch[]) =>
  allowed.reduce(
    (rest, { start, end }) =>
      `${rest.slice(0, start)}${' '.repeat(end - start - 1)}\n${rest.slice(end)}`,
    text,
  )

/** "The steps are here:", and a link that may stand there. */
const leadsTo = ({ text, start, end }: DraftSentence, allowed: Stretch[], { place }: Reading) => {
  const from = place(start, end).end
  return (
    allowed.some((link) => from <= link.start && link.start <= from + NEXT_LINE) &&
    (text.match(WORD) ?? []).length <= MOST_LEADING &&
    !givesSomething(text) &&
    !isSelfTalk(text)
  )
}

const MOST_LEADING = 12
/** A break, an indent. */
const NEXT_LINE = 3

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

const strangeSentence = (
  sentence: DraftSentence,
  lexicon: Asking,
  shop: ShopPassage[],
  { place }: Reading,
): Place[] => {
  const { text, start, end, isQuestion } = sentence
  if (isSelfTalk(text))
    return [{ ...place(start, end), why: 'it speaks of a text, not to a customer' }]
  if (isAddress(sentence, lexicon)) return []
  if (isQuestion && statedFirst(text, lexicon, shop))
    return [{ ...place(start, end), why: 'it states something before it asks' }]
  const restated = shop.some((said) => restates(text, said, lexicon))
  const gives = !isQuestion && givesSomething(text)
  if (gives && !restated && !lexicon.condition.test(text))
    return [{ ...place(start, end), why: 'it promises something without the condition' }]
  if (isQuestion || restated || lexicon.cues.test(text)) return []
  return [
    { ...place(start, end), why: 'it is no greeting, question, open point, thanks or goodbye' },
  ]
}

/** "It works in water, so which size?": a clause before the question that nobody of the shop said. */
const statedFirst = (text: string, lexicon: Asking, shop: ShopPassage[]) =>
  text
    .split(/[,:;]\s|\s-\s/)
    .slice(0, -1)
    .some(
      (clause) =>
        STATES.test(clause) &&
        !lexicon.cues.test(clause) &&
        !shop.some((said) => restates(clause, said, lexicon)),
    )

/** A subject that is nothing the customer could be asked about comes first. */
const STATES =
  /^(?:and |but |so |und |aber |et |mais |y |pero |ma |en |maar )?(?:(?:it|we|i|that|this|these|they|there|you (?:should|must|will|may))(?:'\p{L}+)?|il|elle|ils|elles|c'est|ce|cela|ca|on|nous|je|es|das|dies|wir|ich|man|esto|eso|tambien|aqui|yo|va|queda|e il|e la|e un[oa]?|questo|anche|qui|io|noi|het|dat|dit|wij|ik|men|zo|daarna|danach|despues|dopo|apres)(?= )/u

/** It may leave hours later, and a person is not there to see. */
const countedDays = ({ text, place }: Reading): Place[] =>
  relativeDaysIn(text, null).map(({ start, end }) => ({
    ...place(start, end),
    why: 'a day counted from today may be another one when it leaves',
  }))

/** Said by everyday words, and by nobody of the shop. */
const tellTales = ({ text, place }: Reading, context: DraftContext): Place[] => {
  const said = foldedWords(context, 'shop', 'persona')
  return TELLS.flatMap((phrases) =>
    findAll(text, phrases)
      .filter((found) => !said.includes(found.text))
      .map(({ start, end }) => ({
        ...place(start, end),
        why: `it may be read as ${phrases.kind}`,
      })),
  )
}

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

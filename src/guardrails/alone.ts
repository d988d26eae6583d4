/** May a draft leave without a person? Not whatever no rule forbids: only what is shown to be ours. */
import type { Draft } from '../domain/decision.ts'
import { asksOverAndOver } from './asked-again.ts'
import { type BareSentence, bareSentence } from './bare-sentences.ts'
import { copiedRuns } from './copied-runs.ts'
import { asksOfToday, relativeDaysIn } from './fact-days.ts'
import { familiarityIn, ourNames } from './familiar-words.ts'
import type { Stretch } from './finding-words.ts'
import { doubtOfFrame, type Frame } from './frames.ts'
import { type DraftContext, isWithin } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { askingOf } from './lexicon/asking/languages.ts'
import { isSelfTalk } from './lexicon/self-talk.ts'
import { permittedLinks } from './links.ts'
import { strangeManners } from './manner.ts'
import { type Reading, readFolded } from './reading.ts'
import { givesSomething, shopPassages } from './restating.ts'
import { type DraftSentence, sentencesIn, WORD, withoutRunOns } from './sentences.ts'
import { personaWords, sourceTexts } from './sources.ts'
import { borrowedWords, isAddress, strangeWords } from './strange-words.ts'
import { tellTalesIn } from './tell-tales.ts'

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
  const opens = (word: string, before: string) =>
    lexicon.opens.has(word) && !lexicon.greeting.test(before)
  const familiarity = familiarityIn(context, lexicon)
  const names = ourNames(context)
  const frame = { lexicon, shop: shopPassages(context, lexicon), context }
  const sentences = sentencesIn(folded, own)
    .flatMap((each) => withoutRunOns(each, folded, own, opens))
    .map((each) => bareSentence(each, frame))
  return [
    ...strangeWords(sentences, familiarity, frame, folded, own),
    ...borrowedWords(sentences, familiarity, lexicon, folded),
    ...sentences
      .filter((sentence) => !isSigned(sentence, names) && !leadsTo(sentence, allowed, folded))
      .flatMap((sentence) => strangeSentence(sentence, frame, folded)),
    ...countedDays(folded),
    ...repeatedWords(folded, context),
    ...[
      ...tellTalesIn(folded.text, sentences, context),
      ...strangeManners(folded.text, sentences, lexicon, context),
    ].map(({ start, end, why }) => ({ ...folded.place(start, end), why })),
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

const isSigned = ({ text }: DraftSentence, names: Set<string>) =>
  (text.match(WORD) ?? []).every((word) => names.has(word))

const strangeSentence = (sentence: BareSentence, frame: Frame, { place }: Reading): Place[] => {
  const speaksOfText = isSelfTalk(sentence.text)
  if (!speaksOfText && isAddress(sentence, frame.lexicon)) return []
  const why = doubtOfFrame(sentence, frame)
  if (why === null) return []
  const { rest } = sentence.bare()
  if (rest === '' && !speaksOfText) return []
  if (rest !== sentence.text && doubtOfFrame({ ...sentence, text: rest }, frame) === null) return []
  return [{ ...place(sentence.start, sentence.end), why }]
}

/** It may leave hours later, and a person is not there to see. */
const countedDays = ({ text, place }: Reading): Place[] => {
  const always = asksOfToday(text)
  return relativeDaysIn(text, null)
    .filter(({ start }) => !isWithin(always, start))
    .map(({ start, end }) => ({
      ...place(start, end),
      why: 'a day counted from today may be another one when it leaves',
    }))
}

/** The customer's own sentence comes back to him only where somebody lays it into our mouth. */
const repeatedWords = (folded: Reading, context: DraftContext): Place[] => {
  const [his, ours] = [[] as string[], [] as string[]]
  for (const { voice, text } of sourceTexts(context)) (voice === 'customer' ? his : ours).push(text)
  const why = 'the customer wrote this, word for word, and nobody of the shop'
  return copiedRuns(folded, { length: MOST_REPEATED, secret: his, free: ours, why })
}

const MOST_REPEATED = 7

const MOST_QUESTIONS = 2

const askedTooLittleOrMuch = (
  sentences: BareSentence[],
  lexicon: Asking,
  text: string,
): Place[] => {
  const said = sentences.filter((each) => !isAddress(each, lexicon))
  const questions = said.filter(({ isQuestion }) => isQuestion)
  const place = { start: 0, end: text.length }
  if (questions.length > MOST_QUESTIONS) return [{ ...place, why: 'it asks more than one thing' }]
  const texts = said.map(({ text }) => text)
  if (asksOverAndOver(texts, (word) => lexicon.marks.has(word)))
    return [{ ...place, why: 'it asks the same thing over and over' }]
  return questions.length > 0 ||
    said.some(({ text, bare }) => lexicon.cues.test(text) || bare().asks)
    ? []
    : [{ ...place, why: 'it asks nothing' }]
}

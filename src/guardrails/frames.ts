/** What may a sentence do that leaves without a person? Ask, point at the open item, or say again what the shop said. */
import { baseLanguage } from '../domain/language-code.ts'
import { memo } from '../lib/memo.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { COMMITMENTS } from './lexicon/commitments.ts'
import { FAVOURS } from './lexicon/favours.ts'
import type { Formulas } from './lexicon/formulas/formula.ts'
import { asksForUs, HE_SAID, speaksOfUs } from './lexicon/own-voice.ts'
import { PROMISES } from './lexicon/promises.ts'
import { isRequest } from './lexicon/requests.ts'
import { isSelfTalk } from './lexicon/self-talk.ts'
import { givesSomething, restates, type ShopPassage } from './restating.ts'
import { findAll, shopSaid } from './said-before.ts'
import { type DraftSentence, WORD } from './sentences.ts'
import { foldedWords, shopTexts, type Voice } from './sources.ts'
import { formsOf } from './word-forms.ts'

export type Frame = { lexicon: Asking; shop: ShopPassage[]; context: DraftContext }

/** Why a person should read this sentence; null: it only asks, or says what the shop said. */
export const doubtOfFrame = (sentence: DraftSentence, frame: Frame): string | null => {
  const { text, isQuestion } = sentence
  const { lexicon, shop } = frame
  if (isSelfTalk(text)) return 'it speaks of a text, not to a customer'
  const clauses = clausesOf(text)
  if (isQuestion && clauses.some((clause) => states(clause, frame)))
    return 'it states something before it asks'
  if (clauses.some((clause) => putsWordsInHisMouth(clause, frame)))
    return 'it says that he said what he did not say'
  const restated = shop.some((said) => restates(text, said, lexicon))
  const gives = !isQuestion && givesSomething(text)
  if (gives && !restated && !lexicon.condition.test(text))
    return 'it promises something without the condition'
  if (restated) return null
  if (clauses.some((clause) => saysOfUs(clause, isQuestion, frame)))
    return 'it says something of the shop that nobody of the shop said'
  if (isQuestion) return null
  if (followsOnHim(clauses, frame)) return 'it says what will follow, and nobody of the shop did'
  if (!isFramed(text, lexicon)) return 'it is no greeting, question, open point, thanks or goodbye'
  if (clauses.flatMap(partsOf).some((clause) => isBeside(clause, frame)))
    return 'it states something beside what it asks'
  return strangeContent(text, frame)
}

const partsOf = (clause: string) =>
  clause.split(/ (?:and|but|so|et|mais|donc|und|aber|denn|y|pero|e|ma|en|maar|dus) /)

/** A clause with a verb of its own that neither asks nor says what the shop said: its neighbour does not vouch for it. */
const isBeside = (clause: string, frame: Frame) =>
  isStatement(clause, frame.lexicon.formulas) &&
  !isFramed(clause, frame.lexicon) &&
  !isSaid(clause, frame)

/**
 * May a turn of a reminder speak of this? What it is about was spoken of on this ticket; what is needed, missing or waited
 * for is what the shop asked for. It does nothing, states nothing, and is no favour that nobody of the shop named.
 */
export const isMatter = (matter: string, isTopic: boolean, frame: Frame): boolean =>
  !ODD.test(matter) &&
  !clausesOf(matter).some(
    (clause) => saysOfUs(clause, false, frame) || isStatement(clause, frame.lexicon.formulas),
  ) &&
  !givesUnnamed(matter, frame.context) &&
  newWordsIn(matter, frame).length === 0 &&
  (isTopic || OURS.test(matter) || isAsked(matter, frame))

/** "My question about …": what we said is spoken of, not asked for. */
const OURS =
  /^(?:our|my|notre|mon|ma|unsere?[rnm]?|meine?[rnm]?|nuestr[oa]|mi|(?:il|la) (?:nostr[oa]|mi[ao])|onze|ons|mijn)(?!\p{L})/u

/** It begins with a question ("whether …", "which …"), or holds a word of what the shop asked for. */
const isAsked = (matter: string, frame: Frame): boolean => {
  if (GOODS.test(matter)) return false
  const hinge = matter.search(frame.lexicon.formulas.hinges)
  if (hinge >= 0 && hinge < FIRST_WORDS) return true
  const said = matter.match(WORD) ?? []
  return (
    said.every((word) => isSmall(word, frame.lexicon)) ||
    said.some((word) => isTelling(word, frame.lexicon) && formsAsked(frame)(word))
  )
}

const FIRST_WORDS = 6

const isTelling = (word: string, { marks }: Asking) => word.length >= LONG_WORD && !marks.has(word)

/** "We have not received your order": what the shop sends, or is paid, is nothing it waits for. */
const GOODS =
  /^(?:(?:the|your|a|any|die|der|das|ihre?n?|deine?n?|le|la|les|votre|ton|ta|el|su|tu|los|las|il|lo|(?:il |la )?(?:sua|suo|tua|tuo)|l'|de|het|uw|je|jouw) ?)?(?:orders?|parcels?|packages?|payments?|deliver(?:y|ies)|returns?|shipments?|goods|money|bestellung|pakete?|lieferung|zahlung|sendung|rucksendung|geld|commande|colis|paiement|livraison|retour|argent|pedido|paquete|pago|envio|devolucion|dinero|ordine|pacco|pagamento|consegna|spedizione|reso|denaro|bestelling|pakket|betaling|levering|zending|retour|geld)(?: [\p{L}\p{N}-]*\d[\p{L}\p{N}-]*)?[\s.,!?…]*$/u

const ODD = /[%{}<>[\]_|*^~`\\]/

const isStatement = (clause: string, { states, hinges }: Formulas) => {
  const verb = clause.search(states)
  const hinge = clause.search(hinges)
  return verb >= 0 && (hinge < 0 || hinge > verb)
}

const givesUnnamed = (matter: string, context: DraftContext) =>
  [...PROMISES, ...COMMITMENTS].some((phrases) => findAll(matter, phrases).length > 0) ||
  FAVOURS.some((phrases) =>
    findAll(matter, phrases).some(({ text }) => !shopSaid(context, phrases, text)),
  )

/**
 * The clause around a place in a sentence asks, and two of the words that the shop used on this ticket stand in it. What
 * begins with its subject may be a statement that ran into the question.
 */
export const asksAgain = (sentence: DraftSentence, at: number, frame: Frame): boolean => {
  const { text, isQuestion } = sentence
  const { lexicon, context } = frame
  const clauses = clausesOf(text)
  const clause = clauses.findLast((each) => text.lastIndexOf(each) <= at) ?? text
  const asks = isRequest(clause) || (isQuestion && clause === clauses.at(-1))
  if (!asks || SUBJECT.test(clause) || states(clause, frame)) return false
  const isOurs = formsSaid(context, lexicon.language, 'shop')
  const own = (clause.match(WORD) ?? []).filter((word) => !lexicon.words.has(word))
  return own.filter(isOurs).length >= FEWEST_OURS
}

const FEWEST_OURS = 2

const SUBJECT =
  /^(?:the|an?|this|our|your|der|die|das|ein|eine|unser\p{L}*|ihre?|le|la|les|l'|un|une|notre|votre|el|los|las|una|su|nuestr\p{L}*|il|lo|i|gli|de|het|een|onze|uw|je)(?!\p{L})/u

const clausesOf = (text: string) =>
  text
    .split(/[,:;]\s|\s-\s|(?=¿)|(?=¡)/)
    .map((clause) => clause.replace(/^[^\p{L}\p{N}]+/u, ''))
    .filter((clause) => clause !== '')

const isSaid = (clause: string, { shop, lexicon }: Frame) =>
  shop.some((said) => restates(clause, said, lexicon))

/** Each word that says something stands in one sentence of the shop. */
const isWhollySaid = (clause: string, { shop, lexicon }: Frame) => {
  const own = (clause.match(WORD) ?? []).filter((word) => !lexicon.words.has(word))
  return own.length > 0 && shop.some(({ has }) => own.every(has))
}

/** "It works in water, so which size?": a clause of a question that nobody of the shop said and that asks nothing. */
const states = (clause: string, frame: Frame) => {
  const { language, cues } = frame.lexicon
  return (
    (STATES[baseLanguage(language)] ?? NOTHING).test(clause) &&
    !asksForUs(clause, language) &&
    !cues.test(clause) &&
    !isWhollySaid(clause, frame)
  )
}

const opening = (words: string) => new RegExp(`^(?:${words})(?= \\p{L}+ )`, 'u')

/** A subject that is nothing the customer could be asked about comes first. */
const STATES: Record<string, RegExp> = {
  en: opening(
    "(?:and |but |so )?(?:it|we|i|that|this|these|they|there|nobody|everyone|you (?:should|must|will|may))(?:'\\p{L}+)?",
  ),
  fr: opening(
    "(?:et |mais |ou )?(?:il|elle|ils|elles|c'est|ce|cela|ca|on|nous(?! \\p{L}+(?:er|ir|re) )|je|apres)",
  ),
  de: opening(
    '(?:und |aber |oder )?(?:es|das(?! [^?]* zu \\p{L}+en(?!\\p{L}))|dies|wir|ich|man|danach|sie|du|niemand|alle)',
  ),
  es: opening('(?:y |pero )?(?:esto|eso|tambien|aqui|yo|va|queda|despues|nadie|todos)'),
  it: opening('(?:ma |e )?(?:e il|e la|e un[oa]?|questo|anche|qui|io|noi|dopo|nessuno|tutti)'),
  nl: opening('(?:en |maar )?(?:het|dat|dit|wij|ik|men|zo|daarna|we|u|niemand|iedereen)'),
}

const NOTHING = /(?!)/u

const isFramed = (text: string, { cues, language }: Asking) =>
  cues.test(text) || isRequest(text) || asksForUs(text, language)

/** "As soon as I have seen it, another one goes out to you": what stands beside the condition must ask, or be said. */
const followsOnHim = (clauses: string[], frame: Frame) => {
  const { language, cues } = frame.lexicon
  if (!AS_SOON_AS.test(clauses[0] ?? '')) return false
  return clauses
    .slice(1)
    .some(
      (clause) =>
        SOMETHING.test(clause) &&
        !asksForUs(clause, language) &&
        !cues.test(clause) &&
        !isRequest(clause) &&
        !isSaid(clause, frame),
    )
}

const AS_SOON_AS =
  /^(?:as soon as|once|when|after|des que|une fois|quand|lorsque|apres|sobald|wenn|nachdem|en cuanto|cuando|una vez|tan pronto|appena|non appena|quando|una volta|zodra|als|wanneer|nadat)(?!\p{L})/u

/** A thing that is none of his comes first. */
const SOMETHING =
  /^(?:an?|another|the|un|une|le|la|les|l'\p{L}+|ein|eine|einen|der|die|das|el|los|las|una|uno|otr[oa]|il|lo|i|gli|altr[oa]|un'altr[oa]|de|het|een)(?!\p{L})/u

const saysOfUs = (clause: string, isQuestion: boolean, frame: Frame) =>
  speaksOfUs(clause, frame.lexicon.language, isQuestion) && !isSaid(clause, frame)

/** What follows "you wrote" must be his, word by word, but for the small ones. */
const putsWordsInHisMouth = (clause: string, { context, lexicon }: Frame) => {
  const found = HE_SAID.exec(clause)
  if (found === null) return false
  const isHis = formsSaid(context, lexicon.language, 'customer')
  const rest = clause.replace(found[0], ' ').match(WORD) ?? []
  const own = rest.filter((word) => !lexicon.words.has(word))
  if (own.length === 0 || !own.every(isHis)) return true
  return SINCE.test(clause) && !rest.every((word) => word.length < LONG_WORD || isHis(word))
}

/** What is concluded from his words must be his to the last long word: "gone" is in every lexicon. */
const SINCE =
  /(?<!\p{L})(?:since|as|because|now that|given that|puisque|comme|parce que|vu que|da|weil|nachdem|ya que|como|porque|visto que|poiche|siccome|dato che|visto che|perche|aangezien|omdat|nu|daar)(?!\p{L})/u
const LONG_WORD = 4

/** What is missing, wanted or waited for was named by the shop before, or by him. */
const strangeContent = (text: string, frame: Frame): string | null => {
  if (isRequest(text)) return null
  const most = asksForUs(text, frame.lexicon.language) ? 1 : 0
  return newWordsIn(text, frame).length <= most
    ? null
    : 'it states something in words that nobody used on this ticket'
}

const newWordsIn = (text: string, { context, lexicon }: Frame): string[] => {
  const isKnown = formsSaid(context, lexicon.language)
  return (text.match(WORD) ?? []).filter((word) => !isSmall(word, lexicon) && !isKnown(word))
}

const isSmall = (word: string, { words, stems }: Asking) =>
  words.has(word) || stems.some((stem) => word.startsWith(stem))

/** Is it a word of a sentence in which the shop asked for something on this ticket? */
const formsAsked = ({ context, lexicon: { language } }: Frame) =>
  formsKnown(context, `${language} asked`, language, () => wordsAsked(context, language))

const wordsAsked = (context: DraftContext, language: string) =>
  shopTexts(context)
    .flat()
    .filter(({ text, isQuestion }) => isQuestion || isRequest(text) || asksForUs(text, language))
    .flatMap(({ text }) => text.match(WORD) ?? [])

/** Is it a word of theirs on this ticket, in any form? */
const formsSaid = (context: DraftContext, language: string, ...voices: Voice[]) =>
  formsKnown(
    context,
    `${language} ${voices.join()}`,
    language,
    () => foldedWords(context, ...voices).match(WORD) ?? [],
  )

const formsKnown = (
  context: DraftContext,
  key: string,
  language: string,
  wordsOf: () => string[],
) => {
  const known = forms(context)
  const is = known.get(key) ?? formsOf(wordsOf(), language)
  known.set(key, is)
  return is
}

const forms = memo((_: DraftContext) => new Map<string, (word: string) => boolean>())

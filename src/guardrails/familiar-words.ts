/** Which words a draft may use on this ticket without a person having read it. */
import { isMachineOrder } from '../domain/machine-orders.ts'
import { CURRENCIES, LONG_SPANS, MONTHS, SMALL_NUMBERS, SPANS, WEEKDAYS } from './fact-words.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { foldText } from './reading.ts'
import { personaWords, sampleQuotes, sourceTexts } from './sources.ts'
import { formsOf } from './word-forms.ts'

/** `customer`: only he used it; it may name what is asked about, and little more. */
export type Familiarity = 'ours' | 'customer' | 'strange'

/** `isAddress`: the word stands in a greeting or a sign-off, where the customer's name is as good as ours. */
export type FamiliarityOf = (word: string, isAddress: boolean) => Familiarity

/**
 * Ours are the shop's words on this ticket, order data, the persona's, agents' names, the lexicon, and words whose truth is
 * checked as a claim (months, units); a word may have another ending than there.
 */
export const familiarityIn = (context: DraftContext, lexicon: Asking): FamiliarityOf => {
  const isOurs = formsOf(lettersOf(ourTexts(context)), lexicon.language)
  const isHis = formsOf(lettersOf(customerTexts(context)), lexicon.language)
  const hisNames = new Set(customerNames(context))
  const seen = new Map<string, Familiarity>()
  const judge = (word: string): Familiarity => {
    const isFree =
      CHECKED.has(word) ||
      lexicon.words.has(word) ||
      lexicon.stems.some((stem) => word.startsWith(stem)) ||
      lexicon.isEveryday(word) ||
      isOurs(word)
    return isFree ? 'ours' : isHis(word) || hisNames.has(word) ? 'customer' : 'strange'
  }
  return (word, isAddress) => {
    if (isAddress && hisNames.has(word)) return 'ours'
    const known = seen.get(word) ?? judge(word)
    seen.set(word, known)
    return known
  }
}

/** Names of those who write for the shop here. */
export const ourNames = (context: DraftContext): Set<string> =>
  new Set(
    [
      ...personaWords(context.persona),
      context.persona.name,
      ...context.messages.flatMap(({ fromAgent, sender }) =>
        fromAgent ? (sender?.name ?? '') : [],
      ),
    ].flatMap((text) => lettersOf([foldText(text)])),
  )

/** He calls himself what he likes, also a sentence: so few words are a name. */
const MOST_NAMES = 3

const customerNames = ({ customerName, messages }: DraftContext): string[] => {
  const newest = messages.findLast(({ fromAgent }) => !fromAgent)
  return [customerName ?? '', newest?.sender?.name ?? ''].flatMap((name) =>
    lettersOf([foldText(name)]).slice(0, MOST_NAMES),
  )
}

const LETTERS = /\p{L}+/gu

const ourTexts = (context: DraftContext) => [
  ...sourceTexts(context)
    .filter(({ voice }) => voice !== 'customer')
    .map(({ folded }) => folded),
  foldText(sampleQuotes(context.persona)),
  [...ourNames(context)].join(' '),
]

/** A message that gives orders to a machine lends no word. */
const customerTexts = (context: DraftContext) => {
  const hostile = new Set(context.messages.filter(isMachineOrder).map(({ id }) => id))
  return sourceTexts(context)
    .filter(({ voice, messageId }) => voice === 'customer' && !hostile.has(messageId ?? -1))
    .map(({ folded }) => folded)
}

const lettersOf = (texts: string[]) => texts.flatMap((text) => text.match(LETTERS) ?? [])

const CHECKED = new Set([
  ...[MONTHS, WEEKDAYS, SPANS, LONG_SPANS, SMALL_NUMBERS, CURRENCIES].flatMap((table) => [
    ...table.keys(),
  ]),
  ...'h cm mm m km kg g ml l cl w kwh zentimeter meter millimeter kilo kilogramm gramm liter watt centimetre centimetres metres metre grammes gramme litre litres centimetros metros gramos litros centimetri metri grammi litri gram centimeter uhr uur cent cents euro euros'.split(
    ' ',
  ),
])

/** Which words a draft may use on this ticket without a person having read it. */
import { isMachineOrder } from '../domain/machine-orders.ts'
import { CURRENCIES, LONG_SPANS, MONTHS, SMALL_NUMBERS, SPANS, WEEKDAYS } from './fact-words.ts'
import type { DraftContext } from './inspection.ts'
import type { Asking } from './lexicon/asking/asking.ts'
import { foldText } from './reading.ts'
import { personaWords, sampleQuotes, sourceTexts } from './sources.ts'

/** `customer`: only he used it; it may name what is asked about, and little more. */
export type Familiarity = 'ours' | 'customer' | 'strange'

/**
 * Ours are the shop's words on this ticket, order data, the persona's, names of the two, the lexicon, and words whose truth
 * is checked as a claim (months, units); a word may have another ending than there.
 */
export const familiarityIn = (
  context: DraftContext,
  lexicon: Asking,
): ((word: string) => Familiarity) => {
  const isOurs = knownBy([...ourTexts(context)])
  const isHis = knownBy(customerTexts(context))
  const seen = new Map<string, Familiarity>()
  const judge = (word: string): Familiarity => {
    const isFree =
      CHECKED.has(word) ||
      lexicon.words.has(word) ||
      lexicon.stems.some((stem) => word.startsWith(stem)) ||
      isOurs(word)
    return isFree ? 'ours' : isHis(word) ? 'customer' : 'strange'
  }
  return (word) => {
    const known = seen.get(word) ?? judge(word)
    seen.set(word, known)
    return known
  }
}

/** Names of those who write to each other here. */
export const namesIn = (context: DraftContext): Set<string> =>
  new Set(
    [
      ...personaWords(context.persona),
      context.persona.name,
      ...context.messages.map(({ sender }) => sender?.name ?? ''),
      context.customerName ?? '',
    ].flatMap((text) => foldText(text).match(LETTERS) ?? []),
  )

const LETTERS = /\p{L}+/gu

const ourTexts = (context: DraftContext) => [
  ...sourceTexts(context)
    .filter(({ voice }) => voice !== 'customer')
    .map(({ folded }) => folded),
  foldText(sampleQuotes(context.persona)),
  [...namesIn(context)].join(' '),
]

/** A message that gives orders to a machine lends no word. */
const customerTexts = (context: DraftContext) => {
  const hostile = new Set(context.messages.filter(isMachineOrder).map(({ id }) => id))
  return sourceTexts(context)
    .filter(({ voice, messageId }) => voice === 'customer' && !hostile.has(messageId ?? -1))
    .map(({ folded }) => folded)
}

const knownBy = (texts: string[]) => {
  const words = new Set(texts.flatMap((text) => text.match(LETTERS) ?? []))
  const stems = new Set([...words].filter((word) => word.length >= SHORTEST).map(stemOf))
  return (word: string) => words.has(word) || (word.length >= SHORTEST && stems.has(stemOf(word)))
}

/** Shorter words change too much with their ending. */
const SHORTEST = 5

const stemOf = (word: string) => word.slice(0, Math.max(4, word.length - 2))

const CHECKED = new Set([
  ...[MONTHS, WEEKDAYS, SPANS, LONG_SPANS, SMALL_NUMBERS, CURRENCIES].flatMap((table) => [
    ...table.keys(),
  ]),
  ...'cm mm m km kg g ml l cl w kwh zentimeter meter millimeter kilo kilogramm gramm liter watt centimetre centimetres metres metre grammes gramme litre litres centimetros metros gramos litros centimetri metri grammi litri gram centimeter uhr uur cent cents euro euros'.split(
    ' ',
  ),
])

/** Finds out which cues a sentence gives, in any of the six languages. */
import type { Sentence } from '../../domain/sentences.ts'
import { CUSTOMER_CUES, type Cue, SHOP_CUES } from './cue.ts'
import { deCustomer } from './de-customer.ts'
import { deShop } from './de-shop.ts'
import { enCustomer } from './en-customer.ts'
import { enShop } from './en-shop.ts'
import { esCustomer } from './es-customer.ts'
import { esShop } from './es-shop.ts'
import { frCustomer } from './fr-customer.ts'
import { frShop } from './fr-shop.ts'
import { itCustomer } from './it-customer.ts'
import { itShop } from './it-shop.ts'
import { nlCustomer } from './nl-customer.ts'
import { nlShop } from './nl-shop.ts'

/**
 * All languages are tried on every sentence: shops and customers mix them, and a guessed language
 * would be wrong just where the text is short.
 */
export const says = (sentence: Pick<Sentence, 'folded'>, ...cues: Cue[]) =>
  cues.some((cue) => PATTERNS[cue].test(sentence.folded))

/** Where in the folded sentence a cue begins; null when it does not stand there. */
export const positionOf = (sentence: Sentence, cue: Cue): number | null => {
  const at = sentence.folded.search(PATTERNS[cue])
  return at < 0 ? null : at
}

const LEXICONS = [
  { ...enShop, ...enCustomer },
  { ...frShop, ...frCustomer },
  { ...deShop, ...deCustomer },
  { ...esShop, ...esCustomer },
  { ...itShop, ...itCustomer },
  { ...nlShop, ...nlCustomer },
]

const compile = (cue: Cue) => {
  const sources = LEXICONS.flatMap((lexicon) => lexicon[cue])
  return new RegExp(`(?<![a-z0-9])(?:${sources.join('|')})(?:(?<=['\\s])|(?![a-z0-9]))`)
}

const PATTERNS = Object.fromEntries(
  [...SHOP_CUES, ...CUSTOMER_CUES].map((cue) => [cue, compile(cue)]),
) as Record<Cue, RegExp>

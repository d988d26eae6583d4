/** What a reviewed asking-lexicon holds: the words a reminder may use on its own account, in one language. */

import { formsOf } from '../../word-forms.ts'
import type { Formulas } from '../formulas/formula.ts'

export type Asking = {
  language: string
  /**
   * Folded words that say nothing by themselves: articles, pronouns, verbs of asking and answering. `envi*` is every
   * word that begins so. No favour, no money, no time, no place, no product.
   */
  words: Set<string>
  stems: string[]
  /** In any form: what things are made of, look like and do, and how one shows, measures or chooses them. */
  isEveryday: (word: string) => boolean
  /** Common in this language and in none of the other five: they tell which one a sentence is in. */
  marks: Set<string>
  /** Words that, with a capital, begin a sentence: no noun, no name, no form of address. */
  opens: Set<string>
  /** Whole turns that may be said as they stand. */
  formulas: Formulas
  /** Sentences that ask or point at what is open. */
  cues: RegExp
  greeting: RegExp
  /** Thanks, good wishes, goodbye. */
  courtesy: RegExp
  /** A favour under its condition. */
  condition: RegExp
}

/** Written with a capital anywhere, out of politeness; and what stands in names. */
const POLITE = new Set(
  'sie ihr ihre ihren ihrem ihrer ihnen euch dir dein deine deinen deiner deinem sua suo sue suoi lei le la lo il ella loro voi vostro vostra usted u uw i van de der den del della di da du des team'.split(
    ' ',
  ),
)

type Written = {
  language: string
  words: string
  marks: string
  everyday: string
  formulas: Formulas
} & Record<'cues' | 'greeting' | 'courtesy' | 'condition', string[]>

export const asking = ({
  language,
  words,
  marks,
  everyday,
  formulas,
  ...patterns
}: Written): Asking => {
  const all = wordsIn(words)
  return {
    language,
    formulas,
    isEveryday: formsOf(wordsIn(everyday), language),
    words: new Set(all.filter((word) => !word.endsWith('*')).concat(wordsIn(marks))),
    stems: all.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
    marks: new Set(wordsIn(marks)),
    opens: new Set(
      (language === 'de' ? wordsIn(marks) : [...all, ...wordsIn(marks)]).filter(
        (word) => !POLITE.has(word),
      ),
    ),
    cues: anyOf(patterns.cues),
    greeting: wholly(patterns.greeting),
    courtesy: wholly(patterns.courtesy),
    condition: anyOf(patterns.condition),
  }
}

/** Each part of what an apostrophe or a hyphen ties, as a draft is read. */
const wordsIn = (text: string) => text.match(/\p{L}+\*?/gu) ?? []

const anyOf = (sources: string[]) =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${sources.join('|')})(?![\\p{L}\\p{N}])`, 'u')

const wholly = (sources: string[]) => new RegExp(`^(?:${sources.join('|')})[\\s,.!:;-]*$`, 'u')

/** Finds what is said by everyday words, and by nobody of the shop. */
import { type BareSentence, isBesideTurns } from './bare-sentences.ts'
import type { Found } from './finding-words.ts'
import type { DraftContext } from './inspection.ts'
import { TELLS } from './lexicon/tells.ts'
import { findAll } from './said-before.ts'
import { foldedWords } from './sources.ts'

/** In the whole text: a reviewed turn may be half of it, but not all. */
export const tellTalesIn = (
  text: string,
  sentences: BareSentence[],
  context: DraftContext,
): (Found & { why: string })[] => {
  const said = foldedWords(context, 'shop', 'persona')
  return TELLS.flatMap((phrases) =>
    findAll(text, phrases)
      .filter((found) => !said.includes(found.text) && isBesideTurns(sentences, found))
      .map((found) => ({ ...found, why: `it may be read as ${phrases.kind}` })),
  )
}

/** A sentence, and what the reviewed turns of its language leave of it; worked out for those who ask. */

import { memoOfText } from '../lib/memo.ts'
import type { Stretch } from './finding-words.ts'
import { type Bare, withoutFormulas } from './formulas.ts'
import { type Frame, isMatter } from './frames.ts'
import { isWithin } from './inspection.ts'
import type { DraftSentence } from './sentences.ts'

export type BareSentence = DraftSentence & { bare: () => Bare }

export const bareSentence = (sentence: DraftSentence, frame: Frame): BareSentence => {
  let known: Bare | null = null
  // Many turns ask about the same stretch.
  const isOurs = memoOfText((matter) => isMatter(matter, false, frame))
  const isSpokenOf = memoOfText((matter) => isMatter(matter, true, frame))
  return {
    ...sentence,
    bare: () => {
      known ??= withoutFormulas(sentence.text, frame.lexicon.formulas, (matter, isTopic) =>
        isTopic ? isSpokenOf(matter) : isOurs(matter),
      )
      return known
    },
  }
}

/** Does this stretch of the whole text say anything that no turn says, or stand within what one is about? */
export const isBesideTurns = (sentences: BareSentence[], stretch: Stretch): boolean =>
  sentences
    .filter(({ start, end }) => start < stretch.end && stretch.start < end)
    .some(({ start, bare }) => {
      const { text, matters } = bare()
      const [from, to] = [Math.max(0, stretch.start - start), stretch.end - start]
      const isWithinOne = matters.some((matter) => matter.start <= from && to <= matter.end)
      return [...text.slice(from, to).matchAll(/[\p{L}\p{N}]/gu)].some(
        ({ index }) => isWithinOne || !isWithin(matters, from + index),
      )
    })

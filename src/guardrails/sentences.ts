/** Cuts a draft into its sentences, with their places. */
import type { Reading } from './reading.ts'

export type DraftSentence = {
  /** Folded. */
  text: string
  /** Places in the folded text. */
  start: number
  end: number
  isQuestion: boolean
}

/**
 * `folded` has no breaks left, so the original says where lines end. A full stop inside a number, an
 * address or an abbreviation ends nothing.
 */
export const sentencesIn = (folded: Reading, raw: string): DraftSentence[] => {
  const sentences: DraftSentence[] = []
  let start = 0
  const close = (end: number) => {
    const said = folded.text.slice(start, end).trimEnd()
    const text = said.replace(BEFORE, '')
    const from = start + said.length - text.length
    if (/[\p{L}\p{N}]/u.test(text))
      sentences.push({
        text,
        start: from,
        end: from + text.length,
        isQuestion: /[?？]["')\]~*_]*$/.test(text),
      })
    start = end
  }
  for (const found of folded.text.matchAll(END)) {
    const end = found.index + (found[1] ?? '').length
    if (found[1] === '.' && ABBREVIATION.test(folded.text.slice(Math.max(0, end - 8), end)))
      continue
    if (found[1] !== undefined || hasBreak(folded, found.index, raw)) close(end)
  }
  close(folded.text.length)
  return sentences
}

/**
 * A sentence that runs into the next without a mark, cut before the capital letter of a word that no name is. `before` is
 * empty unless a mark follows at once: in "Ciao Sara," the word is whom the greeting calls.
 */
export const withoutRunOns = (
  sentence: DraftSentence,
  { place }: Reading,
  raw: string,
  opens: (word: string, before: string) => boolean,
): DraftSentence[] => {
  const { text, start, end, isQuestion } = sentence
  const cuts = [...text.matchAll(AFTER_A_WORD)].flatMap(({ index, 0: word }) => {
    const from = place(start + index, start + index + word.length).start
    const isCalled = /^ *(?:[,!.:]|$)/.test(text.slice(index + word.length))
    const isOpened =
      word.length > 1 &&
      /^\p{Lu}(?!\p{Lu})/u.test(raw.slice(from, from + 2)) &&
      opens(word, isCalled ? text.slice(0, index).trim() : '')
    return isOpened || /^[¿¡]/.test(word) ? [index] : []
  })
  return [0, ...cuts].map((from, at) => {
    const to = cuts[at] ?? text.length
    const part = text.slice(from, to).trimEnd()
    return {
      text: part,
      start: start + from,
      end: to === text.length ? end : start + from + part.length,
      isQuestion: isQuestion && to === text.length,
    }
  })
}

const AFTER_A_WORD = /(?<=[\p{L}\p{N}] {1,3})[¿¡]?\p{L}+/gu

/** Letters; what holds a digit is a claim, and those have their own rule. */
export const WORD = /(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu

/** Marks that open a sentence say nothing of it. */
const BEFORE = /^[\s¡¿]+/u

/** The marks that end a sentence, or white space that may have been a line's end. */
const END = /([.!?…？！]{1,10}["')\]~*_]{0,3})(?=\s|$)|\s(?=\S)/gu

const ABBREVIATION =
  /(?:^|[^\p{L}])(?:nr|no|z\.b|z\.\s?b|d\.h|a\.m|p\.m|ca|bzw|inkl|mr|mrs|ms|dr|sr|sra|dott|sig|sig\.ra|dhr|mevr|p\.ej|e\.g|i\.e|st|str|art|\d{1,2})\.$/u

const hasBreak = (folded: Reading, at: number, raw: string) => {
  const { start, end } = folded.place(at, at + 1)
  let until = end
  while (until < raw.length && /\s/.test(raw.charAt(until))) until++
  return raw.slice(start, until).includes('\n')
}

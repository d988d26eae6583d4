/** Warns of sentences that are hard to read. */
import type { Rule } from './inspection.ts'
import { sentencesIn } from './sentences.ts'

export const readingEase: Rule = ({ folded, text }) =>
  sentencesIn(folded, text)
    .filter(({ text: words }) => words.split(' ').length > MOST_WORDS)
    .map(({ start, end }) => ({
      severity: 'warn' as const,
      ...folded.place(start, end),
      why: `a sentence of more than ${MOST_WORDS} words`,
    }))

const MOST_WORDS = 45

/** Finds the wording of internal notes: the customer never saw them, and never shall. */
import { isSteering } from '../domain/command.ts'
import { copiedRuns } from './copied-runs.ts'
import type { Rule } from './inspection.ts'
import { conversationWords } from './sources.ts'

/** Four words in a row that stand in a note and in nothing public. */
export const noteWording: Rule = ({ folded, context }) => {
  const notes = context.messages
    .filter((message) => !message.public)
    .map(({ text }) => text)
    // `/send` with own words is a note whose words are meant for the customer.
    .filter((text) => !isSteering(text))
  return notes.length === 0
    ? []
    : copiedRuns(folded, {
        length: RUN,
        secret: notes,
        free: conversationWords(context),
        why: 'these words are from an internal note',
      })
}

const RUN = 4

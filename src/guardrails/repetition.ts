/** Finds a follow-up that says again what an earlier one said. */
import { isOurs } from '../domain/marker.ts'
import type { DraftContext, Rule } from './inspection.ts'
import { foldText } from './reading.ts'
import { personaWords } from './sources.ts'

/**
 * Most of its runs of four words stand in one earlier follow-up on this ticket: of ours, or of an agent who reminded the
 * customer by hand.
 */
export const repetition: Rule = ({ text, context }) => {
  const runs = runsOf(text, context)
  const repeats =
    runs.size > 0 &&
    [...context.earlierFollowUps, ...remindersByHand(context)].some((earlier) => {
      const known = runsOf(earlier, context)
      return [...runs].filter((run) => known.has(run)).length >= runs.size * SAME
    })
  return repeats
    ? [{ severity: 'block', start: 0, end: text.length, why: 'an earlier follow-up said the same' }]
    : []
}

const RUN = 4
const SAME = 0.6

/** What the shop said after its own last word, with nothing of the customer in between. */
const remindersByHand = ({ messages }: DraftContext): string[] => {
  const spoken = messages.filter((message) => message.public && !isOurs(message.externalId))
  const silentSince = spoken.findLastIndex(({ fromAgent }) => !fromAgent)
  return spoken.slice(silentSince + 2).map(({ text }) => text)
}

/** A text of fewer words is one run. */
const runsOf = (text: string, { persona }: DraftContext): Set<string> => {
  const own = personaWords(persona).reduce((rest, words) => rest.replaceAll(words, ' '), text)
  const words = foldText(own).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < RUN
    ? new Set(words.length === 0 ? [] : [words.join(' ')])
    : new Set(words.slice(RUN - 1).map((_, first) => words.slice(first, first + RUN).join(' ')))
}

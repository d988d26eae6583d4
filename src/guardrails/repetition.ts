/** Finds a follow-up that says again what an earlier one said. */
import { isOurs } from '../domain/marker.ts'
import type { DraftContext, Rule } from './inspection.ts'
import { foldText, readFolded } from './reading.ts'
import { sentencesIn, WORD } from './sentences.ts'
import { agentWords, personaWords } from './sources.ts'

/**
 * Most of its runs of four words stand in one earlier follow-up on this ticket, of ours or of an agent who reminded the
 * customer by hand. Nearly all of them in one message of the shop: that is no reminder, and somebody should look.
 */
export const repetition: Rule = ({ text, context }) => {
  const runs = runsOf(text, context)
  const isIn = (earlier: string[], share: number) =>
    runs.size > 0 &&
    earlier.some((said) => {
      const known = runsOf(said, context)
      return [...runs].filter((run) => known.has(run)).length >= runs.size * share
    })
  const whole = { start: 0, end: text.length }
  if (isIn([...context.earlierFollowUps, ...remindersByHand(context)], SAME))
    return [{ severity: 'block', ...whole, why: 'an earlier follow-up said the same' }]
  return runs.size >= FEWEST_RUNS &&
    !asksAlone(text, context) &&
    isIn(agentWords(context), NEARLY_ALL)
    ? [
        {
          severity: 'warn',
          ...whole,
          why: 'it says again what the shop wrote, nearly word by word',
        },
      ]
    : []
}

const RUN = 4
const SAME = 0.6
const NEARLY_ALL = 0.75
/** A question of one line is asked again in the same words. */
const FEWEST_RUNS = 8

/** The shop's question once more, and a greeting: that is what a reminder is. */
const asksAlone = (text: string, { persona }: DraftContext) => {
  const own = personaWords(persona).reduce((rest, words) => rest.replaceAll(words, ' '), text)
  const said = sentencesIn(readFolded(own), own).filter(
    (each) => (each.text.match(WORD) ?? []).length > GREETING,
  )
  return said.length === 1 && said.every(({ isQuestion }) => isQuestion)
}

const GREETING = 4

/** What the shop said after its own last word, with nothing of the customer in between. */
const remindersByHand = ({ messages }: DraftContext): string[] => {
  const spoken = messages.filter((message) => message.public && !isOurs(message.externalId))
  const silentSince = spoken.findLastIndex(({ fromAgent }) => !fromAgent)
  return spoken.slice(silentSince + 2).map(({ text }) => text)
}

/** Broken at the end of a line, and still the same word. */
const BROKEN_WORD = /(?<=\p{L})-\s*\n\s*(?=\p{Ll})/gu

/** A text of fewer words is one run. */
const runsOf = (text: string, { persona }: DraftContext): Set<string> => {
  const own = personaWords(persona).reduce((rest, words) => rest.replaceAll(words, ' '), text)
  const words = foldText(own.replace(BROKEN_WORD, '')).match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length < RUN
    ? new Set(words.length === 0 ? [] : [words.join(' ')])
    : new Set(words.slice(RUN - 1).map((_, first) => words.slice(first, first + RUN).join(' ')))
}

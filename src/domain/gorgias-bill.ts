/** What a follow-up means for the helpdesk's bill: does it, or an answer to it, count as a new ticket? */
import { type Instant, iso } from '../lib/clock.ts'
import { answersWithin } from './silence.ts'
import type { Message } from './ticket.ts'
import { isNoteByPerson } from './words.ts'

/**
 * A ticket is billed once, when an agent, a rule or the AI Agent first answers it; further replies and notes on it
 * cost nothing. A customer's answer after ten days without activity (chat: three) opens a new ticket, which is billed
 * again.
 */
export const BILLING_RULE = {
  source: 'https://docs.gorgias.com (help article 199385)',
  asOf: '2026-11',
} as const

export type GorgiasBill = {
  /** The follow-up itself would make this a billed ticket; false where the shop has answered on it before. */
  countsAsNew: boolean
  /** An answer until then stays on this ticket; a later one opens a new, billed one. */
  answerCountsFrom: Instant
  /** The same if nothing were sent. */
  silentCountsFrom: Instant
  says: string
} & typeof BILLING_RULE

/** `at`: when the follow-up would leave. `messages`: the ticket's, in any order. */
export const billOf = (channel: string, messages: Message[], at: Instant): GorgiasBill => {
  const said = messages.filter((message) => message.public && message.at <= at)
  const countsAsNew = !said.some(({ fromAgent }) => fromAgent)
  const span = answersWithin(channel)
  const active = messages.filter((m) => m.at <= at && (m.public || isNoteByPerson(m)))
  const answerCountsFrom = at + span
  const silentCountsFrom = Math.max(0, ...active.map((message) => message.at)) + span
  return {
    countsAsNew,
    answerCountsFrom,
    silentCountsFrom,
    says: [
      countsAsNew
        ? 'nobody has answered on this ticket yet, so the follow-up makes it a billed one'
        : 'the ticket is billed already; the follow-up costs nothing more',
      `an answer from ${iso(answerCountsFrom)} on counts as a new ticket (without a follow-up: from ${iso(silentCountsFrom)} on)`,
    ].join('; '),
    ...BILLING_RULE,
  }
}

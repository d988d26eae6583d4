/** Looks at a past silence from today: what happened next, and what was open by the built-in rules. */
import { byTime, type MirroredTicket } from '../domain/ticket.ts'
import { isWord } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import { owesAnswer } from '../pipeline/judge.ts'
import { ticketAsOf } from './as-of.ts'
import type { CaseEnd, PastCase } from './case.ts'
import { type Label, labelOf } from './label.ts'
import { readSequel, type Sequel } from './sequel.ts'

/** Scores of satisfaction surveys by ticket. */
export type Hindsight = { surveys: Map<number, { score: number; at: Instant }> }

type Moment = {
  ticket: MirroredTicket
  others: MirroredTicket[]
  at: Instant
  until: Instant
  end: CaseEnd
}

/** The rules that read are always the same, whoever decided: they judge all deciders alike. */
export const lookBack = (
  { surveys }: Hindsight,
  moment: Moment,
): { sequel: Sequel; label: Label } => {
  const { ticket, at, until } = moment
  const next = ticket.messages.find((m) => isWord(m) && m.at > at && m.at <= until)
  const asks = next?.fromAgent ? owesAnswer(ticketAsOf(ticket, next.at).messages) : false
  const survey = surveys.get(ticket.id) ?? null
  const sequel = readSequel({ ...moment, survey, asksAgain: () => asks })
  const isAsked = sequel.kind === 'nothing' && moment.end.kind !== 'stopped'
  const isOpen = isAsked ? owesAnswer(ticketAsOf(ticket, at).messages) : null
  return { sequel, label: labelOf(sequel, isOpen) }
}

/** The shop's own promise that was open at the moment, and when its next word came. */
export const promiseIn = (
  end: CaseEnd,
  { messages }: MirroredTicket,
  at: Instant,
  until: Instant,
): PastCase['promise'] => {
  if (end.kind !== 'judged' || end.decision.verdict !== 'we_owe') return null
  const item = end.decision.openItems.find(({ owner }) => owner === 'shop')
  const made = messages.find(({ id }) => id === item?.message_id)
  if (item === undefined || made === undefined) return null
  const kept = messages.find(
    (m) => isWord(m) && m.fromAgent && byTime(m, made) > 0 && m.at > at && m.at <= until,
  )
  return {
    quote: item.quote,
    due: item.due,
    keptAfter: kept === undefined ? null : kept.at - made.at,
  }
}

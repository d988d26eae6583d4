/** Looks at a past silence from today: what happened next, and what was open by the built-in rules. */
import type { OpenItem } from '../domain/ledger.ts'
import { createMask } from '../domain/masking.ts'
import { byTime, type MirroredTicket } from '../domain/ticket.ts'
import { isWord } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import { createJudge } from '../pipeline/judge.ts'
import { detailAsOf } from './as-of.ts'
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
export const lookBack = async (
  { surveys }: Hindsight,
  moment: Moment,
): Promise<{ sequel: Sequel; label: Label }> => {
  const { ticket, at, until } = moment
  const next = ticket.messages.find((m) => isWord(m) && m.at > at && m.at <= until)
  const asks = next?.fromAgent ? await leavesOpen(ticket, next.at) : false
  const survey = surveys.get(ticket.id) ?? null
  const sequel = readSequel({ ...moment, survey, asksAgain: () => asks })
  const isAsked = sequel.kind === 'nothing' && moment.end.kind !== 'stopped'
  const isOpen = isAsked ? await leavesOpen(ticket, at) : null
  return { sequel, label: labelOf(sequel, isOpen) }
}

/** Does the customer owe something we asked for? */
const leavesOpen = async (ticket: MirroredTicket, at: Instant): Promise<boolean> => {
  const judged = await READ({
    ticket: detailAsOf(ticket, at),
    now: at,
    instruction: '',
    description: '',
    mask: createMask(),
    objections: () => [],
  })
  return judged.kind === 'judged' && judged.judgement.open_items.some(isAskedOfCustomer)
}

const READ = createJudge({ kind: 'offline' })

const isAskedOfCustomer = ({ owner, kind }: OpenItem) => owner === 'customer' && kind === 'asked'

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

/** Says the trade's words in plain language for the people who read the inbox. */
import type { Decision, Outcome, Status } from '../../domain/decision.ts'
import type { OpenItem, Verdict } from '../../domain/ledger.ts'
import type { Mode } from '../../domain/policy.ts'

export const VERDICT_WORDS: Record<Verdict, string> = {
  follow_up: 'Follow up',
  no_follow_up: 'Nothing open',
  wait: 'Wait',
  we_owe: 'We owe an answer',
  hand_over: 'Needs a person',
}

export const STATUS_WORDS: Record<Status, string> = {
  no_action: 'Nothing was sent',
  waiting: 'Judged again later',
  pending: 'Waits for you',
  scheduled: 'Scheduled',
  sending: 'Leaving now',
  sent: 'Sent',
  delivered: 'Delivered',
  failed: 'Could not be delivered',
  noted: 'Written as a note',
  cancelled: 'Cancelled',
  rejected: 'Rejected',
  unknown: 'Not sure it was sent',
  parked: 'Set aside',
}

export const MODE_WORDS: Record<Mode, string> = {
  shadow: 'watch only',
  note: 'draft as note',
  approval: 'ask me first',
  autonomous: 'send by itself',
}

export const OUTCOME_WORDS: Record<Outcome, string> = {
  replied: 'The customer answered.',
  replied_after_agent: 'The customer answered after an agent wrote again.',
  auto_reply: 'An automatic reply came back.',
  bounced: 'It bounced.',
  crossed: 'It was written at the same moment as a message of the customer.',
  opted_out: 'The customer wants no more follow-ups.',
  silent: 'No answer came.',
}

/** `customer owes`, `waits for the customer`, `we promised`. */
export const debtWords = ({ owner, kind }: OpenItem) => {
  if (kind === 'promise') return `${OWNER_WORDS[owner]} promised`
  if (owner !== 'customer') return `${OWNER_WORDS[owner]} owes`.replace('we owes', 'we owe')
  return CUSTOMER_DEBTS[kind]
}

const OWNER_WORDS = { customer: 'customer', shop: 'we', third_party: 'somebody else' } as const

const CUSTOMER_DEBTS = {
  asked: 'customer owes',
  offer: 'no yes or no yet to',
  fix: 'not confirmed yet',
} as const

/** Why a decision stands where it stands, beyond its status. */
export const standingWords = (decision: Decision) => {
  if (decision.status !== 'no_action') return STATUS_WORDS[decision.status]
  if (decision.reason.startsWith('backlog')) return 'Backlog'
  if (decision.reason.startsWith('too_late')) return 'Too late'
  return decision.mode === 'shadow' ? 'Watch only' : STATUS_WORDS.no_action
}

/** What the item is about, in one line; the ticket's own subject is only in its case. */
export const titleOf = ({ draft, openItems, reason }: Decision) =>
  draft?.subject.replace(/^(re:\s*)+/i, '') || openItems[0]?.what || reason

/** Says the trade's words in plain language for the people who read the inbox. */
import type { Decision, Outcome, Status } from '../../domain/decision.ts'
import type { OpenItem, Verdict } from '../../domain/ledger.ts'
import type { Mode } from '../../domain/policy.ts'
import { shelfOf } from '../../domain/shelf.ts'

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

/** Why a silent conversation was not judged, by the gate that stopped it. */
export const GATE_WORDS: Record<string, string> = {
  customer_spoke_last: 'the customer spoke last',
  not_due: 'its moment has not come',
  no_policy: 'no follow-up plan covers it',
  backlog: 'backlog: it was due before its plan was first seen',
  too_late: 'too late by now',
  spam: 'spam',
  trashed: 'in the bin',
  gone: 'merged or deleted',
  snoozed: 'snoozed by a person',
  shop_never_spoke: 'the shop never wrote',
  customer_never_wrote: 'the customer never wrote',
  machine_sender: 'a machine wrote',
  automatic_reply: 'an automatic reply',
  opted_out: 'the customer wants no follow-ups',
  ai_agent_has_it: 'the helpdesk’s own AI has it',
  rule_answered: 'a rule of the helpdesk wrote last',
  channel: 'the channel does not allow it',
  bounced: 'the last message bounced',
  survey: 'a survey is close',
  ladder_spent: 'all steps of its plan are done',
  contact_cap: 'the customer heard from us too lately',
  agent_active: 'an agent is working on it',
  budget: 'the day’s budget for models is spent',
  paused: 'paused',
  customer_wrote_elsewhere: 'the customer wrote on another ticket',
  never: 'never followed up, by the shop’s rule',
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

/** Whose words prove a claim. */
export const VOICE_WORDS: Record<string, string> = {
  customer: 'the customer wrote',
  shop: 'the shop wrote',
  order: 'from the order',
  persona: 'from the voice',
}

/** Why a decision stands where it stands, beyond its status. */
export const standingWords = (decision: Decision) => {
  if (decision.status !== 'no_action') return STATUS_WORDS[decision.status]
  if (shelfOf(decision) === 'backlog') return 'Backlog'
  if (shelfOf(decision) === 'too_late') return 'Too late'
  return decision.mode === 'shadow' ? 'Watch only' : STATUS_WORDS.no_action
}

/** What the item is about, in one line; the ticket's own subject is only in its case. */
export const titleOf = ({ draft, openItems, reason }: Decision) =>
  bareSubject(draft?.subject ?? '') || openItems[0]?.what || reason

export const bareSubject = (subject: string) => subject.replace(/^(\s*re\s*:)+\s*/i, '')

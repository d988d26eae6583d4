/** The gates a silent ticket passes before any model sees it: each a named reason with the values it compared. */
import { DAY, HOUR, type Instant, iso, isoOrNull, MINUTE } from '../lib/clock.ts'
import { isMachineSender } from './automatic.ts'
import type { GateOutcome } from './explanation.ts'
import { hasTag, whyOptedOut } from './hold.ts'
import type { Policy, Shop, Step } from './policy.ts'
import type { Ladder, Silence } from './silence.ts'
import type { Message, TicketFacts } from './ticket.ts'
import { isBot, isNoteByPerson, isRuleMade, roleOf } from './words.ts'

/** A newer word of the same customer on another ticket. */
export type Elsewhere = {
  ticketId: number
  at: Instant
  /** Old anchor or same subject: that word answers this ticket. */
  isAnswer: boolean
  /** The other ticket's last word is the customer's. */
  waitsForShop: boolean
}

/** What else reached this customer, or is about to. */
export type Contact = {
  inProgress: { ticketId: number; status: string } | null
  lastFollowUpAt: Instant | null
  lastAutomaticAt: Instant | null
}

export type GateFacts = {
  now: Instant
  ticket: TicketFacts & { gone: boolean }
  messages: Message[]
  silence: Silence
  ladder: Ladder
  policy: Policy | null
  /** Names of all that may apply as far as is known; one when it is settled. */
  mayApply: string[]
  /** The rung that would be next; null when the ladder is spent or no policy applies. */
  step: { number: number; step: Step; countsFrom: Instant; dueAt: Instant } | null
  /** Since when this policy reaches as far as it does. */
  policySeenAt: Instant
  backlogFence: Instant | null
  includeBacklog: boolean
  backlogDays: number
  maxLate: number
  contactGap: number
  elsewhere: Elsewhere[]
  contact: Contact
  /** Null before the detail read. */
  answerable: Record<string, boolean> | null
  ownAddresses: string[]
  /** Whom the shop never follows up with. */
  never: Shop['never']
  /** Of the shop system; empty before the detail read. */
  customerTags: string[]
  isPaused: boolean
  isBudgetSpent: boolean
}

type Check = { stop: boolean; values?: GateOutcome['values']; until?: Instant | null }
type Gate = [name: string, check: (facts: GateFacts) => Check]

/** An agent who wrote a note so lately is at work on the ticket. */
const AGENT_AT_WORK = 15 * MINUTE

/** Channels whose conversations are private and answered with text (GORGIAS_API 12). */
const ANSWERED_CHANNELS = new Set([
  'email',
  'contact_form',
  'help-center',
  'chat',
  'sms',
  'whatsapp',
  'facebook-messenger',
  'instagram-direct-message',
  'twitter-direct-message',
])

/** In this order; the first that stops gives the reason. */
const GATES: Gate[] = [
  [
    'customer_spoke_last',
    ({ silence }) => ({
      stop: silence.anchor !== null && !silence.isSilent,
      values: { last_word: silence.anchor?.id ?? null, at: isoOrNull(silence.anchor?.at ?? null) },
    }),
  ],
  ['shop_never_spoke', ({ silence }) => lacks(silence.lastShopWord, 'last_shop_word')],
  ['customer_never_wrote', ({ silence }) => lacks(silence.lastCustomerWord, 'last_customer_word')],
  ['gone', ({ ticket }) => is(ticket.gone, 'gone')],
  ['spam', ({ ticket }) => is(ticket.spam, 'spam')],
  ['trashed', ({ ticket }) => is(ticket.trashedAt !== null, 'trashed')],
  ['opted_out', (facts) => optedOut(facts)],
  ['machine_sender', (facts) => machineSender(facts)],
  ['automatic_reply', (facts) => after(facts, (m) => !m.fromAgent && roleOf(m) === 'automatic')],
  ['ai_agent_has_it', ({ ticket, messages }) => is(isWithAiAgent(ticket, messages), 'with_ai')],
  ['rule_answered', (facts) => after(facts, (m) => m.public && m.fromAgent && isRuleMade(m))],
  ['channel', (facts) => channel(facts)],
  ['snoozed', ({ ticket, now }) => until(ticket.snoozedUntil, now, 'snoozed_until')],
  [
    'no_policy',
    ({ policy, mayApply }) => ({
      stop: policy === null,
      values: { policy: policy?.name ?? null, may_apply: mayApply.join(', ') || null },
    }),
  ],
  ['ladder_spent', (facts) => ladder(facts)],
  ['not_due', ({ step, now }) => until(step?.dueAt ?? null, now, 'due')],
  ['backlog', (facts) => backlog(facts)],
  ['too_late', (facts) => tooLate(facts)],
  ['customer_wrote_elsewhere', (facts) => elsewhere(facts)],
  ['contact_cap', (facts) => contactCap(facts)],
  ['agent_active', (facts) => agentActive(facts)],
  ['budget', ({ isBudgetSpent }) => is(isBudgetSpent, 'spent')],
  ['paused', ({ isPaused }) => is(isPaused, 'paused')],
]

/** Every gate, in order, passed or stopped. */
export const passGates = (facts: GateFacts): GateOutcome[] =>
  GATES.map(([gate, check]) => {
    const { stop, values = {}, until: opens = null } = check(facts)
    return { gate, passed: !stop, values, until: stop ? opens : null }
  })

/** Stopped only for its age: judged and shown, not acted on. */
export const isOnlyOld = (outcomes: GateOutcome[]) =>
  outcomes.every((outcome) => outcome.passed || OLD.has(outcome.gate))

const OLD = new Set(['backlog', 'too_late'])

/** What stops now may open without a change of this customer's tickets, at no known moment. */
export const opensUnseen = (gate: string) => ['contact_cap', 'budget', 'paused'].includes(gate)

const is = (stop: boolean, word: string): Check => ({ stop, values: { [word]: stop } })

const lacks = (message: Message | null, word: string): Check => ({
  stop: message === null,
  values: { [word]: message?.id ?? null },
})

const optedOut = ({ ticket, never, customerTags }: GateFacts): Check => {
  const by = whyOptedOut({ ...ticket, customerTags }, never)
  return { stop: by !== null, values: { by } }
}

const machineSender = ({ silence, ownAddresses }: GateFacts): Check => {
  const word = silence.lastCustomerWord
  return {
    stop: word !== null && isMachineSender(word, ownAddresses),
    values: { sender: word?.sender?.email ?? null },
  }
}

/** Stops on a message after the anchor that is so. */
const after = ({ messages, silence }: GateFacts, isSo: (message: Message) => boolean): Check => {
  const found = messages.find((m) => m.at > (silence.anchor?.at ?? 0) && isSo(m))
  return { stop: found !== undefined, values: { message: found?.id ?? null } }
}

/** `ai_handover` and `ai_ignore` mean that people have it: no gate. */
const isWithAiAgent = (ticket: TicketFacts, messages: Message[]) => {
  if (hasTag(ticket, 'ai_processing')) return true
  const latest = messages.findLast((m) => m.public && m.fromAgent)
  const isAis = latest !== undefined && isBot(latest.sender)
  return isAis && (hasTag(ticket, 'ai_snooze') || hasTag(ticket, 'ai_close'))
}

const channel = ({ silence, ticket, answerable }: GateFacts): Check => {
  const name = silence.anchor?.channel ?? ticket.channel
  return {
    stop: !ANSWERED_CHANNELS.has(name) || answerable?.[name] === false,
    values: { channel: name, answerable: answerable?.[name] ?? null },
  }
}

const until = (moment: Instant | null, now: Instant, word: string): Check => ({
  stop: moment !== null && moment > now,
  values: { [word]: isoOrNull(moment), now: iso(now) },
  until: moment,
})

const ladder = ({ ladder: { spent }, policy }: GateFacts): Check => ({
  stop: policy !== null && spent >= policy.steps.length,
  values: { spent, steps: policy?.steps.length ?? null },
})

const backlog = (facts: GateFacts): Check => {
  const { step, policySeenAt, backlogFence, now, silence } = facts
  if (step === null) return { stop: false }
  if (facts.includeBacklog) {
    const age = now - (silence.anchor?.at ?? now)
    return {
      stop: age > facts.backlogDays * DAY,
      values: { silent_days: Math.floor(age / DAY), backlog_days: facts.backlogDays },
    }
  }
  const since = Math.max(policySeenAt, backlogFence ?? 0)
  return { stop: step.dueAt <= since, values: { due: iso(step.dueAt), in_force_since: iso(since) } }
}

const tooLate = ({ step, now, maxLate, includeBacklog }: GateFacts): Check => ({
  stop: step !== null && !includeBacklog && now - step.dueAt > maxLate,
  values: {
    late_hours: step === null ? null : Math.floor((now - step.dueAt) / HOUR),
    max_late_hours: maxLate / HOUR,
  },
})

const elsewhere = (facts: GateFacts): Check => {
  const held = facts.elsewhere.find((word) => word.isAnswer || word.waitsForShop)
  return {
    stop: held !== undefined,
    values: { ticket: held?.ticketId ?? null, is_the_answer: held?.isAnswer ?? null },
  }
}

const contactCap = ({ contact, contactGap, now }: GateFacts): Check => {
  const { inProgress } = contact
  if (inProgress)
    return { stop: true, values: { other_ticket: inProgress.ticketId, status: inProgress.status } }
  const last = Math.max(contact.lastFollowUpAt ?? 0, contact.lastAutomaticAt ?? 0)
  return {
    stop: last > 0 && now - last < contactGap,
    values: { last_contact: last > 0 ? iso(last) : null, gap_hours: contactGap / HOUR },
    until: last + contactGap,
  }
}

const agentActive = ({ messages, now }: GateFacts): Check => {
  const note = messages.findLast(isNoteByPerson)
  const isFresh = note !== undefined && now - note.at < AGENT_AT_WORK
  return {
    stop: isFresh,
    values: { last_note: isoOrNull(note?.at ?? null) },
    until: isFresh ? note.at + AGENT_AT_WORK : null,
  }
}

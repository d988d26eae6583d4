/** The gates a silent ticket passes before any model sees it: each a named reason with the values it compared. */
import { DAY, HOUR, type Instant, iso, isoOrNull, MINUTE } from '../lib/clock.ts'
import { isMachineSender } from './automatic.ts'
import { stoppedByNote } from './command-notes.ts'
import { isDeliveryReport } from './delivery-report.ts'
import type { GateOutcome } from './explanation.ts'
import type { GateFacts } from './gate-facts.ts'
import { hasTag, whyOptedOut } from './hold.ts'
import { optOutIn } from './opt-out.ts'
import { windowCloses } from './reply-window.ts'
import type { Message, TicketFacts } from './ticket.ts'
import { isBot, isNoteByPerson, isRuleMade, isSurvey } from './words.ts'

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
  ['bounced', (facts) => bounced(facts)],
  ['automatic_reply', (facts) => automaticReply(facts)],
  ['ai_agent_has_it', ({ ticket, messages }) => is(isWithAiAgent(ticket, messages), 'with_ai')],
  ['rule_answered', (facts) => after(facts, (m) => m.public && m.fromAgent && isRuleMade(m))],
  ['channel', (facts) => channel(facts)],
  ['survey', (facts) => survey(facts)],
  ['snoozed', ({ ticket, now }) => until(ticket.snoozedUntil, now, 'snoozed_until')],
  [
    'no_policy',
    ({ policy, mayApply }) => ({
      stop: policy === null,
      values: { policy: policy?.name ?? null, may_apply: mayApply.join(', ') || null },
    }),
  ],
  ['ladder_spent', (facts) => ladder(facts)],
  ['not_due', (facts) => notDue(facts)],
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

/** The first that stops; what would only show it for its age gives way to what stops it altogether. */
export const firstStop = (outcomes: GateOutcome[]): GateOutcome | undefined => {
  const stops = outcomes.filter(({ passed }) => !passed)
  return stops.find(({ gate }) => !OLD.has(gate)) ?? stops[0]
}

/** Keep a message from the customer, not a word from the team: an early look does not wait for them. */
export const holdsOnlyReplies = (outcome: Pick<GateOutcome, 'gate' | 'values'>) =>
  ['not_due', 'automatic_reply', 'survey', 'contact_cap'].includes(outcome.gate) ||
  isHisWish(outcome)

/** The customer's own words want no mail; a tag, a pattern or a command wants nothing done at all. */
const isHisWish = ({ gate, values }: Pick<GateOutcome, 'gate' | 'values'>) =>
  gate === 'opted_out' && values.message != null && values.by !== BY_NOTE

const BY_NOTE = '/never'

/** What stops now may open without a change of this customer's tickets, at no known moment. */
export const opensUnseen = (gate: string) => ['contact_cap', 'budget', 'paused'].includes(gate)

const is = (stop: boolean, word: string): Check => ({ stop, values: { [word]: stop } })

const lacks = (message: Message | null, word: string): Check => ({
  stop: message === null,
  values: { [word]: message?.id ?? null },
})

const optedOut = ({ ticket, never, customerTags, messages }: GateFacts): Check => {
  const by = whyOptedOut({ ...ticket, customerTags }, never)
  const note = by === null ? stoppedByNote(messages) : null
  const wish = by === null && note === null ? optOutIn(messages) : null
  return {
    stop: by !== null || note !== null || wish !== null,
    values: {
      by: by ?? (note && BY_NOTE) ?? wish?.quote ?? null,
      message: note?.messageId ?? wish?.messageId ?? null,
    },
  }
}

/** Our last word did not arrive: the customer is silent because he never read it. */
const bounced = ({ messages, silence }: GateFacts): Check => {
  const failed = messages.findLast(
    (m) => m.public && m.fromAgent && m.at >= (silence.anchor?.at ?? 0) && m.failedAt !== null,
  )
  const report = messages.find((m) => m.at > (silence.anchor?.at ?? 0) && isDeliveryReport(m))
  return {
    stop: failed !== undefined || report !== undefined,
    values: { message: failed?.id ?? report?.id ?? null, why: failed?.sendingError ?? null },
  }
}

/** An absence that names its end holds until then; any other until somebody speaks. */
const automaticReply = ({ away, now }: GateFacts): Check => {
  if (away === null) return { stop: false, values: { message: null } }
  return {
    stop: away.until === null || away.until > now,
    values: { message: away.messageId, back: isoOrNull(away.until) },
    until: away.until,
  }
}

/** A question about how we did, so close to one about what is missing, is one too many. */
const NEAR_SURVEY = DAY

const survey = ({ survey: planned, messages, now }: GateFacts): Check => {
  const sent = [planned?.sentAt ?? 0, ...messages.filter(isSurvey).map(({ at }) => at)]
  const sentAt = Math.max(...sent) || null
  const dueAt = planned?.sentAt == null ? (planned?.dueAt ?? null) : null
  const isNear = (at: Instant | null) => at !== null && Math.abs(now - at) < NEAR_SURVEY
  const near = [sentAt, dueAt].filter(isNear).map((at) => (at ?? 0) + NEAR_SURVEY)
  return {
    stop: near.length > 0,
    values: { sent: isoOrNull(sentAt), due: isoOrNull(dueAt) },
    until: near.length === 0 ? null : Math.max(...near),
  }
}

/** A promise of ours, or a matter for people, is looked at before the step; nothing leaves before it. */
const notDue = ({ step, now, early }: GateFacts): Check => {
  const check = until(step?.dueAt ?? null, now, 'due')
  if (early === null) return check
  const values = { judged_from: iso(early.at), because: `${early.why}: “${early.quote}”` }
  return { ...check, values: { ...check.values, ...values } }
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

/** A closed window stops nothing: what is due then is a note (`reply-window.ts`). */
const channel = ({ silence, ticket, messages, answerable, now }: GateFacts): Check => {
  const name = silence.anchor?.channel ?? ticket.channel
  const closes = windowCloses(name, messages)
  return {
    stop: !ANSWERED_CHANNELS.has(name) || answerable?.[name] === false,
    values: {
      channel: name,
      answerable: answerable?.[name] ?? null,
      ...(closes !== null && { window_closes: iso(closes), only_as_note: now >= closes }),
    },
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

/** What held the step back, a date to wait for or another follow-up, does not make it late. */
const tooLate = ({ step, openSince, now, maxLate, includeBacklog }: GateFacts): Check => ({
  stop: step !== null && !includeBacklog && now - openSince > maxLate,
  values: {
    late_hours: step === null ? null : Math.floor((now - openSince) / HOUR),
    max_late_hours: maxLate / HOUR,
  },
})

const elsewhere = (facts: GateFacts): Check => {
  const held = facts.elsewhere.find((word) => word.isAnswer || word.waitsForShop)
  const [other] = facts.anotherAddress
  return {
    stop: held !== undefined,
    values: {
      ticket: held?.ticketId ?? null,
      is_the_answer: held?.isAnswer ?? null,
      ...(other && { another_address: `ticket ${other.ticketId}, ${other.by}` }),
    },
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

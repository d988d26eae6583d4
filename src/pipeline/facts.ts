/** Gathers what the gates compare for one ticket. */
import { findAbsence } from '../domain/away.ts'
import { addWait } from '../domain/business-time.ts'
import { type EarlyLook, findEarlyLook } from '../domain/early-look.ts'
import type { Contact, GateFacts } from '../domain/gate-facts.ts'
import type { Policy } from '../domain/policy.ts'
import { isOnlyNote } from '../domain/reply-window.ts'
import { opensAfterDay, sendMoment } from '../domain/send-window.ts'
import {
  findLadder,
  findSilence,
  type Ladder,
  type Silence,
  stepCountsFrom,
} from '../domain/silence.ts'
import type { Message, MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import { ENOUGH_WORDS, guessLanguage } from '../lib/language.ts'
import { memo } from '../lib/memo.ts'
import type { Store } from '../store/store.ts'
import { type Choice, chooseFor, inputOf } from './choice.ts'
import { customerFacts } from './customer-facts.ts'
import type { Situation } from './situation.ts'

export type Facts = GateFacts & {
  /** Of the customer's last word; null when nobody can tell. */
  language: string | null
  choice: Choice
  /** By whose clock his hours are read; null: by the shop's. */
  customerTimezone: string | null
  /** sha256 of what a decision is made from: words, notes by people, order states, policy and step. */
  inputHash: string
  /** The mirror's count of wakes when these facts were gathered. */
  wakes: number
}

/** `detail`: the ticket as its own read told it, when it was read. */
export const gatherFacts = async (
  ticket: MirroredTicket,
  detail: Ticket | null,
  situation: Situation,
  store: Store,
): Promise<Facts> => {
  const { now, prompts, settings } = situation
  const messages = ticket.messages
  const silence = findSilence(messages)
  const ladder = findLadder(messages)
  const language = languageOf(ticket, silence)
  const choice = await chooseFor(ticket, language, situation, store)
  const policy = choice.policy ?? earliest(choice.policies, silence, ladder, situation)
  const step = nextStep(policy, silence, ladder, situation)
  const customers = await customerFacts(store, ticket, silence, step?.number ?? 0, situation)
  const customerTimezone = detail?.customerTimezone ?? ticket.record?.customerTimezone ?? null
  const away = awayOf(messages, silence, policy, { ...situation, customerTimezone })
  return {
    now,
    ticket,
    messages,
    silence,
    ladder,
    policy,
    step,
    away,
    early: earlyLook(messages, silence, step, situation),
    openSince: await openSince(store, ticket, silence, step, {
      away,
      contact: customers.contact,
      situation,
    }),
    language,
    choice,
    customerTimezone,
    mayApply: choice.policies.map(({ name }) => name),
    policySeenAt: seenAt(policy, situation),
    backlogFence: situation.backlogFence,
    includeBacklog: settings.includeBacklog,
    backlogDays: settings.backlogDays,
    maxLate: prompts.shop.maxLate,
    contactGap: prompts.shop.contactGap,
    ...customers,
    answerable: detail?.answerable ?? null,
    survey: detail?.survey ?? null,
    ownAddresses: ownAddresses(messages),
    never: prompts.shop.never,
    customerTags: ticket.record?.customerTags ?? [],
    isPaused: situation.isPaused,
    isBudgetSpent: situation.isBudgetSpent,
    wakes: ticket.wakes,
    inputHash: hashInput(ticket, policy, step?.number ?? 0),
  }
}

/** The channel takes no message any more at the moment at which one could leave. */
export const mustBeNote = (
  { silence, ticket, messages, policy, customerTimezone }: Facts,
  { now, calendar }: Situation,
): boolean => {
  const channel = silence.anchor?.channel ?? ticket.channel
  const leaves =
    policy === null ? now : sendMoment(now, policy.sendBetween, calendar, customerTimezone)
  return isOnlyNote(channel, messages, leaves)
}

/** No more model or detail read is needed to know which policy applies. */
export const isSettled = ({ choice }: Pick<Facts, 'choice'>) =>
  choice.isSure && choice.asks.length === 0

/** The same ticket, as if this policy applied. */
export const under = (
  policy: Policy,
  facts: Facts,
  ticket: MirroredTicket,
  situation: Situation,
): Facts => {
  const step = nextStep(policy, facts.silence, facts.ladder, situation)
  const inputHash = hashInput(ticket, policy, step?.number ?? 0)
  const held = facts.openSince > (facts.step?.dueAt ?? 0) ? facts.openSince : 0
  return {
    ...facts,
    policy,
    step,
    inputHash,
    policySeenAt: seenAt(policy, situation),
    early: earlyLook(facts.messages, facts.silence, step, situation),
    openSince: Math.max(step?.dueAt ?? 0, held),
  }
}

/** Only a step that is not due yet can be looked at early. */
const earlyLook = (
  messages: Message[],
  { anchor, isSilent }: Silence,
  step: Facts['step'],
  { now, calendar, settings, promisesFence }: Situation,
): EarlyLook | null =>
  anchor === null || !isSilent || step === null || step.dueAt <= now
    ? null
    : findEarlyLook(
        { messages, anchorAt: anchor.at },
        calendar,
        settings.includeBacklog ? null : promisesFence,
      )

/** He is back on the day after the last one he named, when the policy may send again. */
const awayOf = (
  messages: Message[],
  { anchor }: Silence,
  policy: Policy | null,
  { calendar, customerTimezone }: Pick<Situation, 'calendar'> & Pick<Facts, 'customerTimezone'>,
): Facts['away'] => {
  const found = anchor === null ? null : findAbsence(messages, anchor.at, calendar.timezone)
  if (found === null) return null
  const { messageId, day } = found
  const window = policy?.sendBetween ?? { kind: 'team_hours' as const }
  return {
    messageId,
    until: day === null ? null : opensAfterDay(day, window, calendar, customerTimezone),
  }
}

/** Its due moment, or the end of what held it longer: a date waited for, an absence, a snooze, another follow-up. */
const openSince = async (
  store: Store,
  ticket: MirroredTicket,
  { anchor }: Silence,
  step: Facts['step'],
  held: { away: Facts['away']; contact: Contact; situation: Situation },
): Promise<Instant> => {
  const { now, prompts } = held.situation
  if (step === null || step.dueAt > now) return step?.dueAt ?? now
  const waits = (await store.decisions.ofTicket(ticket.id)).filter(
    (decision) =>
      decision.anchorMessageId === anchor?.id &&
      decision.step === step.number &&
      decision.verdict === 'wait',
  )
  const { lastFollowUpAt, lastAutomaticAt } = held.contact
  const contacted = Math.max(lastFollowUpAt ?? 0, lastAutomaticAt ?? 0)
  const ends = [
    ...waits.map(({ until }) => until ?? 0),
    held.away?.until ?? 0,
    ticket.snoozedUntil ?? 0,
    contacted === 0 ? 0 : contacted + prompts.shop.contactGap,
  ]
  return Math.max(step.dueAt, ...ends.filter((end) => end <= now))
}

const seenAt = (policy: Policy | null, { policiesSeenAt, now }: Situation) =>
  policiesSeenAt.get(policy?.name ?? '') ?? now

/** Of several that may apply, the one whose step comes first. */
const earliest = (
  policies: Policy[],
  silence: Silence,
  ladder: Ladder,
  situation: Situation,
): Policy | null => {
  const dueAt = (policy: Policy) =>
    nextStep(policy, silence, ladder, situation)?.dueAt ?? Number.POSITIVE_INFINITY
  return [...policies].sort((a, b) => Math.sign(dueAt(a) - dueAt(b)) || 0)[0] ?? null
}

const nextStep = (
  policy: Policy | null,
  silence: Silence,
  ladder: Ladder,
  { calendar }: Situation,
): Facts['step'] => {
  const step = policy?.steps[ladder.spent]
  if (step === undefined || silence.anchor === null) return null
  const countsFrom = stepCountsFrom(silence.anchor, ladder)
  return {
    number: ladder.spent + 1,
    step,
    countsFrom,
    dueAt: addWait(countsFrom, step.after, calendar),
  }
}

/** The customer's last words say it best, if they are enough; else the helpdesk's guess from his first ones. */
export const languageOf = (ticket: MirroredTicket, silence: Silence) => {
  const { lastCustomerWord: word } = silence
  if (word === null) return ticket.language
  return surely(word) ?? ticket.language ?? perhaps(word)
}

const surely = memo(({ text }: Message) => guessLanguage(text, ENOUGH_WORDS))
const perhaps = memo(({ text }: Message) => guessLanguage(text))

const ownAddresses = (messages: Message[]) =>
  messages.flatMap((m) => (m.fromAgent && m.public ? (m.source?.from?.address ?? []) : []))

const hashInput = (ticket: MirroredTicket, policy: Policy | null, step: number) =>
  sha256(`${said(ticket)},${JSON.stringify(policy?.name ?? null)},${step}]`)

/** An open list: what was said is the same whatever the policy and the step. */
const said = memo((ticket: MirroredTicket) => JSON.stringify(inputOf(ticket)).slice(0, -1))

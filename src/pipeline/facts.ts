/** Gathers what the gates compare for one ticket. */
import { addWait } from '../domain/business-time.ts'
import { IN_PROGRESS, UNSETTLED } from '../domain/follow-up.ts'
import type { Contact, Elsewhere, GateFacts } from '../domain/gates.ts'
import type { Policy } from '../domain/policy.ts'
import {
  answersWithin,
  findLadder,
  findSilence,
  type Ladder,
  type Silence,
  stepCountsFrom,
} from '../domain/silence.ts'
import type { Message, MirroredTicket, Ticket, TicketFacts } from '../domain/ticket.ts'
import { isCustomerWord, isOurReply, roleOf } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import { ENOUGH_WORDS, guessLanguage } from '../lib/language.ts'
import type { Store } from '../store/store.ts'
import { type Choice, chooseFor, inputOf } from './choice.ts'
import type { Situation } from './situation.ts'

export type Facts = GateFacts & {
  /** Of the customer's last word; null when nobody can tell. */
  language: string | null
  choice: Choice
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
  return {
    now,
    ticket,
    messages,
    silence,
    ladder,
    policy,
    step,
    language,
    choice,
    mayApply: choice.policies.map(({ name }) => name),
    policySeenAt: seenAt(policy, situation),
    backlogFence: situation.backlogFence,
    includeBacklog: settings.includeBacklog,
    backlogDays: settings.backlogDays,
    maxLate: prompts.shop.maxLate,
    contactGap: prompts.shop.contactGap,
    ...(await customerFacts(store, ticket, silence, step?.number ?? 0, situation)),
    answerable: detail?.answerable ?? null,
    ownAddresses: ownAddresses(messages),
    never: prompts.shop.never,
    customerTags: ticket.record?.customerTags ?? [],
    isPaused: situation.isPaused,
    isBudgetSpent: situation.isBudgetSpent,
    wakes: ticket.wakes,
    inputHash: hashInput(ticket, policy, step?.number ?? 0),
  }
}

/** No more model or detail read is needed to know which policy applies. */
export const isSettled = ({ choice }: Facts) => choice.isSure && choice.asks.length === 0

/** The same ticket, as if this policy applied. */
export const under = (
  policy: Policy,
  facts: Facts,
  ticket: MirroredTicket,
  situation: Situation,
): Facts => {
  const step = nextStep(policy, facts.silence, facts.ladder, situation)
  const inputHash = hashInput(ticket, policy, step?.number ?? 0)
  return { ...facts, policy, step, inputHash, policySeenAt: seenAt(policy, situation) }
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
  const words = silence.lastCustomerWord?.text ?? ''
  return guessLanguage(words, ENOUGH_WORDS) ?? ticket.language ?? guessLanguage(words)
}

const ownAddresses = (messages: Message[]) =>
  messages.flatMap((m) => (m.fromAgent && m.public ? (m.source?.from?.address ?? []) : []))

const hashInput = (ticket: MirroredTicket, policy: Policy | null, step: number) =>
  sha256(JSON.stringify([...inputOf(ticket), policy?.name ?? null, step]))

const customerFacts = async (
  store: Store,
  ticket: MirroredTicket,
  silence: Silence,
  step: number,
  { now, prompts }: Situation,
): Promise<{ elsewhere: Elsewhere[]; contact: Contact }> => {
  const customerId = ticket.customer?.id ?? null
  const anchor = silence.anchor
  if (customerId === null || anchor === null || !silence.isSilent)
    return {
      elsewhere: [],
      contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null },
    }
  const gapBegan = now - prompts.shop.contactGap
  const since = Math.min(anchor.at, gapBegan)
  const siblings = await store.mirror.siblings(customerId, ticket.id, since)
  const recent = [ticket, ...siblings]
    .flatMap((other) => other.messages)
    .filter((m) => m.at > gapBegan && m.public && m.fromAgent)
  return {
    elsewhere: wordsElsewhere(ticket, anchor, siblings),
    contact: {
      inProgress: await otherInProgress(store, customerId, ticket.id, anchor.id, step),
      lastFollowUpAt: latest([
        await store.deliveries.lastTo(customerId),
        await store.decisions.lastShadowed(customerId, ticket.id),
        // By their marks: also those a lost database or another installation sent.
        ...recent.filter(isOurReply).map((m) => m.at),
      ]),
      lastAutomaticAt: latest(recent.filter((m) => roleOf(m) === 'automatic').map((m) => m.at)),
    },
  }
}

const latest = (moments: (Instant | null)[]): Instant | null => {
  const known = moments.filter((at) => at !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** The same customer's newer words on other tickets. */
export const findElsewhere = async (
  store: Store,
  ticket: TicketFacts,
  anchor: Message,
): Promise<Elsewhere[]> => {
  const customerId = ticket.customer?.id ?? null
  if (customerId === null) return []
  const siblings = await store.mirror.siblings(customerId, ticket.id, anchor.at)
  return wordsElsewhere(ticket, anchor, siblings)
}

const wordsElsewhere = (ticket: TicketFacts, anchor: Message, siblings: MirroredTicket[]) =>
  siblings.flatMap((other) => wordElsewhere(ticket, anchor, other) ?? [])

/**
 * The ticket's own open draft of this step does not stand in its way; but a post of this occasion that may have
 * landed does, until it is settled.
 */
const otherInProgress = async (
  store: Store,
  customerId: number,
  ticketId: number,
  anchorId: number,
  step: number,
) =>
  (await store.decisions.followUpsOf(customerId, [...IN_PROGRESS, 'parked'])).find((other) => {
    const isOwn =
      other.ticketId === ticketId && other.anchorMessageId === anchorId && other.step === step
    return isOwn ? UNSETTLED.includes(other.status) : other.status !== 'parked'
  }) ?? null

const wordElsewhere = (
  ticket: TicketFacts,
  anchor: Message,
  other: MirroredTicket,
): Elsewhere | null => {
  if (other.gone || other.spam || other.trashedAt !== null) return null
  const word = other.messages.findLast((m) => isCustomerWord(m) && m.at > anchor.at)
  if (word === undefined) return null
  return {
    ticketId: other.id,
    at: word.at,
    isAnswer:
      word.at - anchor.at > answersWithin(anchor.channel) ||
      isSameSubject(ticket.subject, other.subject),
    waitsForShop: !findSilence(other.messages).isSilent,
  }
}

const isSameSubject = (a: string | null, b: string | null) => {
  const bare = (subject: string | null) =>
    (subject ?? '')
      .replace(/^\s*((re|aw|sv|rv|fwd?|wg|tr)\s*:\s*)+/i, '')
      .trim()
      .toLowerCase()
  return bare(a) !== '' && bare(a) === bare(b)
}

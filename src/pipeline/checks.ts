/** What may stand in the way of a post, read off the ticket as it is a moment before (DESIGN 6, point 3). */
import type { Standing } from '../domain/decision.ts'
import type { Elsewhere } from '../domain/gate-facts.ts'
import { whyNoLonger } from '../domain/hold.ts'
import { isOurs, type PostKind } from '../domain/marker.ts'
import { isStaleNotice } from '../domain/note-text.ts'
import type { Policy } from '../domain/policy.ts'
import { isOnlyNote, ONLY_NOTE } from '../domain/reply-window.ts'
import { sendMoment } from '../domain/send-window.ts'
import { findLadder, findSilence } from '../domain/silence.ts'
import type { Message, MirroredTicket, Ticket } from '../domain/ticket.ts'
import { isCustomerWord, roleOf } from '../domain/words.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../lib/clock.ts'
import { bytesHash, channelOf } from './compose.ts'
import { hashOrders } from './keep.ts'
import { modeOf, type Situation } from './situation.ts'

export type Obstacle =
  /** The mark is on the ticket already: it was sent. */
  | { kind: 'there'; message: Message }
  | { kind: 'cancel'; why: string }
  | { kind: 'ask_person'; why: string }
  /** Not now; `at` of the helpdesk's clock when known. */
  | { kind: 'later'; why: string; at: Instant | null; isCap?: boolean; isAccountWide?: boolean }

export type Before = {
  decision: Standing
  /** Hash of what a person approved; null in autonomous. */
  approvedBytes: string | null
  /** When he approved it. */
  approvedAt: Instant | null
  policy: Policy | null
  /** As read just now. */
  ticket: Ticket
  /** As the mirror knew it before this read. */
  mirrored: MirroredTicket
  /** The newest page of the message feed, read just now. */
  feed: Message[]
  elsewhere: Elsewhere[]
  situation: Situation
}

/** A word may show in the feed so much later than it was written. */
const FEED_LAG = MINUTE

/** Null: nothing stands in the way. */
export const findObstacle = (before: Before): Obstacle | null => {
  for (const check of CHECKS[before.decision.post]) {
    const obstacle = check(before)
    if (obstacle !== null) return obstacle
  }
  return null
}

const alreadyThere = ({ decision, ticket, feed }: Before): Obstacle | null => {
  const message = [...ticket.messages, ...feed].find(
    (m) => m.externalId === decision.externalId && m.ticketId === ticket.id,
  )
  return message === undefined ? null : { kind: 'there', message }
}

/**
 * Where the helpdesk shows no marks, a database that was put back knows that line by its words alone. That a note no
 * longer holds need not be said twice; anything else of ours reads there as a word of the team, and stops what waits.
 */
const alreadySaid = ({ decision, ticket }: Before): Obstacle | null => {
  const isSaid = ticket.messages.some(
    (m) =>
      !m.public &&
      m.via === 'api' &&
      !isOurs(m.externalId) &&
      m.at > decision.createdAt &&
      isStaleNotice(m.text),
  )
  return isSaid ? cancel(decision.statusReason ?? 'said before') : null
}

/** A read that lacks what we know to be there proves nothing about what is absent. */
const incompleteRead = ({ ticket, mirrored, feed }: Before): Obstacle | null => {
  const read = new Set(ticket.messages.map((m) => m.id))
  const known = [...mirrored.messages, ...feed.filter((m) => m.ticketId === ticket.id)]
  const missing = known.find((m) => !read.has(m.id))
  return missing === undefined
    ? null
    : later(`the helpdesk's answer lacks message ${missing.id}, which it showed before`)
}

const movedOn = ({ decision, ticket, situation }: Before): Obstacle | null => {
  const { messages } = ticket
  const { never } = situation.prompts.shop
  const why = whyNoLonger({ ticket, messages, silence: findSilence(messages), never }, decision)
  if (why !== null) return cancel(why)
  return findLadder(messages).spent >= decision.step ? cancel('step_spent') : null
}

const personStopped = ({ ticket, decision, situation }: Before): Obstacle | null => {
  if (ticket.snoozedUntil !== null && ticket.snoozedUntil > situation.now)
    return later('snoozed by a person', ticket.snoozedUntil)
  const wasOpen = decision.ticketStatus === 'open'
  return wasOpen && ticket.status !== 'open' && decision.approvalId === null
    ? { kind: 'ask_person', why: 'the ticket was closed after it was judged' }
    : null
}

/** It may be a person's answer after all; whoever approved it saw what came before. */
const answeredByMachine = ({ ticket, decision, approvedAt }: Before): Obstacle | null => {
  const since = approvedAt === null ? decision.createdAt : approvedAt - FEED_LAG
  const isNew = (m: Message) => !m.fromAgent && m.at > since && roleOf(m) === 'automatic'
  return ticket.messages.some(isNew)
    ? { kind: 'ask_person', why: 'an automatic answer came after it was judged' }
    : null
}

/** Silence is the customer's: a word of his elsewhere that the decision did not know stops the post. */
const wroteElsewhere = ({ ticket, decision, feed, elsewhere }: Before): Obstacle | null => {
  const since = decision.createdAt - FEED_LAG
  const customerId = ticket.customer?.id ?? null
  const isUnknown = (m: Message) =>
    m.sender?.id === customerId && m.ticketId !== ticket.id && isCustomerWord(m) && m.at > since
  const holds = elsewhere.some((word) => word.isAnswer || word.waitsForShop || word.at > since)
  return holds || (customerId !== null && feed.some(isUnknown))
    ? cancel('customer_wrote_elsewhere')
    : null
}

const stale = ({ decision, approvedBytes, ticket }: Before): Obstacle | null => {
  if (decision.orderHash !== hashOrders(ticket.orders)) return cancel('order_changed')
  if (decision.approvalId === null) return null
  const isSame =
    decision.draft !== null && approvedBytes === bytesHash(ticket.customer, decision.draft)
  return isSame ? null : { kind: 'ask_person', why: 'what was approved is not what would leave' }
}

const paused = ({ situation }: Before): Obstacle | null =>
  situation.isPaused ? later('paused') : null

/** A note of its own accord needs a mode that writes notes; one a person asked for any but watch only. */
const writesNotes = ({ decision, policy, situation }: Before): Obstacle | null => {
  if (policy === null) return cancel('policy_changed')
  const mode = modeOf(policy, decision.step, situation)
  const isAllowed =
    mode === 'note' || mode === 'autonomous' || (decision.approvalId !== null && mode !== 'shadow')
  return isAllowed ? null : { kind: 'ask_person', why: `the mode is ${mode} now` }
}

/** In shadow nothing is written, not even that a note no longer holds. */
const silenced = ({ decision, policy, situation }: Before): Obstacle | null => {
  const mode = policy === null ? null : modeOf(policy, decision.step, situation)
  const isSilent = mode === 'shadow' || situation.allowance.ceiling === 'shadow'
  return isSilent ? cancel(decision.statusReason ?? 'the mode is shadow now') : null
}

/** The channel stopped taking messages while it waited. */
const windowClosed = ({ decision, ticket, situation }: Before): Obstacle | null =>
  isOnlyNote(channelOf(decision, ticket), ticket.messages, situation.now)
    ? { kind: 'ask_person', why: ONLY_NOTE }
    : null

const notNow = (before: Before): Obstacle | null => {
  const { decision, policy, situation, ticket } = before
  if (policy === null) return cancel('policy_changed')
  const mode = modeOf(policy, decision.step, situation)
  const isAllowed = mode === 'autonomous' || (decision.approvalId !== null && mode !== 'shadow')
  if (!isAllowed) return { kind: 'ask_person', why: `the mode is ${mode} now` }
  const opens = sendMoment(
    situation.now,
    policy.sendBetween,
    situation.calendar,
    ticket.customerTimezone,
  )
  return opens > situation.now ? later('outside the hours in which this policy sends', opens) : null
}

/** A note is for the team: no hours, no reply caps; a notice only says that a note no longer holds. */
const CHECKS: Record<PostKind, ((before: Before) => Obstacle | null)[]> = {
  reply: [
    alreadyThere,
    incompleteRead,
    movedOn,
    personStopped,
    answeredByMachine,
    wroteElsewhere,
    stale,
    paused,
    windowClosed,
    notNow,
  ],
  note: [alreadyThere, incompleteRead, movedOn, wroteElsewhere, paused, writesNotes],
  alert: [alreadyThere, incompleteRead, movedOn, paused, writesNotes],
  notice: [alreadyThere, alreadySaid, paused, silenced],
}

/** When the caps on autonomous replies let the next one through; null: at once. */
export const capOpens = (
  moments: Instant[],
  now: Instant,
  { maxPerHour, maxPerDay }: { maxPerHour: number; maxPerDay: number },
): Instant | null => {
  const waitFor = (most: number, span: number) => {
    const inSpan = moments.filter((at) => at > now - span)
    const first = inSpan.at(-most)
    return inSpan.length < most ? null : (first ?? now) + span
  }
  const openings = [waitFor(maxPerHour, HOUR), waitFor(maxPerDay, DAY)].filter((at) => at !== null)
  return openings.length === 0 ? null : Math.max(...openings)
}

const cancel = (why: string): Obstacle => ({ kind: 'cancel', why })

const later = (why: string, at: Instant | null = null): Obstacle => ({ kind: 'later', why, at })

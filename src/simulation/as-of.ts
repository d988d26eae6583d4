/** Shows a ticket as it stood at a moment of the past: nothing later is in it. */
import { whyOptedOut } from '../domain/hold.ts'
import type { Policy, Shop } from '../domain/policy.ts'
import { compare } from '../domain/policy-choice.ts'
import {
  byTime,
  type Message,
  type MirroredTicket,
  type Order,
  type Ticket,
} from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'

/**
 * Words strictly as of then; status, trash and orders by their own dates. Tags, fields, team, assignee and what the
 * shop system says of the customer are only known as of today (`approximations`).
 */
export const ticketAsOf = (ticket: MirroredTicket, at: Instant): MirroredTicket => {
  const messages = messagesAsOf(ticket.messages, at)
  return {
    ...ticket,
    status: ticket.closedAt !== null && ticket.closedAt <= at ? 'closed' : 'open',
    trashedAt: notLater(ticket.trashedAt, at),
    closedAt: notLater(ticket.closedAt, at),
    // Nobody says when a snooze was set.
    snoozedUntil: null,
    updatedAt: messages.at(-1)?.at ?? ticket.createdAt,
    messages,
    messagesCount: messages.length,
    orders: ticket.orders?.flatMap((order) => orderAsOf(order, at)) ?? null,
    isKnown: ticket.record !== null,
    gone: false,
    wakes: 0,
  }
}

/** What its own read would have told then. */
export const detailAsOf = (ticket: MirroredTicket, at: Instant): Ticket => {
  const {
    record,
    complete: _c,
    isKnown: _k,
    gone: _g,
    wakes: _w,
    ...facts
  } = ticketAsOf(ticket, at)
  return {
    ...facts,
    ...(record ?? NOTHING_KNOWN),
    orders: facts.orders ?? [],
    customerTimezone: null,
    answerable: {},
    survey: null,
  }
}

/** Of a customer whose record was not read. */
export const NOTHING_KNOWN: NonNullable<MirroredTicket['record']> = {
  customerTags: [],
  spent: null,
  stores: [],
}

/** `isOptedOut`: its case ended at that gate, which a tag of today may have closed. */
type Judged = { policies: Policy[]; never: Shop['never']; isOptedOut: boolean }

type Tags = { tags: string[]; customerTags?: string[] }

/** Which values known only as of today took part in judging this ticket by these policies. */
export const approximations = (
  ticket: MirroredTicket,
  { policies, never, isOptedOut }: Judged,
  at: Instant,
): string[] => {
  const { record } = ticket
  const customerTags = record?.customerTags ?? []
  const stops = (tags: Tags) =>
    isOptedOut && whyOptedOut({ customer: null, ...tags }, never) !== null
  return [
    (ticket.tags.length > 0 && compare(policies, 'tags')) || stops({ tags: ticket.tags })
      ? 'tags'
      : null,
    Object.keys(ticket.fields ?? {}).length > 0 && compare(policies, 'field') ? 'fields' : null,
    ticket.team !== null && compare(policies, 'team') ? 'team' : null,
    (customerTags.length > 0 && compare(policies, 'customerTags')) ||
    stops({ tags: [], customerTags })
      ? 'customer tags'
      : null,
    record !== null && record.spent !== null && compare(policies, 'spent') ? 'spent' : null,
    ticket.orders?.some((order) => isUndated(order, at)) ? 'order state' : null,
    ticket.snoozedUntil !== null && ticket.snoozedUntil > at ? 'snooze' : null,
  ].filter((value) => value !== null)
}

const notLater = (moment: Instant | null, at: Instant) => (isLater(moment, at) ? null : moment)

/** One and the same list while nothing changes: what is read off a conversation once is not read again. */
const messagesAsOf = (messages: Message[], at: Instant): Message[] => {
  const said = messages.filter((message) => message.at <= at)
  if (said.some((message) => knewLess(message, at))) return said.map(messageAsOf(at))
  const seen = listsSeen(messages)
  const list = seen.get(said.length) ?? said
  seen.set(said.length, list)
  return list
}

/** By their length: so many messages of a conversation are always its first ones. */
const listsSeen = memo((_: Message[]) => new Map<number, Message[]>())

const knewLess = ({ sentAt, failedAt, sendingError }: Message, at: Instant) =>
  isLater(sentAt, at) || isLater(failedAt, at) || (failedAt === null && sendingError !== null)

const isLater = (moment: Instant | null, at: Instant) => moment !== null && moment > at

const messageAsOf =
  (at: Instant) =>
  (message: Message): Message => {
    if (!knewLess(message, at)) return message
    const failedAt = notLater(message.failedAt, at)
    return {
      ...message,
      sentAt: notLater(message.sentAt, at),
      failedAt,
      sendingError: failedAt === null ? null : message.sendingError,
    }
  }

const orderAsOf = (order: Order, at: Instant): Order[] => {
  if (order.createdAt !== null && order.createdAt > at) return []
  const { dates, ...rest } = order
  if (dates === undefined) return [rest]
  const known = {
    shippedAt: notLater(dates.shippedAt, at),
    cancelledAt: notLater(dates.cancelledAt, at),
    refundedAt: notLater(dates.refundedAt, at),
  }
  const state = stateAsOf(order, known)
  const isShipped = dates.shippedAt === null || known.shippedAt !== null
  return [{ ...rest, state, tracking: isShipped ? order.tracking : [] }]
}

/** What is not dated is taken as it is today. */
const stateAsOf = ({ state, dates }: Order, known: NonNullable<Order['dates']>): Order['state'] => {
  const shipping = known.shippedAt === null ? 'unfulfilled' : 'fulfilled'
  switch (state) {
    case 'cancelled':
      return dates?.cancelledAt == null || known.cancelledAt !== null ? 'cancelled' : shipping
    case 'refunded':
      return dates?.refundedAt == null || known.refundedAt !== null ? 'refunded' : shipping
    case 'fulfilled':
    case 'partial':
      return dates?.shippedAt == null || known.shippedAt !== null ? state : 'unfulfilled'
    case 'unfulfilled':
      return state
  }
}

const isUndated = ({ state, dates, createdAt }: Order, at: Instant) => {
  if (createdAt !== null && createdAt > at) return false
  switch (state) {
    case 'cancelled':
      return dates?.cancelledAt == null
    case 'refunded':
      return dates?.refundedAt == null
    case 'fulfilled':
    case 'partial':
      return dates?.shippedAt == null
    case 'unfulfilled':
      return false
  }
}

/** The conversation in its order, whatever order it came in. */
export const inOrder = (ticket: MirroredTicket): MirroredTicket => ({
  ...ticket,
  messages: [...ticket.messages].sort(byTime),
})

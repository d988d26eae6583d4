/**
 * What a conversation is, in the words of the trade.
 *
 * - **ticket**: one conversation with one customer, over one channel, as the helpdesk keeps it.
 * - **message**: a public reply or an **internal note** on a ticket.
 * - **word**: a public message written by a person; what counts when we ask who spoke last (`words.ts`).
 * - **silence**: since when nobody has said a word, and after whose (`silence.ts`).
 * - **episode**: one silence of one ticket: account + ticket + the anchor's message id.
 * - **step**: one rung of a policy's ladder. **occasion**: episode + step + kind; it happens at most once.
 * - **policy**: when a follow-up is allowed. **persona**: whose voice it has (`policy.ts`).
 * - **decision**: verdict, evidence, confidence (`decision.ts`). **ledger**: who owes whom what (`ledger.ts`).
 * - **draft**: the words that might leave. **finding**: what a guardrail saw in them (`finding.ts`).
 * - **approval**, **rejection**: a person's acts. **delivery**: how a message left (`post-result.ts`).
 * - **outcome**: what the customer did afterwards.
 * - **snooze**, **macro**, **view**, **tag**, **channel**: as in Gorgias.
 */
import type { Instant } from '../lib/clock.ts'

/** A customer or a user of the helpdesk. The sender of a message may be null (deleted user). */
export type Person = { id: number | null; email: string | null; name: string | null }

export type Address = { name: string | null; address: string | null }

/** Where a message came from and went to; copied by code when we answer, never by a model. */
export type Source = { type: string | null; from: Address | null; to: Address[] }

export type Message = {
  id: number
  ticketId: number
  /** `created_datetime`. */
  at: Instant
  fromAgent: boolean
  /** False for internal notes. */
  public: boolean
  channel: string
  via: string
  sender: Person | null
  receiver: Person | null
  subject: string | null
  /** Plain text: `stripped_text`, else `body_text`, else the text of `body_html`. */
  text: string
  externalId: string | null
  ruleId: number | null
  integrationId: number | null
  source: Source | null
  /** Lower-case names. Empty when the helpdesk left them out. */
  headers: Record<string, string>
  attachments: string[]
  sentAt: Instant | null
  failedAt: Instant | null
  /** The helpdesk's words about why it could not be sent. */
  sendingError: string | null
}

/** A ticket as the feed lists it: everything but the conversation. */
export type TicketFacts = {
  id: number
  subject: string | null
  channel: string
  /** `open` or `closed`; only a hint, since agents send and close. */
  status: string
  language: string | null
  customer: Person | null
  assignee: Person | null
  /** Name of the team it is assigned to. */
  team: string | null
  tags: string[]
  /** Values of the ticket's own fields by the field's id; null in a detail read, which leaves them out. */
  fields: Record<string, string> | null
  spam: boolean
  trashedAt: Instant | null
  /** In the future: a person set the ticket aside until then. */
  snoozedUntil: Instant | null
  createdAt: Instant
  updatedAt: Instant
  closedAt: Instant | null
  /** Null in a detail read, which lacks the count. */
  messagesCount: number | null
}

export type OrderState = 'unfulfilled' | 'partial' | 'fulfilled' | 'cancelled' | 'refunded'

export type Order = {
  /** What people call it: `#1042`. */
  name: string
  state: OrderState
  createdAt: Instant | null
  total: string | null
  currency: string | null
  items: { title: string; quantity: number }[]
  tracking: string[]
  /** When it changed its state, as far as the shop system dates it; absent: it does not. */
  dates?: OrderDates
}

export type OrderDates = {
  shippedAt: Instant | null
  cancelledAt: Instant | null
  refundedAt: Instant | null
}

/** What the shop systems know of the customer. */
export type ShopRecord = {
  /** Shopify's tags of the customer. */
  customerTags: string[]
  /** All he ever paid, summed over the shop systems as a plain number; null when none knows him. */
  spent: number | null
  /** Ids of the shop integrations that know him, and names their data carries. */
  stores: string[]
}

/** What a detail read tells of the customer, as it is kept. */
export type TicketRecord = ShopRecord & {
  /** IANA zone, when known. */
  customerTimezone?: string | null
}

/** The satisfaction survey of a ticket: when it was sent, and when it is to be. */
export type Survey = { sentAt: Instant | null; dueAt: Instant | null }

/** A ticket with its whole conversation and what only the detail read tells. */
export type Ticket = TicketFacts &
  ShopRecord & {
    /** Sorted by (`at`, `id`). */
    messages: Message[]
    orders: Order[]
    /** IANA zone of the customer, when known. */
    customerTimezone: string | null
    /** `reply_options`: channel → may be answered; a channel not named is not known. */
    answerable: Record<string, boolean>
    /** Null: none is planned. */
    survey: Survey | null
  }

/** What the mirror holds: a ticket whose conversation may still lack its beginning. */
export type MirroredTicket = TicketFacts & {
  messages: Message[]
  /** All messages of the ticket are in the mirror. */
  complete: boolean
  /** Order states of the last detail read; null before it. */
  orders: Order[] | null
  /** As the last detail read told; null before it. */
  record: TicketRecord | null
  /** Nothing has changed on the ticket since that read. */
  isKnown: boolean
  /** The helpdesk answered 404: merged or deleted. */
  gone: boolean
  /** How often screening was asked to look; a look that began earlier does not count. */
  wakes: number
}

/** The order of a conversation: by time, then id (the helpdesk may give two messages one time). */
export const byTime = (a: Message, b: Message) => a.at - b.at || a.id - b.id

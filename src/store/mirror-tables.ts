/** The tables that mirror the helpdesk. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Message, Order, Ticket, TicketRecord } from '../domain/ticket.ts'
import { flag, instant, json, sharedJson } from './columns.ts'

export const tickets = sqliteTable(
  'tickets',
  {
    id: integer('id').primaryKey(),
    subject: text('subject'),
    channel: text('channel').notNull(),
    status: text('status').notNull(),
    language: text('language'),
    customerId: integer('customer_id'),
    customerEmail: text('customer_email'),
    customerName: text('customer_name'),
    assignee: json<Ticket['assignee']>('assignee'),
    team: text('team'),
    tags: json<string[]>('tags').notNull(),
    /** Values of the ticket's own fields, by the field's id. */
    fields: json<Record<string, string>>('fields'),
    spam: flag('spam'),
    trashedAt: instant('trashed_at'),
    snoozedUntil: instant('snoozed_until'),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
    closedAt: instant('closed_at'),
    messagesCount: integer('messages_count'),
    gone: flag('gone'),
    complete: flag('complete'),
    /** Order states of the last detail read; null before it. */
    orders: json<Order[]>('orders'),
    /** The customer as the shop systems knew him at the last detail read; null before it. */
    record: json<TicketRecord>('record'),
    /** `updated_at` at the last detail read: while it is the same, nothing has changed since. */
    detailOf: instant('detail_of'),
    /** The conversation changed and nobody has worked out yet who spoke last. */
    dirty: flag('dirty'),
    /** Grows each time somebody wants screening to look: a look that began earlier does not count. */
    wakes: integer('wakes').notNull().default(0),
    /** The latest word of either side, kept by sync so that screening reads no conversation in vain. */
    anchorId: integer('anchor_id'),
    anchorAt: instant('anchor_at'),
    /** The anchor is the shop's. */
    silent: flag('silent'),
    /** When screening may find something new; null: not before the ticket changes. */
    lookAt: instant('look_at'),
    /** Why screening stopped last, for counts and lists. */
    stoppedBy: text('stopped_by'),
    /** Model calls that failed for the input `triesFor`. */
    tries: integer('tries').notNull().default(0),
    triesFor: text('tries_for'),
  },
  (t) => [
    index('tickets_look').on(t.silent, t.lookAt),
    index('tickets_customer').on(t.customerId),
    index('tickets_dirty').on(t.id).where(sql`${t.dirty} = 1`),
    index('tickets_stopped').on(t.stoppedBy, t.anchorAt),
    // Holds all a search looks at: it never reads the rows themselves.
    index('tickets_search').on(t.id, t.subject, t.customerName, t.customerEmail),
  ],
)

/** What customers' messages leave behind for other tickets to find them by, as hashes. */
export const traces = sqliteTable(
  'traces',
  {
    trace: text('trace').notNull(),
    messageId: integer('message_id').notNull(),
    ticketId: integer('ticket_id').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.trace, t.messageId] }), index('traces_ticket').on(t.ticketId)],
)

export const messages = sqliteTable(
  'messages',
  {
    id: integer('id').primaryKey(),
    ticketId: integer('ticket_id').notNull(),
    at: instant('at').notNull(),
    externalId: text('external_id'),
    message: sharedJson<Message>('message').notNull(),
    /** Since when detail reads lack it (this machine's clock): a person may have deleted it. */
    missingSince: integer('missing_since'),
  },
  (t) => [
    index('messages_ticket').on(t.ticketId, t.at),
    index('messages_at').on(t.at),
    index('messages_external').on(t.externalId),
  ],
)

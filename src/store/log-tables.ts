/** The tables in which the service writes down what happened: acts and their seals, money, passes. */
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, json } from './columns.ts'

/** Append-only: ids, hashes and names of acts, never text. */
export const events = sqliteTable(
  'events',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    at: instant('at').notNull(),
    act: text('act').notNull(),
    by: text('by').notNull(),
    ticketId: integer('ticket_id'),
    decisionId: text('decision_id'),
    hash: text('hash'),
    /** What it is about where that is neither ticket nor decision: the name of a user, a prompt file. */
    about: text('about'),
  },
  (t) => [
    index('events_decision').on(t.decisionId),
    index('events_ticket').on(t.ticketId),
    index('events_act').on(t.act, t.at),
  ],
)

/** Each pass closes the rows since the last seal: sha256(previous seal, rows). */
export const seals = sqliteTable('seals', {
  throughEvent: integer('through_event').primaryKey(),
  hash: text('hash').notNull(),
  at: instant('at').notNull(),
})

/** Money: the worst case is booked before a call and replaced by what it cost. */
export const spending = sqliteTable(
  'spending',
  {
    id: text('id').primaryKey(),
    /** `2026-11-24`, of this machine's UTC day. */
    day: text('day').notNull(),
    usd: real('usd').notNull(),
  },
  (t) => [index('spending_day').on(t.day)],
)

export const passes = sqliteTable(
  'passes',
  {
    id: text('id').primaryKey(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    report: json<object>('report'),
    error: text('error'),
  },
  (t) => [index('passes_ended').on(t.endedAt)],
)

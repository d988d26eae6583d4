/** The tables behind the insights: counters kept with the acts, and what a pass still has to look at to count it. */
import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { DebtEnd, FigureName } from '../domain/figures.ts'
import { flag, instant } from './columns.ts'

/** How often what happened, to the quarter of an hour: every zone's days and weeks begin at one. */
export const figures = sqliteTable(
  'figures',
  {
    /** Quarters of an hour its block is long: everything stands in one of each size. */
    size: integer('size').notNull(),
    /** Whole quarters of an hour since 1970: where the block begins. */
    quarter: integer('quarter').notNull(),
    name: text('name').$type<FigureName>().notNull(),
    /** How it was sent, what came back, after which time, which rule: by name. */
    detail: text('detail').notNull(),
    /** Empty: of the account as a whole. */
    policy: text('policy').notNull(),
    persona: text('persona').notNull(),
    step: integer('step').notNull(),
    n: integer('n').notNull(),
  },
  (t) => [
    primaryKey({
      columns: [t.size, t.quarter, t.name, t.detail, t.policy, t.persona, t.step],
    }),
  ],
)

/** What models cost, by UTC day of this machine. */
export const spentDays = sqliteTable('spent_days', {
  day: text('day').primaryKey(),
  usd: real('usd').notNull(),
})

/** Words of ours that became overdue: one row a silence, also when it is judged again. */
export const debts = sqliteTable(
  'debts',
  {
    ticketId: integer('ticket_id').notNull(),
    anchorMessageId: integer('anchor_message_id').notNull(),
    decisionId: text('decision_id').notNull(),
    policy: text('policy').notNull(),
    persona: text('persona').notNull(),
    /** Since when it was overdue, as far as anybody noticed. */
    at: instant('at').notNull(),
    ended: text('ended').$type<DebtEnd>(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.anchorMessageId] }),
    index('debts_at').on(t.at),
    index('debts_open').on(t.ticketId).where(sql`${t.ended} is null`),
  ],
)

/** Silences to which a rule that always writes would have written, until it is known whether we did. */
export const ruleWrites = sqliteTable(
  'rule_writes',
  {
    ticketId: integer('ticket_id').notNull(),
    anchorMessageId: integer('anchor_message_id').notNull(),
    /** When that rule would have written. */
    at: instant('at').notNull(),
    /** Not looked at before. */
    lookAt: instant('look_at').notNull(),
    open: flag('open'),
  },
  (t) => [
    primaryKey({ columns: [t.ticketId, t.anchorMessageId] }),
    index('rule_writes_look').on(t.lookAt).where(sql`${t.open} = 1`),
  ],
)

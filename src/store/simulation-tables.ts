/** The tables of a simulation: what its replay found so far, and what a model answered to whom. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant, json } from './columns.ts'

/** One row a customer whose past was replayed. */
export const simulationUnits = sqliteTable('simulation_units', {
  key: text('key').primaryKey(),
  body: json<object>('body').notNull(),
})

/** A model's answer by the hash of everything it was asked: the same question costs nothing twice. */
export const simulationAnswers = sqliteTable('simulation_answers', {
  inputHash: text('input_hash').primaryKey(),
  /** Null where the question was about no ticket. */
  ticketId: integer('ticket_id'),
  answer: json<object>('answer').notNull(),
  at: instant('at').notNull(),
})

/** Single facts of a simulation: its settings, how far its import is. */
export const simulationFacts = sqliteTable('simulation_facts', {
  key: text('key').primaryKey(),
  value: json<object>('value').notNull(),
})

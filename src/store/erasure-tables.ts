/** The tables of who is to be forgotten: hashes of customers, and the numbers of their tickets. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { instant } from './columns.ts'

/** One row an address or customer number: a salted hash, by which sync knows whom to leave out. */
export const erasures = sqliteTable('erasures', {
  hash: text('hash').primaryKey(),
  at: instant('at').notNull(),
})

/** What is written for such a ticket is dropped by the database itself (`sqlite.ts`), whoever writes it. */
export const erasedTickets = sqliteTable('erased_tickets', {
  ticketId: integer('ticket_id').primaryKey(),
})

/** Keeps what belongs to erased customers out of the mirror, whatever ticket it comes with. */
import { inArray } from 'drizzle-orm'
import type { Message, TicketFacts } from '../domain/ticket.ts'
import { createSaltReading, hashOf } from './erasure-hash.ts'
import { forgetTickets } from './forgetting.ts'
import type { Sql } from './sqlite.ts'

export const createErasedFilter = (sql: Sql) => {
  const on = { ...sql, readSalt: createSaltReading(sql) }
  return {
    withoutErasedTickets: (tickets: TicketFacts[]) =>
      without(on, tickets, (ticket) => ({ ticketId: ticket.id, people: [ticket.customer] })),
    withoutErasedMessages: (messages: Message[]) =>
      without(on, messages, (message) => ({
        ticketId: message.ticketId,
        people: customersIn(message),
      })),
  }
}

type Known = { id: number | null; email: string | null } | null

/** Who speaks in it as a customer; nobody where the shop speaks. */
export const customersIn = ({ fromAgent, sender, source }: Message): Known[] =>
  fromAgent ? [] : [sender, { id: null, email: source?.from?.address ?? null }]

const without = async <T>(
  { db, t, together, readSalt }: Sql & { readSalt: () => Promise<string | null> },
  rows: T[],
  read: (row: T) => { ticketId: number; people: Known[] },
): Promise<T[]> => {
  const salt = rows.length === 0 ? null : await readSalt()
  if (salt === null) return rows
  const known = new Set((await db.select().from(t.erasures)).map(({ hash }) => hash))
  const isHis = (person: Known) =>
    person !== null &&
    ((person.email !== null && known.has(hashOf(salt, 'address', person.email))) ||
      (person.id !== null && known.has(hashOf(salt, 'customer', String(person.id)))))
  const all = rows.map((row) => ({ row, ...read(row) }))
  const his = new Set(all.filter(({ people }) => people.some(isHis)).map((one) => one.ticketId))
  if (his.size > 0) await together((tx) => forgetTickets(tx, t, [...his]))
  const gone = await db
    .select()
    .from(t.erasedTickets)
    .where(inArray(t.erasedTickets.ticketId, [...new Set(all.map((one) => one.ticketId))]))
  const out = new Set(gone.map(({ ticketId }) => ticketId))
  return all.filter(({ ticketId }) => !out.has(ticketId)).map(({ row }) => row)
}

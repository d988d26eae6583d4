/** How a message lies in its row. */
import { sql } from 'drizzle-orm'
import type { Message } from '../domain/ticket.ts'
import type { Sql, Write } from './sqlite.ts'

/** The statement is built once: an import writes hundreds of thousands of rows. */
export const upsertMessage = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const upsert = db
    .insert(t.messages)
    .values({
      id: sql.placeholder('id'),
      ticketId: sql.placeholder('ticketId'),
      at: sql.placeholder('at'),
      externalId: sql.placeholder('externalId'),
      message: sql.placeholder('message'),
    })
    .onConflictDoUpdate({
      target: t.messages.id,
      set: {
        ticketId: sql`excluded.ticket_id`,
        at: sql`excluded.at`,
        externalId: sql`excluded.external_id`,
        message: sql`excluded.message`,
      },
    })
    .prepare()
  return (message: Message): Write => {
    const { id, ticketId, at, externalId } = message
    return { run: () => upsert.run({ id, ticketId, at, externalId, message }) }
  }
}

/** The newest messages of the mirror. */
import { desc } from 'drizzle-orm'
import type { Message } from '../domain/ticket.ts'
import type { Sql } from './sqlite.ts'

/** Newest first, of all tickets. */
export const newestMessages =
  ({ db, t }: Sql) =>
  async (count: number): Promise<Message[]> =>
    (
      await db
        .select({ message: t.messages.message })
        .from(t.messages)
        .orderBy(desc(t.messages.at), desc(t.messages.id))
        .limit(count)
    ).map((row) => row.message)

/** The whole account at a glance: what was read, what was judged, what it cost. */
import { count, desc, eq } from 'drizzle-orm'
import type { Message } from '../domain/ticket.ts'
import type { Sql } from './sqlite.ts'
import { countByShelf, countByVerdict, sumCosts } from './tallies.ts'

export const createOverviewStore = (sql: Sql) => ({
  countTickets: async (): Promise<number> =>
    (
      await sql.db.select({ n: count() }).from(sql.t.tickets).where(eq(sql.t.tickets.gone, false))
    )[0]?.n ?? 0,

  countByVerdict: countByVerdict(sql),

  countByShelf: countByShelf(sql),

  costUsd: sumCosts(sql),

  /** The newest messages of the account, newest first. */
  newestMessages: async (limit: number): Promise<Message[]> =>
    (
      await sql.db
        .select({ message: sql.t.messages.message })
        .from(sql.t.messages)
        .orderBy(desc(sql.t.messages.at))
        .limit(limit)
    ).map((row) => row.message),
})

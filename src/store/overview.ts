/** The whole account at a glance: what was read, what was judged, what it cost. */
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Verdict } from '../domain/ledger.ts'
import type { Message } from '../domain/ticket.ts'
import type { Sql } from './sqlite.ts'

export const createOverviewStore = ({ db, t }: Sql) => ({
  countTickets: async (): Promise<number> =>
    (
      await db.select({ n: sql<number>`count(*)` }).from(t.tickets).where(eq(t.tickets.gone, false))
    )[0]?.n ?? 0,

  countByVerdict: async (): Promise<Partial<Record<Verdict, number>>> => {
    const rows = await db
      .select({ verdict: t.decisions.verdict, n: sql<number>`count(*)` })
      .from(t.decisions)
      .groupBy(t.decisions.verdict)
    return Object.fromEntries(rows.map((row) => [row.verdict, row.n]))
  },

  /** Promises of ours that a person was asked or told about and that still stand. */
  countOwed: async (): Promise<number> =>
    (
      await db
        .select({ n: sql<number>`count(*)` })
        .from(t.decisions)
        .where(
          and(eq(t.decisions.verdict, 'we_owe'), inArray(t.decisions.status, ['pending', 'noted'])),
        )
    )[0]?.n ?? 0,

  /** Of all models' answers so far; one whose price nobody knows counts as nothing. */
  costUsd: async (): Promise<number> =>
    (
      await db
        .select({ usd: sql<number>`coalesce(sum(${t.decisions.costUsd}), 0)` })
        .from(t.decisions)
    )[0]?.usd ?? 0,

  /** The newest messages of the account, newest first. */
  newestMessages: async (limit: number): Promise<Message[]> =>
    (
      await db
        .select({ message: t.messages.message })
        .from(t.messages)
        .orderBy(desc(t.messages.at))
        .limit(limit)
    ).map((row) => row.message),
})

/** How many decisions there are of each kind, from the counters kept beside them. */
import { sql } from 'drizzle-orm'
import type { Status } from '../domain/decision.ts'
import type { Verdict } from '../domain/ledger.ts'
import type { Shelf } from '../domain/shelf.ts'
import type { Sql } from './sqlite.ts'

export const countByStatus = (sql: Sql): (() => Promise<Partial<Record<Status, number>>>) =>
  countBy(sql, 'status')

export const countByShelf = (sql: Sql): (() => Promise<Partial<Record<Shelf, number>>>) =>
  countBy(sql, 'shelf')

export const countByVerdict = (sql: Sql): (() => Promise<Partial<Record<Verdict, number>>>) =>
  countBy(sql, 'verdict')

const countBy = <Key extends 'status' | 'shelf' | 'verdict'>({ db, t }: Sql, key: Key) => {
  const counts = db
    .select({ key: t.tallies[key], n: sql<number>`sum(${t.tallies.n})` })
    .from(t.tallies)
    .groupBy(t.tallies[key])
    .prepare()
  return async (): Promise<Partial<Record<Sql['t']['tallies']['$inferSelect'][Key], number>>> => {
    const counted = (await counts.all()).filter(({ n }) => n > 0).map((row) => [row.key, row.n])
    return Object.fromEntries(counted)
  }
}

/** Of all models' answers so far. */
export const sumCosts =
  ({ db, t }: Sql) =>
  async (): Promise<number> =>
    (await db.select({ usd: sql<number>`coalesce(sum(${t.tallies.usd}), 0)` }).from(t.tallies))[0]
      ?.usd ?? 0

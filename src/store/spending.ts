/** The day's money: reserved before a call, settled after it. */

import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Spending } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

/** `dailyBudgetUsd` 0: no cap. Days are UTC days of this machine's clock. */
export const createSpending = (
  { db, t }: Sql,
  { dailyBudgetUsd, clock }: { dailyBudgetUsd: number; clock: Clock },
): Spending & { today: () => Promise<number> } => {
  const today = () => new Date(clock.wall()).toISOString().slice(0, 10)
  const spentOn = (day: string) =>
    db
      .select({ usd: sql<number>`coalesce(sum(${t.spending.usd}), 0)` })
      .from(t.spending)
      .where(eq(t.spending.day, day))
  return {
    reserve: async (worstUsd) => {
      const id = randomUUID()
      const day = today()
      const roomLeft =
        dailyBudgetUsd === 0
          ? sql`1 = 1`
          : sql`(${spentOn(day)}) + ${worstUsd} <= ${dailyBudgetUsd}`
      const inserted = await db
        .insert(t.spending)
        .select(sql`select ${id}, ${day}, ${worstUsd} where ${roomLeft}`)
        .returning({ id: t.spending.id })
      return inserted.length === 0 ? null : id
    },
    settle: async (reservation, usd) => {
      await db.update(t.spending).set({ usd }).where(eq(t.spending.id, reservation))
    },
    today: async () => (await spentOn(today()))[0]?.usd ?? 0,
  }
}

/** The passes made, for readiness and for the pages. */
import { desc, eq, isNotNull } from 'drizzle-orm'
import type { PassReport } from '../domain/acts.ts'
import type { Instant } from '../lib/clock.ts'
import { addFigure } from './insights.ts'
import type { Sql } from './sqlite.ts'

export const createPassStore = ({ db, t, together }: Sql) => ({
  begin: async (id: string, startedAt: Instant) => {
    await db.insert(t.passes).values({ id, startedAt })
  },
  end: async (id: string, end: { endedAt: Instant; report?: PassReport; error?: string }) => {
    const n = end.report?.helpdeskCalls ?? 0
    const calls = { name: 'calls', detail: '', policy: '', persona: '', step: 0, n } as const
    await together((tx) => [
      tx.update(t.passes).set(end).where(eq(t.passes.id, id)),
      ...(n === 0 ? [] : [addFigure(tx, t, end.endedAt, calls)]),
    ])
  },
  lastEnded: async () => {
    const row = await db
      .select()
      .from(t.passes)
      .where(isNotNull(t.passes.report))
      .orderBy(desc(t.passes.endedAt))
      .limit(1)
      .get()
    return row === undefined || row.endedAt === null
      ? null
      : { endedAt: row.endedAt, report: row.report as PassReport }
  },
  /** Why the latest pass that ended failed; null when it was completed. */
  lastError: async (): Promise<string | null> => {
    const row = await db
      .select({ error: t.passes.error })
      .from(t.passes)
      .where(isNotNull(t.passes.endedAt))
      .orderBy(desc(t.passes.endedAt))
      .limit(1)
      .get()
    return row?.error ?? null
  },
})

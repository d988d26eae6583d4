/** The passes made, for readiness and for the pages. */
import { desc, eq, isNotNull } from 'drizzle-orm'
import type { PassReport } from '../domain/acts.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export const createPassStore = ({ db, t }: Sql) => ({
  begin: async (id: string, startedAt: Instant) => {
    await db.insert(t.passes).values({ id, startedAt })
  },
  end: async (id: string, end: { endedAt: Instant; report?: PassReport; error?: string }) => {
    await db.update(t.passes).set(end).where(eq(t.passes.id, id))
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

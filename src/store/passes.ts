/** The passes made, for readiness and for the pages. */
import { desc, eq, isNotNull, sql } from 'drizzle-orm'
import type { PassReport } from '../domain/acts.ts'
import type { Instant } from '../lib/clock.ts'
import { createCallCounter } from './insights.ts'
import type { Sql } from './sqlite.ts'

export const createPassStore = ({ db, t, together }: Sql) => ({
  begin: begin({ db, t }),
  end: end({ db, t, together }),
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

const begin = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const insert = db
    .insert(t.passes)
    .values({ id: sql.placeholder('id'), startedAt: sql.placeholder('startedAt') })
    .prepare()
  return async (id: string, startedAt: Instant) => {
    await insert.run({ id, startedAt })
  }
}

/** A pass that failed has no report. */
const end = ({ db, t, together }: Pick<Sql, 'db' | 't' | 'together'>) => {
  const countCalls = createCallCounter({ db, t })
  const update = db
    .update(t.passes)
    .set({
      endedAt: sql`${sql.placeholder('endedAt')}`,
      report: sql`${sql.placeholder('report')}`,
      error: sql`${sql.placeholder('error')}`,
    })
    .where(eq(t.passes.id, sql.placeholder('id')))
    .prepare()
  return async (
    id: string,
    { endedAt, report, error }: { endedAt: Instant; report?: PassReport; error?: string },
  ) => {
    const n = report?.helpdeskCalls ?? 0
    const row = {
      id,
      endedAt,
      report: report === undefined ? null : JSON.stringify(report),
      error: error ?? null,
    }
    await together(() => [
      { run: () => update.run(row) },
      ...(n === 0 ? [] : [countCalls(endedAt, n)]),
    ])
  }
}

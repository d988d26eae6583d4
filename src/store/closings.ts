/** Tickets that are to be closed when the last follow-up stays without an answer. */
import { asc, lte, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

/** Follow-ups whose closing moment has come, the earliest first. */
export const dueToClose = ({ db, t }: Sql) => {
  const rows = db
    .select()
    .from(t.deliveries)
    .where(lte(t.deliveries.closeAt, sql.placeholder('now')))
    .orderBy(asc(t.deliveries.closeAt))
    .prepare()
  return async (now: Instant) => rows.all({ now })
}

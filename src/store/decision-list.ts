/** Decisions newest first, page by page. */
import { and, desc, eq, inArray, lt, or } from 'drizzle-orm'
import type { DecisionPage, DecisionQuery } from '../domain/acts.ts'
import type { Decision, Status } from '../domain/decision.ts'
import { full, toDecision } from './decision-rows.ts'
import type { Sql } from './sqlite.ts'

export const list =
  ({ db, t }: Sql) =>
  async (query: DecisionQuery): Promise<DecisionPage> => {
    const after = query.cursor === null ? null : readCursor(query.cursor)
    const rows = await full({ db, t })
      .where(
        and(
          query.status && inArray(t.decisions.status, query.status as Status[]),
          query.verdict && inArray(t.decisions.verdict, query.verdict as Decision['verdict'][]),
          query.ticketId === undefined ? undefined : eq(t.decisions.ticketId, query.ticketId),
          query.policy === undefined ? undefined : eq(t.decisions.policy, query.policy),
          after === null
            ? undefined
            : or(
                lt(t.decisions.createdAt, after.createdAt),
                and(eq(t.decisions.createdAt, after.createdAt), lt(t.decisions.id, after.id)),
              ),
        ),
      )
      .orderBy(desc(t.decisions.createdAt), desc(t.decisions.id))
      .limit(query.limit + 1)
    const data = rows.slice(0, query.limit).map((row) => toDecision(row.decisions, row.deliveries))
    const last = data.at(-1)
    return {
      data,
      nextCursor: rows.length > query.limit && last ? writeCursor(last) : null,
    }
  }

const writeCursor = ({ createdAt, id }: Decision) =>
  Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')

/** A cursor that is none reads as the end of the list: null. */
const readCursor = (cursor: string): { createdAt: number; id: string } => {
  try {
    const [createdAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof createdAt === 'number' && typeof id === 'string') return { createdAt, id }
  } catch {
    // Falls through to the same answer.
  }
  return { createdAt: -1, id: '' }
}

/** Which messages are posts of ours, by the mark the mirror keeps or by the number the ledger heard. */
import { and, between } from 'drizzle-orm'
import { isOurs } from '../domain/marker.ts'
import type { Message } from '../domain/ticket.ts'
import { MINUTE } from '../lib/clock.ts'
import { among, given, type Sql } from './sqlite.ts'

/**
 * Message → mark. A process may end after it wrote down how its post ended and before the mirror had the message; on an
 * account that drops marks only the ledger's number then tells it from an agent's word.
 */
export const ledgerMarks = ({ db, t }: Sql) => {
  const { messageId, externalId, postedAt } = t.deliveries
  // The ids alone would do; the span lets the index find them.
  const rowsOf = db
    .select({ id: messageId, mark: externalId })
    .from(t.deliveries)
    .where(and(between(postedAt, given('from'), given('to')), among(messageId, 'ids')))
    .prepare()
  return async (messages: Message[], known: Map<number, Message>): Promise<Map<number, string>> => {
    const marks = new Map<number, string>()
    for (const { id, externalId } of known.values())
      if (externalId !== null && isOurs(externalId)) marks.set(id, externalId)
    const open = messages.filter((m) => m.fromAgent && !isOurs(m.externalId) && !marks.has(m.id))
    if (open.length === 0) return marks
    const rows = await rowsOf.all({
      ids: JSON.stringify(open.map(({ id }) => id)),
      from: Math.min(...open.map(({ at }) => at)) - MINUTE,
      to: Math.max(...open.map(({ at }) => at)) + MINUTE,
    })
    for (const { id, mark } of rows) if (id !== null) marks.set(id, mark)
    return marks
  }
}

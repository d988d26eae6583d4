/** Messages a person deleted at the helpdesk: gone from the mirror once reads have lacked them for long. */
import { and, eq, inArray, isNotNull, isNull, lte, not, notLike, or, sql } from 'drizzle-orm'
import { MINUTE } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

/** A stale or cut answer lacks messages too; one that lacks them so long does not forget, it knows. */
const BELIEVED_AFTER = 15 * MINUTE

/** `seen`: all messages a detail read showed. Posts of ours are never dropped: they are our memory. */
export const noteMissing = (on: Sql) => {
  const settle = settling(on)
  const known = on.db
    .select({ id: on.t.messages.id, missingSince: on.t.messages.missingSince })
    .from(on.t.messages)
    .where(eq(on.t.messages.ticketId, sql.placeholder('ticketId')))
    .prepare()
  return async (ticketId: number, seen: number[], wall: number) => {
    const isAsBefore = (await known.all({ ticketId })).every(
      ({ id, missingSince }) => missingSince === null && seen.includes(id),
    )
    if (!isAsBefore) await settle(ticketId, seen, wall)
  }
}

const settling =
  ({ db, t, together }: Sql) =>
  async (ticketId: number, seen: number[], wall: number) => {
    const ofTicket = eq(t.messages.ticketId, ticketId)
    const lacked = and(ofTicket, not(inArray(t.messages.id, seen)))
    const isForeign = or(
      isNull(t.messages.externalId),
      notLike(t.messages.externalId, 'relance:1:%'),
    )
    const deleted = await db
      .delete(t.messages)
      .where(and(lacked, lte(t.messages.missingSince, wall - BELIEVED_AFTER), isForeign))
      .returning({ id: t.messages.id })
    await together((tx) => [
      tx
        .update(t.messages)
        .set({ missingSince: wall })
        .where(and(lacked, isNull(t.messages.missingSince), isForeign)),
      tx
        .update(t.messages)
        .set({ missingSince: null })
        .where(and(ofTicket, inArray(t.messages.id, seen), isNotNull(t.messages.missingSince))),
      ...(deleted.length > 0
        ? [tx.update(t.tickets).set({ dirty: true }).where(eq(t.tickets.id, ticketId))]
        : []),
    ])
  }

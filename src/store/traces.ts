/** Finds customers' messages by what they leave behind: whom they answer, whose address, which order. */
import { and, desc, eq, gt, inArray, isNull, lte, ne, or } from 'drizzle-orm'
import { type AddressTrace, tieOf, tracesLeftBy } from '../domain/another-address.ts'
import type { Message } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import type { Sql } from './sqlite.ts'

export const createTraceStore = (sql: Sql) => ({ find: find(sql) })

/** So many tickets of others are more than anybody will look at. */
const MOST = 5

/** Newer messages on tickets of other customers that carry one of these traces, newest first. */
const find =
  ({ db, t }: Sql) =>
  async (
    traces: string[],
    {
      since,
      until,
      ticketId,
      customerId,
    }: { since: Instant; until?: Instant; ticketId: number; customerId: number | null },
  ): Promise<AddressTrace[]> => {
    const wanted = new Map(traces.slice(0, 200).map((trace) => [hashed(trace), trace]))
    const rows = await db
      .select({
        trace: t.traces.trace,
        ticketId: t.traces.ticketId,
        messageId: t.traces.messageId,
        at: t.traces.at,
      })
      .from(t.traces)
      .innerJoin(t.tickets, eq(t.tickets.id, t.traces.ticketId))
      .where(
        and(
          inArray(t.traces.trace, [...wanted.keys()]),
          gt(t.traces.at, since),
          until === undefined ? undefined : lte(t.traces.at, until),
          ne(t.traces.ticketId, ticketId),
          customerId === null
            ? undefined
            : or(isNull(t.tickets.customerId), ne(t.tickets.customerId, customerId)),
          eq(t.tickets.gone, false),
          eq(t.tickets.spam, false),
          isNull(t.tickets.trashedAt),
        ),
      )
      .orderBy(desc(t.traces.at))
      .limit(MOST)
    return rows.map(({ trace, ...found }) => ({ ...found, by: tieOf(wanted.get(trace) ?? '') }))
  }

/** Null: the message leaves none. */
export const keepTraces = (tx: Sql['db'], t: Sql['t'], message: Message) => {
  const { id: messageId, ticketId, at } = message
  const rows = tracesLeftBy(message).map((trace) => ({
    trace: hashed(trace),
    messageId,
    ticketId,
    at,
  }))
  return rows.length === 0 ? null : tx.insert(t.traces).values(rows).onConflictDoNothing()
}

/** An address or an order number is nobody's to read here. */
const hashed = (trace: string) => sha256(trace).slice(0, 32)

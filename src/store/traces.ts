/** Finds customers' messages by what they leave behind: whom they answer, whose address, which order. */
import { and, desc, eq, gt, isNull, lte, ne, sql } from 'drizzle-orm'
import { type AddressTrace, tieOf, tracesLeftBy } from '../domain/another-address.ts'
import type { Message } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import { among, type Sql, type Write } from './sqlite.ts'

export const createTraceStore = (on: Sql) => ({ find: find(on) })

/** So many tickets of others are more than anybody will look at. */
const MOST = 5

/** Newer messages on tickets of other customers that carry one of these traces, newest first. */
const find = ({ db, t }: Sql) => {
  const given = (name: string) => sql.placeholder(name)
  const found = db
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
        among(t.traces.trace, 'wanted'),
        gt(t.traces.at, given('since')),
        lte(t.traces.at, given('until')),
        ne(t.traces.ticketId, given('ticketId')),
        // Tickets of nobody are another's for everybody, and so are all where the asker is unknown.
        sql`(${t.tickets.customerId} is not ${given('customerId')} or ${given('customerId')} is null)`,
        eq(t.tickets.gone, false),
        eq(t.tickets.spam, false),
        isNull(t.tickets.trashedAt),
      ),
    )
    .orderBy(desc(t.traces.at))
    .limit(MOST)
    .prepare()
  return async (
    traces: string[],
    {
      since,
      until,
      ticketId,
      customerId,
    }: { since: Instant; until?: Instant; ticketId: number; customerId: number | null },
  ): Promise<AddressTrace[]> => {
    const wanted = new Map(traces.slice(0, 200).map((trace) => [hashed(trace), trace]))
    const rows = await found.all({
      wanted: JSON.stringify([...wanted.keys()]),
      since,
      until: until ?? Number.MAX_SAFE_INTEGER,
      ticketId,
      customerId,
    })
    return rows.map(({ trace, ...row }) => ({ ...row, by: tieOf(wanted.get(trace) ?? '') }))
  }
}

/** A statement for each trace the message leaves. */
export const keepTraces = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const insert = db
    .insert(t.traces)
    .values({
      trace: sql.placeholder('trace'),
      messageId: sql.placeholder('messageId'),
      ticketId: sql.placeholder('ticketId'),
      at: sql.placeholder('at'),
    })
    .onConflictDoNothing()
    .prepare()
  return (message: Message): Write[] => {
    const { id: messageId, ticketId, at } = message
    return tracesLeftBy(message).map((trace) => ({
      run: () => insert.run({ trace: hashed(trace), messageId, ticketId, at }),
    }))
  }
}

/** An address or an order number is nobody's to read here. */
const hashed = (trace: string) => sha256(trace).slice(0, 32)

/** What counts against the caps: posts that left, or may have, since a moment. */
import { and, eq, gt, inArray, ne, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { NOTE_KINDS } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export const autonomousSince = ({ deliveries }: Sql['t'], since: Instant | Placeholder) =>
  and(eq(deliveries.autonomous, true), gt(deliveries.attempts, 0), gt(deliveries.startedNow, since))

export const notesSince = ({ deliveries }: Sql['t'], since: Instant | Placeholder) =>
  and(
    inArray(deliveries.kind, NOTE_KINDS),
    gt(deliveries.attempts, 0),
    gt(deliveries.startedNow, since),
  )

/** Follow-ups that reached this customer, or may have, besides those of one occasion. */
export const contactsOf = (
  { deliveries }: Sql['t'],
  customerId: number | Placeholder,
  besides: string | Placeholder,
) =>
  and(
    eq(deliveries.customerId, customerId),
    eq(deliveries.kind, 'reply'),
    gt(deliveries.attempts, 0),
    ne(deliveries.externalId, besides),
  )

/** Those moments, oldest first. */
export const momentsOf = (
  { db, t }: Sql,
  which: (t: Sql['t'], since: Placeholder) => SQL | undefined,
) => {
  const moments = db
    .select({ at: t.deliveries.startedNow })
    .from(t.deliveries)
    .where(which(t, sql.placeholder('since')))
    .orderBy(t.deliveries.startedNow)
    .prepare()
  return async (since: Instant): Promise<Instant[]> =>
    (await moments.all({ since })).map((row) => row.at)
}

/** When this customer last got a follow-up of ours, on any ticket; one occasion may be left out. */
export const lastTo = ({ db, t }: Sql) => {
  const last = db
    .select({ at: sql<number | null>`max(${t.deliveries.startedNow})` })
    .from(t.deliveries)
    .where(contactsOf(t, sql.placeholder('customerId'), sql.placeholder('besides')))
    .prepare()
  return async (customerId: number, besides = ''): Promise<Instant | null> =>
    (await last.get({ customerId, besides }))?.at ?? null
}

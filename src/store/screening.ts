/** Which tickets screening should look at, when, and what stopped them last. */
import { and, asc, eq, gte, inArray, isNotNull, lte, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import { factsOf, inBatches } from './mirror.ts'
import { among, type Sql } from './sqlite.ts'
import { awake } from './ticket-rows.ts'

export const createScreeningStore = (sqlite: Sql) => ({
  wakeTicket: wakeTicket(sqlite),
  wakeSiblings: wakeSiblings(sqlite),
  wakeAll: wakeAll(sqlite),
  toLook: toLook(sqlite),
  lookAt: lookAt(sqlite),
  saveScreening: saveScreening(sqlite),
  silentSince: silentSince(sqlite),
  countSilent: countSilent(sqlite),
  countStopped: countStopped(sqlite),
  tries: tries(sqlite),
  saveTries: saveTries(sqlite),
})

const wakeTicket =
  ({ db, t }: Sql) =>
  async (ticketId: number) => {
    await db.update(t.tickets).set(awake(t)).where(eq(t.tickets.id, ticketId))
  }

/** The other tickets of these tickets' customers are looked at anew: silence is the customer's. */
const wakeSiblings = ({ db, t }: Sql) => {
  const customers = db
    .select({ id: t.tickets.customerId })
    .from(t.tickets)
    .where(and(among(t.tickets.id, 'ids'), isNotNull(t.tickets.customerId)))
  const wake = db
    .update(t.tickets)
    .set(awake(t))
    .where(and(eq(t.tickets.silent, true), inArray(t.tickets.customerId, customers)))
    .prepare()
  return async (ticketIds: number[]) => {
    for (const batch of inBatches(ticketIds)) await wake.run({ ids: JSON.stringify(batch) })
  }
}

/** Every silent ticket is looked at anew: the prompt files, the mode or the settings changed. */
const wakeAll =
  ({ db, t }: Sql) =>
  async () => {
    await db.update(t.tickets).set(awake(t)).where(eq(t.tickets.silent, true))
  }

/** Tickets that screening should look at now, oldest silence first. */
const toLook = ({ db, t }: Sql) => {
  const rows = db
    .select({ id: t.tickets.id, silent: t.tickets.silent, complete: t.tickets.complete })
    .from(t.tickets)
    .where(lte(t.tickets.lookAt, sql.placeholder('now')))
    .orderBy(asc(t.tickets.anchorAt), asc(t.tickets.id))
    .prepare()
  return async (now: Instant): Promise<{ id: number; silent: boolean; complete: boolean }[]> =>
    rows.all({ now })
}

const lookAt =
  ({ db, t }: Sql) =>
  async (ticketId: number) =>
    (await factsOf({ db, t }, ticketId))?.lookAt ?? null

/** `lookAt` null: not before the ticket changes. Nothing is kept when somebody asked for a look meanwhile. */
const saveScreening = ({ db, t }: Sql) => {
  const save = db
    .update(t.tickets)
    .set({
      lookAt: sql`${sql.placeholder('lookAt')}`,
      stoppedBy: sql`${sql.placeholder('stoppedBy')}`,
    })
    .where(
      and(
        eq(t.tickets.id, sql.placeholder('ticketId')),
        eq(t.tickets.wakes, sql.placeholder('wakes')),
      ),
    )
    .prepare()
  return async (
    ticketId: number,
    wakes: number,
    screening: { lookAt: Instant | null; stoppedBy: string | null },
  ) => {
    await save.run({ ticketId, wakes, ...screening })
  }
}

/** Silent tickets whose silence began since then. */
const silentSince =
  ({ db, t }: Sql) =>
  async (since: Instant): Promise<number[]> =>
    (
      await db
        .select({ id: t.tickets.id })
        .from(t.tickets)
        .where(and(eq(t.tickets.silent, true), gte(t.tickets.anchorAt, since)))
    ).map((row) => row.id)

const countSilent = ({ db, t }: Sql) => {
  const count = db
    .select({ n: sql<number>`count(*)` })
    .from(t.tickets)
    .where(eq(t.tickets.silent, true))
    .prepare()
  return async () => (await count.get())?.n ?? 0
}

const countStopped = ({ db, t }: Sql) => {
  const counts = db
    .select({ gate: t.tickets.stoppedBy, n: sql<number>`count(*)` })
    .from(t.tickets)
    .where(and(eq(t.tickets.silent, true), isNotNull(t.tickets.stoppedBy)))
    .groupBy(t.tickets.stoppedBy)
    .prepare()
  return async (): Promise<Record<string, number>> =>
    Object.fromEntries((await counts.all()).map((row) => [row.gate ?? '', row.n]))
}

/** Model calls that failed for this input so far. */
const tries =
  ({ db, t }: Sql) =>
  async (ticketId: number, input: string) => {
    const row = await factsOf({ db, t }, ticketId)
    return row?.triesFor === input ? row.tries : 0
  }

const saveTries =
  ({ db, t }: Sql) =>
  async (ticketId: number, input: string, tries: number) => {
    await db.update(t.tickets).set({ tries, triesFor: input }).where(eq(t.tickets.id, ticketId))
  }

/** The moment a post becomes possible: everything that must hold is asked in the statement that commits to it. */
import { and, eq, gt, inArray, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { UNSETTLED } from '../domain/follow-up.ts'
import { isNote, type PostKind } from '../domain/marker.ts'
import { DAY, HOUR, type Instant } from '../lib/clock.ts'
import { autonomousSince, notesSince } from './counted.ts'
import { record } from './events.ts'
import type { Db, Sql } from './sqlite.ts'

/** Everything that must still hold in the very statement that commits to posting. */
export type Commitment = {
  decisionId: string
  fence: number
  ticketId: number
  customerId: number | null
  externalId: string
  textHash: string
  kind: PostKind
  autonomous: boolean
  wall: number
  now: Instant
  feedReadAt: number
  ticketReadAt: number
  maxPerHour: number
  maxPerDay: number
  contactGap: number
  notesPerDay: number
  leaveStatus: string | null
  leaveSnoozedUntil: Instant | null
  tag: string | null
  foundAssigneeId: number | null
  /** The ticket is to stay with whom it belonged to. */
  keepsAssignee: boolean
  closeAt: Instant | null
}

/** `sending`, attempt + 1: durable before the socket is written. Null: something no longer holds. */
export const commit =
  ({ db, t, atomically }: Sql) =>
  async (commitment: Commitment): Promise<{ attempts: number } | null> => {
    const delivery = rowOf(commitment)
    const committed = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({ status: 'sending', version: sql`${t.decisions.version} + 1` })
        .where(stillHolds(tx, t, commitment))
        .returning({ id: t.decisions.id }),
      tx
        .insert(t.deliveries)
        .values({ ...delivery, attempts: 1 })
        .onConflictDoUpdate({
          target: t.deliveries.externalId,
          set: { ...delivery, absentAt: null, attempts: sql`${t.deliveries.attempts} + 1` },
        }),
      record(tx, {
        at: commitment.now,
        act: 'sending',
        by: 'relance',
        ticketId: commitment.ticketId,
        decisionId: commitment.decisionId,
        hash: commitment.textHash,
      }),
    ])
    if (committed === null) return null
    const row = await db
      .select({ attempts: t.deliveries.attempts })
      .from(t.deliveries)
      .where(eq(t.deliveries.externalId, commitment.externalId))
      .get()
    return { attempts: row?.attempts ?? 1 }
  }

/** Occasion, fence, pause, hold, caps, contact gap, and no other decision's unsettled post of this occasion: one condition. */
const stillHolds = (tx: Db, t: Sql['t'], c: Commitment) => {
  const absent = (key: string) =>
    sql`not exists (select 1 from ${t.state} where ${t.state.key} = ${key})`
  return and(
    eq(t.decisions.id, c.decisionId),
    eq(t.decisions.status, 'scheduled'),
    eq(t.decisions.externalId, c.externalId),
    eq(t.decisions.fence, c.fence),
    gt(t.decisions.leaseUntil, c.wall),
    absent('paused'),
    absent('posting_held'),
    sql`not exists ${unsettledTwin(tx, t, c)}`,
    ...(c.kind === 'reply' ? [sql`(${contactsInGap(tx, t, c)}) = 0`] : []),
    ...(isNote(c.kind)
      ? [sql`(${count(tx, t, notesSince(t, c.now - DAY))}) < ${c.notesPerDay}`]
      : []),
    ...(c.autonomous
      ? [
          absent('autonomous_paused'),
          sql`(${count(tx, t, autonomousSince(t, c.now - HOUR))}) < ${c.maxPerHour}`,
          sql`(${count(tx, t, autonomousSince(t, c.now - DAY))}) < ${c.maxPerDay}`,
        ]
      : []),
  )
}

const unsettledTwin = (tx: Db, t: Sql['t'], c: Commitment) => {
  const twin = alias(t.decisions, 'twin')
  const isTwin = and(eq(twin.externalId, c.externalId), ne(twin.id, c.decisionId))
  return tx
    .select({ one: sql`1` })
    .from(twin)
    .where(and(isTwin, inArray(twin.status, UNSETTLED)))
}

const contactsInGap = (tx: Db, t: Sql['t'], c: Commitment) =>
  tx
    .select({ n: sql`count(*)` })
    .from(t.deliveries)
    .where(
      and(
        eq(t.deliveries.customerId, c.customerId ?? -1),
        eq(t.deliveries.kind, 'reply'),
        gt(t.deliveries.attempts, 0),
        gt(t.deliveries.startedNow, c.now - c.contactGap),
        ne(t.deliveries.externalId, c.externalId),
      ),
    )

const count = (tx: Db, t: Sql['t'], which: SQL | undefined) =>
  tx.select({ n: sql`count(*)` }).from(t.deliveries).where(which)

const rowOf = (c: Commitment) => ({
  externalId: c.externalId,
  decisionId: c.decisionId,
  ticketId: c.ticketId,
  customerId: c.customerId,
  kind: c.kind,
  underReview: isNote(c.kind),
  autonomous: c.autonomous,
  textHash: c.textHash,
  startedAt: c.wall,
  startedNow: c.now,
  feedReadAt: c.feedReadAt,
  ticketReadAt: c.ticketReadAt,
  leaveStatus: c.leaveStatus,
  leaveSnoozedUntil: c.leaveSnoozedUntil,
  tag: c.tag,
  foundAssigneeId: c.foundAssigneeId,
  assigneeOpen: c.keepsAssignee,
  closeAt: c.closeAt,
})

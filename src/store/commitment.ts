/** The moment a post becomes possible: everything that must hold is asked in the statement that commits to it. */
import { and, eq, gt, inArray, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Status } from '../domain/decision.ts'
import { UNSETTLED } from '../domain/follow-up.ts'
import { isNote, type PostKind } from '../domain/marker.ts'
import { STOP_KEYS, type StopKey } from '../domain/stops.ts'
import { DAY, HOUR, type Instant } from '../lib/clock.ts'
import { autonomousSince, contactsOf, notesSince } from './counted.ts'
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
  /** What another decision of this occasion tried after that (this machine's clock) may still land. */
  mayLandSince: number
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

/** Which condition of a commitment did not hold. */
export type Refusal =
  | 'moved_on'
  | 'fence_lost'
  | 'lease_over'
  | StopKey
  | 'occasion_spent'
  | 'occasion_unsettled'
  | 'contact_gap'
  | 'notes_per_day'
  | 'autonomous_paused'
  | 'max_per_hour'
  | 'max_per_day'

export type Committed = { kind: 'committed'; attempts: number } | { kind: 'refused'; by: Refusal }

/** `sending`, attempt + 1: durable before the socket is written. Refused: something no longer holds. */
export const commit =
  ({ db, t, atomically }: Sql) =>
  async (commitment: Commitment): Promise<Committed> => {
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
    if (committed === null) return { kind: 'refused', by: await whyRefused({ db, t }, commitment) }
    const row = await db
      .select({ attempts: t.deliveries.attempts })
      .from(t.deliveries)
      .where(eq(t.deliveries.externalId, commitment.externalId))
      .get()
    return { kind: 'committed', attempts: row?.attempts ?? 1 }
  }

/** One condition: nothing of it can change between the question and the write. */
const stillHolds = (tx: Db, t: Sql['t'], c: Commitment) =>
  and(eq(t.decisions.id, c.decisionId), ...conditions(tx, t, c).map(([, holds]) => holds))

/** Asked afterwards, for a person's eyes: the first condition that does not hold now. */
const whyRefused = async ({ db, t }: Pick<Sql, 'db' | 't'>, c: Commitment): Promise<Refusal> => {
  for (const [name, holds] of conditions(db, t, c)) {
    const row = await db
      .select({ id: t.decisions.id })
      .from(t.decisions)
      .where(and(eq(t.decisions.id, c.decisionId), holds))
      .get()
    if (row === undefined) return name
  }
  return 'fence_lost'
}

/** Occasion, fence, stops, caps, contact gap, and no other post of this occasion, settled or not. */
const conditions = (tx: Db, t: Sql['t'], c: Commitment): [Refusal, SQL | undefined][] => [
  ['moved_on', and(eq(t.decisions.status, 'scheduled'), eq(t.decisions.externalId, c.externalId))],
  ['fence_lost', eq(t.decisions.fence, c.fence)],
  ['lease_over', gt(t.decisions.leaseUntil, c.wall)],
  ...STOP_KEYS.map((key): [Refusal, SQL] => [key, absent(t, key)]),
  ['occasion_spent', sql`not exists ${spentBefore(tx, t, c)}`],
  ['occasion_unsettled', sql`not exists ${otherOf(tx, t, c, UNSETTLED)}`],
  ['occasion_unsettled', sql`not exists ${mayStillLand(tx, t, c)}`],
  ...(c.kind === 'reply' ? contactConditions(tx, t, c) : []),
  ...(isNote(c.kind) ? noteConditions(tx, t, c) : []),
  ...(c.autonomous ? autonomousConditions(tx, t, c) : []),
]

const contactConditions = (tx: Db, t: Sql['t'], c: Commitment): [Refusal, SQL][] => [
  ['occasion_spent', sql`not exists ${otherOf(tx, t, c, ['sent', 'delivered'])}`],
  ['contact_gap', sql`(${count(tx, t, contactsInGap(t, c))}) = 0`],
]

const noteConditions = (tx: Db, t: Sql['t'], c: Commitment): [Refusal, SQL][] => [
  ['occasion_spent', sql`not exists ${otherOf(tx, t, c, ['noted'])}`],
  ['notes_per_day', sql`(${count(tx, t, notesSince(t, c.now - DAY))}) < ${c.notesPerDay}`],
]

const autonomousConditions = (tx: Db, t: Sql['t'], c: Commitment): [Refusal, SQL][] => [
  ['autonomous_paused', absent(t, 'autonomous_paused')],
  ['max_per_hour', sql`(${count(tx, t, autonomousSince(t, c.now - HOUR))}) < ${c.maxPerHour}`],
  ['max_per_day', sql`(${count(tx, t, autonomousSince(t, c.now - DAY))}) < ${c.maxPerDay}`],
]

const absent = (t: Sql['t'], key: StopKey | 'autonomous_paused') =>
  sql`not exists (select 1 from ${t.state} where ${t.state.key} = ${key})`

/** Its message is known: nothing of this occasion is ever posted again, even if somebody deleted the message. */
const spentBefore = (tx: Db, t: Sql['t'], c: Commitment) =>
  tx
    .select({ one: sql`1` })
    .from(t.deliveries)
    .where(and(eq(t.deliveries.externalId, c.externalId), isNotNull(t.deliveries.messageId)))

/** Another decision of the same occasion that stands so. */
const otherOf = (tx: Db, t: Sql['t'], c: Commitment, statuses: Status[]) => {
  const twin = alias(t.decisions, 'twin')
  const isTwin = and(eq(twin.externalId, c.externalId), ne(twin.id, c.decisionId))
  return tx
    .select({ one: sql`1` })
    .from(twin)
    .where(and(isTwin, inArray(twin.status, statuses)))
}

/** A person dropped it while its quiet time ran; what is judged anew waits for its end. */
const mayStillLand = (tx: Db, t: Sql['t'], c: Commitment) =>
  tx
    .select({ one: sql`1` })
    .from(t.deliveries)
    .where(
      and(
        eq(t.deliveries.externalId, c.externalId),
        ne(t.deliveries.decisionId, c.decisionId),
        gt(t.deliveries.attempts, 0),
        gt(t.deliveries.startedAt, c.mayLandSince),
      ),
    )

const contactsInGap = (t: Sql['t'], c: Commitment) =>
  and(
    contactsOf(t, c.customerId ?? -1, c.externalId),
    gt(t.deliveries.startedNow, c.now - c.contactGap),
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

/** How posts leave: claim, commitment, what came of it. The guards of DESIGN 6 stand in the `where` clauses. */
import { and, eq, gte, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import { NOBODYS, type Status } from '../domain/decision.ts'
import { POSTED_ELSEWHERE, type PostKind } from '../domain/marker.ts'
import type { Message } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { abandoned, claim, freeLeases, leaseOwners } from './claims.ts'
import { dueToClose } from './closings.ts'
import { commit } from './commitment.ts'
import { autonomousSince, lastTo, momentsOf, notesSince } from './counted.ts'
import { record } from './events.ts'
import type { Db, Sql } from './sqlite.ts'

export type DeliveryRow = Sql['t']['deliveries']['$inferSelect']

/** How a delivery ends, with what is known. */
export type Ending = {
  to: Status
  act: string
  at: Instant
  reason?: string | null
  delivery?: Partial<DeliveryRow>
  sendAt?: Instant | null
  releaseAt?: number | null
  /** A person has to look again: an approval no longer stands, and no mode lets it leave by itself. */
  asksForPerson?: string
  /** Only while the decision is as the mover saw it. */
  version?: number
  /** Nothing left this machine: the attempt does not count. */
  uncount?: boolean
}

export const createDeliveryStore = (sql: Sql) => ({
  claim: claim(sql),
  postpone: postpone(sql),
  commit: commit(sql),
  end: end(sql),
  adopt: adopt(sql),
  takeOver: takeOver(sql),
  freeLeases: freeLeases(sql),
  abandoned: abandoned(sql),
  leaseOwners: leaseOwners(sql),
  find: find(sql),
  update: update(sql),
  noteAbsent: noteAbsent(sql),
  unfinished: unfinished(sql),
  dueToClose: dueToClose(sql),
  oldestUnconfirmed: oldestUnconfirmed(sql),
  lastTo: lastTo(sql),
  autonomousSince: momentsOf(sql, autonomousSince),
  notesSince: momentsOf(sql, notesSince),
  underReview: underReview(sql),
})

/** Not now: the claim is given back, with the moments before which nobody tries again. */
const postpone =
  ({ db, t }: Sql) =>
  async (
    id: string,
    fence: number,
    to: { reason: string; sendAt?: Instant; releaseAt: number | null },
  ) => {
    await db
      .update(t.decisions)
      .set({
        leaseOwner: null,
        leaseUntil: null,
        statusReason: to.reason,
        releaseAt: to.releaseAt,
        ...(to.sendAt === undefined ? {} : { sendAt: to.sendAt }),
      })
      .where(
        and(
          eq(t.decisions.id, id),
          eq(t.decisions.status, 'scheduled'),
          eq(t.decisions.fence, fence),
        ),
      )
  }

/** Moves what was claimed or committed to where it ended; nothing when the fence was lost. */
const end =
  ({ t, atomically }: Sql) =>
  async (id: string, from: Status, fence: number | null, ending: Ending): Promise<boolean> => {
    const ended = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: ending.to,
          version: sql`${t.decisions.version} + 1`,
          leaseOwner: null,
          leaseUntil: null,
          ...(ending.reason === undefined ? {} : { statusReason: ending.reason }),
          ...(ending.sendAt === undefined ? {} : { sendAt: ending.sendAt }),
          ...(ending.releaseAt === undefined ? {} : { releaseAt: ending.releaseAt }),
          ...(ending.asksForPerson === undefined
            ? {}
            : { approvalId: null, asksForPerson: ending.asksForPerson }),
        })
        .where(
          and(
            eq(t.decisions.id, id),
            eq(t.decisions.status, from),
            fence === null ? undefined : eq(t.decisions.fence, fence),
            ending.version === undefined ? undefined : eq(t.decisions.version, ending.version),
          ),
        )
        .returning({ id: t.decisions.id }),
      ...(ending.delivery === undefined
        ? []
        : [
            tx
              .update(t.deliveries)
              .set(ending.delivery)
              .where(ofOccasion(tx, t, id)),
          ]),
      ...(ending.uncount
        ? [
            tx
              .update(t.deliveries)
              .set({ attempts: sql`${t.deliveries.attempts} - 1` })
              .where(ofOccasion(tx, t, id)),
          ]
        : []),
      record(tx, { at: ending.at, act: ending.act, by: 'relance', decisionId: id }),
    ])
    return ended !== null
  }

/** A post found by its mark although this database never sent it: another installation, or an older copy. */
const adopt =
  ({ db, t }: Sql) =>
  async (row: Sql['t']['deliveries']['$inferInsert']) => {
    await db
      .insert(t.deliveries)
      .values(row)
      .onConflictDoUpdate({
        target: t.deliveries.externalId,
        set: { decisionId: row.decisionId, underReview: row.underReview, tag: row.tag },
      })
  }

/** A post of ours on a ticket that no decision of this database is about: it counts for caps and gaps. */
const takeOver =
  ({ db, t }: Sql) =>
  async (
    { id, ticketId, externalId, at, sentAt, failedAt }: Message & { externalId: string },
    kind: PostKind,
    customerId: number | null,
  ) => {
    await db
      .insert(t.deliveries)
      .values({
        externalId,
        decisionId: NOBODYS,
        ticketId,
        customerId,
        kind,
        textHash: '',
        attempts: 1,
        startedAt: Math.floor(at),
        startedNow: at,
        feedReadAt: Math.floor(at),
        ticketReadAt: Math.floor(at),
        messageId: id,
        postedAt: at,
        deliveredAt: sentAt,
        failedAt,
        note: POSTED_ELSEWHERE,
      })
      .onConflictDoNothing()
  }

const find = ({ db, t }: Sql) => {
  const rowOf = db
    .select()
    .from(t.deliveries)
    .where(eq(t.deliveries.externalId, sql.placeholder('externalId')))
    .prepare()
  return async (externalId: string): Promise<DeliveryRow | null> =>
    (await rowOf.get({ externalId })) ?? null
}

const update =
  ({ db, t }: Sql) =>
  async (externalId: string, set: Partial<DeliveryRow>) => {
    await db.update(t.deliveries).set(set).where(eq(t.deliveries.externalId, externalId))
  }

/** A look did not show it. False: another attempt began meanwhile, of which that look says nothing. */
const noteAbsent =
  ({ db, t }: Sql) =>
  async (
    { externalId, attempts, startedAt }: Pick<DeliveryRow, 'externalId' | 'attempts' | 'startedAt'>,
    absentAt: number,
  ): Promise<boolean> => {
    const rows = await db
      .update(t.deliveries)
      .set({ absentAt })
      .where(
        and(
          eq(t.deliveries.externalId, externalId),
          eq(t.deliveries.attempts, attempts),
          eq(t.deliveries.startedAt, startedAt),
        ),
      )
      .returning({ externalId: t.deliveries.externalId })
    return rows.length > 0
  }

/** Posted, but the ticket is not yet left as it was found, or lacks its tag. */
const unfinished = ({ db, t }: Sql) => {
  const rows = db
    .select()
    .from(t.deliveries)
    .where(
      and(
        isNotNull(t.deliveries.messageId),
        or(
          isNotNull(t.deliveries.leaveStatus),
          isNotNull(t.deliveries.tag),
          sql`${t.deliveries.assigneeOpen} = 1`,
        ),
      ),
    )
    .prepare()
  return async (): Promise<DeliveryRow[]> => rows.all()
}

/** When the oldest reply of the last hour was made that the helpdesk has not confirmed yet; notes are never sent on. */
const oldestUnconfirmed = ({ db, t }: Sql) => {
  const oldest = db
    .select({ at: t.deliveries.postedAt })
    .from(t.deliveries)
    .where(
      and(
        eq(t.deliveries.kind, 'reply'),
        gte(t.deliveries.postedAt, sql.placeholder('since')),
        isNull(t.deliveries.deliveredAt),
        isNull(t.deliveries.failedAt),
      ),
    )
    .orderBy(t.deliveries.postedAt)
    .limit(1)
    .prepare()
  return async (since: Instant): Promise<Instant | null> =>
    (await oldest.get({ since }))?.at ?? null
}

/** Notes whose ticket carries our review tag, and where their decision stands. */
const underReview = ({ db, t }: Sql) => {
  const rows = db
    .select({
      externalId: t.deliveries.externalId,
      ticketId: t.deliveries.ticketId,
      isPut: sql<number>`${t.deliveries.tag} is null and ${t.deliveries.messageId} is not null`,
      status: t.decisions.status,
      verdict: t.decisions.verdict,
    })
    .from(t.deliveries)
    .innerJoin(t.decisions, eq(t.decisions.id, t.deliveries.decisionId))
    .where(sql`${t.deliveries.underReview} = 1`)
    .prepare()
  return async () => rows.all()
}

/** The post a decision is about now. */
export const ofOccasion = (tx: Db, t: Sql['t'], id: string) =>
  inArray(
    t.deliveries.externalId,
    tx.select({ mark: t.decisions.externalId }).from(t.decisions).where(eq(t.decisions.id, id)),
  )

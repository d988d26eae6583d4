/** Decisions and the acts that move them. */
import { and, desc, eq, inArray, isNull, like, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { DecisionPage, DecisionQuery } from '../domain/acts.ts'
import type { Decision, Inside, Outcome, Standing, Status } from '../domain/decision.ts'
import { mayBecome } from '../domain/follow-up.ts'
import type { Instant } from '../lib/clock.ts'
import { type DecisionRow, toDecision, toRow } from './decision-rows.ts'
import { record } from './events.ts'
import type { Sql } from './sqlite.ts'

export type Move = {
  from: Status
  to: Status
  by: string
  at: Instant
  act: string
  reason?: string | null
  /** Only while the decision is as the mover saw it. */
  version?: number
  set?: Partial<Pick<DecisionRow, 'sendAt' | 'releaseAt' | 'approvalId' | 'mode' | 'asksForPerson'>>
}

export const createDecisionStore = (sql: Sql) => ({
  find: find(sql),
  add: add(sql),
  move: move(sql),
  setMode: setMode(sql),
  ofTicket: ofTicket(sql),
  withStatus: withStatus(sql),
  followUpsOf: followUpsOf(sql),
  dueToSend: dueToSend(sql),
  nextScheduled: nextScheduled(sql),
  list: list(sql),
  countByStatus: countByStatus(sql),
  countShownBacklog: countShownBacklog(sql),
  withoutSequel: withoutSequel(sql),
  saveOutcome: saveOutcome(sql),
})

const find =
  ({ db, t }: Pick<Sql, 'db' | 't'>) =>
  async (id: string): Promise<Standing | null> => {
    const row = await full({ db, t }).where(eq(t.decisions.id, id)).get()
    return row === undefined ? null : standing(row)
  }

/** Stores a decision; a standing one of the same ticket gives way in the same breath. */
const add =
  ({ t, atomically }: Sql) =>
  async (decision: Decision & Inside) => {
    await atomically((tx) => [
      tx.insert(t.decisions).values(toRow(decision)).returning({ id: t.decisions.id }),
      tx
        .update(t.decisions)
        .set({ status: 'no_action', version: sql`${t.decisions.version} + 1` })
        .where(
          and(
            eq(t.decisions.ticketId, decision.ticketId),
            eq(t.decisions.status, 'waiting'),
            ne(t.decisions.id, decision.id),
          ),
        ),
      record(tx, {
        at: decision.createdAt,
        act: `decided_${decision.verdict}`,
        by: decision.provider,
        ticketId: decision.ticketId,
        decisionId: decision.id,
        hash: decision.inputHash,
      }),
    ])
  }

/** Moves a status if it still stands where the mover saw it. Null: somebody else was first. */
const move =
  ({ db, t, atomically }: Sql) =>
  async (id: string, move: Move): Promise<Standing | null> => {
    if (!mayBecome(move.from, move.to))
      throw new Error(`a decision that is ${move.from} never becomes ${move.to}`)
    const moved = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: move.to,
          version: sql`${t.decisions.version} + 1`,
          ...(move.reason === undefined ? {} : { statusReason: move.reason }),
          ...move.set,
        })
        .where(
          and(
            eq(t.decisions.id, id),
            eq(t.decisions.status, move.from),
            move.version === undefined ? undefined : eq(t.decisions.version, move.version),
          ),
        )
        .returning({ ticketId: t.decisions.ticketId }),
      record(tx, { at: move.at, act: move.act, by: move.by, decisionId: id }),
    ])
    return moved === null ? null : find({ db, t })(id)
  }

const setMode =
  ({ db, t }: Sql) =>
  async (id: string, mode: Decision['mode']) => {
    await db.update(t.decisions).set({ mode }).where(eq(t.decisions.id, id))
  }

const ofTicket =
  ({ db, t }: Sql) =>
  async (ticketId: number): Promise<Standing[]> => {
    const rows = await full({ db, t })
      .where(eq(t.decisions.ticketId, ticketId))
      .orderBy(desc(t.decisions.createdAt), desc(t.decisions.id))
    return rows.map(standing)
  }

const withStatus =
  ({ db, t }: Sql) =>
  async (statuses: Status[]): Promise<Standing[]> => {
    const rows = await full({ db, t })
      .where(inArray(t.decisions.status, statuses))
      .orderBy(t.decisions.createdAt, t.decisions.id)
    return rows.map(standing)
  }

/** Follow-ups to this customer, on any ticket, in one of these statuses. */
const followUpsOf =
  ({ db, t }: Sql) =>
  async (customerId: number, statuses: Status[]) =>
    db
      .select({
        id: t.decisions.id,
        ticketId: t.decisions.ticketId,
        step: t.decisions.step,
        anchorMessageId: t.decisions.anchorMessageId,
        status: t.decisions.status,
      })
      .from(t.decisions)
      .where(
        and(
          eq(t.decisions.customerId, customerId),
          eq(t.decisions.verdict, 'follow_up'),
          inArray(t.decisions.status, statuses),
        ),
      )

/** Scheduled follow-ups whose moment has come, oldest first. `now` of the helpdesk, `wall` of this machine. */
const dueToSend =
  ({ db, t }: Sql) =>
  async (now: Instant, wall: number) =>
    db
      .select({ id: t.decisions.id })
      .from(t.decisions)
      .where(
        and(
          eq(t.decisions.status, 'scheduled'),
          or(isNull(t.decisions.sendAt), lte(t.decisions.sendAt, now)),
          or(isNull(t.decisions.releaseAt), lte(t.decisions.releaseAt, wall)),
          or(isNull(t.decisions.leaseUntil), lte(t.decisions.leaseUntil, wall)),
        ),
      )
      .orderBy(t.decisions.createdAt, t.decisions.id)

/** When the next scheduled one comes due, by either clock. */
const nextScheduled =
  ({ db, t }: Sql) =>
  async () =>
    db
      .select({
        sendAt: t.decisions.sendAt,
        releaseAt: t.decisions.releaseAt,
        leaseUntil: t.decisions.leaseUntil,
      })
      .from(t.decisions)
      .where(eq(t.decisions.status, 'scheduled'))

const list =
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

const countByStatus =
  ({ db, t }: Sql) =>
  async (): Promise<Record<string, number>> => {
    const rows = await db
      .select({ status: t.decisions.status, n: sql<number>`count(*)` })
      .from(t.decisions)
      .groupBy(t.decisions.status)
    return Object.fromEntries(rows.map((row) => [row.status, row.n]))
  }

/** Backlog that was judged for a person's eyes and still stands. */
const countShownBacklog =
  ({ db, t }: Sql) =>
  async (): Promise<number> =>
    (
      await db
        .select({ n: sql<number>`count(*)` })
        .from(t.decisions)
        .where(and(eq(t.decisions.status, 'no_action'), like(t.decisions.reason, 'backlog%')))
    )[0]?.n ?? 0

/** Follow-ups that left and are not confirmed, or whose sequel is not known yet. */
const withoutSequel =
  ({ db, t }: Sql) =>
  async (): Promise<Standing[]> => {
    const rows = await full({ db, t }).where(
      or(
        eq(t.decisions.status, 'sent'),
        and(eq(t.decisions.status, 'delivered'), isNull(t.decisions.outcome)),
      ),
    )
    return rows.map(standing)
  }

const saveOutcome =
  ({ t, atomically }: Sql) =>
  async (id: string, outcome: { outcome: Outcome; at: Instant; crossed: boolean }) => {
    await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({ outcome: outcome.outcome, outcomeAt: outcome.at, crossed: outcome.crossed })
        .where(and(eq(t.decisions.id, id), sql`${t.decisions.outcome} is null`))
        .returning({ id: t.decisions.id }),
      record(tx, {
        at: outcome.at,
        act: `outcome_${outcome.outcome}`,
        by: 'relance',
        decisionId: id,
      }),
    ])
  }

/** A decision with the post it led to. */
const full = ({ db, t }: Pick<Sql, 'db' | 't'>) =>
  db
    .select()
    .from(t.decisions)
    .leftJoin(
      t.deliveries,
      and(
        eq(t.deliveries.externalId, t.decisions.externalId),
        eq(t.deliveries.decisionId, t.decisions.id),
      ),
    )

const standing = (row: { decisions: DecisionRow; deliveries: DeliveryRow | null }): Standing => ({
  ...toDecision(row.decisions, row.deliveries),
  externalId: row.decisions.externalId,
  orderHash: row.decisions.orderHash,
  ticketStatus: row.decisions.ticketStatus,
  asksForPerson: row.decisions.asksForPerson,
  approvalId: row.decisions.approvalId,
  releaseAt: row.decisions.releaseAt,
})

type DeliveryRow = Sql['t']['deliveries']['$inferSelect']

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

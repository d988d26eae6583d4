/** Decisions and the acts that move them. */
import { and, desc, eq, gt, inArray, isNull, lte, ne, not, notLike, or, sql } from 'drizzle-orm'
import { BREAKER_IS_ON } from '../domain/breaker.ts'
import type { Decision, Inside, Outcome, Standing, Status } from '../domain/decision.ts'
import { mayBecome } from '../domain/follow-up.ts'
import type { Instant } from '../lib/clock.ts'
import { isDue } from './claims.ts'
import { list } from './decision-list.ts'
import { type DecisionRow, full, postOf, standing, toRow } from './decision-rows.ts'
import { record } from './events.ts'
import { among, type Sql } from './sqlite.ts'
import { countByShelf, countByStatus } from './tallies.ts'

export type Move = {
  from: Status
  to: Status
  by: string
  at: Instant
  act: string
  reason?: string | null
  /** Only while the decision is as the mover saw it. */
  version?: number
  /** The end of its undo window by this machine's clock, asked while it is written: nobody can stop it before. */
  releasesAt?: () => number
  set?: Partial<
    Pick<
      DecisionRow,
      'sendAt' | 'releaseAt' | 'approvalId' | 'mode' | 'asksForPerson' | 'post' | 'externalId'
    >
  >
}

export const createDecisionStore = (sql: Sql) => ({
  find: find(sql),
  add: add(sql),
  move: move(sql),
  setMode: setMode(sql),
  ofTicket: ofTicket(sql),
  withStatus: withStatus(sql),
  waitingSince: waitingSince(sql),
  followUpsOf: followUpsOf(sql),
  lastShadowed: lastShadowed(sql),
  dueToSend: dueToSend(sql),
  nextScheduled: nextScheduled(sql),
  list: list(sql),
  countByStatus: countByStatus(sql),
  countShownBacklog: countShownBacklog(sql),
  withoutSequel: withoutSequel(sql),
  saveOutcome: saveOutcome(sql),
})

const find = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const rowOf = full({ db, t })
    .where(eq(t.decisions.id, sql.placeholder('id')))
    .prepare()
  return async (id: string): Promise<Standing | null> => {
    const row = await rowOf.get({ id })
    return row === undefined ? null : standing(row)
  }
}

/** Stores a decision; a standing one of the same ticket gives way in the same breath. */
const add =
  ({ t, atomically }: Sql) =>
  async (decision: Decision & Inside, releasesAt?: Move['releasesAt']) => {
    await atomically((tx) => [
      tx
        .insert(t.decisions)
        .values({ ...toRow(decision), ...released(releasesAt) })
        .returning({ id: t.decisions.id }),
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

const released = (releasesAt: Move['releasesAt']) =>
  releasesAt === undefined ? {} : { releaseAt: releasesAt() }

/** Moves a status if it still stands where the mover saw it. Null: somebody else was first. */
const move = ({ db, t, atomically }: Sql) => {
  const found = find({ db, t })
  return async (id: string, move: Move): Promise<Standing | null> => {
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
          ...released(move.releasesAt),
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
    return moved === null ? null : found(id)
  }
}

const setMode =
  ({ db, t }: Sql) =>
  async (id: string, mode: Decision['mode']) => {
    await db.update(t.decisions).set({ mode }).where(eq(t.decisions.id, id))
  }

const ofTicket = ({ db, t }: Sql) => {
  const rowsOf = full({ db, t })
    .where(eq(t.decisions.ticketId, sql.placeholder('ticketId')))
    .orderBy(desc(t.decisions.createdAt), desc(t.decisions.id))
    .prepare()
  return async (ticketId: number): Promise<Standing[]> =>
    (await rowsOf.all({ ticketId })).map(standing)
}

const withStatus = ({ db, t }: Sql) => {
  const rowsOf = (statuses: Status[]) =>
    full({ db, t })
      .where(inArray(t.decisions.status, statuses))
      .orderBy(t.decisions.createdAt, t.decisions.id)
      .prepare()
  // The same few lists are asked for again and again.
  const kept = new Map<string, ReturnType<typeof rowsOf>>()
  return async (statuses: Status[]): Promise<Standing[]> => {
    const rows = kept.get(statuses.join()) ?? rowsOf(statuses)
    kept.set(statuses.join(), rows)
    return (await rows.all()).map(standing)
  }
}

/** Drafts and notes that wait for a person since then, or for longer. */
const waitingSince = ({ db, t }: Sql) => {
  const before = sql.placeholder('before')
  const rowsOf = full({ db, t })
    .where(
      and(
        inArray(t.decisions.status, ['pending', 'noted']),
        lte(t.decisions.createdAt, before),
        or(isNull(t.decisions.until), lte(t.decisions.until, before)),
      ),
    )
    .orderBy(t.decisions.createdAt, t.decisions.id)
    .prepare()
  return async (before: Instant): Promise<Standing[]> =>
    (await rowsOf.all({ before })).map(standing)
}

/** Follow-ups to this customer, on any ticket, in one of these statuses. */
const followUpsOf = ({ db, t }: Sql) => {
  const { id, ticketId, step, anchorMessageId, status } = t.decisions
  const rows = db
    .select({ id, ticketId, step, anchorMessageId, status })
    .from(t.decisions)
    .where(
      and(
        eq(t.decisions.customerId, sql.placeholder('customerId')),
        eq(t.decisions.verdict, 'follow_up'),
        ne(t.decisions.post, 'notice'),
        among(status, 'statuses'),
      ),
    )
    .prepare()
  return async (customerId: number, statuses: Status[]) =>
    rows.all({ customerId, statuses: JSON.stringify(statuses) })
}

/** When another ticket of this customer would have been followed up, had the mode not been watch-only. */
const lastShadowed = ({ db, t }: Sql) => {
  const last = db
    .select({ at: sql<number | null>`max(${t.decisions.createdAt})` })
    .from(t.decisions)
    .where(
      and(
        eq(t.decisions.customerId, sql.placeholder('customerId')),
        eq(t.decisions.status, 'no_action'),
        eq(t.decisions.mode, 'shadow'),
        eq(t.decisions.verdict, 'follow_up'),
        ne(t.decisions.ticketId, sql.placeholder('besidesTicket')),
        notLike(t.decisions.reason, 'backlog%'),
        notLike(t.decisions.reason, 'too_late%'),
      ),
    )
    .prepare()
  return async (customerId: number, besidesTicket: number): Promise<Instant | null> =>
    (await last.get({ customerId, besidesTicket }))?.at ?? null
}

/** Scheduled follow-ups whose moment has come, oldest first. `now` of the helpdesk, `wall` of this machine. */
const dueToSend = ({ db, t }: Sql) => {
  const [now, wall] = [sql.placeholder('now'), sql.placeholder('wall')]
  const rows = db
    .select({ id: t.decisions.id })
    .from(t.decisions)
    .where(
      and(
        eq(t.decisions.status, 'scheduled'),
        isDue(t, now, wall),
        or(isNull(t.decisions.leaseUntil), lte(t.decisions.leaseUntil, wall)),
        not(waitsForBreaker(t)),
      ),
    )
    .orderBy(t.decisions.createdAt, t.decisions.id)
    .prepare()
  return async (now: Instant, wall: number) => rows.all({ now, wall })
}

/** It was found to leave by itself while the breaker is on, and says so: nobody claims it before a person resumes. */
const waitsForBreaker = (t: Sql['t']) =>
  sql`(${t.decisions.statusReason} is ${BREAKER_IS_ON} and exists (
    select 1 from ${t.state} where ${t.state.key} = 'autonomous_paused'))`

/** When the next scheduled one comes due, by either clock. */
const nextScheduled = ({ db, t }: Sql) => {
  const rows = db
    .select({
      sendAt: t.decisions.sendAt,
      releaseAt: t.decisions.releaseAt,
      leaseUntil: t.decisions.leaseUntil,
    })
    .from(t.decisions)
    .where(and(eq(t.decisions.status, 'scheduled'), not(waitsForBreaker(t))))
    .prepare()
  return async () => rows.all()
}

/** Backlog that was judged for a person's eyes and still stands. */
const countShownBacklog = (sql: Sql) => {
  const count = countByShelf(sql)
  return async (): Promise<number> => (await count()).backlog ?? 0
}

/**
 * Follow-ups whose sequel is not known yet, or that left since then and are not confirmed. `stand` is the same as long
 * as neither they nor a conversation of their customer changed.
 */
const withoutSequel = ({ db, t }: Sql) => {
  const { id, version, outcome, ticketId, customerId } = t.decisions
  const tickets = sql`select group_concat(${t.tickets.id} || '.' || ${t.tickets.wakes}, ' ' order by ${t.tickets.id})
    from ${t.tickets} where ${t.tickets.id} = ${ticketId} or ${t.tickets.customerId} = ${customerId}`
  const rows = db
    .select({
      id,
      stand: sql<string>`${version} || ':' || coalesce(${outcome}, '') || ':' || coalesce((${tickets}), '')`,
    })
    .from(t.decisions)
    .leftJoin(t.deliveries, postOf(t))
    .where(
      or(
        and(inArray(t.decisions.status, ['sent', 'delivered']), isNull(t.decisions.outcome)),
        and(eq(t.decisions.status, 'sent'), gt(t.deliveries.postedAt, sql.placeholder('since'))),
      ),
    )
    .prepare()
  return async (since: Instant): Promise<{ id: string; stand: string }[]> => rows.all({ since })
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

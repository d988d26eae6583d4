/** Reads the counters of the insights, and keeps what a pass finds out for them. */
import { and, asc, eq, gte, inArray, isNull, lt, lte, ne, or, sql } from 'drizzle-orm'
import type { SQLiteInsertValue } from 'drizzle-orm/sqlite-core'
import {
  type Avoided,
  BLOCKS,
  blocksOf,
  type Debt,
  type DebtEnd,
  type Figure,
  type FigureName,
  quarterOf,
} from '../domain/figures.ts'
import type { Instant } from '../lib/clock.ts'
import type { Db, Sql, Write } from './sqlite.ts'

/** Whose follow-ups; absent: all. Figures of the account as a whole are always among them. */
export type Whose = { policy?: string; persona?: string }

type OpenDebt = {
  ticketId: number
  anchorMessageId: number
  at: Instant
  isDismissed: boolean
}

type RuleWrite = { ticketId: number; anchorMessageId: number; at: Instant }

export const createInsightStore = (sql: Sql) => ({
  figures: readFigures(sql),
  spentBetween: spentBetween(sql),
  debts: readDebts(sql),
  openDebts: openDebts(sql),
  endDebt: endDebt(sql),
  dueRuleWrites: dueRuleWrites(sql),
  postponeRuleWrite: postponeRuleWrite(sql),
  closeRuleWrite: closeRuleWrite(sql),
})

/** From the quarter of an hour that begins at `from` to the one that begins at `to`, which is left out. */
const readFigures =
  ({ db, t: { figures } }: Sql) =>
  async (from: Instant, to: Instant, { policy, persona }: Whose = {}): Promise<Figure[]> =>
    db
      .select({
        name: figures.name,
        detail: figures.detail,
        policy: figures.policy,
        persona: figures.persona,
        step: figures.step,
        n: sql<number>`sum(${figures.n})`,
      })
      .from(figures)
      .where(
        and(
          or(
            ...blocksOf(quarterOf(from), quarterOf(to)).map((blocks) =>
              and(
                eq(figures.size, blocks.size),
                gte(figures.quarter, blocks.from),
                lt(figures.quarter, blocks.to),
              ),
            ),
          ),
          policy === undefined ? undefined : inArray(figures.policy, [policy, '']),
          persona === undefined
            ? undefined
            : or(eq(figures.persona, persona), eq(figures.policy, '')),
        ),
      )
      .groupBy(figures.name, figures.detail, figures.policy, figures.persona, figures.step)

/** By UTC day, `2026-11-24`; both ends belong to it. */
const spentBetween =
  ({ db, t: { spentDays } }: Sql) =>
  async (first: string, last: string): Promise<{ day: string; usd: number }[]> =>
    db
      .select()
      .from(spentDays)
      .where(and(gte(spentDays.day, first), lte(spentDays.day, last)))
      .orderBy(asc(spentDays.day))

/** Promises of ours that became overdue in this time; those kept before that are none. */
const readDebts =
  ({ db, t: { debts } }: Sql) =>
  async (from: Instant, to: Instant, { policy }: Whose = {}): Promise<Debt[]> =>
    db
      .select({ at: debts.at, ended: debts.ended, endedAt: debts.endedAt })
      .from(debts)
      .where(
        and(
          gte(debts.at, from),
          lt(debts.at, to),
          or(isNull(debts.ended), ne(debts.ended, 'in_time')),
          policy === undefined ? undefined : eq(debts.policy, policy),
        ),
      )

/** Those that may have ended: somebody spoke since, or a person put it aside. */
const openDebts = ({ db, t }: Sql) => {
  const rows = db
    .select({
      ticketId: t.debts.ticketId,
      anchorMessageId: t.debts.anchorMessageId,
      at: t.debts.at,
      status: t.decisions.status,
    })
    .from(t.debts)
    .innerJoin(t.tickets, eq(t.tickets.id, t.debts.ticketId))
    .leftJoin(t.decisions, eq(t.decisions.id, t.debts.decisionId))
    .where(
      and(
        isNull(t.debts.ended),
        or(ne(t.tickets.anchorId, t.debts.anchorMessageId), eq(t.decisions.status, 'rejected')),
      ),
    )
    .prepare()
  return async (): Promise<OpenDebt[]> =>
    (await rows.all()).map(({ status, ...debt }) => ({
      ...debt,
      isDismissed: status === 'rejected',
    }))
}

const endDebt =
  ({ db, t: { debts } }: Sql) =>
  async (
    { ticketId, anchorMessageId }: Pick<OpenDebt, 'ticketId' | 'anchorMessageId'>,
    end: { ended: DebtEnd; endedAt: Instant },
  ) => {
    await db
      .update(debts)
      .set(end)
      .where(and(eq(debts.ticketId, ticketId), eq(debts.anchorMessageId, anchorMessageId)))
  }

/** Looked at in one pass; the next ones in the next. */
const AT_ONCE = 500

const dueRuleWrites = ({ db, t: { ruleWrites } }: Sql) => {
  const rows = db
    .select({
      ticketId: ruleWrites.ticketId,
      anchorMessageId: ruleWrites.anchorMessageId,
      at: ruleWrites.at,
    })
    .from(ruleWrites)
    .where(and(sql`${ruleWrites.open} = 1`, lte(ruleWrites.lookAt, sql.placeholder('now'))))
    .orderBy(asc(ruleWrites.lookAt))
    .limit(AT_ONCE)
    .prepare()
  return async (now: Instant): Promise<RuleWrite[]> => rows.all({ now })
}

const rowOf = ({ ruleWrites }: Sql['t'], { ticketId, anchorMessageId }: RuleWrite) =>
  and(
    eq(ruleWrites.ticketId, ticketId),
    eq(ruleWrites.anchorMessageId, anchorMessageId),
    sql`${ruleWrites.open} = 1`,
  )

const postponeRuleWrite =
  ({ db, t }: Sql) =>
  async (row: RuleWrite, lookAt: Instant) => {
    await db.update(t.ruleWrites).set({ lookAt }).where(rowOf(t, row))
  }

/** `counted` null: that rule would not have written either, or we wrote too. Counted once, whoever looks. */
const closeRuleWrite =
  ({ t, atomically }: Sql) =>
  async (
    row: RuleWrite,
    counted: { why: Avoided; policy: string; persona: string; step: number } | null,
  ) => {
    await atomically((tx) => [
      tx
        .update(t.ruleWrites)
        .set({ open: false })
        .where(rowOf(t, row))
        .returning({ id: t.ruleWrites.ticketId }),
      ...(counted === null
        ? []
        : [
            addFigure(tx, t, row.at, {
              name: 'avoided',
              detail: counted.why,
              policy: counted.policy,
              persona: counted.persona,
              step: counted.step,
              n: 1,
            }),
          ]),
    ])
  }

/** The statement that counts; it goes into the list of what it counts. */
const addFigure = (
  tx: Db,
  { figures }: Sql['t'],
  at: Instant,
  figure: Figure & { name: FigureName },
): Write =>
  insertion(
    tx,
    figures,
    BLOCKS.map((size) => ({ size, quarter: blockOf(at, size), ...figure })),
  )

/** The same for the calls of a pass, built once: they are counted in every one. */
export const createCallCounter = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const rows = BLOCKS.map((size) => ({
    ...{ name: 'calls' as const, detail: '', policy: '', persona: '', step: 0 },
    size,
    quarter: sql.placeholder(`quarter${size}`),
    n: sql.placeholder('n'),
  }))
  const insert = insertion(db, t.figures, rows).prepare()
  return (at: Instant, n: number): Write => {
    const quarters = BLOCKS.map((size) => [`quarter${size}`, blockOf(at, size)])
    return { run: () => insert.run({ n, ...Object.fromEntries(quarters) }) }
  }
}

const blockOf = (at: Instant, size: number) => Math.floor(quarterOf(at) / size) * size

const insertion = (
  tx: Db,
  figures: Sql['t']['figures'],
  rows: SQLiteInsertValue<Sql['t']['figures']>[],
) =>
  tx
    .insert(figures)
    .values(rows)
    .onConflictDoUpdate({
      target: [
        figures.size,
        figures.quarter,
        figures.name,
        figures.detail,
        figures.policy,
        figures.persona,
        figures.step,
      ],
      set: { n: sql`${figures.n} + excluded.n` },
    })

/** Decisions newest first, page by page, by an index whatever is asked for. */
import { and, desc, eq, inArray, lt, lte, or, type SQL } from 'drizzle-orm'
import type { DecisionPage, DecisionQuery } from '../domain/acts.ts'
import { STATUSES, type Status } from '../domain/decision.ts'
import { VERDICTS, type Verdict } from '../domain/ledger.ts'
import { full, toDecision } from './decision-rows.ts'
import type { Sql } from './sqlite.ts'
import { findTickets } from './ticket-search.ts'

/** First the places, from the indexes alone; then the rows of the page. */
export const list =
  (sql: Sql) =>
  async (query: DecisionQuery): Promise<DecisionPage> => {
    const { places, next } = await findPlaces(sql, query)
    const ids = places.map(({ id }) => id)
    const rows = await full(sql).where(inArray(sql.t.decisions.id, ids))
    const byId = new Map(rows.map((row) => [row.decisions.id, row]))
    return {
      data: ids.flatMap((id) => {
        const row = byId.get(id)
        return row === undefined ? [] : [toDecision(row.decisions, row.deliveries)]
      }),
      nextCursor: next === null ? null : writeCursor(next),
    }
  }

/** Where a decision stands in the list: the key of every page. */
type Place = { createdAt: number; id: string }

type Page = { places: Place[]; next: Place | null }

const findPlaces = async (sql: Sql, query: DecisionQuery): Promise<Page> => {
  const after = query.cursor === null ? undefined : olderThan(sql, readCursor(query.cursor))
  const tickets = await findTicketIds(sql, query)
  if (tickets !== null) return ofTickets(sql, query, tickets, after)
  if (query.shelf !== undefined || isNarrowed(query)) return ofShelf(sql, query, after)
  const arms = armsOf(sql, query).map((arm) => newest(sql, and(arm, after), query.limit + 1))
  return cut((await Promise.all(arms)).flat().sort(newestFirst), query.limit)
}

/** Null: the question is not about certain tickets. */
const findTicketIds = async (sql: Sql, { ticketId, search }: DecisionQuery) => {
  if (ticketId !== undefined) return [ticketId]
  return search === undefined ? null : findTickets(sql, search)
}

const ofTickets = async (sql: Sql, query: DecisionQuery, tickets: number[], after?: SQL) => {
  const { decisions } = sql.t
  const where = and(
    inArray(decisions.ticketId, tickets),
    query.status && inArray(decisions.status, query.status as Status[]),
    query.verdict && inArray(decisions.verdict, query.verdict as Verdict[]),
    query.shelf && eq(decisions.shelf, query.shelf),
    query.policy === undefined ? undefined : eq(decisions.policy, query.policy),
    query.mode && eq(decisions.mode, query.mode),
    query.persona === undefined ? undefined : eq(decisions.persona, query.persona),
    query.language === undefined ? undefined : eq(decisions.draftLanguage, query.language),
    after,
  )
  return cut(await newest(sql, where, query.limit + 1), query.limit)
}

/** So many of a shelf are looked through for one page; the next page goes on from there. */
const LOOKED_THROUGH = 2000

/** Of one shelf, or of all. */
const ofShelf = async (sql: Sql, query: DecisionQuery, after?: SQL): Promise<Page> => {
  const { decisions } = sql.t
  const where = and(query.shelf && eq(decisions.shelf, query.shelf), after)
  if (!isNarrowed(query) && query.policy === undefined)
    return cut(await newest(sql, where, query.limit + 1), query.limit)
  const rows = await sql.db
    .select({
      createdAt: decisions.createdAt,
      id: decisions.id,
      status: decisions.status,
      verdict: decisions.verdict,
      policy: decisions.policy,
      mode: decisions.mode,
      persona: decisions.persona,
      language: decisions.draftLanguage,
    })
    .from(decisions)
    .where(where)
    .orderBy(desc(decisions.createdAt), desc(decisions.id))
    .limit(LOOKED_THROUGH)
  const fitting = rows.filter((row) => fits(row, query))
  const page = cut(fitting, query.limit)
  const last = rows.at(-1)
  return page.next === null && last !== undefined && rows.length === LOOKED_THROUGH
    ? { ...page, next: last }
    : page
}

const NARROWING = ['mode', 'persona', 'language'] as const

const isNarrowed = (query: DecisionQuery) => NARROWING.some((key) => query[key] !== undefined)

type Row = { status: string; verdict: string; policy: string } & {
  [Key in (typeof NARROWING)[number]]: string | null
}

const fits = (row: Row, query: DecisionQuery) =>
  (query.status?.includes(row.status) ?? true) &&
  (query.verdict?.includes(row.verdict) ?? true) &&
  (['policy', ...NARROWING] as const).every(
    (key) => query[key] === undefined || row[key] === query[key],
  )

/** One condition an index answers in order; several are merged. */
const armsOf = ({ t: { decisions } }: Sql, query: DecisionQuery): (SQL | undefined)[] => {
  const { status, verdict, policy } = query
  if (status === undefined && verdict === undefined && policy === undefined) return [undefined]
  const statuses = (status as Status[] | undefined) ?? STATUSES
  const verdicts = (verdict as Verdict[] | undefined) ?? VERDICTS
  return statuses.flatMap((one) =>
    verdicts.map((other) =>
      and(
        policy === undefined ? undefined : eq(decisions.policy, policy),
        eq(decisions.status, one),
        eq(decisions.verdict, other),
      ),
    ),
  )
}

const newest = async ({ db, t: { decisions } }: Sql, where: SQL | undefined, limit: number) =>
  db
    .select({ createdAt: decisions.createdAt, id: decisions.id })
    .from(decisions)
    .where(where)
    .orderBy(desc(decisions.createdAt), desc(decisions.id))
    .limit(limit)

const newestFirst = (a: Place, b: Place) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)

/** One more than the page holds says that there is another. */
const cut = (places: Place[], limit: number): Page => {
  const page = places.slice(0, limit)
  return { places: page, next: places.length > limit ? (page.at(-1) ?? null) : null }
}

/** Said twice, so that the index is entered at the place and not only filtered by it. */
const olderThan = ({ t: { decisions } }: Sql, { createdAt, id }: Place) =>
  and(
    lte(decisions.createdAt, createdAt),
    or(lt(decisions.createdAt, createdAt), lt(decisions.id, id)),
  )

const writeCursor = ({ createdAt, id }: Place) =>
  Buffer.from(JSON.stringify([createdAt, id])).toString('base64url')

/** A cursor that is none reads as the end of the list. */
const readCursor = (cursor: string): Place => {
  try {
    const [createdAt, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[]
    if (typeof createdAt === 'number' && typeof id === 'string') return { createdAt, id }
  } catch {
    // Falls through to the same answer.
  }
  return { createdAt: -1, id: '' }
}

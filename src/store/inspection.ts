/** The rows that are held against the invariants, and what the breaker counts. */
import {
  and,
  desc,
  eq,
  getTableColumns,
  gt,
  gte,
  inArray,
  isNotNull,
  max,
  ne,
  or,
  sql,
} from 'drizzle-orm'
import type { Snapshot } from '../domain/invariants.ts'
import { isOurs } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import { among, type Sql } from './sqlite.ts'

export const createInspectionStore = (on: Sql) => ({
  rows: rows(on),
  countActs: countActs(on),
  lastJudgements: lastJudgements(on),
  overtaken: overtaken(on),
  twinsOf: twinsOf(on),
})

/** Posts tried since, with the decisions of their occasions, and everything that is being sent, unclear or set aside. */
const rows = ({ db, t, atOneMoment }: Sql) => {
  const asked = aboutThem({ db, t })
  const inspected = { ...getTableColumns(t.deliveries), committedBy: commitmentOf({ db, t }) }
  const startedSince = db
    .select(inspected)
    .from(t.deliveries)
    .where(gte(t.deliveries.startedNow, sql.placeholder('since')))
    .prepare()
  const stops = stopsNow({ db, t })
  const read = (since: Instant): Snapshot => {
    const recent = startedSince.all({ since })
    const marks = recent.map(({ externalId }) => externalId)
    const decisions = asked.decisions.all({ marks: JSON.stringify(marks) })
    const open = decisions.map(({ externalId }) => externalId).filter((m) => !marks.includes(m))
    const older =
      open.length === 0
        ? []
        : db
            .select(inspected)
            .from(t.deliveries)
            .where(inArray(t.deliveries.externalId, open))
            .all()
    const deliveries = [...recent, ...older]
    const ids = JSON.stringify([
      ...decisions.map(({ id }) => id),
      // A decision may go by another mark since.
      ...deliveries.map(({ decisionId }) => decisionId),
    ])
    return {
      decisions,
      deliveries,
      approvals: decisions.length === 0 ? [] : asked.approvals.all({ ids }),
      resolutions: deliveries.length === 0 ? [] : asked.resolutions.all({ ids }),
      stops: stops(),
    }
  }
  return (since: Instant): Promise<Snapshot> => atOneMoment(() => read(since))
}

const aboutThem = ({ db, t }: Pick<Sql, 'db' | 't'>) => ({
  decisions: db
    .select({
      id: t.decisions.id,
      ticketId: t.decisions.ticketId,
      status: t.decisions.status,
      mode: t.decisions.mode,
      post: t.decisions.post,
      externalId: t.decisions.externalId,
      approvalId: t.decisions.approvalId,
    })
    .from(t.decisions)
    .where(
      or(
        inArray(t.decisions.status, ['sending', 'unknown', 'parked']),
        among(t.decisions.externalId, 'marks'),
      ),
    )
    .prepare(),
  approvals: db
    .select({ id: t.approvals.id, bytesHash: t.approvals.bytesHash })
    .from(t.approvals)
    .where(among(t.approvals.decisionId, 'ids'))
    .prepare(),
  resolutions: db
    .select({ decisionId: t.resolutions.decisionId, as: t.resolutions.as })
    .from(t.resolutions)
    .where(among(t.resolutions.decisionId, 'ids'))
    .prepare(),
})

/** The event of the last commitment was written with the row, and names the same moment. */
const commitmentOf = ({ db, t }: Pick<Sql, 'db' | 't'>) =>
  sql<number | null>`${db
    .select({ id: max(t.events.id) })
    .from(t.events)
    .where(
      and(
        eq(t.events.act, 'sending'),
        eq(t.events.at, t.deliveries.startedNow),
        eq(t.events.decisionId, t.deliveries.decisionId),
      ),
    )}`

/** What stands, each with the event that was written with it. */
const stopsNow = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const standing = db
    .select({ key: t.state.key })
    .from(t.state)
    .where(inArray(t.state.key, ['paused', 'autonomous_paused']))
    .prepare()
  const last = db
    .select({ id: max(t.events.id) })
    .from(t.events)
    .where(eq(t.events.act, sql.placeholder('act')))
    .prepare()
  const began = (act: string) => last.get({ act })?.id ?? null
  return (): Snapshot['stops'] => {
    const keys = standing.all().map(({ key }) => key)
    return {
      all: keys.includes('paused') ? began('paused') : null,
      autonomous: keys.includes('autonomous_paused') ? began('breaker_tripped') : null,
    }
  }
}

const countActs = ({ db, t }: Sql) => {
  const count = db
    .select({ n: sql<number>`count(*)` })
    .from(t.events)
    .where(and(among(t.events.act, 'acts'), gt(t.events.at, sql.placeholder('since'))))
    .prepare()
  return async (acts: string[], since: Instant): Promise<number> =>
    (await count.get({ acts: JSON.stringify(acts), since }))?.n ?? 0
}

/** What people said to the newest drafts they judged since, newest first. */
const lastJudgements = ({ db, t }: Sql) => {
  const rows = db
    .select({ act: t.events.act })
    .from(t.events)
    .innerJoin(t.decisions, eq(t.decisions.id, t.events.decisionId))
    .where(
      and(
        inArray(t.events.act, ['approved', 'approved_edited', 'rejected']),
        eq(t.decisions.verdict, 'follow_up'),
        gt(t.events.at, sql.placeholder('since')),
      ),
    )
    .orderBy(desc(t.events.id))
    .limit(sql.placeholder('count'))
    .prepare()
  return async (count: number, since: Instant): Promise<('approved' | 'rejected')[]> =>
    (await rows.all({ count, since })).map(({ act }) =>
      act === 'rejected' ? 'rejected' : 'approved',
    )
}

/** Replies that were posted since, though a customer's word stood before them on their ticket. */
const overtaken = ({ db, t }: Sql) => {
  const rows = db
    .select({
      ticketId: t.decisions.ticketId,
      silentSince: t.decisions.silentSince,
      postedAt: t.deliveries.postedAt,
    })
    .from(t.decisions)
    .innerJoin(t.deliveries, eq(t.deliveries.externalId, t.decisions.externalId))
    .where(
      and(
        eq(t.decisions.crossed, true),
        eq(t.deliveries.kind, 'reply'),
        isNotNull(t.deliveries.postedAt),
        gt(t.deliveries.postedAt, sql.placeholder('since')),
      ),
    )
    .prepare()
  return async (since: Instant) => rows.all({ since })
}

/** Messages that carry a mark which another message carries too. */
const twinsOf = ({ db, t }: Sql) => {
  const others = db
    .select({ id: t.messages.id })
    .from(t.messages)
    .where(
      and(
        eq(t.messages.externalId, sql.placeholder('externalId')),
        ne(t.messages.id, sql.placeholder('id')),
      ),
    )
    .prepare()
  return async ({ id, externalId }: { id: number; externalId: string | null }) =>
    isOurs(externalId) ? (await others.all({ id, externalId })).map((twin) => twin.id) : []
}

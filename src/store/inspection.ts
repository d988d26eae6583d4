/** The rows that are held against the invariants, and what the breaker counts. */
import { and, desc, eq, gt, gte, inArray, isNotNull, ne, or, sql } from 'drizzle-orm'
import type { Snapshot } from '../domain/invariants.ts'
import { isOurs } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export const createInspectionStore = (on: Sql) => ({
  rows: rows(on),
  countActs: countActs(on),
  lastJudgements: lastJudgements(on),
  overtaken: overtaken(on),
  twinsOf: twinsOf(on),
})

/** Posts tried since, with the decisions of their occasions, and everything that is being sent, unclear or set aside. */
const rows = ({ db, t }: Sql) => {
  const startedSince = db
    .select()
    .from(t.deliveries)
    .where(gte(t.deliveries.startedNow, sql.placeholder('since')))
    .prepare()
  const stops = db
    .select()
    .from(t.state)
    .where(inArray(t.state.key, ['paused', 'autonomous_paused']))
    .prepare()
  return async (since: Instant): Promise<Snapshot> => {
    const recent = await startedSince.all({ since })
    const marks = recent.map(({ externalId }) => externalId)
    const decisions = await db
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
          inArray(t.decisions.externalId, marks),
        ),
      )
    const open = decisions.map(({ externalId }) => externalId).filter((m) => !marks.includes(m))
    const older =
      open.length === 0
        ? []
        : await db.select().from(t.deliveries).where(inArray(t.deliveries.externalId, open))
    const ids = decisions.map(({ id }) => id)
    const state = new Map((await stops.all()).map(({ key, value }) => [key, value]))
    return {
      decisions,
      deliveries: [...recent, ...older],
      approvals: await db
        .select({ id: t.approvals.id, bytesHash: t.approvals.bytesHash })
        .from(t.approvals)
        .where(inArray(t.approvals.decisionId, ids)),
      resolutions: await db
        .select({ decisionId: t.resolutions.decisionId, as: t.resolutions.as })
        .from(t.resolutions)
        .where(inArray(t.resolutions.decisionId, ids)),
      stops: {
        all: sinceOf(state.get('paused')),
        autonomous: sinceOf(state.get('autonomous_paused')),
      },
    }
  }
}

/** Such facts carry since when they hold. */
const sinceOf = (value: string | undefined): Instant | null =>
  value === undefined ? null : (JSON.parse(value) as { since: Instant }).since

const countActs =
  ({ db, t }: Sql) =>
  async (acts: string[], since: Instant): Promise<number> =>
    (
      await db
        .select({ n: sql<number>`count(*)` })
        .from(t.events)
        .where(and(inArray(t.events.act, acts), gt(t.events.at, since)))
    )[0]?.n ?? 0

/** What people said to the newest drafts they judged since, newest first. */
const lastJudgements =
  ({ db, t }: Sql) =>
  async (count: number, since: Instant): Promise<('approved' | 'rejected')[]> =>
    (
      await db
        .select({ act: t.events.act })
        .from(t.events)
        .innerJoin(t.decisions, eq(t.decisions.id, t.events.decisionId))
        .where(
          and(
            inArray(t.events.act, ['approved', 'approved_edited', 'rejected']),
            eq(t.decisions.verdict, 'follow_up'),
            gt(t.events.at, since),
          ),
        )
        .orderBy(desc(t.events.id))
        .limit(count)
    ).map(({ act }) => (act === 'rejected' ? 'rejected' : 'approved'))

/** Replies that were posted since, though a customer's word stood before them on their ticket. */
const overtaken =
  ({ db, t }: Sql) =>
  async (since: Instant) =>
    db
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
          gt(t.deliveries.postedAt, since),
        ),
      )

/** Messages that carry a mark which another message carries too. */
const twinsOf =
  ({ db, t }: Sql) =>
  async (message: { id: number; externalId: string | null }): Promise<number[]> =>
    message.externalId === null || !isOurs(message.externalId)
      ? []
      : (
          await db
            .select({ id: t.messages.id })
            .from(t.messages)
            .where(
              and(eq(t.messages.externalId, message.externalId), ne(t.messages.id, message.id)),
            )
        ).map(({ id }) => id)

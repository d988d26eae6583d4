/** What people do: approvals, their undoing, rejections. Each act is a row, written with the status it moves. */
import { and, eq, inArray, ne, notExists, or, sql } from 'drizzle-orm'
import type { Status } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import type { PostKind } from '../domain/marker.ts'
import type { ResolutionAct } from '../domain/resolution.ts'
import type { Instant } from '../lib/clock.ts'
import { ofOccasion } from './deliveries.ts'
import { record } from './events.ts'
import type { Db, Sql } from './sqlite.ts'

export type ApprovalRow = Sql['t']['approvals']['$inferSelect']

export type ApprovalAct = {
  approval: ApprovalRow
  /** As the person saw it; the update holds only then. */
  version: number
  from: Status
  post: PostKind
  externalId: string
  /** Null: a note, which has no words of its own. */
  text: string | null
  findings: Finding[]
  /**
   * The end of the undo window, by the helpdesk's clock and by this machine's. Asked while it is written: nobody can
   * undo before, however long a process slept or waited for the database.
   */
  leavesAt: () => { sendAt: Instant; releaseAt: number }
}

export const createActStore = (sql: Sql) => ({
  approve: approve(sql),
  undo: undo(sql),
  reject: reject(sql),
  postpone: postpone(sql),
  resolve: resolve(sql),
  noteResolution: noteResolution(sql),
  resolutionsOf: resolutionsOf(sql),
  approval: approval(sql),
})

/** False: the decision was no longer as the person saw it. */
const approve =
  ({ t, atomically }: Sql) =>
  async (act: ApprovalAct): Promise<boolean> => {
    const { approval } = act
    const done = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: 'scheduled',
          version: sql`${t.decisions.version} + 1`,
          ...(act.text === null ? {} : { draftText: act.text }),
          post: act.post,
          externalId: act.externalId,
          findings: act.findings,
          approvalId: approval.id,
          ...act.leavesAt(),
          statusReason: null,
        })
        .where(
          and(
            eq(t.decisions.id, approval.decisionId),
            eq(t.decisions.status, act.from),
            eq(t.decisions.version, act.version),
          ),
        )
        .returning({ id: t.decisions.id }),
      tx.insert(t.approvals).values(approval),
      record(tx, {
        at: approval.at,
        act: approval.edited ? 'approved_edited' : 'approved',
        by: approval.by,
        decisionId: approval.decisionId,
        hash: approval.bytesHash,
      }),
    ])
    return done !== null
  }

/** Undo: the approval's row goes, the draft waits again. False: it has left, or is about to. */
const undo =
  ({ t, atomically }: Sql) =>
  async (decisionId: string, by: string, at: Instant): Promise<boolean> => {
    const done = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: 'pending',
          version: sql`${t.decisions.version} + 1`,
          approvalId: null,
          // Whatever the mode becomes: what a person stopped does not leave by itself.
          asksForPerson: `stopped by ${by}`,
          sendAt: null,
          releaseAt: null,
          leaseOwner: null,
          leaseUntil: null,
          fence: sql`${t.decisions.fence} + 1`,
        })
        .where(
          and(
            eq(t.decisions.id, decisionId),
            eq(t.decisions.status, 'scheduled'),
            // The line below an outdated note ends its decision; there is nothing to bring back.
            ne(t.decisions.post, 'notice'),
          ),
        )
        .returning({ id: t.decisions.id }),
      tx.delete(t.approvals).where(eq(t.approvals.decisionId, decisionId)),
      record(tx, { at, act: 'undone', by, decisionId }),
    ])
    return done !== null
  }

const reject =
  ({ t, atomically }: Sql) =>
  async (
    rejection: { decisionId: string; by: string; at: Instant; reason: string | null },
    from: Status[],
  ): Promise<boolean> => {
    const done = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: 'rejected',
          version: sql`${t.decisions.version} + 1`,
          fence: sql`${t.decisions.fence} + 1`,
        })
        .where(
          and(
            eq(t.decisions.id, rejection.decisionId),
            inArray(t.decisions.status, from),
            or(ne(t.decisions.status, 'parked'), notExists(postOf(tx, t, rejection.decisionId))),
          ),
        )
        .returning({ id: t.decisions.id }),
      tx.insert(t.rejections).values(rejection),
      record(tx, {
        at: rejection.at,
        act: 'rejected',
        by: rejection.by,
        decisionId: rejection.decisionId,
      }),
    ])
    return done !== null
  }

/** What was tried of it: whether that stands on the ticket a person says by a resolution, never by a rejection. */
const postOf = (tx: Db, t: Sql['t'], id: string) =>
  tx
    .select({ one: sql`1` })
    .from(t.deliveries)
    .where(and(ofOccasion(tx, t, id), eq(t.deliveries.decisionId, id)))

/**
 * Not before this moment, also when it is pending again; a claim on it is lost. False: it is neither pending nor
 * scheduled any more, or was taken back and only the line that says so is to leave.
 */
const postpone =
  ({ t, atomically }: Sql) =>
  async (
    decisionId: string,
    from: 'pending' | 'scheduled' | 'noted',
    { until, by, at }: { until: Instant; by: string; at: Instant },
  ): Promise<boolean> => {
    const done = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          until,
          ...(from === 'scheduled' ? { sendAt: until } : {}),
          version: sql`${t.decisions.version} + 1`,
          leaseOwner: null,
          leaseUntil: null,
          fence: sql`${t.decisions.fence} + 1`,
        })
        .where(
          and(
            eq(t.decisions.id, decisionId),
            eq(t.decisions.status, from),
            ne(t.decisions.post, 'notice'),
          ),
        )
        .returning({ id: t.decisions.id }),
      record(tx, { at, act: 'postponed', by, decisionId }),
    ])
    return done !== null
  }

export type ResolvingAct = ResolutionAct & {
  from: Status
  to: Status
  version: number
  reason: string | null
  /** One more attempt is a person's approval. */
  approval?: ApprovalRow
  sendAt?: Instant
  releaseAt?: number
  delivery?: { postedAt: Instant; note: string }
}

/** A person settles what is unclear or set aside. False: it was no longer as he saw it. */
const resolve =
  ({ t, atomically }: Sql) =>
  async (act: ResolvingAct): Promise<boolean> => {
    const { decisionId, as, by, at, approval, delivery } = act
    const done = await atomically((tx) => [
      tx
        .update(t.decisions)
        .set({
          status: act.to,
          version: sql`${t.decisions.version} + 1`,
          fence: sql`${t.decisions.fence} + 1`,
          leaseOwner: null,
          leaseUntil: null,
          statusReason: act.reason,
          ...(act.sendAt === undefined ? {} : { sendAt: act.sendAt }),
          ...(act.releaseAt === undefined ? {} : { releaseAt: act.releaseAt }),
          ...(approval === undefined ? {} : { approvalId: approval.id }),
        })
        .where(
          and(
            eq(t.decisions.id, decisionId),
            eq(t.decisions.status, act.from),
            eq(t.decisions.version, act.version),
          ),
        )
        .returning({ id: t.decisions.id }),
      tx.insert(t.resolutions).values({ decisionId, as, by, at }),
      ...(approval === undefined ? [] : [tx.insert(t.approvals).values(approval)]),
      ...(delivery === undefined
        ? []
        : [
            tx
              .update(t.deliveries)
              .set(delivery)
              .where(ofOccasion(tx, t, decisionId)),
          ]),
      record(tx, { at, act: `resolved_${as}`, by, decisionId }),
    ])
    return done !== null
  }

/** His word about a post that was found by its mark meanwhile. */
const noteResolution =
  ({ t, together }: Sql) =>
  ({ decisionId, as, by, at }: ResolutionAct) =>
    together((tx) => [
      tx.insert(t.resolutions).values({ decisionId, as, by, at }),
      record(tx, { at, act: `resolved_${as}`, by, decisionId }),
    ])

const resolutionsOf =
  ({ db, t }: Sql) =>
  async (decisionId: string): Promise<ResolutionAct[]> =>
    db
      .select({
        decisionId: t.resolutions.decisionId,
        as: t.resolutions.as,
        by: t.resolutions.by,
        at: t.resolutions.at,
      })
      .from(t.resolutions)
      .where(eq(t.resolutions.decisionId, decisionId))
      .orderBy(t.resolutions.id)

const approval =
  ({ db, t }: Sql) =>
  async (id: string): Promise<ApprovalRow | null> =>
    (await db.select().from(t.approvals).where(eq(t.approvals.id, id)).get()) ?? null

/** Who may post a follow-up now: a claim with a fence, which dies with its process. */
import { and, eq, inArray, isNotNull, isNull, lte, or, type Placeholder, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export type Claim = { fence: number }

/**
 * Claims a scheduled follow-up for `leaseMs`. Null when another process holds it, or its moment was put off since it
 * was listed.
 * `goneOwners`: processes known to be dead; their leases are free at once.
 */
export const claim =
  ({ db, t }: Sql) =>
  async (
    id: string,
    claim: { owner: string; now: Instant; wall: number; leaseMs: number; goneOwners: string[] },
  ): Promise<Claim | null> => {
    const rows = await db
      .update(t.decisions)
      .set({
        leaseOwner: claim.owner,
        leaseUntil: claim.wall + claim.leaseMs,
        fence: sql`${t.decisions.fence} + 1`,
      })
      .where(
        and(
          eq(t.decisions.id, id),
          eq(t.decisions.status, 'scheduled'),
          isDue(t, claim.now, claim.wall),
          isFree(t, claim.wall, claim.goneOwners),
        ),
      )
      .returning({ fence: t.decisions.fence })
    return rows[0] ?? null
  }

/** Its moment has come, by the helpdesk's clock and by this machine's. */
export const isDue = (
  { decisions }: Sql['t'],
  now: Instant | Placeholder,
  wall: number | Placeholder,
) =>
  and(
    or(isNull(decisions.sendAt), lte(decisions.sendAt, now)),
    or(isNull(decisions.releaseAt), lte(decisions.releaseAt, wall)),
  )

/** A claim dies with its process. */
export const freeLeases =
  ({ db, t }: Sql) =>
  async (goneOwners: string[]) => {
    if (goneOwners.length === 0) return
    await db
      .update(t.decisions)
      .set({ leaseOwner: null, leaseUntil: null })
      .where(and(eq(t.decisions.status, 'scheduled'), inArray(t.decisions.leaseOwner, goneOwners)))
  }

/** What is in `sending` with no living process behind it: it may or may not have landed. */
export const abandoned = ({ db, t }: Sql) => {
  const sending = db
    .select({
      id: t.decisions.id,
      fence: t.decisions.fence,
      owner: t.decisions.leaseOwner,
      until: t.decisions.leaseUntil,
    })
    .from(t.decisions)
    .where(eq(t.decisions.status, 'sending'))
    .prepare()
  return async (wall: number, goneOwners: string[]) =>
    (await sending.all())
      .filter(
        ({ owner, until }) =>
          until === null || until <= wall || (owner !== null && goneOwners.includes(owner)),
      )
      .map(({ id, fence }) => ({ id, fence }))
}

export const leaseOwners = ({ db, t }: Sql) => {
  const owners = db
    .selectDistinct({ owner: t.decisions.leaseOwner })
    .from(t.decisions)
    .where(isNotNull(t.decisions.leaseOwner))
    .prepare()
  return async () => (await owners.all()).flatMap((row) => row.owner ?? [])
}

const isFree = (t: Sql['t'], wall: number, goneOwners: string[]) =>
  or(
    isNull(t.decisions.leaseUntil),
    lte(t.decisions.leaseUntil, wall),
    goneOwners.length === 0 ? undefined : inArray(t.decisions.leaseOwner, goneOwners),
  )

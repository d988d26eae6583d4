/** Since when each policy reaches as far as it does. */
import { sql } from 'drizzle-orm'
import type { Policy } from '../domain/policy.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export const createPolicyStore = ({ db, t }: Sql) => ({
  /** Notes policies never seen with this reach. */
  see: async (policies: Policy[], now: Instant) => {
    for (const { name, reachHash } of policies) {
      await db
        .insert(t.policiesSeen)
        .values({ name, reachHash, seenAt: now })
        .onConflictDoUpdate({
          target: t.policiesSeen.name,
          set: { reachHash, seenAt: now },
          setWhere: sql`${t.policiesSeen.reachHash} <> ${reachHash}`,
        })
    }
  },
  /** Since when each policy reaches as far as it does. */
  seenAt: async (): Promise<Map<string, Instant>> => {
    const rows = await db.select().from(t.policiesSeen)
    return new Map(rows.map((row) => [row.name, row.seenAt]))
  },
})

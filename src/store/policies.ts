/** Since when each policy reaches as far as it does, and which one a silence is about. */
import { eq, sql } from 'drizzle-orm'
import type { Policy } from '../domain/policy.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

/** `policy` null: none of the sentences asked about is true. */
export type AboutAnswer = {
  inputHash: string
  ticketId: number
  policy: string | null
  messageId: number | null
  quote: string | null
  at: Instant
}

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
  saveAbout: async (answer: AboutAnswer) => {
    await db.insert(t.aboutAnswers).values(answer).onConflictDoNothing()
  },
  /** Null: nobody was asked about this input yet. */
  about: async (inputHash: string): Promise<AboutAnswer | null> =>
    (await db.select().from(t.aboutAnswers).where(eq(t.aboutAnswers.inputHash, inputHash)).get()) ??
    null,
})

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
  see: see({ db, t }),
  seenAt: seenAt({ db, t }),
  saveAbout: async (answer: AboutAnswer) => {
    await db.insert(t.aboutAnswers).values(answer).onConflictDoNothing()
  },
  /** Null: nobody was asked about this input yet. */
  about: async (inputHash: string): Promise<AboutAnswer | null> =>
    (await db.select().from(t.aboutAnswers).where(eq(t.aboutAnswers.inputHash, inputHash)).get()) ??
    null,
})

/** Notes policies never seen with this reach. */
const see = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const row = {
    name: sql.placeholder('name'),
    reachHash: sql.placeholder('reachHash'),
    seenAt: sql.placeholder('seenAt'),
  }
  const upsert = db
    .insert(t.policiesSeen)
    .values(row)
    .onConflictDoUpdate({
      target: t.policiesSeen.name,
      set: { reachHash: sql`excluded.reach_hash`, seenAt: sql`excluded.seen_at` },
      setWhere: sql`${t.policiesSeen.reachHash} <> excluded.reach_hash`,
    })
    .prepare()
  const known = db.select().from(t.policiesSeen).prepare()
  return async (policies: Policy[], now: Instant) => {
    const reaches = new Map((await known.all()).map((row) => [row.name, row.reachHash]))
    // A write, even of nothing, waits for the disk.
    for (const { name, reachHash } of policies)
      if (reaches.get(name) !== reachHash) await upsert.run({ name, reachHash, seenAt: now })
  }
}

/** Since when each policy reaches as far as it does. */
const seenAt = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const all = db.select().from(t.policiesSeen).prepare()
  return async (): Promise<Map<string, Instant>> =>
    new Map((await all.all()).map((row) => [row.name, row.seenAt]))
}

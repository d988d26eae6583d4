/** Single facts about the account and this installation. */
import { eq } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

/** Every fact that is kept, with its shape. */
export type Facts = {
  /** sha256 of what screening went by last: prompt files, mode, settings. */
  rules: string
  /** Normalised account domain this database belongs to. */
  account: string
  me: { id: number; email: string | null; name: string | null; readAt: Instant }
  business_hours: { value: { timezone: string; hours: object[] } | null; readAt: Instant }
  /** Labels of the tickets' own fields by id, and names of the shop systems by integration id. */
  ticket_fields: { value: Record<string, string>; readAt: Instant }
  stores: { value: Record<string, string[]>; readAt: Instant }
  tickets_watermark: Instant
  messages_watermark: Instant
  paused: { reason: string; since: Instant }
  autonomous_paused: { reason: string; since: Instant }
  /** The key may not post: 401 or 403, until a person has looked (a resume clears it). */
  posting_held: { reason: string; since: Instant }
  activated: { by: string; at: Instant }
  /** Policies that ask first whatever their files say, since when: two of their messages were mistakes. */
  lowered: Record<string, Instant>
  /** Mistakes before this moment no longer count. */
  mistakes_forgiven: Instant
  /** Cause → the day (of the shop's zone) on which it was told to `NOTIFY_URL` last. */
  notified: Record<string, string>
  /** A read has shown one of our posts with its mark: absence may count as absence. */
  marks_proven: Instant
  /** This machine's clock. */
  last_complete_pass: number
  /** How far a sandbox's clock was ahead of this machine's, ms: a command that asks nothing knows it from here. */
  clock_lead: number
  /** What fell due before this moment is backlog: no complete pass for three days. */
  backlog_fence: Instant
}

export const createStateStore = ({ db, t }: Sql) => ({
  get: async <K extends keyof Facts>(key: K): Promise<Facts[K] | null> => {
    const row = await db.select().from(t.state).where(eq(t.state.key, key)).get()
    // The value was written by `set` with the same key, hence of that key's shape.
    return row === undefined ? null : (JSON.parse(row.value) as Facts[K])
  },
  set: async <K extends keyof Facts>(key: K, fact: Facts[K]) => {
    const value = JSON.stringify(fact)
    await db
      .insert(t.state)
      .values({ key, value })
      .onConflictDoUpdate({ target: t.state.key, set: { value } })
  },
  clear: async (key: keyof Facts) => {
    await db.delete(t.state).where(eq(t.state.key, key))
  },
})

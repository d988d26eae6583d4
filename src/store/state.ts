/** Single facts about the account and this installation. */
import { eq, inArray, type Placeholder, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import { type Event, record } from './events.ts'
import type { Db, Sql } from './sqlite.ts'

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
  /** Something that must always hold did not: no post until a person has looked (a resume clears it). */
  violated: { reason: string; since: Instant }
  /** Several posts are unclear at once: no new one until they are looked up. Clears itself. */
  hold: { reason: string; since: Instant }
  /** Nothing is written until then, by this machine's clock: the database may have missed posts. Clears itself. */
  quarantine: { reason: string; since: number; until: number }
  /** Which life of the database this is; the file beside it says the same. */
  life: string
  /** Posts of ours made before this moment that the ledger lacks were made by a database that was lost. */
  adopts_until: Instant
  /** A person has looked: what tripped the breaker before this moment no longer counts. */
  breaker_reset: Instant
  /** Violations that were told already. */
  violations_seen: string[]
  /** Users the helpdesk no longer lets speak, and when that was seen by this machine's clock. */
  gone_users: Record<string, number>
  /** What `setup` made in the account, by kind and name. */
  furnished: Record<
    string,
    { kind: 'webhook' | 'view' | 'macro'; name: string; id: number | null; url?: string }
  >
  /** Commands older than this were given to nobody: nothing steered yet. */
  steered_since: Instant
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
  /** Goes into the hashes of erased customers, so that nobody finds them by trying addresses. */
  erasure_salt: string
  /** What fell due before this moment is backlog: no complete pass for three days. */
  backlog_fence: Instant
}

export const createStateStore = (on: Sql) => {
  const { find, put, remove } = statementsOn(on)
  const listOf = listing(on)
  return {
    get: async <K extends keyof Facts>(key: K): Promise<Facts[K] | null> => {
      const row = await find.get({ key })
      // The value was written by `set` with the same key, hence of that key's shape.
      return row === undefined ? null : (JSON.parse(row.value) as Facts[K])
    },
    /** Several at once; what is not there is left out. */
    several: async <K extends keyof Facts>(
      keys: readonly K[],
    ): Promise<Partial<Pick<Facts, K>>> => {
      const rows = await listOf(keys)
      const facts = rows.map(({ key, value }) => [key, JSON.parse(value)])
      // As above, key by key.
      return Object.fromEntries(facts) as Partial<Pick<Facts, K>>
    },
    /** `event` is written with it. */
    set: async <K extends keyof Facts>(key: K, fact: Facts[K], event?: Event) => {
      const value = JSON.stringify(fact)
      if (event === undefined) await put.run({ key, value })
      else await on.together((tx) => [putOf(tx, on.t, key, value), record(tx, event)])
    },
    /** Only where nothing stands yet; false: somebody was first, and his fact stays. `event` is written with it. */
    claim: async <K extends keyof Facts>(
      key: K,
      fact: Facts[K],
      event?: Event,
    ): Promise<boolean> => {
      const first = await on.atomically((tx) => [
        claimOf(tx, on.t, key, JSON.stringify(fact)),
        ...(event === undefined ? [] : [record(tx, event)]),
      ])
      return first !== null
    },
    clear: async (key: keyof Facts) => {
      await remove.run({ key })
    },
  }
}

const claimOf = (tx: Db, t: Sql['t'], key: string, value: string) =>
  tx.insert(t.state).values({ key, value }).onConflictDoNothing().returning({ key: t.state.key })

const putOf = (tx: Db, t: Sql['t'], key: string | Placeholder, value: string | Placeholder) =>
  tx
    .insert(t.state)
    .values({ key, value })
    .onConflictDoUpdate({ target: t.state.key, set: { value: sql`excluded.value` } })

/** Built once: they are asked some dozens of times in every pass. */
const statementsOn = ({ db, t }: Sql) => {
  const [key, value] = [sql.placeholder('key'), sql.placeholder('value')]
  return {
    find: db.select({ value: t.state.value }).from(t.state).where(eq(t.state.key, key)).prepare(),
    put: putOf(db, t, key, value).prepare(),
    remove: db.delete(t.state).where(eq(t.state.key, key)).prepare(),
  }
}

/** One statement for each number of keys. */
const listing = ({ db, t }: Sql) => {
  const made = new Map<number, ReturnType<typeof make>>()
  const make = (count: number) => {
    const places = Array.from({ length: count }, (_, n) => sql.placeholder(`key${n}`))
    return db.select().from(t.state).where(inArray(t.state.key, places)).prepare()
  }
  return async (keys: readonly string[]) => {
    const rows = made.get(keys.length) ?? make(keys.length)
    made.set(keys.length, rows)
    return rows.all(Object.fromEntries(keys.map((key, n) => [`key${n}`, key])))
  }
}

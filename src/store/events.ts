/** The audit: what was done, when and by whom; sealed after each pass. */
import { asc, desc, eq, gt, max, type SQL, sql } from 'drizzle-orm'
import type { Act } from '../domain/acts.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'
import { schema } from './schema.ts'
import type { Db, Sql } from './sqlite.ts'

export type Event = {
  at: Instant
  act: string
  by: string
  ticketId?: number
  decisionId?: string
  hash?: string
  /** The name of a user, or a prompt file. */
  about?: string
}

/** The statement that records an act; it goes into the same list as the act itself. */
export const record = (tx: Db, event: Event) => tx.insert(schema.events).values(event)

/** Acts in the order in which they were done. */
export const readActs = ({ db, t }: Pick<Sql, 'db' | 't'>, which: SQL | undefined) =>
  db
    .select({
      at: t.events.at,
      act: t.events.act,
      by: t.events.by,
      decisionId: t.events.decisionId,
    })
    .from(t.events)
    .where(which)
    .orderBy(asc(t.events.id))

/** `rows`: all events since the previous seal, in order. */
export const sealOf = (previous: string, rows: object[]) =>
  sha256([previous, ...rows.map((row) => JSON.stringify(row))].join('\n'))

export const createEventStore = ({ db, t }: Sql) => {
  const lastSeal = db.select().from(t.seals).orderBy(desc(t.seals.throughEvent)).limit(1).prepare()
  const eventsAfter = db
    .select()
    .from(t.events)
    .where(gt(t.events.id, sql.placeholder('id')))
    .orderBy(asc(t.events.id))
    .prepare()
  return {
    ofDecision: async (decisionId: string): Promise<Act[]> =>
      readActs({ db, t }, eq(t.events.decisionId, decisionId)),

    add: async (event: Event) => {
      await db.insert(t.events).values(event)
    },

    /** Grows with every act, whichever process did it. */
    lastId: async (): Promise<number> =>
      (await db.select({ id: max(t.events.id) }).from(t.events))[0]?.id ?? 0,

    /** Closes the rows since the last seal, so that a later change of them shows. */
    seal: async (at: Instant) => {
      const last = await lastSeal.get()
      const rows = await eventsAfter.all({ id: last?.throughEvent ?? 0 })
      const newest = rows.at(-1)
      if (newest === undefined) return
      const hash = sealOf(last?.hash ?? '', rows)
      await db.insert(t.seals).values({ throughEvent: newest.id, hash, at })
    },
  }
}

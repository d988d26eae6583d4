/** How the database is: sound, sealed, with room to grow. */
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import { and, asc, gt, lte } from 'drizzle-orm'
import { sealOf } from './events.ts'
import type { OpenDatabase } from './sqlite.ts'

export type SealCheck = {
  seals: number
  /** The first seal that does not fit the events before it: they were changed after it was set. */
  broken: { throughEvent: number; at: number } | null
}

export const createConditionStore = (sql: OpenDatabase) => ({
  file: sql.file,
  /** What SQLite finds wrong with the file; empty when nothing. */
  faults: async () => sql.findFaults(),
  verifySeals: () => verifySeals(sql),
  /** Bytes that this user may still write beside the database; null for one in memory. */
  freeDisk: async (): Promise<number | null> => {
    if (sql.file === ':memory:') return null
    const disk = await statfs(dirname(sql.file))
    return disk.bavail * disk.bsize
  },
})

const verifySeals = async ({ db, t }: OpenDatabase): Promise<SealCheck> => {
  const seals = await db.select().from(t.seals).orderBy(asc(t.seals.throughEvent))
  let before = { throughEvent: 0, hash: '' }
  for (const seal of seals) {
    const rows = await db
      .select()
      .from(t.events)
      .where(and(gt(t.events.id, before.throughEvent), lte(t.events.id, seal.throughEvent)))
      .orderBy(asc(t.events.id))
    if (sealOf(before.hash, rows) !== seal.hash) return { seals: seals.length, broken: seal }
    before = seal
  }
  return { seals: seals.length, broken: null }
}

/** Which life of the database this is, kept in it and beside it (docs/decisions/006). */
import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Opening } from '../domain/quarantine.ts'
import type { SidecarFile } from './sidecar.ts'
import type { Sql } from './sqlite.ts'

/** `sidecar` null: a database in memory, which nobody can lose or restore. */
export const createGenerationStore = (sql: Sql, sidecar: SidecarFile | null) =>
  createOn(sql, sidecar, questionsOn(sql))

type Asked = ReturnType<typeof questionsOn>

const createOn = (sql: Sql, sidecar: SidecarFile | null, asked: Asked) => ({
  /** What is found of this database's life at the start. */
  read: async (): Promise<Pick<Opening, 'sidecar' | 'life' | 'newestEvent'> | null> =>
    sidecar === null
      ? null
      : {
          sidecar: sidecar.read(),
          life: asked.life(),
          newestEvent: asked.newest(),
        },

  /** A new life, in the database first: whoever dies in between is doubted again. */
  renew: async (wall: number) => {
    if (sidecar === null) return
    const { db, t } = sql
    const value = JSON.stringify(randomUUID())
    await db
      .insert(t.state)
      .values({ key: LIFE, value })
      .onConflictDoUpdate({ target: t.state.key, set: { value } })
    await advance(sql, sidecar, asked, wall)
  },

  /** Says beside the database how far it is. Before each post: whatever left, no older copy knows of it. */
  advance: async (wall: number) => {
    if (sidecar !== null) await advance(sql, sidecar, asked, wall)
  },
})

/** The key of `state` that holds it. */
const LIFE = 'life'

/** Under the database's write lock: of two processes neither can set the other's word back. */
const advance = (sql: Sql, sidecar: SidecarFile, asked: Asked, wall: number) =>
  sql.together(() => [
    {
      run: () => {
        const life = asked.life()
        if (life !== null) sidecar.write({ life, event: asked.newest(), seenAt: wall })
      },
    },
  ])

/** On the one connection: inside a transaction they see what it wrote. */
const questionsOn = ({ db, t }: Sql) => {
  const life = db.select().from(t.state).where(eq(t.state.key, LIFE)).prepare()
  const newest = db
    .select({ id: t.events.id })
    .from(t.events)
    .orderBy(desc(t.events.id))
    .limit(1)
    .prepare()
  return {
    life: (): string | null => {
      const row = life.get()
      return row === undefined ? null : String(JSON.parse(row.value))
    },
    newest: (): number => newest.get()?.id ?? 0,
  }
}

/**
 * A database whose durability is in our hand: what was committed outlives a killed process, what was synced outlives
 * a power cut, and an older copy can come back.
 */
import Database from 'better-sqlite3'
import type { Sidecar } from '../../src/domain/quarantine.ts'
import type { SidecarFile } from '../../src/store/sidecar.ts'
import { databaseOn, openDatabase } from '../../src/store/sqlite.ts'
import { type Store, storeOn } from '../../src/store/store.ts'
import { RECORDER } from './recorder.ts'

export type Disk = ReturnType<typeof createDisk>

/** Migrated once; every history begins with a copy. */
let empty: { content: Buffer; synchronous: number } | null = null

const emptyDatabase = () => {
  if (empty === null) {
    const fresh = openDatabase(':memory:')
    const { synchronous } = fresh.db.get<{ synchronous: number }>('PRAGMA synchronous')
    empty = { content: contentOf(fresh), synchronous }
    fresh.close()
  }
  return empty
}

/** `drizzle` keeps the connection it was given. */
const contentOf = ({ db }: { db: object }) =>
  (db as { $client: Database.Database }).$client.serialize()

/** With less than `FULL` a commit is on the disk only when SQLite next writes its journal back. */
const FULL = 2

export const createDisk = () => {
  const start = emptyDatabase()
  let raw = open(start.content)
  let beside: Sidecar | null = null
  /** Each write of it is synced at once: no power cut and no restored copy takes it back. */
  const sidecar: SidecarFile = {
    read: () => beside,
    write: (said) => {
      beside = said
    },
  }
  const mount = () => storeOn(databaseOn(raw, ':memory:'), sidecar)
  let store = mount()
  /** Null: nobody is going to cut the power, so nothing need be copied. */
  let synced: Buffer | null = null
  let count = counterOf(raw)
  let changes = 0
  let copied = 0

  const hasChanged = () => {
    const total = count.get() as number
    const isNew = total !== changes
    changes = total
    return isNew
  }

  const load = (content: Buffer) => {
    raw.close()
    raw = open(content)
    store = mount()
    count = counterOf(raw)
    synced = null
    changes = 0
  }

  return {
    raw: () => raw,
    store: (): Store => store,
    copy: () => raw.serialize(),
    /** From now on every sync point is copied. */
    beginSyncing: () => {
      synced = raw.serialize()
      copied = count.get() as number
    },
    /** A statement has ended: with full durability that is a sync point. */
    synced: () => {
      const total = count.get() as number
      if (synced === null || start.synchronous < FULL || total === copied) return
      synced = raw.serialize()
      copied = total
    },
    isSyncing: () => synced !== null,
    cutPower: () => load(synced ?? raw.serialize()),
    restore: (older: Buffer) => load(older),
    /** The database is deleted; what lies beside it stays. */
    lose: () => load(start.content),
    hasChanged,
    close: () => raw.close(),
  }
}

/** Grows with every row that is written. */
const counterOf = (raw: Database.Database) => raw.prepare('select total_changes()').pluck()

const open = (content: Buffer) => {
  const raw = new Database(content)
  raw.pragma('foreign_keys = ON')
  raw.exec(RECORDER)
  return raw
}

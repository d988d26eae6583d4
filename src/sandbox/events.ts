/** The audit log: what happened to which object, on whose request. */
import type { Instant } from '../lib/clock.ts'
import { currentAct } from './acts.ts'
import type { Entry, Json } from './records.ts'
import { createSortedIndex } from './sorted-index.ts'

type Happened = {
  type: string
  object_type: string
  object_id: number
  at: Instant
  data?: Json
  /** Default: whoever acts. */
  user_id?: number | null
}

export type Events = ReturnType<typeof createEvents>

export const createEvents = () => {
  const byId = new Map<number, Entry>()
  const byCreated = createSortedIndex()
  const readers: ((entry: Entry) => void)[] = []
  let lastId = FIRST_ID
  const add = (entry: Entry) => {
    byId.set(entry.id, entry)
    byCreated.insert({ at: entry.created_datetime, id: entry.id })
    lastId = Math.max(lastId, entry.id)
    forgetOldest()
  }
  const forgetOldest = () => {
    const oldest = byId.size > KEPT ? byCreated.at(0) : undefined
    if (!oldest) return
    byCreated.remove(oldest)
    byId.delete(oldest.id)
  }
  return {
    byCreated,
    add,
    get: (id: number) => byId.get(id),
    all: () => [...byId.values()],
    /** Grows with each event. */
    written: () => lastId - FIRST_ID,
    /** Calls the reader with every event from now on, while the change is still going on. */
    subscribe: (reader: (entry: Entry) => void) => {
      readers.push(reader)
    },
    write: (happened: Happened) => {
      const act = currentAct()
      const entry: Entry = {
        id: lastId + 1,
        context: act.context,
        created_datetime: happened.at,
        data: happened.data ?? null,
        object_id: happened.object_id,
        object_type: happened.object_type,
        type: happened.type,
        user_id: happened.user_id === undefined ? act.user_id : happened.user_id,
      }
      add(entry)
      for (const read of readers) read(entry)
    },
  }
}

const FIRST_ID = 2_190_943_000

/** Older ones are forgotten. */
const KEPT = 50_000

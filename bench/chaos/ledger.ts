/** What a lane's database says: where each ticket stands, and what stopped posting. */
import { existsSync } from 'node:fs'
import Database from 'better-sqlite3'

/** Without writing: what a kill left behind is not tidied up by looking at it. */
const look = <T>(file: string, query: string): T[] => {
  if (!existsSync(file)) return []
  const database = new Database(file, { readonly: true, timeout: 2000 })
  try {
    return database.prepare<[], T>(query).all()
  } catch (error) {
    // A database that died before its first migration has no tables yet.
    if (error instanceof Error && /no such table/.test(error.message)) return []
    throw error
  } finally {
    database.close()
  }
}

export type Latched = { key: string; reason: string }

/** Stops that only a person ends. */
export const readLatched = (file: string): Latched[] =>
  look<{ key: string; value: string }>(
    file,
    "select key, value from state where key in ('autonomous_paused', 'posting_held', 'violated')",
  ).map(({ key, value }) => ({ key, reason: String(JSON.parse(value).reason) }))

export const countSending = (file: string): number =>
  look(file, "select 1 from decisions where status = 'sending'").length

/** Marks of what is being sent, over one connection that is asked often; null while nothing can be asked. */
export const watchSending = (file: string) => {
  if (!existsSync(file)) return null
  const database = new Database(file, { readonly: true, timeout: 0 })
  try {
    const asked = database
      .prepare<[], string>("select external_id from decisions where status = 'sending'")
      .pluck()
    return { sending: () => unlessAway(() => asked.all()), close: () => database.close() }
  } catch {
    database.close()
    return null
  }
}

/** While a process begins or dies, its files may be locked or torn for a moment. */
const unlessAway = <T>(ask: () => T): T | null => {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Database.SqliteError) return null
    throw error
  }
}

/** Something may still leave, or is not known yet. */
export const countUnsettled = (file: string): number =>
  look(file, "select 1 from decisions where status in ('scheduled', 'sending', 'unknown')").length

/** Tickets on which everything is done, for now. */
export const countDone = (file: string): number =>
  look(
    file,
    "select distinct ticket_id from decisions where status not in ('scheduled', 'sending', 'unknown')",
  ).length

export type End = { ticketId: number; status: string; why: string | null; post: string }

/** Oldest first. */
export const readEnds = (file: string): End[] =>
  look<End>(
    file,
    'select ticket_id ticketId, status, status_reason why, post from decisions order by created_at',
  )

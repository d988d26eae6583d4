/** Opens the database: the only file that knows it is SQLite. */
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { is, Placeholder, type SQLWrapper, sql } from 'drizzle-orm'
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { ConfigError, sayError } from '../lib/errors.ts'
import { KEEP_FIGURES } from './insight-counters.ts'
import { type Prepared, planned } from './planned.ts'
import { schema } from './schema.ts'

export type Db = BetterSQLite3Database<typeof schema>

/** A statement whose returned rows say whether it found what it was looking for. */
export type Guard<Row> = { all: () => Row[] }
export type Write = { run: () => unknown }

export type Sql = {
  db: Db
  t: typeof schema
  /**
   * Runs a list of statements in one transaction. The first is the guard: when it returns no row nothing is
   * written and the answer is null, else its first row. No reads inside; conditions stand in `where`.
   */
  atomically: <Row>(list: (tx: Db) => [Guard<Row>, ...Write[]]) => Promise<Row | null>
  /** Writes that belong together and need no guard. */
  together: (list: (tx: Db) => Write[]) => Promise<void>
  /** Reads that belong together: rows as they all were at one moment. Nothing is awaited inside. */
  atOneMoment: <Rows>(read: () => Rows) => Promise<Rows>
}

export type OpenDatabase = Sql & {
  /** A path, or `:memory:`. */
  file: string
  /** What SQLite finds wrong with the file. */
  findFaults: () => string[]
  /** Excludes other passes on this database; null while one runs. Dies with its process. */
  lockPass: () => (() => void) | null
  /** Empties the log of writes into the file, so that deleted bytes are in neither. False: somebody reads just now. */
  flushLog: () => boolean
  /** Rows as they all were at one moment, whatever others write meanwhile; in memory nobody else writes. */
  openSnapshot: () => { db: Db; close: () => void }
  close: () => void
}

/** Whether a column holds one of a list given as JSON: one text however many there are, so that it is compiled once. */
export const among = (column: SQLWrapper, name: string) =>
  sql`${column} in (select value from json_each(${sql.placeholder(name)}))`

/** A value that is given when the statement runs, where drizzle wants the type of the column. */
export const given = (name: string) => sql`${sql.placeholder(name)}`

const MIGRATIONS = fileURLToPath(new URL('../../migrations', import.meta.url))

/** What a commit outlives: a power cut, or the death of this process alone. */
export type Durability = 'power cut' | 'process'

/** `file` is a path or `:memory:`. Migrates at once. Throws `ConfigError` when it cannot be opened. */
export const openDatabase = (file: string, outlives: Durability = 'power cut'): OpenDatabase => {
  const raw = openMigrated(file)
  // The file stays whole in a power cut; only the last commits may be lost.
  if (outlives === 'process') raw.pragma('synchronous = NORMAL')
  return databaseOn(raw, file)
}

/** On an open and migrated database: a simulation brings one along, to cut its power. */
export const databaseOn = (raw: Database.Database, file: string): OpenDatabase => {
  keepStatements(raw)
  const db = drizzle(raw, { schema })
  planStatements(db)
  // On the same connection: whatever is asked inside belongs to the transaction.
  const transaction = raw.transaction((work: () => unknown) => work())
  return {
    db,
    t: schema,
    atomically: async (list) => {
      try {
        return transaction.immediate(() => runGuarded(list(db))) as ReturnType<
          ReturnType<typeof list>[0]['all']
        >[number]
      } catch (error) {
        if (error instanceof GuardMissed) return null
        throw error
      }
    },
    together: async (list) => {
      transaction.immediate(() => {
        for (const write of list(db)) write.run()
      })
    },
    atOneMoment: async (read) => transaction(read) as ReturnType<typeof read>,
    file,
    findFaults: () => findFaults(raw),
    lockPass: createPassLock(file),
    flushLog: () => flushLog(raw),
    openSnapshot: () => (file === ':memory:' ? { db, close: () => {} } : openSnapshot(file)),
    close: () => raw.close(),
  }
}

/** More different texts than this, and most will never come again. */
const MOST_STATEMENTS = 500

/** A text that was compiled once is not compiled again. */
const keepStatements = (raw: Database.Database) => {
  const kept = new Map<string, Database.Statement>()
  const prepare = raw.prepare.bind(raw)
  const prepareOnce = (text: string) => {
    const known = kept.get(text)
    // Whoever used it last may have asked for bare columns.
    if (known !== undefined) return known.reader ? known.raw(false).pluck(false) : known
    if (kept.size >= MOST_STATEMENTS) kept.clear()
    const made = prepare(text)
    kept.set(text, made)
    return made
  }
  Object.assign(raw, { prepare: prepareOnce })
}

/** What drizzle keeps behind its door, as far as it is needed. */
type Inside = {
  session: { prepareQuery: (...query: unknown[]) => Prepared }
  dialect: { buildLimit: (limit: unknown) => unknown }
}

/** Each statement of drizzle comes from here. */
const planStatements = (db: Db) => {
  const { session, dialect } = db as unknown as Inside
  const prepareQuery = session.prepareQuery.bind(session)
  session.prepareQuery = (...query) => planned(prepareQuery(...query))
  const buildLimit = dialect.buildLimit.bind(dialect)
  // A limit that is bound barely has SQLite compile the text again at each run.
  dialect.buildLimit = (limit) => {
    if (typeof limit === 'number') return sql.raw(` limit ${limit}`)
    return is(limit, Placeholder) ? sql` limit cast(${limit} as integer)` : buildLimit(limit)
  }
}

const findFaults = (raw: Database.Database) =>
  (raw.pragma('quick_check') as { quick_check: string }[])
    .map((row) => row.quick_check)
    .filter((line) => line !== 'ok')

/** Answers at once: who asks decides how long to wait for a reader. */
const flushLog = (raw: Database.Database) => {
  raw.pragma('busy_timeout = 0')
  try {
    const ends = raw.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
    return ends.every(({ busy }) => busy === 0)
  } finally {
    raw.pragma(BUSY_TIMEOUT)
  }
}

const openSnapshot = (file: string) => {
  const raw = new Database(file, { readonly: true })
  raw.exec('BEGIN')
  return { db: drizzle(raw, { schema }), close: () => raw.close() }
}

class GuardMissed extends Error {}

const runGuarded = <Row>([guard, ...writes]: [Guard<Row>, ...Write[]]): Row => {
  const row = guard.all()[0]
  if (row === undefined) throw new GuardMissed()
  for (const write of writes) write.run()
  return row
}

const openMigrated = (file: string) => {
  try {
    if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
    const raw = new Database(file)
    for (const pragma of PRAGMAS) raw.pragma(pragma)
    migrate(drizzle(raw, { schema }), { migrationsFolder: MIGRATIONS })
    raw.exec(KEEP_TALLIES)
    raw.exec(KEEP_FIGURES)
    raw.exec(KEEP_ERASED)
    return raw
  } catch (error) {
    // What the migrator throws quotes the whole statement; the reason stands in its cause.
    const why = sayError(error instanceof Error ? (error.cause ?? error) : error)
    throw new ConfigError([
      `DATABASE_URL: ${file} cannot be opened (${why}); name a file of its own in a folder this user may write`,
    ])
  }
}

const added = (row: 'new' | 'old', sign: 1 | -1) => `
  insert into tallies (shelf, status, verdict, n, usd)
  values (${row}.shelf, ${row}.status, ${row}.verdict, ${sign}, ${sign} * coalesce(${row}.cost_usd, 0))
  on conflict (shelf, status, verdict) do update set n = n + excluded.n, usd = usd + excluded.usd;`

/** Counters move in the statement that moves the decision, whoever wrote it. */
const KEEP_TALLIES = `
create trigger if not exists tally_added after insert on decisions begin ${added('new', 1)} end;
create trigger if not exists tally_removed after delete on decisions begin ${added('old', -1)} end;
create trigger if not exists tally_moved
  after update of status, verdict, reason, fence, cost_usd on decisions
  when old.shelf <> new.shelf or old.status <> new.status or old.verdict <> new.verdict
    or old.cost_usd is not new.cost_usd
  begin ${added('old', -1)} ${added('new', 1)} end;`

/** Where rows of a ticket lie, and by which column. */
const ROWS_OF_TICKETS = {
  tickets: 'id',
  messages: 'ticket_id',
  traces: 'ticket_id',
  decisions: 'ticket_id',
  about_answers: 'ticket_id',
  commands: 'ticket_id',
  simulation_answers: 'ticket_id',
  debts: 'ticket_id',
  rule_writes: 'ticket_id',
}

/** A process that judged an erased ticket meanwhile writes into the void. */
const KEEP_ERASED = Object.entries(ROWS_OF_TICKETS)
  .map(
    ([table, column]) => `
create trigger if not exists erased_${table} before insert on ${table}
  when exists (select 1 from erased_tickets where ticket_id = new.${column})
  begin select raise(ignore); end;`,
  )
  .join('')

const BUSY_TIMEOUT = 'busy_timeout = 5000'

/** `FULL`: what was acknowledged survives a power cut (DESIGN 8). */
const PRAGMAS = [
  BUSY_TIMEOUT,
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
]

/** The lock is an open exclusive transaction on a file of its own: the system drops it with the process. */
export const createPassLock = (file: string): (() => (() => void) | null) => {
  // Kept here also for its own sake: a transaction nobody refers to ends with the next sweep of the heap.
  let held: { lock: Database.Database | null } | null = null
  return () => {
    if (held !== null) return null
    const lock = file === ':memory:' ? null : takeFileLock(`${file}.lock`)
    if (lock === 'busy') return null
    held = { lock }
    return () => {
      held = null
      lock?.close()
    }
  }
}

const takeFileLock = (file: string) => {
  const lock = new Database(file, { timeout: 0 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return 'busy'
    throw error
  }
}

/** Fills a database with copies of the decisions and tickets it holds, spread over every tab of the inbox. */

import { performance } from 'node:perf_hooks'
import Database from 'better-sqlite3'

/** Answers the seconds it took. */
export const fillDatabase = (file: string, count: number): number => {
  const began = performance.now()
  const db = new Database(file)
  // What is lost in a power cut is filled again.
  for (const pragma of ['journal_mode = WAL', 'synchronous = OFF', 'cache_size = -400000'])
    db.pragma(pragma)
  db.transaction(() => {
    copyTickets(db, Math.ceil(count / PER_TICKET))
    copyDecisions(db, count)
    sendDelivered(db)
  })()
  db.exec('analyze')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  return (performance.now() - began) / 1000
}

/** Decisions of one ticket. */
const PER_TICKET = 3
const FIRST_ID = 500_000_000
/** Every tab of the inbox gets so many: its first page is full in a small database too. */
const OF_EACH = 100

const copyTickets = (db: Database.Database, count: number) => {
  const own = { id: `${FIRST_ID} + n`, customer_id: `${FIRST_ID} + n`, silent: '0', dirty: '0' }
  copy(db, 'tickets', count, { ...own, subject: "subject || ' ' || n" })
}

/** Copies whose follow-up is long over: no pass looks at them again. */
const copyDecisions = (db: Database.Database, count: number) =>
  copy(db, 'decisions', count, {
    id: "'bench-' || n",
    ticket_id: `${FIRST_ID} + n / ${PER_TICKET}`,
    customer_id: `${FIRST_ID} + n / ${PER_TICKET}`,
    external_id: "'bench-' || n",
    // Told below, as a pass tells it: what is counted then is counted by the database itself.
    outcome: 'null',
    lease_owner: 'null',
    send_at: '4102444800000',
    created_at: `created_at - ((n * 7919) % ${count}) * 1000.0`,
    fence: `case ${kind} when 5 then 1 else 0 end`,
    status: `case ${kind} ${STATUSES.map((status, n) => `when ${n} then '${status}'`).join(' ')} end`,
    verdict: `case ${kind} when 4 then 'we_owe' when 8 then 'no_follow_up' else 'follow_up' end`,
    reason: `case ${kind} when 6 then 'backlog: ' when 7 then 'too_late: ' else '' end || reason`,
  })

/** What was delivered left when it was decided, long before any cap counts it, and a third was answered. */
const sendDelivered = (db: Database.Database) => {
  db.exec(`
    insert into deliveries (external_id, decision_id, ticket_id, customer_id, kind, text_hash, attempts,
      started_at, started_now, feed_read_at, ticket_read_at, posted_at, delivered_at, confirmed, autonomous)
    select external_id, id, ticket_id, customer_id, 'reply', '', 1, 0, 0, 0, 0, created_at, created_at, 1,
      rowid % 5 = 0
    from decisions where status = 'delivered' and id like 'bench-%'`)
  db.exec(`
    update decisions set outcome = case rowid % 3 when 0 then 'replied' else 'silent' end,
      outcome_at = created_at + (rowid % 240) * 3600000.0
    where status = 'delivered' and id like 'bench-%'`)
}

/** By place among the kinds: needs, scheduled, sent, held, owed, unsure, backlog, too late, nothing open. */
const STATUSES = [
  ...['pending', 'scheduled', 'delivered', 'cancelled', 'pending', 'parked'],
  ...['no_action', 'no_action', 'no_action'],
]

/** A hundred of each kind, then what a shop of some years has: sent, held back, nothing open. */
const kind = `(case when n < ${OF_EACH * STATUSES.length} then n % ${STATUSES.length}
  when n % 20 < 9 then 2 when n % 20 < 14 then 3 else 8 end)`

/** `values`: what differs from the copied row, in SQL over `n`. */
const copy = (
  db: Database.Database,
  table: string,
  count: number,
  values: Record<string, string>,
) => {
  const columns = (db.pragma(`table_xinfo(${table})`) as { name: string; hidden: number }[])
    .filter(({ hidden }) => hidden === 0)
    .map(({ name }) => name)
  db.exec(`create temp table original as select row_number() over () - 1 as place, * from ${table}`)
  db.exec(`
    insert into ${table} (${columns.map((name) => `"${name}"`).join(', ')})
    with recursive series(n) as (select 0 union all select n + 1 from series where n + 1 < ${count})
    select ${columns.map((name) => values[name] ?? `"${name}"`).join(', ')}
    from series join original on place = n % (select count(*) from original)`)
  db.exec('drop table original')
}

/** Reads everything that is kept, row by row, as it stood at one moment. No key, no password, no session is among it. */
import { and, asc, getTableColumns, gt, inArray, or } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { Traced } from './erasures.ts'
import { schema as t } from './schema.ts'
import type { Db, OpenDatabase } from './sqlite.ts'

/** One row: which kind it is, then its columns by their names in the database. */
export type ExportedRow = { kind: string } & Record<string, unknown>

type Kind = {
  kind: string
  table: SQLiteTable
  /** Unique; rows come in its order. */
  key: SQLiteColumn
  /** By what a row belongs to a customer; absent: to nobody. */
  of?: { ticket?: SQLiteColumn; decision?: SQLiteColumn }
  /** Names of columns that never leave. */
  without?: string[]
}

type OfDecision = SQLiteTable & { decisionId: SQLiteColumn }
type OfTicket = SQLiteTable & { ticketId: SQLiteColumn }

const ofTicket = (kind: string, table: OfTicket, key: SQLiteColumn): Kind => ({
  kind,
  table,
  key,
  of: { ticket: table.ticketId },
})

const ofDecision = (kind: string, table: OfDecision, key: SQLiteColumn): Kind => ({
  kind,
  table,
  key,
  of: { decision: table.decisionId },
})

/** Counters (`tallies`, `figures`) and finding aids (`traces`, `rule_writes`) follow from the rest; sessions are nobody's to carry away. */
const KINDS: Kind[] = [
  { kind: 'ticket', table: t.tickets, key: t.tickets.id, of: { ticket: t.tickets.id } },
  ofTicket('message', t.messages, t.messages.id),
  ofTicket('decision', t.decisions, t.decisions.id),
  ofDecision('approval', t.approvals, t.approvals.id),
  ofDecision('rejection', t.rejections, t.rejections.decisionId),
  ofDecision('resolution', t.resolutions, t.resolutions.id),
  ofDecision('feedback', t.feedback, t.feedback.decisionId),
  ofDecision('redraft', t.redrafts, t.redrafts.id),
  ofTicket('delivery', t.deliveries, t.deliveries.externalId),
  ofTicket('command', t.commands, t.commands.key),
  ofTicket('about_answer', t.aboutAnswers, t.aboutAnswers.inputHash),
  // Each begins at a message of its own.
  ofTicket('debt', t.debts, t.debts.anchorMessageId),
  {
    kind: 'event',
    table: t.events,
    key: t.events.id,
    of: { ticket: t.events.ticketId, decision: t.events.decisionId },
  },
  { kind: 'seal', table: t.seals, key: t.seals.throughEvent },
  { kind: 'pass', table: t.passes, key: t.passes.id },
  { kind: 'spending', table: t.spending, key: t.spending.id },
  { kind: 'spent_day', table: t.spentDays, key: t.spentDays.day },
  { kind: 'policy_seen', table: t.policiesSeen, key: t.policiesSeen.name },
  { kind: 'prompt_version', table: t.promptVersions, key: t.promptVersions.id },
  { kind: 'user', table: t.users, key: t.users.key, without: ['password_hash'] },
  { kind: 'erasure', table: t.erasures, key: t.erasures.hash },
  { kind: 'fact', table: t.state, key: t.state.key },
]

const PAGE = 500

export const createExportStore = (on: Pick<OpenDatabase, 'openSnapshot'>) => ({
  /** `of` null: everything. Read it to its end, or give it back with `return`. */
  rows: (of: Traced | null) => rowsOf(on, of),
})

async function* rowsOf(
  { openSnapshot }: Pick<OpenDatabase, 'openSnapshot'>,
  of: Traced | null,
): AsyncGenerator<ExportedRow> {
  const { db, close } = openSnapshot()
  try {
    const kinds = of === null ? KINDS : KINDS.filter((kind) => kind.of !== undefined)
    for (const kind of kinds) yield* pages(db, kind, of?.ticketIds ?? null)
  } finally {
    close()
  }
}

async function* pages(db: Db, kind: Kind, ticketIds: number[] | null) {
  const { table, key, without = [] } = kind
  const columns = Object.entries(getTableColumns(table))
  const keyName = columns.find(([, column]) => column === key)?.[0] ?? ''
  let last: unknown = null
  for (;;) {
    const rows: Record<string, unknown>[] = await db
      .select()
      .from(table)
      .where(and(last === null ? undefined : gt(key, last), belongs(db, kind, ticketIds)))
      .orderBy(asc(key))
      .limit(PAGE)
    for (const row of rows)
      if (!isSalt(row))
        yield {
          kind: kind.kind,
          ...Object.fromEntries(
            columns
              .filter(([, { name }]) => !without.includes(name))
              .map(([property, { name }]) => [name, row[property]]),
          ),
        }
    last = rows.at(-1)?.[keyName] ?? null
    if (rows.length < PAGE) return
  }
}

/** With it anybody could try addresses against the hashes of the erased. */
const isSalt = (row: Record<string, unknown>) => row.key === 'erasure_salt'

const belongs = (db: Db, { of }: Kind, ticketIds: number[] | null) => {
  if (ticketIds === null || of === undefined) return undefined
  const his = db
    .select({ id: t.decisions.id })
    .from(t.decisions)
    .where(inArray(t.decisions.ticketId, ticketIds))
  return or(of.ticket && inArray(of.ticket, ticketIds), of.decision && inArray(of.decision, his))
}

/** How a ticket lies in its row. */
import { sql } from 'drizzle-orm'
import type { TicketFacts } from '../domain/ticket.ts'
import type { Sql, Write } from './sqlite.ts'

export type TicketRow = Sql['t']['tickets']['$inferSelect']

/** Screening looks at the next pass, whatever look is under way now. */
export const awake = (t: Sql['t']) => ({ lookAt: 0, wakes: sql`${t.tickets.wakes} + 1` })

/** Everything but what only a detail read tells. One statement for each set of columns. */
export const upsertTicket = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const made = new Map<string, ReturnType<typeof make>>()
  const make = (columns: Column[]) => {
    const given = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]))
    const excluded = Object.fromEntries(
      columns.map((name) => [name, sql`excluded.${sql.identifier(t.tickets[name].name)}`]),
    )
    return (
      db
        .insert(t.tickets)
        // A place for each column of a told row.
        .values(given as object as Told)
        .onConflictDoUpdate({ target: t.tickets.id, set: { ...excluded, ...awake(t) } })
        .prepare()
    )
  }
  return (ticket: TicketFacts): Write => {
    const row = toldBy(ticket)
    const columns = Object.keys(row) as Column[]
    const upsert = made.get(columns.join()) ?? make(columns)
    made.set(columns.join(), upsert)
    return { run: () => upsert.run(row) }
  }
}

type Told = ReturnType<typeof toldBy>
type Column = keyof Told

const toldBy = (ticket: TicketFacts) => {
  const row = {
    id: ticket.id,
    subject: ticket.subject,
    channel: ticket.channel,
    status: ticket.status,
    language: ticket.language,
    customerId: ticket.customer?.id ?? null,
    customerEmail: ticket.customer?.email ?? null,
    customerName: ticket.customer?.name ?? null,
    assignee: ticket.assignee,
    team: ticket.team,
    tags: ticket.tags,
    spam: ticket.spam,
    trashedAt: ticket.trashedAt,
    snoozedUntil: ticket.snoozedUntil,
    createdAt: ticket.createdAt,
    updatedAt: ticket.updatedAt,
    closedAt: ticket.closedAt,
    dirty: true,
    lookAt: 0,
  }
  // What an answer leaves out is kept as another told it: a detail read lacks the count.
  return {
    ...row,
    ...(ticket.messagesCount !== null && { messagesCount: ticket.messagesCount }),
    ...(ticket.fields !== null && { fields: ticket.fields }),
  }
}

export const toFacts = (row: TicketRow): TicketFacts => ({
  id: row.id,
  subject: row.subject,
  channel: row.channel,
  status: row.status,
  language: row.language,
  customer:
    row.customerId === null && row.customerEmail === null
      ? null
      : { id: row.customerId, email: row.customerEmail, name: row.customerName },
  assignee: row.assignee,
  team: row.team,
  tags: row.tags,
  fields: row.fields,
  spam: row.spam,
  trashedAt: row.trashedAt,
  snoozedUntil: row.snoozedUntil,
  createdAt: row.createdAt,
  updatedAt: row.updatedAt,
  closedAt: row.closedAt,
  messagesCount: row.messagesCount,
})

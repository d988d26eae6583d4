/** How a ticket lies in its row. */
import { sql } from 'drizzle-orm'
import type { TicketFacts } from '../domain/ticket.ts'
import type { Sql } from './sqlite.ts'

export type TicketRow = Sql['t']['tickets']['$inferSelect']

/** Screening looks at the next pass, whatever look is under way now. */
export const awake = (t: Sql['t']) => ({ lookAt: 0, wakes: sql`${t.tickets.wakes} + 1` })

/** Everything but what only a detail read tells. */
export const upsertTicket = (tx: Sql['db'], t: Sql['t'], ticket: TicketFacts) => {
  const row = {
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
  const told = {
    ...row,
    ...(ticket.messagesCount !== null && { messagesCount: ticket.messagesCount }),
    ...(ticket.fields !== null && { fields: ticket.fields }),
  }
  return tx
    .insert(t.tickets)
    .values({ id: ticket.id, ...told })
    .onConflictDoUpdate({ target: t.tickets.id, set: { ...told, ...awake(t) } })
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

/** Keeps what only a ticket's own read tells; it holds until the ticket changes. */
import { and, eq, lte } from 'drizzle-orm'
import type { Order, TicketFacts, TicketRecord } from '../domain/ticket.ts'
import type { Sql } from './sqlite.ts'

/** A read older than the row tells nothing, and one that lacks the customer's zone does not unsay it. */
export const saveDetail =
  ({ db, t }: Sql) =>
  async (
    ticketId: number,
    orders: Order[],
    told: TicketRecord & Pick<TicketFacts, 'updatedAt'>,
  ) => {
    const { customerTags, spent, stores, updatedAt } = told
    const customerTimezone = told.customerTimezone ?? (await knownZone({ db, t }, ticketId))
    const record = { customerTags, spent, stores, ...(customerTimezone && { customerTimezone }) }
    await db
      .update(t.tickets)
      .set({ orders, record, detailOf: updatedAt })
      .where(and(eq(t.tickets.id, ticketId), lte(t.tickets.updatedAt, updatedAt)))
  }

const knownZone = async ({ db, t }: Pick<Sql, 'db' | 't'>, ticketId: number) =>
  (
    await db
      .select({ record: t.tickets.record })
      .from(t.tickets)
      .where(eq(t.tickets.id, ticketId))
      .get()
  )?.record?.customerTimezone ?? null

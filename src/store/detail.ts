/** Keeps what only a ticket's own read tells; it holds until the ticket changes. */
import { and, eq, lte, sql } from 'drizzle-orm'
import type { Order, TicketFacts, TicketRecord } from '../domain/ticket.ts'
import { given, type Sql } from './sqlite.ts'

/** A read older than the row tells nothing, and one that lacks the customer's zone does not unsay it. */
export const saveDetail = ({ db, t }: Sql) => {
  const knownZone = zoneKnown({ db, t })
  const save = db
    .update(t.tickets)
    .set({ orders: given('orders'), record: given('record'), detailOf: given('updatedAt') })
    .where(and(eq(t.tickets.id, given('ticketId')), lte(t.tickets.updatedAt, given('updatedAt'))))
    .prepare()
  return async (
    ticketId: number,
    orders: Order[],
    told: TicketRecord & Pick<TicketFacts, 'updatedAt'>,
  ) => {
    const { customerTags, spent, stores, updatedAt } = told
    const customerTimezone = told.customerTimezone ?? (await knownZone(ticketId))
    const record = { customerTags, spent, stores, ...(customerTimezone && { customerTimezone }) }
    await save.run({
      ticketId,
      orders: JSON.stringify(orders),
      record: JSON.stringify(record),
      updatedAt,
    })
  }
}

const zoneKnown = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const rowOf = db
    .select({ record: t.tickets.record })
    .from(t.tickets)
    .where(eq(t.tickets.id, sql.placeholder('ticketId')))
    .prepare()
  return async (ticketId: number) =>
    (await rowOf.get({ ticketId }))?.record?.customerTimezone ?? null
}

/** Routes of tickets and their tags. */
import { type Context, Hono } from 'hono'
import { customerWrites } from './happening.ts'
import { bodyOf, type Env, type Kit, madeStatus, seenBy, ticketOf } from './kit.ts'
import { flag, form, listOf, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { createTicket } from './new-ticket.ts'
import { listOfPage, pageOfIndex } from './pages.ts'
import { demand } from './problems.ts'
import type { Ticket } from './records.ts'
import { showCompact, showDetail, showTag } from './show-ticket.ts'
import { createSortedIndex } from './sorted-index.ts'
import { readTagIds, setTags, updateTicket } from './ticket-changes.ts'
import { ticketsOfView } from './view-routes.ts'

export const ticketRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/tickets', (c) => c.json(listTickets(seenBy(kit, c), c)))
  app.post('/tickets', (c) => postTicket(kit, c))
  app.get('/tickets/:id', (c) => c.json(readTicket(kit, c)))
  app.put('/tickets/:id', async (c) => {
    const ticket = ticketOf(kit, c)
    updateTicket(kit.desk, ticket, await bodyOf(c), kit.clock.stamp())
    return c.json(showDetail(kit.view, ticket, { customFields: true, afterPut: true }))
  })
  app.delete('/tickets/:id', (c) => {
    deleteTicket(kit, ticketOf(kit, c))
    return c.body(null, 204)
  })
  app.get('/tickets/:id/tags', (c) =>
    c.json({
      data: ticketOf(kit, c)
        .tag_ids.flatMap((id) => kit.desk.tags.get(id) ?? [])
        .map((tag) => showTag(kit.view, tag)),
    }),
  )
  app.post('/tickets/:id/tags', (c) => changeTags(kit, c, 201, (had, ids) => [...had, ...ids]))
  app.put('/tickets/:id/tags', (c) => changeTags(kit, c, 202, (_, ids) => ids))
  app.delete('/tickets/:id/tags', (c) =>
    changeTags(kit, c, 204, (had, ids) => had.filter((id) => !ids.includes(id))),
  )
  return app
}

const listQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  order_by: oneOf(
    'created_datetime:desc',
    'created_datetime:asc',
    'updated_datetime:desc',
    'updated_datetime:asc',
  ),
  customer_id: whole(),
  external_id: text(),
  view_id: whole(),
  rule_id: whole(),
  ticket_ids: listOf(whole(), 100),
  trashed: flag,
})

const postTicket = async (kit: Kit, c: Context<Env>) => {
  const ticket = createTicket(kit, await bodyOf(c), kit.clock.stamp())
  const shown = showDetail(kit.view, ticket, { customFields: false, afterPut: true })
  const messages = shown.messages.map((message) => ({ ...message, macros: [] }))
  return c.json({ ...shown, messages }, madeStatus(kit))
}

const deleteTicket = ({ desk, clock }: Kit, ticket: Ticket) => {
  for (const message of desk.messagesOf(ticket)) desk.messages.remove(message)
  desk.tickets.remove(ticket)
  desk.events.write({
    type: 'ticket-deleted',
    object_type: 'Ticket',
    object_id: ticket.id,
    at: clock.stamp(),
  })
}

const listTickets = (kit: Kit, c: Context<Env>) => {
  const url = new URL(c.req.url)
  const query = demand(
    listQuery,
    queryObject(url.searchParams, ['ticket_ids']),
    'Failed to list tickets.',
  )
  const ofView = query.view_id === undefined ? null : new Set(ticketsOfView(kit, c, query.view_id))
  const [field, direction] = (query.order_by ?? 'created_datetime:desc').split(':')
  const order = field === 'updated_datetime' ? 'updated_datetime' : 'created_datetime'
  const index =
    fewTickets(kit, query, order) ??
    (order === 'updated_datetime' ? kit.desk.tickets.byUpdated : kit.desk.tickets.byCreated)
  const keep = (id: number) => {
    const ticket = kit.desk.tickets.get(id)
    return ticket && isAsked(kit, ticket, query) && ofView?.has(id) !== false ? ticket : undefined
  }
  const page = pageOfIndex(index, keep, { ...query, descending: direction === 'desc' }, kit.cursors)
  return listOfPage(url, {
    ...page,
    data: page.data.map((ticket) => showCompact(kit.view, ticket)),
  })
}

type Query = {
  customer_id?: number
  external_id?: string
  rule_id?: number
  ticket_ids?: number[]
  trashed?: boolean
}

/** An index of the few tickets a narrow question is about, so that the feed need not be walked. */
const fewTickets = (kit: Kit, query: Query, order: 'updated_datetime' | 'created_datetime') => {
  const { desk } = kit
  const ids =
    query.ticket_ids ??
    (query.external_id === undefined
      ? undefined
      : desk.tickets.withExternalId(query.external_id)) ??
    (query.customer_id === undefined ? undefined : desk.tickets.ofCustomer(query.customer_id))
  if (!ids) return undefined
  const index = createSortedIndex()
  for (const id of new Set(ids)) {
    const ticket = desk.tickets.get(id)
    if (ticket) index.insert({ at: ticket[order], id })
  }
  return index
}

const isAsked = (kit: Kit, ticket: Ticket, query: Query) =>
  (query.trashed !== false || ticket.trashed_datetime === null) &&
  (query.customer_id === undefined || ticket.customer_id === query.customer_id) &&
  (query.external_id === undefined || ticket.external_id === query.external_id) &&
  (query.rule_id === undefined ||
    kit.desk.messagesOf(ticket).some((message) => message.rule_id === query.rule_id))

const detailQuery = form({ relationships: listOf(oneOf('custom_fields')) })

const readTicket = (kit: Kit, c: Context<Env>) => {
  const url = new URL(c.req.url)
  const { relationships = [] } = demand(
    detailQuery,
    queryObject(url.searchParams, ['relationships']),
    'Failed to get ticket.',
  )
  const ticket = ticketOf(kit, c)
  for (const text of kit.faults.answersBeforeRead(ticket.id))
    customerWrites(kit.desk, ticket, { text, at: kit.clock.stamp() }, kit.faults.now())
  const seen = seenBy(kit, c)
  return showDetail(seen.view, ticketOf(seen, c), {
    customFields: relationships.includes('custom_fields'),
    afterPut: false,
  })
}

const changeTags = async (
  kit: Kit,
  c: Context<Env>,
  status: 201 | 202 | 204,
  change: (had: number[], ids: number[]) => number[],
) => {
  const ticket = ticketOf(kit, c)
  const at = kit.clock.stamp()
  const ids = readTagIds(kit.desk, await bodyOf(c), at, 'Failed to change the tags of the ticket.')
  setTags(kit.desk, ticket, change(ticket.tag_ids, ids), at)
  return c.body(null, status, status === 204 ? {} : { 'content-type': 'application/json' })
}

/** Routes of tickets and their tags. */
import { type Context, Hono } from 'hono'
import { bodyOf, type Env, type Kit, ticketOf } from './kit.ts'
import { flag, form, listOf, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfIndex } from './pages.ts'
import { demand, notFound } from './problems.ts'
import type { Ticket } from './records.ts'
import { customerWrites } from './sending.ts'
import { showCompact, showDetail, showTag } from './show-ticket.ts'
import { createSortedIndex } from './sorted-index.ts'
import { readTagIds, setTags, updateTicket } from './ticket-changes.ts'

export const ticketRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/tickets', (c) => c.json(listTickets(kit, new URL(c.req.url))))
  app.get('/tickets/:id', (c) => c.json(readTicket(kit, c)))
  app.put('/tickets/:id', async (c) => {
    const ticket = ticketOf(kit, c)
    updateTicket(kit.desk, ticket, await bodyOf(c), kit.clock.stamp())
    return c.json(showDetail(kit.view, ticket, { customFields: true, afterPut: true }))
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

const listTickets = (kit: Kit, url: URL) => {
  const query = demand(
    listQuery,
    queryObject(url.searchParams, ['ticket_ids']),
    'Failed to list tickets.',
  )
  if (query.view_id !== undefined) throw notFound()
  const [field, direction] = (query.order_by ?? 'created_datetime:desc').split(':')
  const order = field === 'updated_datetime' ? 'updated_datetime' : 'created_datetime'
  const index =
    fewTickets(kit, query, order) ??
    (order === 'updated_datetime' ? kit.desk.tickets.byUpdated : kit.desk.tickets.byCreated)
  const keep = (id: number) => {
    const ticket = kit.desk.tickets.get(id)
    return ticket && isAsked(kit, ticket, query) ? ticket : undefined
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
  return showDetail(kit.view, ticket, {
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

/** Routes of views, and of the tickets they show. */
import { type Context, Hono } from 'hono'
import type { SavedView } from './account-records.ts'
import { bodyOf, type Env, type Kit, numberOf, seenBy } from './kit.ts'
import { form, json, listOf, moment, nullable, oneOf, text, whole } from './marshmallow.ts'
import { apiUser } from './people.ts'
import { badRequest, demand, notFound } from './problems.ts'
import type { Ticket } from './records.ts'
import { resourceRoutes } from './resource.ts'
import { readScript, ScriptError } from './script.ts'
import { when, whenever } from './show.ts'
import { showListedCustomer } from './show-person.ts'
import { showItem } from './show-ticket.ts'
import { readFilter, type TicketFilter } from './view-filter.ts'
import { pageOfItems } from './view-items.ts'

const fields = {
  name: text(255),
  slug: text(255),
  type: oneOf('ticket-list', 'customer-list'),
  category: nullable(oneOf('system', 'user')),
  visibility: oneOf('public', 'shared', 'private'),
  filters: text(5000),
  fields: listOf(text()),
  order_by: text(),
  order_dir: oneOf('asc', 'desc'),
  search: nullable(text()),
  section_id: nullable(whole()),
  display_order: nullable(whole()),
  decoration: json,
  shared_with_users: listOf(whole(), 100),
  shared_with_teams: listOf(whole(), 100),
  deactivated_datetime: nullable(moment),
}

export const viewRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/views/:id/items', (c) => c.json(readItems(kit, c)))
  app.put('/views/:id/items', (c) => searchItems(kit, c))
  app.route(
    '/',
    resourceRoutes(kit, {
      path: 'views',
      noun: 'view',
      objectType: 'View',
      shelf: kit.desk.shelves.views,
      total: true,
      rank: (view) => view.id,
      show: (view) => showView(kit, view),
      create: (raw, at) => createView(kit, raw, at),
      change: (view, raw) => {
        const change = demand(form(fields), raw, 'Failed to update view.')
        if (change.filters !== undefined) filterOf(change.filters)
        Object.assign(view, change)
      },
    }),
  )
  return app
}

const createView = (kit: Kit, raw: unknown, at: number): SavedView => {
  const given = demand(form(fields, ['slug']), raw, 'Failed to create view.')
  if (given.filters !== undefined) filterOf(given.filters)
  return { ...plainView(kit.desk.shelves.views.nextId(), at), ...given }
}

const plainView = (id: number, at: number): SavedView => ({
  id,
  name: '',
  slug: '',
  type: 'ticket-list',
  category: 'user',
  visibility: 'public',
  filters: '',
  fields: [],
  order_by: 'updated_datetime',
  order_dir: 'desc',
  search: null,
  section_id: null,
  display_order: null,
  decoration: null,
  shared_with_users: [],
  shared_with_teams: [],
  created_datetime: at,
  deactivated_datetime: null,
})

const showView = (kit: Kit, { display_order: _, ...view }: SavedView) => ({
  ...view,
  created_datetime: when(kit.view, view.created_datetime),
  deactivated_datetime: whenever(kit.view, view.deactivated_datetime),
  filters_ast: readScript(view.filters),
  uri: `/api/views/${view.id}/`,
})

/** Throws 400 for what the language does not have. */
const filterOf = (filters: string): TicketFilter => {
  try {
    return readFilter(filters)
  } catch (error) {
    if (error instanceof ScriptError)
      throw badRequest('Invalid view filters.', { filters: [error.message] })
    throw error
  }
}

const readItems = (kit: Kit, c: Context<Env>) => {
  const view = kit.desk.shelves.views.get(numberOf(c.req.param('id')))
  if (!view) throw notFound()
  return itemsOf(seenBy(kit, c), c, view)
}

const itemsOf = (kit: Kit, c: Context<Env>, view: SavedView) => {
  const url = new URL(c.req.url)
  if (view.type === 'customer-list') {
    const { page, meta } = pageOfItems(view, kit.desk.people.customers(), url)
    return { data: page.map((person) => showListedCustomer(kit.view, person)), meta }
  }
  const { page, meta } = pageOfItems(view, ticketsOf(kit, c, view), url)
  return { data: page.map((ticket) => showItem(kit.view, ticket)), meta }
}

/** The tickets a view shows, in no order. */
const ticketsOf = (kit: Kit, c: Context<Env>, view: SavedView) => {
  const filter = filterOf(view.filters)
  const world = {
    desk: kit.desk,
    now: kit.clock.now(),
    userId: apiUser(kit.desk, c.get('userEmail')).id,
  }
  const search = (view.search ?? '').toLowerCase()
  return [...kit.desk.tickets.all()].filter(
    (ticket) => filter(ticket, world) && (search === '' || isAbout(kit, ticket, search)),
  )
}

/** Of one view or, by the id of one that is saved, of all the tickets. */
export const ticketsOfView = (kit: Kit, c: Context<Env>, id: number) => {
  const view = kit.desk.shelves.views.get(id)
  if (!view) throw notFound()
  return ticketsOf(kit, c, view).map((ticket) => ticket.id)
}

const isAbout = (kit: Kit, ticket: Ticket, search: string) => {
  const customer = kit.desk.people.get(ticket.customer_id)
  const words = kit.desk.messagesOf(ticket).map((message) => message.body_text)
  return [ticket.subject, customer?.name, customer?.email, ...words].some((said) =>
    said?.toLowerCase().includes(search),
  )
}

const searchBody = form({ view: form({ ...fields, id: nullable(whole()) }) }, ['view'])

/** An ad-hoc search; the view of the path does not matter. It may answer that it is still searching. */
const searchItems = async (kit: Kit, c: Context<Env>) => {
  const { view = {} } = demand(searchBody, await bodyOf(c), 'Failed to search tickets.')
  const { id: _, ...given } = view
  const asked = { ...plainView(0, 0), order_by: 'last_message_datetime', ...given }
  filterOf(asked.filters)
  if (kit.faults.answersSearchLater())
    return c.json(
      { data: [], meta: { next_items: null, prev_items: null, current_cursor: null } },
      202,
    )
  return c.json(itemsOf(kit, c, asked))
}

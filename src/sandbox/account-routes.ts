/** Routes of what belongs to the account: users, customers, tags, settings, mailboxes. */
import { type Context, Hono } from 'hono'
import { INTEGRATIONS, settings, showAccount, showIntegration } from './house.ts'
import { type Env, type Kit, numberOf } from './kit.ts'
import { flag, form, listOf, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { apiUser } from './people.ts'
import { demand, notFound } from './problems.ts'
import type { Tag } from './records.ts'
import { when } from './show.ts'
import { showCustomer, showUser } from './show-person.ts'
import { showTag } from './show-ticket.ts'

export const accountRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/users', (c) => c.json(listUsers(kit, new URL(c.req.url))))
  app.get('/users/:id', (c) => c.json(readUser(kit, c)))
  app.get('/customers/:id', (c) => {
    const person = kit.desk.people.get(numberOf(c.req.param('id')))
    if (person?.kind !== 'customer') throw notFound()
    return c.json(showCustomer(kit.view, person))
  })
  app.get('/tags', (c) => c.json(listTags(kit, new URL(c.req.url))))
  app.get('/account', (c) => c.json(showAccount((at) => when(kit.view, at))))
  app.get('/account/settings', (c) => {
    const query = demand(
      form({ type: text() }),
      queryObject(new URL(c.req.url).searchParams),
      'Failed to list account settings.',
    )
    return c.json({
      data: settings().filter(({ type }) => query.type === undefined || type === query.type),
    })
  })
  app.get('/integrations', (c) => c.json(listIntegrations(kit, new URL(c.req.url))))
  app.get('/integrations/:id', (c) => {
    const found = INTEGRATIONS.find(({ id }) => id === numberOf(c.req.param('id')))
    if (!found) throw notFound()
    return c.json(showIntegration(found, (at) => when(kit.view, at), apiUser(kit.desk, null).id))
  })
  return app
}

const usersQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  email: text(),
  external_id: text(),
  search: text(),
  roles: listOf(text()),
  available_first: flag,
  order_by: oneOf('name:asc', 'name:desc', 'created_datetime:asc', 'created_datetime:desc'),
})

const listUsers = (kit: Kit, url: URL) => {
  const query = demand(
    usersQuery,
    queryObject(url.searchParams, ['roles']),
    'Failed to list users.',
  )
  const [field, direction] = (query.order_by ?? 'name:asc').split(':')
  const found = kit.desk.people
    .users()
    .filter((user) => query.email === undefined || user.email === query.email.toLowerCase())
    .filter((user) => query.roles === undefined || query.roles.includes(user.role))
    .filter(() => query.external_id === undefined)
    .filter((user) =>
      `${user.name} ${user.email}`.toLowerCase().includes((query.search ?? '').toLowerCase()),
    )
    .sort((a, b) => (field === 'name' ? (a.name ?? '').localeCompare(b.name ?? '') : a.id - b.id))
  if (direction === 'desc') found.reverse()
  const page = pageOfList(found, query, kit.cursors)
  return listOfPage(url, {
    ...page,
    data: page.data.map((user) => showUser(kit.view, user, url.origin)),
  })
}

/** `/users/0` is whoever calls. */
const readUser = (kit: Kit, c: Context<Env>) => {
  const id = numberOf(c.req.param('id'))
  const user = id === 0 ? apiUser(kit.desk, c.get('userEmail')) : kit.desk.people.get(id)
  if (user?.kind !== 'user') throw notFound()
  return showUser(kit.view, user, new URL(c.req.url).origin)
}

const tagsQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  search: text(),
  order_by: oneOf(
    'created_datetime:desc',
    'created_datetime:asc',
    'name:asc',
    'name:desc',
    'usage:desc,name:desc',
  ),
})

const listTags = (kit: Kit, url: URL) => {
  const query = demand(tagsQuery, queryObject(url.searchParams), 'Failed to list tags.')
  const search = (query.search ?? '').toLowerCase()
  const found = [...kit.desk.tags.all()].filter((tag) => tag.name.toLowerCase().includes(search))
  const order = query.order_by ?? 'created_datetime:desc'
  found.sort(order.includes('name') ? byName : (a, b) => a.id - b.id)
  if (order.endsWith('desc')) found.reverse()
  const page = pageOfList(found, query, kit.cursors)
  return listOfPage(url, { ...page, data: page.data.map((tag) => showTag(kit.view, tag)) })
}

const byName = (a: Tag, b: Tag) => a.name.localeCompare(b.name)

const integrationsQuery = form({ cursor: text(), limit: whole(1, 100), type: text() })

const listIntegrations = (kit: Kit, url: URL) => {
  const query = demand(
    integrationsQuery,
    queryObject(url.searchParams),
    'Failed to list integrations.',
  )
  const found = INTEGRATIONS.filter(({ type }) => query.type === undefined || type === query.type)
  const page = pageOfList(found, query, kit.cursors)
  const owner = apiUser(kit.desk, null).id
  return listOfPage(url, {
    ...page,
    data: page.data.map((found) => showIntegration(found, (at) => when(kit.view, at), owner)),
  })
}

/** Routes of the account itself: its users and its settings. */
import { type Context, Hono } from 'hono'
import { settings, showAccount } from './house.ts'
import { type Env, type Kit, numberOf } from './kit.ts'
import { flag, form, listOf, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { apiUser } from './people.ts'
import { demand, notFound } from './problems.ts'
import { when } from './show.ts'
import { showUser } from './show-person.ts'

export const accountRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/users', (c) => c.json(listUsers(kit, new URL(c.req.url))))
  app.get('/users/:id', (c) => c.json(readUser(kit, c)))
  app.get('/account', (c) => c.json(showAccount((at) => when(kit.view, at), kit.faults.now())))
  app.get('/account/settings', (c) => {
    const query = demand(
      form({ type: text() }),
      queryObject(new URL(c.req.url).searchParams),
      'Failed to list account settings.',
    )
    return c.json({
      data: settings(kit.faults.now()).filter(
        ({ type }) => query.type === undefined || type === query.type,
      ),
    })
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
  // The switch says what the caller may do, so it says who he is.
  const role = id === 0 ? (kit.faults.now().role ?? user.role) : user.role
  return showUser(kit.view, { ...user, role }, new URL(c.req.url).origin)
}

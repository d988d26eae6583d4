/** Routes of customers, and the search for people, tags and teams. */
import { type Context, Hono } from 'hono'
import { bodyOf, type Env, type Kit, madeStatus, numberOf } from './kit.ts'
import {
  form,
  json,
  listOf,
  nullable,
  object,
  oneOf,
  queryObject,
  text,
  whole,
} from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { customerOf } from './people.ts'
import { alreadyThere, badRequest, demand, notFound } from './problems.ts'
import type { Person } from './records.ts'
import { showCustomer, showListedCustomer } from './show-person.ts'

export const customerRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/customers', (c) => c.json(listCustomers(kit, new URL(c.req.url))))
  app.post('/customers', (c) => makeCustomer(kit, c))
  app.get('/customers/:id', (c) => c.json(showCustomer(kit.view, personOf(kit, c))))
  app.put('/customers/:id', (c) => changeCustomer(kit, c))
  app.put('/customers/:id/data', async (c) => {
    const person = personOf(kit, c)
    const { data = null } = demand(
      form({ data: json, version: nullable(text()) }, ['data']),
      await bodyOf(c),
      'Failed to set customer data.',
    )
    person.data = data
    log(kit, 'updated', person)
    return c.body(null, 202, { 'content-type': 'application/json' })
  })
  return app
}

const personOf = (kit: Kit, c: Context<Env>) => {
  const person = kit.desk.people.get(numberOf(c.req.param('id')))
  if (person?.kind !== 'customer') throw notFound()
  return person
}

const log = (kit: Kit, act: string, person: Person) =>
  kit.desk.events.write({
    type: `customer-${act}`,
    object_type: 'Customer',
    object_id: person.id,
    at: kit.clock.stamp(),
  })

const listQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  order_by: oneOf(
    'created_datetime:desc',
    'created_datetime:asc',
    'updated_datetime:desc',
    'updated_datetime:asc',
  ),
  email: text(),
  external_id: text(),
  name: text(),
  language: text(),
  timezone: text(),
  view_id: whole(),
  channel_type: text(),
  channel_address: text(),
})

type Query = { [name: string]: string | number | undefined }

const listCustomers = (kit: Kit, url: URL) => {
  const query = demand(listQuery, queryObject(url.searchParams), 'Failed to list customers.')
  if (query.view_id !== undefined && !kit.desk.shelves.views.get(query.view_id)) throw notFound()
  const [field, direction] = (query.order_by ?? 'created_datetime:desc').split(':')
  const order = field === 'updated_datetime' ? field : 'created_datetime'
  const found = kit.desk.people
    .customers()
    .filter((person) => isAsked(person, query))
    .sort((a, b) => a[order] - b[order] || a.id - b.id)
  if (direction === 'desc') found.reverse()
  const page = pageOfList(found, query, kit.cursors)
  const data = page.data.map((person) => showListedCustomer(kit.view, person))
  return listOfPage(url, { ...page, data }, false)
}

const isAsked = (person: Person, query: Query) =>
  (query.email === undefined || isSame(person.email, query.email)) &&
  (query.name === undefined || isSame(person.name, query.name)) &&
  (query.external_id === undefined || person.external_id === query.external_id) &&
  (query.language === undefined || person.language === query.language) &&
  (query.timezone === undefined || person.timezone === query.timezone) &&
  isReachedBy(person, query.channel_type, query.channel_address)

const isSame = (had: string | null, asked: string | number) =>
  had?.toLowerCase() === String(asked).toLowerCase()

const isReachedBy = (person: Person, type: Query[string], address: Query[string]) =>
  [{ type: 'email', address: person.email ?? '' }, ...person.channels].some(
    (channel) =>
      (type === undefined || channel.type === type) &&
      (address === undefined || isSame(channel.address, address)),
  )

const fields = {
  email: nullable(text()),
  name: nullable(text()),
  firstname: nullable(text()),
  lastname: nullable(text()),
  external_id: nullable(text()),
  language: nullable(text()),
  timezone: nullable(text()),
  note: nullable(text()),
  meta: json,
  data: json,
  custom_fields: listOf(form({ id: whole(), value: json }, ['id'])),
  channels: listOf(
    form({ id: nullable(whole()), type: text(), address: text(), preferred: json }, [
      'type',
      'address',
    ]),
  ),
}

const makeCustomer = async (kit: Kit, c: Context<Env>) => {
  const raw = demand(object, await bodyOf(c), 'Failed to create customer.')
  const given = demand(form(fields), raw, 'Failed to create customer.')
  const email = given.email ?? mailAmong(given.channels) ?? null
  if (email !== null && kit.desk.people.withEmail('customer', email)) throw alreadyThere()
  const at = kit.clock.stamp()
  const person = customerOf(kit.desk, { email, name: given.name ?? null, at })
  person.meta = { name_set_via: 'agent' }
  change(kit, person, { ...given, email })
  log(kit, 'created', person)
  return c.json(showCustomer(kit.view, person), madeStatus(kit))
}

const changeCustomer = async (kit: Kit, c: Context<Env>) => {
  const person = personOf(kit, c)
  const given = demand(form(fields), await bodyOf(c), 'Failed to update customer.')
  change(kit, person, given)
  log(kit, 'updated', person)
  return c.json(showCustomer(kit.view, person))
}

type Given = ReturnType<typeof readAny>

/** Only names the type of what the form reads. */
const readAny = () => demand(form(fields), {}, '')

const mailAmong = (channels: Given['channels']) =>
  channels?.find(({ type }) => type === 'email')?.address

const change = (kit: Kit, person: Person, given: Given) => {
  const { email = mailAmong(given.channels), channels, custom_fields, ...plain } = given
  if (email !== undefined && email !== person.email) {
    const owner = email === null ? undefined : kit.desk.people.withEmail('customer', email)
    if (owner) throw alreadyThere()
    kit.desk.people.changeEmail(person, email)
  }
  if (plain.name !== undefined && plain.firstname === undefined) {
    const [firstname = '', ...rest] = (plain.name ?? '').split(' ')
    Object.assign(plain, { firstname, lastname: rest.join(' ') })
  }
  if (plain.firstname === null || plain.lastname === null)
    throw badRequest('Failed to update customer.', { firstname: ['Field may not be null.'] })
  Object.assign(person, plain, { updated_datetime: kit.clock.now() })
  if (channels)
    person.channels = channels
      .filter(({ type }) => type !== 'email')
      .map(({ type = '', address = '' }) => ({ type, address }))
  if (custom_fields)
    person.custom_fields = Object.fromEntries(
      custom_fields.map(({ id = 0, value = null }) => [String(id), { id, value }]),
    )
}

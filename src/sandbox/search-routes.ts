/** The search for people, teams, tags and mailboxes; tickets are searched through views. */
import { type Context, Hono } from 'hono'
import { INTEGRATIONS } from './house.ts'
import { bodyOf, type Env, type Kit } from './kit.ts'
import { form, oneOf, text, whole } from './marshmallow.ts'
import { demand } from './problems.ts'
import type { Person } from './records.ts'

export const searchRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.post('/search', (c) => search(kit, c))
  return app
}

const TYPES = [
  'agent',
  'customer',
  'customer_profile',
  'customer_channel',
  'customer_channel_email',
  'customer_channel_phone',
  'customers_by_phone',
  'integration',
  'team',
  'tag',
]

const body = form({ type: oneOf(...TYPES), query: text(), size: whole(1, 50) }, ['type'])

const search = async (kit: Kit, c: Context<Env>) => {
  const { type = '', query = '', size = 10 } = demand(body, await bodyOf(c), 'Failed to search.')
  const wanted = query.toLowerCase()
  const data = candidates(kit, type)
    .filter((found) => Object.values(found).some((value) => isLike(value, wanted)))
    .slice(0, size)
  c.header('x-gorgias-search-engine', 'ES')
  return c.json({ data, object: 'list', uri: '', meta: {} })
}

const isLike = (value: unknown, wanted: string) =>
  typeof value === 'string' && value.toLowerCase().includes(wanted)

const candidates = (kit: Kit, type: string): object[] => {
  const { desk } = kit
  switch (type) {
    case 'agent':
      return desk.people.users().map(showFound)
    case 'customer':
    case 'customer_profile':
      return desk.people.customers().map(showFound)
    case 'team':
      return desk.shelves.teams.all().map(({ id, name }) => ({ id, name }))
    case 'tag':
      return [...desk.tags.all()].map(({ id, name }) => ({ id, name }))
    case 'integration':
      return INTEGRATIONS.map(({ id, name, type }) => ({ id, name, type }))
    case 'customer_channel_phone':
    case 'customers_by_phone':
      return desk.people.customers().flatMap((person) => channelsOf(person, 'phone'))
    default:
      return desk.people
        .customers()
        .flatMap((person) => [
          ...(person.email === null ? [] : [channel(person, 'email', person.email)]),
          ...(type === 'customer_channel' ? channelsOf(person, 'phone') : []),
        ])
  }
}

const showFound = ({ id, name, email }: Person) => ({ id, name, email })

const channelsOf = (person: Person, type: string) =>
  person.channels
    .filter((one) => one.type === type)
    .map(({ address }) => channel(person, type, address))

const channel = (person: Person, type: string, address: string) => ({
  id: person.id,
  type,
  address,
  customer: { id: person.id, name: person.name },
})

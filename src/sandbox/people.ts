/** Enters people into the desk's memory: the shop's users, and customers found by address. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import { AGENTS, BOT_MAIL, HELPERS, MAILBOX_BOT_MAIL, OPENED } from './house.ts'
import type { JsonObject, Person } from './records.ts'

/** The shop's own people; the order decides their ids. */
export const hireStaff = (desk: Desk) => {
  addPerson(desk, {
    kind: 'user',
    email: MAILBOX_BOT_MAIL,
    name: 'Gorgias Bot',
    role: 'bot',
    meta: {},
    at: OPENED,
  })
  for (const agent of AGENTS) userNamed(desk, agent.name, agent.role, agent.timezone)
  for (const { id, name, role } of HELPERS)
    addPerson(desk, {
      id,
      kind: 'user',
      email: mailOf(name),
      name,
      role,
      timezone: 'UTC',
      at: OPENED,
    })
}

/** The user of that name, hired on the fly when a tickets file knows somebody new. */
export const userNamed = (desk: Desk, name: string, role = 'agent', timezone = 'UTC') => {
  const email = mailOf(name)
  return (
    desk.people.withEmail('user', email) ??
    addPerson(desk, { kind: 'user', email, name, role, timezone, at: OPENED })
  )
}

/** The person the API key belongs to, unless the e-mail of the credentials names another user. */
export const apiUser = (desk: Desk, email: string | null) =>
  (email === null ? undefined : desk.people.withEmail('user', email)) ??
  userNamed(desk, AGENTS[0].name)

export const mailboxBot = (desk: Desk) => desk.people.withEmail('user', MAILBOX_BOT_MAIL)

/** Gorgias' own AI Agent, hired when a conversation first needs it. */
export const aiAgent = (desk: Desk) =>
  desk.people.withEmail('user', BOT_MAIL) ??
  addPerson(desk, { kind: 'user', email: BOT_MAIL, name: 'AI Agent', role: 'bot', at: OPENED })

type NewCustomer = {
  id?: number
  email: string | null
  name: string | null
  timezone?: string | null
  language?: string | null
  at: Instant
}

/** The same address is the same customer; a zone that a later ticket knows is added. */
export const customerOf = (desk: Desk, given: NewCustomer): Person => {
  const known =
    given.id === undefined
      ? given.email === null
        ? undefined
        : desk.people.withEmail('customer', given.email)
      : desk.people.get(given.id)
  if (!known) return addPerson(desk, { kind: 'customer', ...given })
  known.timezone ??= given.timezone ?? null
  return known
}

const addPerson = (
  desk: Desk,
  given: NewCustomer & { kind: Person['kind']; role?: string; meta?: JsonObject },
) => {
  const [firstname = '', ...rest] = (given.name ?? '').split(' ')
  return desk.people.add({
    id: given.id ?? desk.people.nextId(),
    kind: given.kind,
    email: given.email,
    name: given.name,
    firstname,
    lastname: rest.join(' '),
    meta: given.meta ?? { name_set_via: given.kind === 'user' ? 'agent' : 'email' },
    role: given.role ?? '',
    timezone: given.timezone ?? null,
    language: given.language ?? null,
    integrations: {},
    external_id: null,
    note: null,
    data: null,
    custom_fields: {},
    channels: [],
    created_datetime: given.at,
    updated_datetime: given.at,
  })
}

const mailOf = (name: string) => `${plain(name)}@hearth-linen.example`

const plain = (name: string) =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.')

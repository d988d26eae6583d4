/** Changes a ticket as PUT and the tag calls do: only what is named, and lists as a whole. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import {
  type Form,
  flag,
  form,
  json,
  listOf,
  moment,
  nullable,
  oneOf,
  text,
  whole,
} from './marshmallow.ts'
import { customerOf } from './people.ts'
import { badRequest, demand } from './problems.ts'
import type { Ticket } from './records.ts'
import { awaitWaking } from './sending.ts'

const reference = nullable(form({ id: nullable(whole()), email: nullable(text()), name: json }))

/** What the bodies of changed and of new tickets may hold. */
export const ticketFields = {
  assignee_team: reference,
  assignee_user: reference,
  channel: text(),
  closed_datetime: nullable(moment),
  custom_fields: listOf(form({ id: whole(), value: json }, ['id'])),
  customer: reference,
  external_id: nullable(text(255)),
  from_agent: flag,
  is_unread: flag,
  language: nullable(text()),
  last_message_datetime: nullable(moment),
  last_received_message_datetime: nullable(moment),
  meta: json,
  opened_datetime: nullable(moment),
  priority: oneOf('critical', 'high', 'normal', 'low'),
  snooze_datetime: nullable(moment),
  spam: flag,
  status: oneOf('open', 'closed'),
  subject: nullable(text(998)),
  tags: listOf(form({ id: whole(), name: text() })),
  trashed_datetime: nullable(moment),
  updated_datetime: nullable(moment),
  via: text(),
}

type Change = Form<typeof ticketFields>

const FAILED = 'Failed to update ticket.'

export const updateTicket = (desk: Desk, ticket: Ticket, raw: unknown, at: Instant) =>
  applyChange(desk, ticket, demand(form(ticketFields), raw, FAILED), at)

/** Throws 400 for people and tags that are not there, before anything is changed. */
export const applyChange = (desk: Desk, ticket: Ticket, change: Change, at: Instant) => {
  const people = readPeople(desk, change, at)
  Object.assign(ticket, plainChanges(change))
  if (change.external_id !== undefined) desk.tickets.renameExternal(ticket, change.external_id)
  if (people.assignee !== undefined) ticket.assignee_user_id = people.assignee
  if (people.team !== undefined) ticket.assignee_team_id = people.team
  if (people.customer !== undefined) desk.tickets.reassign(ticket, people.customer)
  if (change.tags) ticket.tag_ids = tagIds(desk, change.tags, at)
  if (change.custom_fields)
    ticket.custom_fields = Object.fromEntries(
      change.custom_fields.map(({ id, value }) => [
        String(id),
        { id: id ?? 0, value: value ?? null },
      ]),
    )
  if (change.status) setStatus(ticket, change, at)
  if (change.snooze_datetime) awaitWaking(desk, ticket)
  desk.tickets.touch(ticket, at)
}

const PLAIN = [
  'channel',
  'closed_datetime',
  'from_agent',
  'is_unread',
  'language',
  'last_message_datetime',
  'last_received_message_datetime',
  'meta',
  'opened_datetime',
  'priority',
  'snooze_datetime',
  'spam',
  'subject',
  'trashed_datetime',
  'via',
] as const

const plainChanges = (change: Change): Partial<Ticket> =>
  Object.fromEntries(
    PLAIN.filter((key) => change[key] !== undefined).map((key) => [key, change[key]]),
  )

/** Closing a closed ticket leaves its `closed_datetime` as it was; opening one ends its snooze. */
const setStatus = (ticket: Ticket, change: Change, at: Instant) => {
  const was = ticket.status
  ticket.status = change.status ?? was
  if (ticket.status === 'closed' && was !== 'closed')
    ticket.closed_datetime = change.closed_datetime ?? at
  if (ticket.status === 'open') {
    ticket.closed_datetime = null
    ticket.snooze_datetime = change.snooze_datetime ?? null
  }
}

const readPeople = (desk: Desk, change: Change, at: Instant) => ({
  assignee: assigneeOf(desk, change),
  team: teamOf(desk, change),
  customer: customerIdOf(desk, change, at),
})

const teamOf = (desk: Desk, change: Change) => {
  const given = change.assignee_team
  if (!given) return given
  const known = desk.shelves.teams.get(given.id ?? 0)
  if (known) return known.id
  throw badRequest(FAILED, { assignee_team: { id: ['Team does not exist.'] } })
}

const assigneeOf = (desk: Desk, change: Change) => {
  const given = change.assignee_user
  if (!given) return given
  const known = given.id
    ? desk.people.get(given.id)
    : desk.people.withEmail('user', given.email ?? '')
  if (known?.kind === 'user') return known.id
  throw badRequest(FAILED, { assignee_user: { id: ['User does not exist.'] } })
}

const customerIdOf = (desk: Desk, change: Change, at: Instant) => {
  const given = change.customer
  if (!given) return undefined
  const known = given.id ? desk.people.get(given.id) : undefined
  if (known?.kind === 'customer') return known.id
  if (!given.id && given.email) return customerOf(desk, { email: given.email, name: null, at }).id
  throw badRequest(FAILED, { customer: { id: ['Customer does not exist.'] } })
}

const tagsBody = form({ ids: listOf(whole()), names: listOf(text()) })

/** The tags a body means by `ids` or `names`. */
export const readTagIds = (desk: Desk, raw: unknown, at: Instant, message: string) => {
  const { ids = [], names = [] } = demand(tagsBody, raw, message)
  return tagIds(desk, [...ids.map((id) => ({ id })), ...names.map((name) => ({ name }))], at)
}

export const setTags = (desk: Desk, ticket: Ticket, ids: number[], at: Instant) => {
  ticket.tag_ids = [...new Set(ids)]
  desk.tickets.touch(ticket, at)
}

const tagIds = (desk: Desk, tags: { id?: number; name?: string }[], at: Instant) =>
  tags.map(({ id, name }, place) => {
    if (id !== undefined && desk.tags.get(id)) return id
    if (id === undefined && name) return desk.tags.named(name, at).id
    throw badRequest('Failed to set tags.', { tags: { [place]: ['Tag does not exist.'] } })
  })

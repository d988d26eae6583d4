/** Takes a ticket that an API client posts, with all its messages. */
import type { Instant } from '../lib/clock.ts'
import type { Kit } from './kit.ts'
import { form, json, listOf, moment, nullable, whole } from './marshmallow.ts'
import { blankTicket, openTicket } from './opening.ts'
import { customerOf } from './people.ts'
import { checkPost, messageField, type Post, storePost } from './posting.ts'
import { badRequest, demand } from './problems.ts'
import type { Ticket } from './records.ts'
import { applyChange, ticketFields } from './ticket-changes.ts'

const body = form(
  {
    ...ticketFields,
    created_datetime: nullable(moment),
    imported: json,
    messages: listOf(messageField, 500),
    split_from: nullable(whole()),
  },
  ['messages'],
)

const FAILED = 'Failed to create ticket.'

/** Throws 400 before anything is stored. */
export const createTicket = (kit: Kit, raw: unknown, at: Instant): Ticket => {
  const {
    messages = [],
    created_datetime,
    imported,
    split_from: _,
    ...given
  } = demand(body, raw, FAILED)
  const [first] = messages
  if (!first) throw badRequest(FAILED, { messages: ['Shorter than minimum length 1.'] })
  for (const message of messages) checkPost(message)
  const created = created_datetime ?? at
  const ticket = blankTicket(kit.desk.tickets.nextId(), {
    channel: given.channel ?? first.channel ?? 'api',
    via: given.via ?? 'api',
    from_agent: given.from_agent ?? first.from_agent ?? false,
    customer_id: customerIdOf(kit, first, given.customer, at),
    imported: imported === true,
    created_datetime: created,
  })
  openTicket(kit.desk, ticket)
  for (const message of messages)
    storePost(ticket, message, created, { ...kit, faults: kit.faults.now() })
  if (ticket.from_agent) forgetLastTimes(ticket)
  applyChange(kit.desk, ticket, given, at)
  return ticket
}

/** Recorded: a ticket that began with words of the shop through the API shows neither time. */
const forgetLastTimes = (ticket: Ticket) => {
  ticket.last_message_datetime = null
  ticket.last_received_message_datetime = null
}

type Person = { id?: number | null; email?: string | null; name?: unknown } | null | undefined

/** Who is named as the customer, else whoever is the customer of the first message. */
const customerIdOf = (kit: Kit, first: Post, named: Person, at: Instant): number => {
  const given = named ?? (first.from_agent ? first.receiver : first.sender)
  const known = given?.id ? kit.desk.people.get(given.id) : undefined
  if (known?.kind === 'customer') return known.id
  if (!given?.id && given?.email) {
    const name = typeof given.name === 'string' ? given.name : null
    return customerOf(kit.desk, { email: given.email, name, at }).id
  }
  throw badRequest(FAILED, { customer: ['Missing data for required field.'] })
}

/** Opens tickets: through the API, or because a customer writes too late on an old one. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import { wayOf } from './house.ts'
import type { Ticket } from './records.ts'

type Given = Partial<Ticket> & Pick<Ticket, 'channel' | 'created_datetime'>

/** A ticket nobody has said more about. It is on no desk yet. */
export const blankTicket = (id: number, given: Given): Ticket => ({
  id,
  external_id: null,
  language: null,
  status: 'open',
  priority: 'normal',
  via: wayOf(given.channel).customer.via,
  from_agent: false,
  customer_id: null,
  assignee_user_id: null,
  assignee_team_id: null,
  subject: null,
  excerpt: null,
  meta: null,
  tag_ids: [],
  is_unread: true,
  spam: false,
  imported: false,
  custom_fields: {},
  last_sent_message_not_delivered: false,
  processed_datetime: given.created_datetime,
  opened_datetime: null,
  last_received_message_datetime: null,
  last_message_datetime: null,
  updated_datetime: given.created_datetime,
  closed_datetime: null,
  snooze_datetime: null,
  trashed_datetime: null,
  message_ids: [],
  merged: false,
  answers: [],
  ...given,
})

export const openTicket = (desk: Desk, ticket: Ticket) => {
  desk.tickets.add(ticket, ticket.created_datetime)
  desk.events.write({
    type: 'ticket-created',
    object_type: 'Ticket',
    object_id: ticket.id,
    at: ticket.created_datetime,
  })
  return ticket
}

/** The ticket that follows an old one: same customer, channel and subject. */
export const ticketAfter = (desk: Desk, old: Ticket, at: Instant) =>
  openTicket(
    desk,
    blankTicket(desk.tickets.nextId(), {
      channel: old.channel,
      via: old.via,
      language: old.language,
      customer_id: old.customer_id,
      subject: old.subject,
      created_datetime: at,
    }),
  )

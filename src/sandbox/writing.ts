/** Puts a message on a ticket, with everything that such a message does to it. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import type { Faults } from './faults.ts'
import { SHOP_MAIL, SHOP_NAME, wayOf } from './house.ts'
import { mailboxBot } from './people.ts'
import type { JsonObject, Message, Person, Ticket } from './records.ts'
import { excerptOf, stripHistory, toHtml } from './words.ts'

/** Everything that is not said is what a message has when nobody said it. */
export type Draft = Partial<Message> &
  Pick<Message, 'channel' | 'via' | 'from_agent' | 'created_datetime'>

/** Fills a message up; it is on no ticket yet. */
export const composeMessage = (desk: Desk, ticket: Ticket, draft: Draft): Message => ({
  id: desk.messages.nextId(),
  ticket_id: ticket.id,
  message_id: null,
  external_id: null,
  public: true,
  source: { type: draft.channel },
  sender_id: null,
  receiver_id: null,
  integration_id: null,
  rule_id: null,
  intents: [],
  subject: null,
  body_text: null,
  body_html: null,
  stripped_text: null,
  stripped_html: null,
  stripped_signature: null,
  attachments: null,
  actions: null,
  headers: null,
  imported: false,
  meta: null,
  processed_datetime: (draft.created_datetime * 1000 + PROCESSING) / 1000,
  sent_datetime: null,
  failed_datetime: null,
  deleted_datetime: null,
  opened_datetime: null,
  last_sending_error: null,
  is_retriable: true,
  removed: false,
  ...draft,
})

/** What a customer writes from outside, in the way of the ticket's channel. */
export const customerDraft = (
  desk: Desk,
  ticket: Ticket,
  said: { text: string; at: Instant; headers?: JsonObject; nobody?: boolean },
): Draft => {
  const way = wayOf(ticket.channel).customer
  const customer = desk.people.get(ticket.customer_id)
  const mail = way.channel === 'email'
  return {
    channel: way.channel,
    via: way.via,
    from_agent: false,
    source: {
      type: way.source,
      to: [{ name: SHOP_NAME, address: SHOP_MAIL }],
      from: addressOf(customer, ticket.channel),
    },
    sender_id: said.nobody ? null : ticket.customer_id,
    receiver_id: mail ? (mailboxBot(desk)?.id ?? null) : null,
    integration_id: wayOf(ticket.channel).integration,
    subject: mail ? ticket.subject : null,
    body_text: said.text,
    body_html: toHtml(said.text),
    stripped_text: stripHistory(said.text),
    stripped_html: toHtml(stripHistory(said.text)),
    headers: mail ? { ...mailHeaders(customer, ticket), ...said.headers } : (said.headers ?? null),
    message_id: mail ? `<${ticket.id}.${Math.floor(said.at)}@mail.example.com>` : null,
    created_datetime: said.at,
    sent_datetime: said.at,
  }
}

/** What somebody of the shop writes in the helpdesk's own pages. */
export const agentDraft = (
  ticket: Ticket,
  customer: Person | undefined,
  agent: Person,
  said: { text: string; at: Instant },
): Draft => {
  const way = wayOf(ticket.channel).agent
  const to = addressOf(customer, ticket.channel)
  return {
    channel: way.channel,
    via: 'helpdesk',
    from_agent: true,
    source: {
      type: way.source,
      to: to === null ? [] : [to],
      from: { name: agent.name ?? '', address: SHOP_MAIL },
      extra: { include_thread: false },
    },
    sender_id: agent.id,
    receiver_id: ticket.customer_id,
    subject: way.channel === 'email' ? `Re: ${ticket.subject ?? ''}` : null,
    body_text: said.text,
    body_html: toHtml(said.text),
    stripped_text: said.text,
    stripped_html: toHtml(said.text),
    created_datetime: said.at,
  }
}

export const noteDraft = (agent: Person, said: { text: string; at: Instant }): Draft => ({
  channel: 'internal-note',
  via: 'helpdesk',
  from_agent: true,
  public: false,
  source: {
    type: 'internal-note',
    from: { name: agent.name ?? '', address: agent.email },
    extra: { include_thread: false },
  },
  sender_id: agent.id,
  body_text: said.text,
  body_html: toHtml(said.text),
  stripped_text: said.text,
  stripped_html: toHtml(said.text),
  created_datetime: said.at,
})

/** Stores the message and moves the ticket as this kind of message does. `now` differs for an import. */
export const putMessage = (
  desk: Desk,
  ticket: Ticket,
  message: Message,
  faults: Faults,
  now = message.created_datetime,
) => {
  desk.messages.add(message)
  const at = message.created_datetime
  ticket.message_ids.push(message.id)
  if (message.public) {
    ticket.excerpt = excerptOf(message.body_text, message.body_html)
    ticket.last_message_datetime = Math.max(ticket.last_message_datetime ?? 0, at)
    if (!message.from_agent) receive(ticket, at)
    else if (faults.reopen_on_post && message.sent_datetime === null) open(ticket)
  }
  logMessage(desk, 'ticket-message-created', message, now)
  desk.tickets.touch(ticket, now)
}

/** Writes the event; it is about the message and does not name the ticket. */
export const logMessage = (desk: Desk, type: string, message: Message, at: Instant) =>
  desk.events.write({ type, object_type: 'TicketMessage', object_id: message.id, at })

const receive = (ticket: Ticket, at: Instant) => {
  ticket.last_received_message_datetime = Math.max(ticket.last_received_message_datetime ?? 0, at)
  ticket.is_unread = true
  open(ticket)
}

/** Opens a closed or snoozed ticket. */
export const open = (ticket: Ticket) => {
  ticket.status = 'open'
  ticket.closed_datetime = null
  ticket.snooze_datetime = null
}

/** Where a person is reached on a channel; numbers and handles are made from the id. */
export const addressOf = (person: Person | undefined, channel: string) => {
  if (!person) return null
  const name = person.name ?? ''
  if (channel === 'whatsapp' || channel === 'sms' || channel === 'phone')
    return { name, address: `+1555${String(person.id % 10_000_000).padStart(7, '0')}` }
  if (channel.startsWith('instagram')) return { name, address: `ig-${person.id}` }
  if (channel === 'chat') return { name, address: `visitor-${person.id}` }
  return { name, address: person.email ?? '' }
}

const mailHeaders = (customer: Person | undefined, ticket: Ticket) => ({
  To: SHOP_MAIL,
  From: customer?.email ?? '',
  Subject: ticket.subject ?? '',
})

/** Microseconds between writing and processing, as recorded. */
const PROCESSING = 17_974

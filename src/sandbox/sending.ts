/** The way of a message out of the helpdesk, and what is planned to come back. */
import { type Instant, SECOND } from '../lib/clock.ts'
import type { Random } from '../lib/random.ts'
import type { Desk } from './desk.ts'
import { SHOP_MAIL, wayOf } from './house.ts'
import type { Message, Ticket } from './records.ts'
import { logMessage } from './writing.ts'

/** Lets a public message of the shop leave: not at once, and not always with success. */
export const dispatch = (
  desk: Desk,
  message: Message,
  random: Random,
  now = message.created_datetime,
) => {
  const at = now + random.between(SECOND, 4 * SECOND)
  desk.outbox.push(message.id)
  desk.effects.plan({ kind: 'send', at, message_id: message.id })
  if (isDead(message))
    desk.effects.plan({ kind: 'fail', at: at + BOUNCE_DELAY, message_id: message.id })
}

/** Plans the customer's next prepared answer to a post of the API user. */
export const awaitAnswer = (desk: Desk, ticket: Ticket, message: Message) => {
  if (isDead(message)) return
  const answer = ticket.answers.shift()
  if (answer)
    desk.effects.plan({
      kind: 'answer',
      at: message.created_datetime + answer.after,
      ticket_id: ticket.id,
      text: answer.text,
    })
}

/** Plans the end of a snooze. */
export const awaitWaking = (desk: Desk, ticket: Ticket) => {
  if (ticket.snooze_datetime !== null)
    desk.effects.plan({ kind: 'unsnooze', at: ticket.snooze_datetime, ticket_id: ticket.id })
}

/** Mail to such an address is refused by its recipient. */
const isDead = (message: Message) => /^bounce@/i.test(recipientOf(message))

/** The first address a message goes to; empty when it names none. */
export const recipientOf = (message: Message) => {
  const to = message.source.to
  const first = Array.isArray(to) ? to[0] : undefined
  return typeof first === 'object' && first !== null && !Array.isArray(first)
    ? String(first.address ?? '')
    : ''
}

/** The message leaves the helpdesk. */
export const leave = (desk: Desk, id: number, at: Instant) => {
  const message = desk.messages.get(id)
  const ticket = message && desk.tickets.get(message.ticket_id)
  if (!message || message.removed || !ticket) return
  message.sent_datetime = at
  message.integration_id = wayOf(ticket.channel).integration
  if (message.channel === 'email') message.message_id = messageId(message, at)
  ticket.last_sent_message_not_delivered = false
  desk.tickets.touch(ticket, at)
}

const messageId = (message: Message, at: Instant) =>
  `<${Math.floor(at)}.${message.ticket_id}-${message.id}@${SHOP_MAIL.split('@')[1]}>`

/** The message comes back. */
export const bounce = (desk: Desk, id: number, at: Instant) => {
  const message = desk.messages.get(id)
  const ticket = message && desk.tickets.get(message.ticket_id)
  if (!message || message.removed || !ticket) return
  message.failed_datetime = at
  message.is_retriable = false
  message.last_sending_error = { error: REJECTED }
  ticket.last_sent_message_not_delivered = true
  logMessage(desk, 'ticket-message-failed', message, at)
  desk.tickets.touch(ticket, at)
}

const BOUNCE_DELAY = 9.5 * SECOND

const REJECTED =
  "This message could not be sent because of a failure on our email provider's side. <br><b>Error Message:</b> Your message was rejected by recipient. Email was not delivered"

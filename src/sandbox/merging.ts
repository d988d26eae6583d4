/** Makes one ticket of two: the loser is gone, its messages move. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import type { Ticket } from './records.ts'

export const mergeTickets = (desk: Desk, loser: Ticket, winner: Ticket, at: Instant) => {
  const messages = [...desk.messagesOf(winner), ...desk.messagesOf(loser)].sort(
    (a, b) => a.created_datetime - b.created_datetime || a.id - b.id,
  )
  for (const message of messages) message.ticket_id = winner.id
  winner.message_ids = messages.map(({ id }) => id)
  winner.tag_ids = [...new Set([...winner.tag_ids, ...loser.tag_ids])]
  winner.answers.push(...loser.answers)
  for (const effect of desk.effects.all())
    if ('ticket_id' in effect && effect.ticket_id === loser.id) effect.ticket_id = winner.id
  winner.last_message_datetime = later(winner.last_message_datetime, loser.last_message_datetime)
  winner.last_received_message_datetime = later(
    winner.last_received_message_datetime,
    loser.last_received_message_datetime,
  )
  desk.tickets.remove(loser)
  desk.events.write({
    type: 'ticket-merged',
    object_type: 'Ticket',
    object_id: winner.id,
    data: { merged_ticket_id: loser.id },
    at,
  })
  desk.tickets.touch(winner, at)
}

const later = (a: Instant | null, b: Instant | null) =>
  a === null || b === null ? (a ?? b) : Math.max(a, b)

/** Plans what the helpdesk does by itself after a message or a new ticket, as far as the switches say so. */
import { DAY, HOUR } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import { MERGING_DAYS, RULE_ID, SURVEY_HOURS } from './house.ts'
import type { Kit } from './kit.ts'
import type { Entry, Message, Ticket } from './records.ts'

export const startAfterEffects = (kit: Kit) =>
  kit.desk.events.subscribe((event) => {
    if (event.type === 'ticket-created') afterTicket(kit, event)
    if (event.type === 'ticket-message-created') afterMessage(kit, event)
    if (event.type === 'ticket-closed') afterClosing(kit, event)
  })

const afterMessage = (kit: Kit, event: Entry) => {
  const { desk, random } = kit
  const faults = kit.faults.now()
  const message = desk.messages.get(event.object_id)
  if (!message) return
  const { ticket_id, id: message_id } = message
  const at = event.created_datetime
  if (faults.ai_effects)
    desk.effects.plan({ kind: 'enrich', at: at + random.between(300, 1500), ticket_id, message_id })
  if (faults.rule_auto_reply && !message.from_agent)
    desk.effects.plan({
      kind: 'rule_reply',
      at: at + random.between(1000, 3000),
      ticket_id,
      rule_id: RULE_ID,
      text: 'Hello,\n\nwe have your message and will answer soon.\n\nHearth & Linen',
    })
  if (faults.rule_auto_close && isShopsWord(message))
    desk.effects.plan({ kind: 'auto_close', at: at + 5 * DAY, ticket_id, message_id })
  if (faults.unassign_on_reply && isShopsWord(message)) unassign(desk, ticket_id, at)
}

const unassign = (desk: Desk, ticketId: number, at: number) => {
  const ticket = desk.tickets.get(ticketId)
  if (!ticket || ticket.assignee_user_id === null) return
  ticket.assignee_user_id = null
  desk.tickets.touch(ticket, at)
}

/** One a ticket, once both sides have written. */
const afterClosing = ({ desk, faults }: Kit, { object_id, created_datetime: at }: Entry) => {
  const ticket = desk.tickets.get(object_id)
  if (!faults.now().send_surveys || ticket?.customer_id == null) return
  const { surveys } = desk.shelves
  const said = desk.messagesOf(ticket).filter((message) => message.public)
  if (surveys.all().some(({ ticket_id }) => ticket_id === object_id)) return
  if (new Set(said.map(({ from_agent }) => from_agent)).size < 2) return
  surveys.add({
    id: surveys.nextId(),
    ticket_id: object_id,
    customer_id: ticket.customer_id,
    score: null,
    body_text: null,
    meta: null,
    created_datetime: at,
    sent_datetime: null,
    scored_datetime: null,
    should_send_datetime: at + SURVEY_HOURS * HOUR,
  })
}

const isShopsWord = (message: Message) =>
  message.from_agent && message.public && message.rule_id === null

/** The new ticket and one that is open already become one; which of them stays is chance. */
const afterTicket = (kit: Kit, { object_id, created_datetime: at }: Entry) => {
  const { desk, random } = kit
  const ticket = desk.tickets.get(object_id)
  if (!kit.faults.now().auto_merge || ticket?.customer_id == null) return
  const other = desk.tickets
    .ofCustomer(ticket.customer_id)
    .flatMap((id) => desk.tickets.get(id) ?? [])
    .find((one) => one !== ticket && isMergeable(one, at))
  if (!other) return
  const [loser, winner] = random.next() < 0.5 ? [ticket, other] : [other, ticket]
  desk.effects.plan({
    kind: 'merge',
    at: at + random.between(1000, 3000),
    ticket_id: loser.id,
    into: winner.id,
  })
}

const isMergeable = (ticket: Ticket, at: number) =>
  ticket.status === 'open' &&
  !ticket.merged &&
  !ticket.spam &&
  ticket.trashed_datetime === null &&
  at - ticket.created_datetime < MERGING_DAYS * DAY

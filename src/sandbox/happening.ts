/** What happens by itself: messages leave, bounce, are answered; snoozes end, rules and the AI act, tickets merge. */
import { DAY, type Instant } from '../lib/clock.ts'
import { actAs } from './acts.ts'
import type { Desk } from './desk.ts'
import type { Faults } from './faults.ts'
import { AI_INTENT_FIELD, UNSNOOZE_RULE_ID } from './furnish.ts'
import type { Kit } from './kit.ts'
import { mergeTickets } from './merging.ts'
import { ticketAfter } from './opening.ts'
import { mailboxBot } from './people.ts'
import type { Effect, Ticket } from './records.ts'
import { bounce, dispatch, leave } from './sending.ts'
import { agentDraft, composeMessage, customerDraft, open, putMessage } from './writing.ts'

/** Makes everything happen whose time has passed, in its order, each as an act of nobody. */
export const settle = (kit: Kit) => {
  const now = kit.clock.now()
  for (let due = kit.desk.effects.takeDue(now); due; due = kit.desk.effects.takeDue(now)) {
    const effect = due
    actAs(null, () => happen(kit, effect))
  }
}

/** The customer's words arrive on the ticket, or on a new one when it has been quiet for too long. */
export const customerWrites = (
  desk: Desk,
  ticket: Ticket,
  said: Parameters<typeof customerDraft>[2],
  faults: Faults,
) => {
  const on =
    faults.new_ticket_rule && isOver(ticket, said.at) ? ticketAfter(desk, ticket, said.at) : ticket
  const message = composeMessage(desk, on, customerDraft(desk, on, said))
  putMessage(desk, on, message, faults)
  return message
}

const isOver = (ticket: Ticket, at: Instant) => {
  const quiet = at - (ticket.last_message_datetime ?? ticket.created_datetime)
  return quiet > (ticket.channel === 'chat' ? 3 : 10) * DAY
}

const happen = (kit: Kit, effect: Effect) => {
  const { desk } = kit
  if (effect.kind === 'send') return leave(desk, effect.message_id, effect.at)
  if (effect.kind === 'fail') return bounce(desk, effect.message_id, effect.at)
  const ticket = desk.tickets.get(effect.ticket_id)
  if (!ticket) return
  switch (effect.kind) {
    case 'answer':
      customerWrites(desk, ticket, { text: effect.text, at: effect.at }, kit.faults.now())
      return
    case 'unsnooze':
      return wakeUp(kit, ticket, effect.at)
    case 'enrich':
      return enrich(kit, ticket, effect)
    case 'rule_reply':
      return replyByRule(kit, ticket, effect)
    case 'auto_close':
      return closeByRule(desk, ticket, effect)
    case 'merge': {
      const winner = desk.tickets.get(effect.into)
      if (winner && winner !== ticket) mergeTickets(desk, ticket, winner, effect.at)
    }
  }
}

/** A snooze that was moved or ended meanwhile does not end again. */
const wakeUp = ({ desk, faults }: Kit, ticket: Ticket, at: Instant) => {
  if (ticket.snooze_datetime !== at) return
  open(ticket)
  desk.events.write({
    type: 'ticket-self-unsnoozed',
    object_type: 'Ticket',
    object_id: ticket.id,
    at,
  })
  desk.tickets.touch(ticket, at)
  if (faults.now().rule_unsnooze_reply)
    desk.effects.plan({
      kind: 'rule_reply',
      at: at + 1000,
      ticket_id: ticket.id,
      rule_id: UNSNOOZE_RULE_ID,
      text: 'Hello,\n\nwe have not heard from you. Do you still need us?\n\nHearth & Linen',
    })
}

type Of<Kind extends Effect['kind']> = Extract<Effect, { kind: Kind }>

/** The AI names the intents of the message and fills its field of the ticket. */
const enrich = ({ desk }: Kit, ticket: Ticket, { message_id, at }: Of<'enrich'>) => {
  const message = desk.messages.get(message_id)
  if (!message || message.removed) return
  const intent = intentOf(message.body_text ?? '')
  message.intents = [{ name: intent.name, rejected: false, is_user_feedback: false }]
  ticket.custom_fields = {
    ...ticket.custom_fields,
    [String(AI_INTENT_FIELD)]: { id: AI_INTENT_FIELD, value: intent.field },
  }
  desk.tickets.touch(ticket, at)
}

const intentOf = (text: string) =>
  INTENTS.find(({ words }) => words.test(text)) ?? { name: 'other/no_reply', field: 'Other::Other' }

const INTENTS = [
  {
    name: 'order/damaged',
    field: 'Order::Damaged',
    words: /broken|damaged|chipped|cass|kaputt|defekt|rot[ao]/i,
  },
  { name: 'return/request', field: 'Return::Request', words: /return|retour|zurück|devol/i },
  {
    name: 'shipping/status',
    field: 'Order::Status',
    words: /parcel|order|colis|paket|pedido|pacco|pakket/i,
  },
  { name: 'product/question', field: 'Product::Details', words: /\?/ },
]

const replyByRule = (kit: Kit, ticket: Ticket, { rule_id, text, at }: Of<'rule_reply'>) => {
  const { desk } = kit
  const bot = mailboxBot(desk)
  if (!bot) return
  const customer = desk.people.get(ticket.customer_id)
  const draft = agentDraft(ticket, customer, bot, { text, at })
  const message = composeMessage(desk, ticket, { ...draft, via: 'rule', rule_id })
  desk.events.write({ type: 'rule-executed', object_type: 'Rule', object_id: rule_id, at })
  // A rule's words leave the status as it is.
  putMessage(desk, ticket, message, { ...kit.faults.now(), reopen_on_post: false })
  dispatch(desk, message, kit.random)
}

/** Unless somebody has written since. */
const closeByRule = (desk: Desk, ticket: Ticket, { message_id, at }: Of<'auto_close'>) => {
  const last = desk.messagesOf(ticket).findLast((message) => message.public)
  if (last?.id !== message_id || ticket.status !== 'open') return
  ticket.status = 'closed'
  ticket.closed_datetime = at
  desk.tickets.touch(ticket, at)
}

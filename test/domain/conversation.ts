/** Messages of an invented conversation, each with what it is and nothing else special about it. */
import { markerOf } from '../../src/domain/marker.ts'
import type { Message, Ticket } from '../../src/domain/ticket.ts'
import { HOUR } from '../../src/lib/clock.ts'

export const NOW = Date.parse('2026-11-24T09:00:00Z')

const CUSTOMER = { id: 7, email: 'ines@mail.example', name: 'Inés Prat' }
const AGENT = { id: 3, email: 'nora@lumen.example', name: 'Nora Feld' }

let ids = 0

export const message = (facts: Partial<Message> = {}): Message => ({
  id: ++ids,
  ticketId: 1,
  at: NOW - 100 * HOUR,
  fromAgent: false,
  public: true,
  channel: 'email',
  via: facts.fromAgent ? 'helpdesk' : 'email',
  sender: facts.fromAgent ? AGENT : CUSTOMER,
  receiver: null,
  subject: 'La tasse est arrivée fendue',
  text: 'Bonjour, la tasse est arrivée fendue.',
  externalId: null,
  ruleId: null,
  integrationId: null,
  source: null,
  headers: {},
  attachments: [],
  sentAt: null,
  failedAt: null,
  sendingError: null,
  ...facts,
})

type Facts = Partial<Message>

/** Hours before now. */
export const customer = (hoursAgo: number, facts: Facts = {}) =>
  message({ at: NOW - hoursAgo * HOUR, ...facts })

export const agent = (hoursAgo: number, facts: Facts = {}) =>
  message({
    at: NOW - hoursAgo * HOUR,
    fromAgent: true,
    text: 'Pouvez-vous nous envoyer une photo ?',
    ...facts,
  })

export const note = (hoursAgo: number, facts: Facts = {}) =>
  agent(hoursAgo, {
    public: false,
    channel: 'internal-note',
    text: 'Lager fragt nach dem Karton.',
    ...facts,
  })

export const rule = (hoursAgo: number, facts: Facts = {}) =>
  agent(hoursAgo, { via: 'rule', ruleId: 12, text: 'We got your message.', ...facts })

export const bot = (hoursAgo: number, facts: Facts = {}) =>
  agent(hoursAgo, {
    via: 'api',
    sender: { id: 99, email: 'bot@gorgias.example', name: 'AI Agent' },
    text: 'Our return window is printed on the receipt.',
    ...facts,
  })

export const outOfOffice = (hoursAgo: number, facts: Facts = {}) =>
  customer(hoursAgo, {
    subject: 'Automatische Antwort: Ihre Tasse',
    text: 'Ich bin im Urlaub und lese meine Mails nach meiner Rückkehr.',
    headers: { 'auto-submitted': 'auto-replied' },
    ...facts,
  })

/** A follow-up of ours; written with the key of an agent who also writes by hand. */
export const ours = (hoursAgo: number, step = 1, facts: Facts = {}) =>
  agent(hoursAgo, {
    via: 'api',
    externalId: markerOf({
      account: 'lumen.gorgias.com',
      ticketId: 1,
      anchorMessageId: 2,
      step,
      kind: 'reply',
    }),
    text: 'Il nous manque encore la photo de la tasse.',
    ...facts,
  })

export const ourNote = (hoursAgo: number) =>
  note(hoursAgo, {
    externalId: markerOf({
      account: 'lumen.gorgias.com',
      ticketId: 1,
      anchorMessageId: 2,
      step: 1,
      kind: 'note',
    }),
  })

/** The ticket around a conversation, as its own read tells it. */
export const ticketWith = (messages: Message[], facts: Partial<Ticket> = {}): Ticket => ({
  id: 1,
  subject: 'La tasse est arrivée fendue',
  channel: 'email',
  status: 'open',
  language: 'fr',
  customer: CUSTOMER,
  assignee: AGENT,
  team: null,
  tags: [],
  fields: null,
  spam: false,
  trashedAt: null,
  snoozedUntil: null,
  createdAt: NOW - 100 * HOUR,
  updatedAt: NOW - HOUR,
  closedAt: null,
  messagesCount: null,
  messages,
  orders: [],
  customerTags: [],
  spent: null,
  stores: [],
  customerTimezone: null,
  answerable: {},
  survey: null,
  ...facts,
})

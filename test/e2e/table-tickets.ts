/** The table: which ticket a model is to judge how, and beside them the tickets that no model may see. */
import { markerOf } from '../../src/domain/marker.ts'
import { DAY, HOUR, iso, MINUTE } from '../../src/lib/clock.ts'
import type { TicketInput } from './harness.ts'
import { FINISHED, FOLLOW_UPS, type FollowUp, OWED, type Silent } from './table-conversations.ts'

/** The sandbox's clock starts here; a Tuesday. */
export const NOW = '2026-11-24T10:00:00Z'
const now = Date.parse(NOW)

/** What the stand-in answers when it is asked about a ticket. Traps are answered too: asking is the fault. */
export type Row = {
  ticket: TicketInput
  verdict: 'follow_up' | 'no_follow_up' | 'we_owe'
  quote: string
  /** Of the open item; null: nothing is open. */
  what: string | null
  draft: string
  language: string
}

type Message = TicketInput['messages'][number]

const said = (from: Message['from'], ago: number, text: string, more: Partial<Message> = {}) => ({
  ...more,
  from,
  text,
  at: iso(now - ago),
})

/** The customer wrote, the shop answered `ago` before now, and since then silence. */
const silentTicket = (number: number, of: Silent & { channel?: string }, ago: number) => ({
  number,
  subject: of.subject,
  language: of.language,
  channel: of.channel ?? 'email',
  // People who answer a ticket mostly close it.
  status: number % 3 === 0 ? ('open' as const) : ('closed' as const),
  assignee: number % 2 === 0 ? 'Nora Feld' : 'Jonas Weber',
  customer: { name: of.name, email: mailOf(of.name), tags: [] },
  messages: [said('customer', ago + 20 * HOUR, of.customer), said('agent', ago, of.shop)],
})

const mailOf = (name: string) =>
  `${name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z]+/g, '.')}@example.com`

/** Silent for three to twelve days, and a few minutes more for each, so that no two are alike. */
const ages = (place: number) => (3 + (place % 10)) * DAY + place * 7 * MINUTE

const followUpRow = (number: number, of: FollowUp, ago: number): Row => ({
  ticket: silentTicket(number, of, ago),
  verdict: 'follow_up',
  quote: of.quote,
  what: of.what,
  draft: of.draft,
  language: of.language,
})

export const followUps: Row[] = FOLLOW_UPS.map((of, place) =>
  followUpRow(5001 + place, of, ages(place)),
)

export const finished: Row[] = FINISHED.map((of, place) => ({
  ticket: silentTicket(5101 + place, of, ages(place)),
  verdict: 'no_follow_up',
  quote: of.quote,
  what: of.offer ?? null,
  draft: '',
  language: of.language,
}))

export const owed: Row[] = OWED.map((of, place) => ({
  ticket: silentTicket(5201 + place, of, ages(place)),
  verdict: 'we_owe',
  quote: of.quote,
  what: of.what,
  draft: '',
  language: of.language,
}))

const asked: FollowUp = {
  language: 'en',
  name: 'Trap',
  subject: 'Broken jug',
  customer: 'Hello, the handle of the jug came off on the first day.',
  shop: 'Hello, I am sorry. Could you send us a photo of the handle?',
  quote: 'Could you send us a photo of the handle?',
  what: 'photo of the handle',
  draft: 'Hello,\n\ncould you send us a photo of the handle of your jug?',
}

const SILENT_FOR = 4 * DAY

/** A ticket that would be followed up if it were not for one thing. */
const trap = (number: number, name: string, change: (ticket: TicketInput) => TicketInput): Row => {
  const row = followUpRow(number, { ...asked, name, subject: `Jug of ${name}` }, SILENT_FOR)
  return { ...row, ticket: change({ ...row.ticket, status: 'open' }) }
}

const then =
  (...messages: Message[]) =>
  (ticket: TicketInput): TicketInput => ({
    ...ticket,
    messages: [...ticket.messages, ...messages],
  })

/** As another installation, or one whose database was lost, has left it. */
const ownFollowUp = (ticketId: number) =>
  said('agent', DAY, 'Hello,\n\ncould we have a photo of the handle?', {
    via: 'api',
    external_id: markerOf({
      account: 'shop.example',
      ticketId,
      anchorMessageId: 1,
      step: 1,
      kind: 'reply',
    }),
  })

/** Whose older silence is among the thirty. */
const sameCustomer = followUps[3]?.ticket.customer

/** A ticket no model may see, and the first gate that stops it. */
export type Unseen = Row & { where: string; gate: string }

const unseenWhere = (where: string, gate: string, row: Row): Unseen => ({ ...row, where, gate })

export const unseen: Unseen[] = [
  unseenWhere(
    'the customer wrote last',
    'customer_spoke_last',
    trap(
      6001,
      'Ada Quill',
      then(said('customer', DAY, 'I only find the old picture. Is that one enough?')),
    ),
  ),
  unseenWhere(
    'the customer wrote last and his record is gone',
    'customer_spoke_last',
    trap(
      6002,
      'Bo Stern',
      then(said('customer', DAY, 'Here is the photo of the handle.', { sender: null })),
    ),
  ),
  unseenWhere(
    'a rule wrote last',
    'rule_answered',
    trap(
      6003,
      'Cleo Marsh',
      then(said('rule', DAY, 'We have not heard from you. Is there anything else we can do?')),
    ),
  ),
  unseenWhere(
    'our own follow-up of the only step stands',
    'ladder_spent',
    trap(6004, 'Dora Finch', then(ownFollowUp(6004))),
  ),
  unseenWhere(
    'a person snoozed it',
    'snoozed',
    trap(6005, 'Ed Pryor', (ticket) => ({
      ...ticket,
      status: 'snoozed',
      snooze_until: iso(now + 2 * DAY),
    })),
  ),
  unseenWhere(
    'spam was written',
    'spam',
    trap(6006, 'Flo Gale', (t) => ({ ...t, spam: true })),
  ),
  unseenWhere(
    'another one took it in',
    'gone',
    trap(6007, 'Gus Hale', (ticket) => ({ ...ticket, merged: true })),
  ),
  unseenWhere(
    'an out-of-office came back',
    'automatic_reply',
    trap(
      6008,
      'Hélène Joly',
      then(
        said(
          'customer',
          SILENT_FOR - MINUTE,
          "Bonjour, je suis absente du bureau. Je lirai votre message à mon retour. En cas d'urgence, adressez-vous à ma collègue.",
        ),
      ),
    ),
  ),
  unseenWhere(
    'nobody reads the mailbox',
    'machine_sender',
    trap(6009, 'Parcel News', (ticket) => ({
      ...ticket,
      customer: { name: 'Parcel News', email: 'no-reply@parcels.example', tags: [] },
    })),
  ),
  unseenWhere(
    'a newer word of the customer waits on another ticket',
    'customer_wrote_elsewhere',
    trap(6010, 'Iris Kern', (ticket) => ticket),
  ),
  unseenWhere(
    'that newer word stands',
    'customer_spoke_last',
    trap(6011, 'Iris Kern', (ticket) => ({
      ...ticket,
      subject: 'Gutschein einlösen',
      language: 'de',
      messages: [
        said(
          'customer',
          DAY,
          'Hallo, mein Gutschein wird an der Kasse abgelehnt. Woran liegt das?',
        ),
      ],
    })),
  ),
  unseenWhere(
    'an older silence of the same customer comes first',
    'contact_cap',
    trap(6012, 'Younger', (ticket) => ({
      ...ticket,
      ...(sameCustomer && { customer: sameCustomer }),
      messages: [said('customer', 8 * DAY, asked.customer), said('agent', SILENT_FOR, asked.shop)],
    })),
  ),
  unseenWhere(
    'an agent left a note a minute ago',
    'agent_active',
    trap(
      6013,
      'Jo Lister',
      then(said('note', MINUTE, 'Calling her about the jug in a moment.', { author: 'Nora Feld' })),
    ),
  ),
  unseenWhere(
    'the AI Agent is at work',
    'ai_agent_has_it',
    trap(6014, 'Kit Moss', (ticket) => ({ ...ticket, tags: ['ai_processing'] })),
  ),
  unseenWhere(
    'the customer never wrote',
    'customer_never_wrote',
    trap(6015, 'Lou North', (ticket) => ({
      ...ticket,
      messages: [said('agent', SILENT_FOR, asked.shop)],
    })),
  ),
]

/** Judged, and answered by the customer between the decision and the last look before the post. */
export const crossed: Row = followUpRow(
  6101,
  { ...asked, name: 'Mona Crossed', subject: 'Jug of Mona' },
  SILENT_FOR,
)

export const CROSSING_WORDS = 'Sorry for the delay, here is the photo you asked for.'

/** The switch that lets her answer arrive at the ticket's n-th own read; the first is the judge's. */
export const crossingAt = (read: number) => ({
  answer_on_read: { ticket_id: crossed.ticket.number, read, text: CROSSING_WORDS },
})

/** What a model is to judge. */
export const judged: Row[] = [...followUps, ...finished, ...owed, crossed]

/** Every ticket of the account. */
export const rows: Row[] = [...judged, ...unseen]

export const numbersOf = (some: Row[]) => some.map(({ ticket }) => ticket.number)

/** Decisions and conversations for the web tests, in several languages. */
import type { Decision } from '../../src/domain/decision.ts'
import { markerOf } from '../../src/domain/marker.ts'
import type { Message, MirroredTicket } from '../../src/domain/ticket.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'

export const NOW = Date.parse('2026-11-24T09:00:00Z')

const SHOP = { id: 7, email: 'mara@lumen-keramik.example', name: 'Mara' }

export const message = (facts: Partial<Message> & Pick<Message, 'id' | 'text'>): Message => ({
  ticketId: 501,
  at: NOW - 4 * DAY,
  fromAgent: false,
  public: true,
  channel: 'email',
  via: 'email',
  sender: facts.fromAgent ? SHOP : { id: 90, email: 'jo@kunde.example', name: 'Jo Brandt' },
  receiver: null,
  subject: null,
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

export const ticket = (facts: Partial<MirroredTicket> = {}): MirroredTicket => ({
  id: 501,
  subject: 'Mug arrived with a crack',
  channel: 'email',
  status: 'closed',
  language: 'en',
  customer: { id: 90, email: 'jo@kunde.example', name: 'Jo Brandt' },
  assignee: null,
  team: null,
  tags: [],
  fields: null,
  spam: false,
  trashedAt: null,
  snoozedUntil: null,
  createdAt: NOW - 5 * DAY,
  updatedAt: NOW - 3 * DAY,
  closedAt: null,
  messagesCount: null,
  messages: mugConversation(),
  complete: true,
  orders: null,
  record: null,
  isKnown: false,
  gone: false,
  wakes: 0,
  ...facts,
})

const mugConversation = () => [
  message({
    id: 11,
    at: NOW - 4 * DAY,
    text: 'Hi, the mug I ordered came with a crack along the handle. Can I get a new one?',
  }),
  message({
    id: 12,
    at: NOW - 4 * DAY + HOUR,
    fromAgent: true,
    public: false,
    channel: 'internal-note',
    text: 'Third crack this week, tell the warehouse.',
  }),
  message({
    id: 13,
    at: NOW - 4 * DAY + HOUR + 1,
    fromAgent: true,
    via: 'rule',
    ruleId: 4,
    text: 'We have received your message and will answer within a day.',
  }),
  message({
    id: 14,
    at: NOW - 3 * DAY,
    fromAgent: true,
    text: 'Oh no, sorry about that!\nCould you send us a photo\nof the mug? Then a new one leaves the same day.',
    attachments: ['https://files.example/label.pdf'],
  }),
]

export const ourFollowUp = () =>
  message({
    id: 15,
    at: NOW - DAY,
    fromAgent: true,
    text: 'Just the photo of the mug is missing.',
    externalId: markerOf({
      account: 'acme.gorgias.com',
      ticketId: 501,
      anchorMessageId: 14,
      step: 1,
      kind: 'reply',
    }),
  })

export const decision = (facts: Partial<Decision> = {}): Decision => ({
  id: 'd-mug',
  ticketId: 501,
  customerId: 90,
  version: 3,
  anchorMessageId: 14,
  silentSince: NOW - 3 * DAY,
  verdict: 'follow_up',
  reason: 'The photo we asked for never came.',
  confidence: 0.92,
  until: null,
  evidence: [{ message_id: 11, quote: 'came with a crack' }],
  openItems: [
    {
      owner: 'customer',
      kind: 'asked',
      what: 'photo of the mug',
      due: null,
      message_id: 14,
      quote: 'Could you send us a photo of the mug?',
    },
  ],
  draft: {
    subject: 'Re: Mug arrived with a crack',
    text: 'Hi Jo,\n\ncould you send us a photo of the cracked mug? A new one leaves the same day.\n\nMara',
    language: 'en',
  },
  findings: [],
  policy: 'default',
  persona: 'maya',
  mode: 'approval',
  step: 1,
  status: 'pending',
  statusReason: null,
  sendAt: null,
  delivery: null,
  outcome: null,
  crossed: false,
  provider: 'offline',
  model: 'rules',
  promptHashes: { 'policies/default.md': 'a'.repeat(64) },
  inputHash: 'b'.repeat(64),
  tokens: { input: 0, cached: 0, output: 0 },
  costUsd: 0,
  createdAt: NOW - HOUR,
  ...facts,
})

/** A case of its own ticket, newer the smaller `nth` is. */
export const nthCase = (nth: number, facts: Partial<Decision> = {}) => ({
  decision: decision({
    id: `d-${String(nth).padStart(3, '0')}`,
    ticketId: 1000 + nth,
    createdAt: NOW - nth * MINUTE,
    ...facts,
  }),
  ticket: ticket({ id: 1000 + nth }),
})

export const mug = (facts: Partial<Decision> = {}) => ({
  decision: decision(facts),
  ticket: ticket(),
})

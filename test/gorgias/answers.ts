/** Answers as Gorgias gives them, composed from GORGIAS_API.md, and a fetch that gives them. */
import type { Note, Reply } from '../../src/domain/ports.ts'
import { createHelpdesk, type HelpdeskDeps } from '../../src/gorgias/helpdesk.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

export const API_KEY = 'sk-gorgias-3f9a77c1'

export const person = (changes: object = {}) => ({
  id: 400746613,
  email: 'ann@example.com',
  name: 'Ann Perrin',
  firstname: 'Ann',
  lastname: 'Perrin',
  meta: null,
  ...changes,
})

export const message = (changes: object = {}) => ({
  id: 218665490,
  uri: '/api/tickets/153006867/messages/218665490/',
  ticket_id: 153006867,
  message_id: '<CAF-1@mail.example.com>',
  external_id: null,
  public: true,
  channel: 'email',
  via: 'email',
  source: {
    type: 'email',
    from: { name: 'Ann Perrin', address: 'ann@example.com' },
    to: [{ name: 'Shop Support', address: 'support@shop.example' }],
    cc: [],
    bcc: [],
    extra: { include_thread: false },
  },
  sender: person(),
  receiver: null,
  integration_id: 10421,
  intents: [{ name: 'order/status', rejected: false, is_user_feedback: false }],
  rule_id: null,
  from_agent: false,
  subject: 'Where is my order?',
  body_text: 'Hello, where is my order #1042?\n\nOn Thu, Nov 19 Shop wrote:\n> Thanks!',
  body_html: '<p>Hello, where is my order #1042?</p>',
  stripped_text: 'Hello, where is my order #1042?',
  attachments: null,
  actions: null,
  meta: null,
  created_datetime: '2026-11-20T14:17:14.835123+00:00',
  sent_datetime: '2026-11-20T14:17:14.835123+00:00',
  failed_datetime: null,
  last_sending_error: null,
  is_retriable: true,
  imported: null,
  ...changes,
})

export const compactTicket = (changes: object = {}) => ({
  id: 153006867,
  uri: '/api/tickets/153006867/',
  external_id: null,
  language: 'en',
  status: 'closed',
  priority: 'normal',
  channel: 'email',
  via: 'email',
  from_agent: false,
  customer: person(),
  assignee_user: person({ id: 400746608, name: 'Maya', email: 'maya@shop.example', bio: null }),
  assignee_team: null,
  subject: 'Where is my order?',
  summary: null,
  excerpt: 'Could you send us a photo…',
  integrations: [{ name: 'Shop', address: 'support@shop.example', type: 'email' }],
  meta: null,
  tags: [{ id: 1, name: 'pre-sale', decoration: {} }],
  custom_fields: {},
  messages_count: 2,
  is_unread: false,
  spam: false,
  created_datetime: '2026-11-20T14:17:14.700001+00:00',
  opened_datetime: null,
  last_received_message_datetime: null,
  last_message_datetime: null,
  updated_datetime: '2026-11-20T15:02:11.000321+00:00',
  closed_datetime: '2026-11-20T15:02:10.999999+00:00',
  snooze_datetime: null,
  trashed_datetime: null,
  last_sent_message_not_delivered: false,
  ...changes,
})

/** The detail read lacks the count, the excerpt and the integrations, and has the conversation. */
export const detailTicket = (changes: object = {}) => {
  const {
    messages_count: _count,
    excerpt: _excerpt,
    integrations: _integrations,
    ...shared
  } = compactTicket()
  return {
    ...shared,
    messages: [
      message({ id: 2, from_agent: true, created_datetime: '2026-11-20T15:02:10.900000+00:00' }),
      message({ id: 1 }),
    ],
    events: [],
    satisfaction_survey: null,
    reply_options: { email: { answerable: true }, 'internal-note': { answerable: true } },
    requester: person(),
    customer: {
      ...person(),
      timezone: 'Europe/Paris',
      channels: [],
      data: null,
      integrations: {},
      ecommerce_data: {},
      note: null,
    },
    ...changes,
  }
}

export const list = (data: unknown, next: string | null = null) => ({
  object: 'list',
  uri: '/api/tickets?limit=100',
  data,
  meta: { prev_cursor: null, next_cursor: next, total_resources: null },
})

export const fault = (msg: string, data?: object) => ({ error: { msg, ...(data && { data }) } })

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(body), {
    status,
    headers: {
      'content-type': 'application/json',
      'x-request-id': '8c1f0e',
      'x-gorgias-account-api-call-limit': '1/40',
      ...headers,
    },
  })

export const text = (body: string | null, status = 200, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers })

export type Sent = {
  verb: string
  path: string
  query: URLSearchParams
  headers: Headers
  body: unknown
  redirect: string | undefined
}

/** Gives the answers in turn, the last one again and again; an error is thrown. */
export const fakeFetch = (...answers: (Response | Error | (() => Response))[]) => {
  const sent: Sent[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    sent.push({
      verb: init?.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      headers: new Headers(init?.headers),
      body: typeof init?.body === 'string' ? JSON.parse(init.body) : null,
      redirect: init?.redirect,
    })
    const answer = answers[Math.min(sent.length, answers.length) - 1]
    if (answer === undefined) throw new Error('no answer planned')
    if (answer instanceof Error) throw answer
    return typeof answer === 'function' ? answer() : answer.clone()
  }
  return { fetch, sent }
}

/** A helpdesk on a fixed clock, and what it sent. */
export const helpdeskAnswering = (
  answers: Parameters<typeof fakeFetch>,
  changes: Partial<HelpdeskDeps> = {},
) => {
  const { fetch, sent } = fakeFetch(...answers)
  const clock = fixedClock()
  const warnings: object[] = []
  const log = { debug() {}, info() {}, error() {}, warn: (facts: object) => warnings.push(facts) }
  const helpdesk = createHelpdesk({
    origin: 'https://acme.gorgias.com',
    account: 'acme.gorgias.com',
    email: 'maya@shop.example',
    apiKey: API_KEY,
    share: 0.5,
    clock,
    log,
    fetch,
    ...changes,
  })
  return { helpdesk, sent, clock, warnings }
}

export const reply = (changes: Partial<Reply> = {}): Reply => ({
  ticketId: 153006867,
  externalId: 'relance:1:r:mf2gk3tanfzxk4tboi5gyzlom',
  channel: 'email',
  integrationId: 10421,
  sender: { id: 400746608 },
  receiver: { id: 400746613 },
  source: {
    type: 'email',
    from: { name: 'Shop Support', address: 'support@shop.example' },
    to: [{ name: null, address: 'ann@example.com' }],
  },
  subject: 'Re: Where is my order?',
  text: 'Bonjour Ann, avez-vous pu prendre la photo ?',
  html: '<p>Bonjour Ann, avez-vous pu prendre la photo ?</p>',
  ...changes,
})

/** What fetch throws: `fetch failed`, caused by an error with a code. */
export const networkError = (code: string, syscall?: string) =>
  new TypeError('fetch failed', {
    cause: Object.assign(new Error(code), { code, ...(syscall && { syscall }) }),
  })

export const internalNote = (changes: Partial<Note> = {}): Note => ({
  ticketId: 153006867,
  externalId: 'relance:1:n:k5wf3txmzq2ah6yrdjcuo7gpei',
  sender: { id: 400746608, name: 'Follow-up bot', email: 'bot@shop.example' },
  mentions: [],
  text: 'Relance: a follow-up may be needed here.',
  html: '<p>Relance: a follow-up may be needed here.</p>',
  ...changes,
})

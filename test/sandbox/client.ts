/** Talks to a sandbox in process, as a foreign client would over HTTP. */
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts'
import type { SandboxTicket, SandboxTicketFile } from '../../src/sandbox/tickets-file.ts'

// biome-ignore lint/suspicious/noExplicitAny: the tests look at answers key by key
type Body = any

export type Answer = { status: number; headers: Headers; text: string; body: Body }

export const BASIC = `Basic ${Buffer.from('me@shop.example:secret').toString('base64')}`

export const NOW = Date.UTC(2026, 10, 24, 9, 0, 0)

export const connect = (options: SandboxOptions = {}) => {
  const sandbox = createSandbox({ limit: 0, ...options })
  const call = async (
    method: string,
    path: string,
    body?: unknown,
    authorization: string | null = BASIC,
  ): Promise<Answer> => {
    const response = await sandbox.app.request(path, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(authorization === null ? {} : { authorization }),
      },
      ...(body === undefined
        ? {}
        : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = response.type === 'error' ? '' : await response.text()
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: /^[[{]/.test(text) ? parse(text) : null,
    }
  }
  return {
    sandbox,
    call,
    get: (path: string) => call('GET', path),
    post: (path: string, body?: unknown) => call('POST', path, body),
    put: (path: string, body?: unknown) => call('PUT', path, body),
    delete: (path: string, body?: unknown) => call('DELETE', path, body),
    moveBy: (ms: number) =>
      call('PUT', '/sandbox/clock', { now: new Date(sandbox.now() + ms).toISOString() }),
  }
}

const parse = (text: string): Body => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A file of tickets whose `now` is NOW; what is not said is plain. */
export const fileWith = (...tickets: Partial<SandboxTicket>[]): SandboxTicketFile => ({
  now: new Date(NOW).toISOString(),
  tickets: tickets.map((given, place) => ({
    id: `T-${place + 1}`,
    number: 1001 + place,
    subject: 'Cracked teapot',
    channel: 'email',
    language: 'en',
    status: 'closed',
    assignee: 'Nora Feld',
    created_at: '2026-11-10T09:00:00Z',
    updated_at: '2026-11-10T12:00:00Z',
    customer: { name: `Customer ${place}`, email: `customer${place}@example.com`, tags: [] },
    tags: [],
    order: null,
    messages: [
      { from: 'customer', text: 'My teapot is cracked.', at: '2026-11-10T09:00:00Z' },
      { from: 'agent', text: 'Could you send a photo?', at: '2026-11-10T12:00:00Z' },
    ],
    ...given,
  })),
})

/** The body of an e-mail reply that the API accepts. */
export const reply = (to: string, extra: Record<string, unknown> = {}) => ({
  channel: 'email',
  via: 'api',
  from_agent: true,
  public: true,
  sender: { id: API_USER },
  source: {
    type: 'email',
    from: { name: 'Hearth & Linen', address: 'support@hearth-linen.example' },
    to: [{ name: '', address: to }],
  },
  subject: 'Re: Cracked teapot',
  body_text: 'Could you still send the photo?',
  body_html: '<p>Could you still send the photo?</p>',
  ...extra,
})

export const API_USER = 519_500_002

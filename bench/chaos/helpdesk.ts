/** The built-in helpdesk as a process of its own: tickets that are due, customers who answer, faults, and its own truth. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { DAY, HOUR, type Instant, iso } from '../../src/lib/clock.ts'
import { diesWithUs, lineOf } from './program.ts'

/** What befalls the POST of a message; the switches of `src/sandbox/faults.ts`. */
export const FAULTS = {
  commit_then_drop: 0.03,
  drop_before: 0.03,
  error_after_commit: 0.02,
  error_before: 0.02,
  late_execution: 0.03,
  rate_limit: 0.02,
}

/** What left for customers, as the helpdesk itself remembers it. */
export type Sent = { ticketId: number; messageId: number; mark: string | null; at: Instant }

export type ChaosDesk = {
  url: string
  /** A silence that is due; answers the ticket's number. */
  addTicket: () => Promise<number>
  /** Answers when the customer's word stood on the ticket. */
  customerWrites: (ticketId: number) => Promise<Instant>
  setFaults: (faults: Partial<typeof FAULTS>) => Promise<void>
  outbox: () => Promise<Sent[]>
  stop: () => Promise<void>
}

export const openDesk = async (program: string, seed: number): Promise<ChaosDesk> => {
  const flags = ['--port', '0', '--limit', '0', '--count', '0', '--seed', String(seed)]
  const child = diesWithUs(
    spawn(process.execPath, [program, 'sandbox', ...flags], {
      env: { PATH: process.env.PATH ?? '', TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  )
  const url = await lineOf(child, 'stdout', /^sandbox helpdesk at (\S+)/)
  const call = caller(url)
  let count = 0
  return {
    url,
    addTicket: async () => {
      count += 1
      return (await call<{ id: number }>('POST', '/api/tickets', dueTicket(count, Date.now()))).id
    },
    customerWrites: async (ticketId) => {
      const said = { from: 'customer', text: 'Here it is, the photo is attached.' }
      const path = `/sandbox/tickets/${ticketId}/messages`
      return Date.parse((await call<Shown>('POST', path, said)).created_datetime)
    },
    setFaults: (faults) => call('PUT', '/sandbox/faults', faults),
    outbox: async () => (await call<{ data: Left[] }>('GET', '/sandbox/outbox')).data.map(toSent),
    stop: () => stop(child),
  }
}

type Shown = { created_datetime: string }
type Left = { ticket_id: number; message_id: number; external_id: string | null; at: string }

const toSent = ({ ticket_id, message_id, external_id, at }: Left): Sent => ({
  ticketId: ticket_id,
  messageId: message_id,
  mark: external_id,
  at: Date.parse(at),
})

const caller =
  (url: string) =>
  async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Basic ${btoa('chaos@shop.example:key')}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

const SHOP = 'support@hearth-linen.example'
const AGENT = 'tomas.rey@hearth-linen.example'
const SILENT_FOR = 50 * HOUR

const dueTicket = (count: number, now: Instant) => {
  const customer = `customer-${count}@example.com`
  const mail = (
    from: 'customer' | 'agent',
    at: Instant,
    text: string,
  ): Record<string, unknown> => ({
    channel: 'email',
    via: from === 'agent' ? 'helpdesk' : 'email',
    from_agent: from === 'agent',
    sender: { email: from === 'agent' ? AGENT : customer },
    ...(from === 'agent' && { receiver: { email: customer } }),
    source: {
      type: 'email',
      from: { address: from === 'agent' ? SHOP : customer },
      to: [{ address: from === 'agent' ? customer : SHOP }],
    },
    subject: `Lamp with a crack ${count}`,
    body_text: text,
    created_datetime: iso(at),
    sent_datetime: iso(at),
  })
  return {
    channel: 'email',
    via: 'email',
    from_agent: false,
    status: 'open',
    subject: `Lamp with a crack ${count}`,
    created_datetime: iso(now - SILENT_FOR - DAY),
    customer: { email: customer, name: `Customer ${count}` },
    messages: [
      mail('customer', now - SILENT_FOR - DAY, `Hello, the lamp of order ${count} has a crack.`),
      mail('agent', now - SILENT_FOR, 'Sorry to hear that. Could you send us a photo of it?'),
    ],
  }
}

const stop = async (child: ChildProcess) => {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

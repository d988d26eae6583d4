/** Conversations for the sandbox, told in a few words: who said what, so many hours ago. */
import type { SandboxTicket, SandboxTicketFile } from '../../src/sandbox/tickets-file.ts'

type Words = SandboxTicket['messages'][number]

/** Who, what, how many hours ago; and what else is special about it. */
export type Said = [from: Words['from'], text: string, hoursAgo: number, more?: Partial<Words>]

export const NOW = '2026-11-24T09:00:00Z'

export const ASKED = 'Could you send us a photo of the crack?'

/** Silent for 80 hours: the customer owes a photo. */
export const SILENT: Said[] = [
  ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 90],
  ['agent', `Sorry about that. ${ASKED}`, 80],
]

export const ticket = (
  number: number,
  said: Said[] = SILENT,
  given: Partial<SandboxTicket> = {},
): SandboxTicket => ({
  id: `T-${number}`,
  number,
  subject: `Cracked bowl ${number}`,
  channel: 'email',
  language: 'en',
  status: 'open',
  assignee: 'Nora Feld',
  created_at: ago(Math.max(...said.map(([, , hours]) => hours))),
  updated_at: ago(Math.min(...said.map(([, , hours]) => hours))),
  customer: { name: `Jo ${number}`, email: `jo${number}@mail.example`, tags: [] },
  tags: [],
  order: null,
  messages: said.map(([from, text, hours, more]) => ({ from, text, at: ago(hours), ...more })),
  ...given,
})

export const fileOf = (tickets: SandboxTicket[]): SandboxTicketFile => ({ now: NOW, tickets })

const ago = (hours: number) => new Date(Date.parse(NOW) - hours * 3_600_000).toISOString()

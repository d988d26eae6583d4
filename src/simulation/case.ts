/** One silent moment of the past: what Relance would have done then, and what really happened. */
import type { Decision, Inside } from '../domain/decision.ts'
import type { Usage } from '../domain/ports.ts'
import type { Instant } from '../lib/clock.ts'
import type { Label } from './label.ts'
import type { Sequel } from './sequel.ts'

/** What the steps found at the moment. `asksForPerson` null: an autonomous policy would have let it go out by itself. */
export type PastDecision = Pick<
  Decision & Inside,
  | 'verdict'
  | 'reason'
  | 'confidence'
  | 'until'
  | 'evidence'
  | 'openItems'
  | 'draft'
  | 'findings'
  | 'policy'
  | 'persona'
  | 'mode'
  | 'step'
  | 'asksForPerson'
  | 'provider'
> & { usage: Usage }

export type CaseEnd =
  | { kind: 'judged'; decision: PastDecision }
  /** A gate kept it from ever being judged. */
  | { kind: 'stopped'; gate: string }
  /** A word came before any step was due. */
  | { kind: 'answered_first' }
  /** It should have been judged and could not be: never the same as "nothing to do". */
  | { kind: 'unreadable'; why: string }

export type PastCase = {
  /** Ticket and anchor. */
  id: string
  ticketId: number
  /** The customer, or the ticket where he is not known: what is drawn together in the intervals. */
  customer: string
  subject: string | null
  channel: string
  language: string | null
  silentSince: Instant
  /** When it was judged; where it was not, when the first step was due, or three days of silence were over. */
  at: Instant
  /** Until the next word of either side, ms. */
  silentFor: number
  /** Three days passed without a word. */
  isLong: boolean
  /** Closed in the helpdesk before the silence ended. */
  wasClosed: boolean
  end: CaseEnd
  sequel: Sequel
  label: Label
  /** The customer came back so late that the helpdesk billed a new ticket (`domain/gorgias-bill.ts`). */
  billedAnew: boolean
  /** What the last public message says, whoever or whatever wrote it: the shop spoke last. */
  shopSpokeLast: boolean
  /** Values that took part although the helpdesk shows them only as of today. */
  approximate: string[]
  /** The shop's own promise that was open then, where one was found. */
  promise: { quote: string; due: string | null; keptAfter: number | null } | null
}

/** What the replay of one customer found. */
export type PastUnit = {
  cases: PastCase[]
  /** Silences too short to be anybody's business. */
  short: number
  /** Silences the customer ended by himself, by whole days; the last counts all longer ones. */
  answeredByDay: number[]
  /** Tickets that were not replayed, by reason. */
  skipped: Record<string, number>
  tickets: number
}

/** Whether Relance would have followed up. */
export const followsUp = ({ end }: PastCase) =>
  end.kind === 'judged' && end.decision.verdict === 'follow_up'

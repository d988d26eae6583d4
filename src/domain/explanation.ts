/** Why a ticket is, or is not, followed up: every gate with the values it compared. */
import type { Instant } from '../lib/clock.ts'
import type { Decision } from './decision.ts'
import type { GorgiasBill } from './gorgias-bill.ts'
import type { Mode } from './policy.ts'
import type { Stop } from './stops.ts'

export type GateOutcome = {
  gate: string
  passed: boolean
  /** What was compared, in words of the trade: `{ due: '2026-11-24T…', now: '…' }`. */
  values: Record<string, string | number | boolean | null>
  /** A gate that opens by itself says when. */
  until: Instant | null
}

export type Explanation = {
  ticketId: number
  subject: string | null
  now: Instant
  policy: string | null
  mode: Mode | null
  step: number | null
  anchorMessageId: number | null
  silentSince: Instant | null
  /** Everything that stops posts of the account now. */
  stops: Stop[]
  gates: GateOutcome[]
  /** What the next follow-up would mean for the helpdesk's bill; null where none can leave. */
  bill: GorgiasBill | null
  /** The first gate that did not let it pass; null when all did. */
  stoppedBy: string | null
  /** The next moment something may happen by itself; null: not before the ticket changes. */
  nextLook: Instant | null
  /** What was decided about this ticket so far, newest first. */
  decisions: Decision[]
}

/** The life of a follow-up: which status may become which. Nothing else moves a status. */
import type { Decision, Status } from './decision.ts'

const MOVES: Record<Status, Status[]> = {
  // Judged and shown only; a backlog or late one may still be approved, a raised mode routes it again.
  no_action: ['pending', 'scheduled', 'waiting', 'cancelled', 'rejected'],
  waiting: ['no_action', 'cancelled'],
  pending: ['scheduled', 'no_action', 'noted', 'rejected', 'cancelled'],
  scheduled: ['sending', 'sent', 'pending', 'no_action', 'rejected', 'cancelled', 'failed'],
  sending: ['sent', 'scheduled', 'pending', 'unknown', 'cancelled', 'failed'],
  unknown: ['sent', 'scheduled', 'cancelled', 'parked'],
  sent: ['delivered', 'failed', 'parked'],
  delivered: ['failed'],
  noted: ['scheduled', 'rejected', 'cancelled'],
  parked: ['sent', 'scheduled', 'cancelled', 'rejected'],
  failed: [],
  cancelled: [],
  rejected: [],
}

export const mayBecome = (from: Status, to: Status) => MOVES[from].includes(to)

/** The statuses from which a guarded update to `to` may start. */
export const statusesBefore = (to: Status): Status[] =>
  (Object.keys(MOVES) as Status[]).filter((from) => MOVES[from].includes(to))

/** A follow-up that has not left and still may: it occupies the customer (`contact_cap`). */
export const IN_PROGRESS: Status[] = ['pending', 'noted', 'scheduled', 'sending', 'unknown']

/** Standing decisions: a change of the ticket's input cancels them before anything else. */
export const REVOCABLE: Status[] = ['pending', 'scheduled', 'noted', 'waiting']

/** Statuses in which a reply of ours stands, or may stand, on the ticket. */
export const LEFT: Status[] = ['sending', 'sent', 'delivered', 'unknown', 'parked', 'failed']

/** Judged for information only: what the backlog or a late step would have brought. */
export const isShownOnly = (decision: Pick<Decision, 'status' | 'reason'>) =>
  decision.status === 'no_action' && /^(backlog|too_late)\b/.test(decision.reason)

/** May a person approve it? With a draft: pending, noted, and shown-only ones unless in shadow (CONTRACT 5). */
export const isApprovable = (decision: Pick<Decision, 'status' | 'reason' | 'mode' | 'draft'>) =>
  decision.draft !== null &&
  (decision.status === 'pending' ||
    decision.status === 'noted' ||
    (isShownOnly(decision) && decision.mode !== 'shadow'))

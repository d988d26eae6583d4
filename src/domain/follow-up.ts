/** The life of a follow-up: which status may become which. Nothing else moves a status. */
import type { Decision, Status } from './decision.ts'
import type { PostKind } from './marker.ts'

const MOVES: Record<Status, Status[]> = {
  // Judged and shown only; a backlog or late one may still be approved, a raised mode routes it again.
  no_action: ['pending', 'scheduled', 'waiting', 'cancelled', 'rejected'],
  // A follow-up judged early waits for its step; any other date is judged again.
  waiting: ['pending', 'scheduled', 'no_action', 'cancelled'],
  pending: ['scheduled', 'no_action', 'rejected', 'cancelled'],
  scheduled: [
    'sending',
    'sent',
    'noted',
    'pending',
    'no_action',
    'rejected',
    'cancelled',
    'failed',
  ],
  sending: ['sent', 'noted', 'scheduled', 'pending', 'unknown', 'cancelled', 'failed'],
  unknown: ['sent', 'noted', 'scheduled', 'cancelled', 'parked'],
  sent: ['delivered', 'failed'],
  delivered: ['failed'],
  noted: ['scheduled', 'pending', 'no_action', 'rejected', 'cancelled'],
  parked: ['sent', 'noted', 'scheduled', 'cancelled', 'rejected'],
  failed: ['rejected'],
  cancelled: [],
  rejected: [],
}

export const mayBecome = (from: Status, to: Status) => MOVES[from].includes(to)

/** The statuses from which a guarded update to `to` may start. */
export const statusesBefore = (to: Status): Status[] =>
  (Object.keys(MOVES) as Status[]).filter((from) => MOVES[from].includes(to))

/** A follow-up that has not left and still may: it occupies the customer (`contact_cap`). */
export const IN_PROGRESS: Status[] = ['pending', 'noted', 'scheduled', 'sending', 'unknown']

/** The post of such an occasion may stand on the ticket: it is never judged anew before that is settled. */
export const UNSETTLED: Status[] = ['sending', 'unknown', 'parked']

/** A change of the ticket's input takes such a decision back before anything else. */
export const isRevocable = (decision: Pick<Decision, 'status' | 'reason' | 'delivery'>) =>
  STANDING.includes(decision.status) ||
  isShownOnly(decision) ||
  (decision.status === 'parked' && decision.delivery === null)

const STANDING: Status[] = ['pending', 'scheduled', 'noted', 'waiting']

/** Judged for information only: what the backlog or a late step would have brought. */
export const isShownOnly = (decision: Pick<Decision, 'status' | 'reason'>) =>
  decision.status === 'no_action' && /^(backlog|too_late)\b/.test(decision.reason)

/**
 * May a person approve it? A draft: pending, noted, and shown-only ones unless in shadow. Without a draft approving
 * writes the note for the team (CONTRACT 5, 6).
 */
export const isApprovable = (
  decision: Pick<Decision, 'status' | 'reason' | 'mode' | 'draft' | 'verdict'>,
) => {
  if (decision.status === 'pending')
    return decision.draft !== null || decision.verdict !== 'follow_up'
  if (decision.draft === null) return false
  return decision.status === 'noted' || (isShownOnly(decision) && decision.mode !== 'shadow')
}

/** Why one ends whose occasion is known to be posted, though its mark no longer stands on the ticket. */
export const SPENT = 'sent_before'

/** Where a post leads when it stands on the ticket: a reply is sent, a note noted, a notice ends what it speaks of. */
export const statusAfter = (post: PostKind): Status =>
  post === 'reply' ? 'sent' : post === 'notice' ? 'cancelled' : 'noted'

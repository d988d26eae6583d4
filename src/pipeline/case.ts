/** Puts together what a person needs to judge one decision. */
import type { DecisionCase } from '../domain/acts.ts'
import type { Decision } from '../domain/decision.ts'
import { billOf } from '../domain/gorgias-bill.ts'
import { isOnlyNote } from '../domain/reply-window.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import type { Clock, Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { channelOf } from './compose.ts'

export const createFindCase =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (decisionId: string): Promise<DecisionCase | null> => {
    const decision = await store.decisions.find(decisionId)
    const ticket = decision === null ? null : await store.mirror.find(decision.ticketId)
    if (decision === null || ticket === null) return null
    const row = await store.deliveries.find(decision.externalId)
    return {
      decision,
      ticket,
      acts: await store.events.ofDecision(decisionId),
      attempt: row === null || row.attempts === 0 ? null : row,
      resolutions: await store.acts.resolutionsOf(decisionId),
      ...reachOf(decision, ticket, clock.now()),
    }
  }

/** Whether the customer can still be reached here, and what that costs. */
const reachOf = (
  decision: Decision,
  ticket: MirroredTicket,
  now: Instant,
): Pick<DecisionCase, 'bill' | 'isOnlyNote'> => {
  const { draft, verdict, sendAt, delivery } = decision
  const { messages } = ticket
  if (verdict !== 'follow_up' || draft === null) return { bill: null, isOnlyNote: false }
  const way = channelOf(decision, ticket)
  const at = delivery?.postedAt ?? Math.max(sendAt ?? 0, now)
  const isClosed = isOnlyNote(way, messages, at)
  return { isOnlyNote: isClosed, bill: isClosed ? null : billOf(way, messages, at) }
}

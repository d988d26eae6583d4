/** A note of ours that no longer holds: one line below it says so. */
import type { Standing } from '../domain/decision.ts'
import { type PostKind, postOf } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** Whatever became of the decision since: its note was written and stands on the ticket. */
export const noteStands = async (store: Store, account: string, decision: Standing) => {
  for (const kind of NOTES) {
    const row = await store.deliveries.find(postOf(account, decision, kind).externalId)
    if (row?.decisionId === decision.id && row.messageId !== null) return true
  }
  return false
}

/** Has that line written; the decision ends with it. */
export const sayOutdated = (
  store: Store,
  account: string,
  decision: Standing,
  { at, why }: { at: Instant; why: string },
) =>
  store.decisions.move(decision.id, {
    from: decision.status,
    to: 'scheduled',
    by: 'relance',
    at,
    act: 'note_outdated',
    reason: why,
    set: {
      ...postOf(account, decision, 'notice'),
      approvalId: null,
      sendAt: null,
      releaseAt: null,
    },
  })

const NOTES: PostKind[] = ['note', 'alert']

/** A note of ours that no longer holds: one line below it says so. */
import type { Standing } from '../domain/decision.ts'
import { NOTE_KINDS, postOf } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** Whatever became of the decision since: its note was written and stands on the ticket. */
export const noteStands = async (store: Store, account: string, decision: Standing) => {
  for (const kind of NOTE_KINDS) {
    const row = await store.deliveries.find(postOf(account, decision, kind).externalId)
    if (row?.decisionId === decision.id && row.messageId !== null) return true
  }
  return false
}

/** Has that line written; the decision ends with it. With a version: only while it is as the caller saw it. */
export const sayOutdated = async (
  store: Store,
  account: string,
  decision: Standing,
  { at, why, version }: { at: Instant; why: string; version?: number },
) => {
  const act = { by: 'relance', at, reason: why }
  // A reply that was about to leave is first what it was before: noted.
  const noted =
    decision.status === 'scheduled'
      ? await store.decisions.move(decision.id, {
          ...act,
          from: 'scheduled',
          to: 'noted',
          act: 'taken_back',
        })
      : decision
  if (noted === null) return
  await store.decisions.move(decision.id, {
    ...act,
    ...(version === undefined ? {} : { version }),
    from: noted.status,
    to: 'scheduled',
    act: 'note_outdated',
    set: {
      ...postOf(account, decision, 'notice'),
      approvalId: null,
      sendAt: null,
      releaseAt: null,
    },
  })
}

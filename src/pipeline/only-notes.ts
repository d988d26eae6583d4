/** Finds among decisions those whose channel takes nothing but a note any more. */
import type { Decision } from '../domain/decision.ts'
import { isOnlyNote, isWindowed } from '../domain/reply-window.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** Conversations are read only where the channel has such a window. */
export const createFindOnlyNotes =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (decisions: Decision[]): Promise<Set<string>> => {
    const drafts = decisions.filter(
      ({ verdict, draft, delivery }) =>
        verdict === 'follow_up' && draft !== null && delivery === null,
    )
    const found = new Set<string>()
    const now = clock.now()
    for (const { id, ticketId, anchorMessageId, sendAt } of drafts) {
      const channel = (await store.mirror.message(anchorMessageId))?.channel
      if (channel === undefined || !isWindowed(channel)) continue
      const messages = await store.mirror.messagesOf(ticketId)
      if (isOnlyNote(channel, messages, Math.max(sendAt ?? 0, now))) found.add(id)
    }
    return found
  }

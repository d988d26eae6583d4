/** The tags a ticket carries while a note of ours waits for the team. */
import { OWE_TAG, OWE_VIEW, REVIEW_TAG } from '../domain/furniture.ts'
import { hasTag } from '../domain/hold.ts'
import type { Verdict } from '../domain/ledger.ts'
import type { Store } from '../store/store.ts'

/** What we owe gets a second one where the team has the view that shows it (`setup`). */
export const reviewTags = async (
  store: Store,
  { ticketId, verdict }: { ticketId: number; verdict: Verdict | null },
): Promise<string[]> => {
  if (verdict !== 'we_owe') return [REVIEW_TAG]
  const made = (await store.state.get('furnished')) ?? {}
  const ticket = await store.mirror.find(ticketId)
  const isShown = Object.values(made).some(({ name }) => name === OWE_VIEW)
  return isShown || (ticket !== null && hasTag(ticket, OWE_TAG))
    ? [REVIEW_TAG, OWE_TAG]
    : [REVIEW_TAG]
}

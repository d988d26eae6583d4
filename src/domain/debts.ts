/** What the shop owes on a ticket now, by the newest ledger of its silence. */
import type { Decision } from './decision.ts'
import type { OpenItem } from './ledger.ts'

/** Somebody settled these, or the ticket moved on. */
const OVER: Decision['status'][] = ['cancelled', 'rejected']

/** `decisions` newest first; `anchorMessageId` null: nobody has spoken. */
export const debtsOf = (decisions: Decision[], anchorMessageId: number | null): OpenItem[] => {
  const newest = decisions.find((one) => one.anchorMessageId === anchorMessageId)
  return newest === undefined || OVER.includes(newest.status)
    ? []
    : newest.openItems.filter(({ owner }) => owner === 'shop')
}

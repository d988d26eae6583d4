/** When posts stop: for a while, until what is unclear is looked up; or until a person has looked (DESIGN 6, point 11). */
import { HOUR, MINUTE } from '../lib/clock.ts'

/** So many unclear posts in so short a time: the helpdesk or the line is in trouble. */
export const HOLD = { unclear: 3, within: 10 * MINUTE }

/** What a follow-up says of itself that would leave by itself and waits until a person resumes. */
export const BREAKER_IS_ON = 'autonomous posting is paused'

/** The breaker counts over the last hour. */
export const BREAKER_SPAN = HOUR

const MOST_OVERTAKEN = 2
const MOST_PARKED = 3
/** Of so many drafts that people judged last more than half were not wanted. */
export const JUDGED = 20

export type BreakerFacts = {
  /** Replies of the last hour before which a customer's word stood on their ticket. */
  overtaken: number
  /** Set aside within the last hour. */
  parked: number
  /** What people said to the last drafts, at most `JUDGED` of them. */
  judged: ('approved' | 'rejected')[]
}

/** Null: autonomous posting may go on. */
export const whyBroken = ({ overtaken, parked, judged }: BreakerFacts): string | null => {
  if (overtaken >= MOST_OVERTAKEN)
    return `${overtaken} replies within an hour were sent after the customer had written`
  if (parked >= MOST_PARKED) return `${parked} follow-ups were set aside within an hour`
  const rejected = judged.filter((act) => act === 'rejected').length
  return judged.length >= JUDGED && rejected * 2 > judged.length
    ? `people rejected ${rejected} of the last ${judged.length} drafts`
    : null
}

/** Two messages of ours with one mark: somebody posted past us, or we twice. */
export const sayTwin = (ticketId: number, ids: number[]) =>
  `ticket ${ticketId} carries the same follow-up twice (messages ${ids.join(' and ')})`

/** A post of ours that no database here made. */
export const sayStranger = (ticketId: number, id: number) =>
  `message ${id} on ticket ${ticketId} was posted by another Relance on this account`

/** What a person says of a follow-up afterwards, and when it costs a policy its freedom. */
import { DAY, type Instant } from '../lib/clock.ts'

export const WRONGS = ['not_needed', 'text', 'time', 'person'] as const
/** It was not needed; its words, its moment, or the one it went to were wrong. */
export type Wrong = (typeof WRONGS)[number]

export type Feedback = {
  decisionId: string
  policy: string
  /** It had left: a mistake counts against its policy. */
  sent: boolean
  /** Null: it was right. */
  wrong: Wrong | null
  by: string
  at: Instant
}

/** So many mistakes in so long a time, and the policy asks first until a person resumes it. */
export const MOST_MISTAKES = 2
const COUNTED_FOR = 7 * DAY

/** Since when mistakes count: a resume forgives those before it. */
export const mistakesSince = (now: Instant, resumedAt: Instant | null): Instant =>
  Math.max(now - COUNTED_FOR, resumedAt ?? 0)

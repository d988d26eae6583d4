/** What becomes of one call to the helpdesk. */
import type { Untruth } from './wire.ts'

export type Fate = {
  /** Whether the helpdesk carries it out: never, when it arrives, or so long after the caller has given up. */
  executes: 'never' | 'at_once' | { lateBy: number }
  /** What the caller gets. */
  answer: 'honest' | 'refused' | 'reset' | 'silence' | { status: number; body: string }
  retryAfter?: number
  untruth?: Untruth
  slow?: number
}

/** What may be approved together with others: nothing about it asks for a look of its own. */
import type { Decision } from '../../domain/decision.ts'
import { isApprovable } from '../../domain/follow-up.ts'
import type { Instant } from '../../lib/clock.ts'

export const isBulkApprovable = (decision: Decision, now: Instant) =>
  decision.status === 'pending' &&
  decision.draft !== null &&
  isApprovable(decision) &&
  decision.findings.length === 0 &&
  decision.statusReason === null &&
  (decision.until === null || decision.until <= now)

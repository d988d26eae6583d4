/** Tells whether asking the helpdesk again would never end: merged away, or the key may not. A conflict passes. */
import { GorgiasError } from '../lib/errors.ts'

export const isRefusedForGood = (error: unknown): boolean =>
  error instanceof GorgiasError &&
  error.status !== CONFLICT &&
  ['not_found', 'forbidden', 'rejected'].includes(error.code)

/** Somebody else changed the ticket in that moment. */
const CONFLICT = 409

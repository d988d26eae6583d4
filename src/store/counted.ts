/** What counts against the caps: posts that left, or may have, since a moment. */
import { and, eq, gt, inArray } from 'drizzle-orm'
import { NOTE_KINDS } from '../domain/marker.ts'
import type { Instant } from '../lib/clock.ts'
import type { Sql } from './sqlite.ts'

export const autonomousSince = ({ deliveries }: Sql['t'], since: Instant) =>
  and(eq(deliveries.autonomous, true), gt(deliveries.attempts, 0), gt(deliveries.startedNow, since))

export const notesSince = ({ deliveries }: Sql['t'], since: Instant) =>
  and(
    inArray(deliveries.kind, NOTE_KINDS),
    gt(deliveries.attempts, 0),
    gt(deliveries.startedNow, since),
  )

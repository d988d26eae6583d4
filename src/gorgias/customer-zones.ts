/** Asks for a customer's time zone, which the ticket's own read leaves out; each customer at most once a day. */
import { z } from 'zod'
import type { Helpdesk } from '../domain/ports.ts'
import { type Clock, DAY } from '../lib/clock.ts'
import { GorgiasError } from '../lib/errors.ts'
import type { Read } from './reading.ts'
import { maybe } from './schemas.ts'
import { zoneOrNull } from './ticket.ts'

/** More are forgotten, the oldest first. */
const MOST_KEPT = 5000

export const createCustomerZones = (read: Read, clock: Clock): Helpdesk['customerTimezone'] => {
  const known = new Map<number, { timezone: string | null; readAt: number }>()
  return async (id, urgency = 'background') => {
    const kept = known.get(id)
    if (kept !== undefined && clock.wall() - kept.readAt < DAY) return kept.timezone
    const timezone = await readZone(read, id, urgency)
    known.delete(id)
    known.set(id, { timezone, readAt: clock.wall() })
    const [oldest] = known.keys()
    if (known.size > MOST_KEPT && oldest !== undefined) known.delete(oldest)
    return timezone
  }
}

const customerSchema = z.object({ timezone: maybe(z.string()) })

/** A customer who is not there any more has none. */
const readZone = async (
  read: Read,
  id: number,
  urgency: Parameters<Read>[3],
): Promise<string | null> => {
  try {
    return zoneOrNull((await read(`/api/customers/${id}`, {}, customerSchema, urgency)).timezone)
  } catch (error) {
    if (error instanceof GorgiasError && error.code === 'not_found') return null
    throw error
  }
}

/** When the team is told that an answer of ours is overdue. */
import { HOUR, type Instant } from '../lib/clock.ts'
import { addOpenTime, addWait, type Calendar, endOfDay } from './business-time.ts'
import type { OpenItem } from './ledger.ts'
import type { Message } from './ticket.ts'

/** After a promised day the shop has half a morning to keep its word late. */
const GRACE = 4 * HOUR
/** A promise without a day. */
const UNDATED = { kind: 'business_days', days: 1 } as const

/** A promised day counts to its end: four business hours later it is overdue. */
export const overdueAt = (
  { madeAt, day }: { madeAt: Instant; day: string | null },
  calendar: Calendar,
): Instant =>
  day === null
    ? addWait(madeAt, UNDATED, calendar)
    : addOpenTime(endOfDay(day, calendar.timezone), GRACE, calendar)

/** The moment the first of the shop's items is overdue; null when it owes nothing. */
export const firstOverdue = (
  items: OpenItem[],
  messages: Message[],
  calendar: Calendar,
): Instant | null => {
  const moments = items
    .filter(({ owner }) => owner === 'shop')
    .map((item) => overdueItem(item, messages, calendar))
  return moments.length === 0 ? null : Math.min(...moments)
}

const overdueItem = (item: OpenItem, messages: Message[], calendar: Calendar): Instant => {
  const due = item.due?.trim() ?? null
  const madeAt = messages.find(({ id }) => id === item.message_id)?.at ?? 0
  if (due === null) return overdueAt({ madeAt, day: null }, calendar)
  if (/^\d{4}-\d{2}-\d{2}$/.test(due)) return overdueAt({ madeAt, day: due }, calendar)
  const at = Date.parse(/(?:z|[+-]\d{2}:?\d{2})$/i.test(due) ? due : `${due}Z`)
  return Number.isNaN(at)
    ? overdueAt({ madeAt, day: null }, calendar)
    : addOpenTime(at, GRACE, calendar)
}

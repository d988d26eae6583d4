/** Finds the first moment at which a follow-up may leave. */
import type { Instant } from '../lib/clock.ts'
import { type Calendar, endOfDay, isTimezone, nextOpening } from './business-time.ts'
import type { SendWindow } from './policy.ts'

/**
 * `at` itself when it lies inside the window, else the window's next opening. A daily window is read
 * on every day of the week by the customer's clock, by the shop's when his zone is unknown; it may
 * reach over midnight.
 */
export const sendMoment = (
  at: Instant,
  window: SendWindow,
  calendar: Calendar,
  customerTimezone: string | null,
): Instant => {
  switch (window.kind) {
    case 'always':
      return at
    case 'team_hours':
      return nextOpening(at, calendar)
    case 'daily': {
      const known = customerTimezone !== null && isTimezone(customerTimezone)
      const timezone = known ? customerTimezone : calendar.timezone
      return nextOpening(at, { timezone, hours: everyDay(window.from, window.to), closed: [] })
    }
  }
}

/** The window's first opening on the day after a day: on the day itself nothing is overdue yet. */
export const opensAfterDay = (
  day: string,
  window: SendWindow,
  calendar: Calendar,
  customerTimezone: string | null,
): Instant => sendMoment(endOfDay(day, calendar.timezone), window, calendar, customerTimezone)

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7]
const MIDNIGHT = 24 * 60

const everyDay = (from: number, to: number) =>
  from < to
    ? [{ days: ALL_DAYS, from, to }]
    : [
        { days: ALL_DAYS, from, to: MIDNIGHT },
        { days: ALL_DAYS, from: 0, to },
      ]

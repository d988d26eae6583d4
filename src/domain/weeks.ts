/** Days and weeks by the clock of a zone: a week begins on Monday, a day may have 23 or 25 hours. */
import { Temporal } from 'temporal-polyfill'
import type { Instant } from '../lib/clock.ts'
import { zoned } from './business-time.ts'

/** `to` is left out. */
export type Span = { from: Instant; to: Instant }
export type Day = Span & { day: string }

export const weekOf = (at: Instant, timezone: string): Span => {
  const day = zoned(at, timezone).toPlainDate()
  const monday = day.subtract({ days: day.dayOfWeek - 1 })
  return { from: startOf(monday, timezone), to: startOf(monday.add({ days: 7 }), timezone) }
}

/** The same wall-clock moment so many days earlier. */
export const daysBefore = (at: Instant, days: number, timezone: string): Instant =>
  zoned(at, timezone).subtract({ days }).epochMilliseconds

/** The days a span touches, each cut to it. */
export const daysOf = ({ from, to }: Span, timezone: string): Day[] => {
  const days: Day[] = []
  let day = zoned(from, timezone).toPlainDate()
  for (let at = from; at < to; ) {
    const next = startOf(day.add({ days: 1 }), timezone)
    days.push({ day: day.toString(), from: at, to: Math.min(next, to) })
    at = next
    day = day.add({ days: 1 })
  }
  return days
}

/** Whole days, both ends among them. Null where one is no date. */
export const spanOfDays = (first: string, last: string, timezone: string): Span | null => {
  try {
    return {
      from: startOf(Temporal.PlainDate.from(first), timezone),
      to: startOf(Temporal.PlainDate.from(last).add({ days: 1 }), timezone),
    }
  } catch {
    return null
  }
}

const startOf = (day: Temporal.PlainDate, timezone: string): Instant =>
  day.toZonedDateTime(timezone).epochMilliseconds

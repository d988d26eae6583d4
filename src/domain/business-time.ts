/** Knows when the shop is open, and counts its business days. */
import { Temporal } from 'temporal-polyfill'
import { DAY, type Instant } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'
import type { OpenHours, Shop, Wait } from './policy.ts'

/** When people are there, by the wall clock of one zone. `closed` holds dates: `2026-12-24`. */
export type Calendar = { timezone: string; hours: OpenHours; closed: string[] }

/**
 * The shop's calendar: `shop.md` first, else the account's business-hours setting, else UTC and
 * Monday to Friday 09:00-17:00. An empty list of hours says nothing and is passed over.
 * `warning` is one sentence for the person who runs the service.
 */
export const calendarOf = (
  shop: Shop,
  account: { timezone: string; hours: OpenHours } | null,
): { calendar: Calendar; warning: string | null } => {
  const hours = [shop.hours, account?.hours].find((given) => given?.length) ?? OFFICE_HOURS
  const timezone = shop.timezone ?? account?.timezone ?? null
  const usable = timezone !== null && isTimezone(timezone)
  return {
    calendar: {
      timezone: usable ? timezone : 'UTC',
      hours,
      closed: [...shop.closed, ...shop.holidays],
    },
    warning: usable ? null : sayMissingZone(timezone),
  }
}

/** There are a few hundred; the question is asked for every ticket that is read. */
const ZONES = new Set<string>()

export const isTimezone = (name: string): boolean => {
  if (ZONES.has(name)) return true
  // Offsets and whole dates are no zones, though Temporal reads a zone out of them.
  if (!/^[a-z]/i.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    ZONES.add(name)
    return true
  } catch {
    return false
  }
}

/**
 * The moment a wait is over. Business days keep the local time of day; a start on a closed day
 * counts from the next open day's opening. A calendar without business days counts plain days.
 */
export const addWait = (from: Instant, wait: Wait, calendar: Calendar): Instant => {
  if (wait.kind === 'duration') return from + wait.ms
  const known = waitsKnown(calendar)
  const key = `${wait.days} from ${from}`
  const before = known.get(key)
  if (before !== undefined) return before
  const end = addBusinessDays(from, wait, calendar)
  if (known.size >= MOST_WAITS) known.clear()
  known.set(key, end)
  return end
}

/** Several policies and looks ask for the same ends. */
const waitsKnown = memo((_: Calendar) => new Map<string, Instant>())
const MOST_WAITS = 1000

const addBusinessDays = (
  from: Instant,
  wait: Extract<Wait, { kind: 'business_days' }>,
  calendar: Calendar,
): Instant => {
  const start = isBusinessDay(dateOf(from, calendar), calendar) ? from : nextOpening(from, calendar)
  const date = nthBusinessDay(dateOf(start, calendar), wait.days, calendar)
  if (date === null) return from + wait.days * DAY
  const { timezone } = calendar
  const plainTime = zoned(start, timezone).toPlainTime()
  return (
    date.toZonedDateTime({ timeZone: timezone, plainTime }).epochMilliseconds + fractionOf(start)
  )
}

/** So much time later, counting only while the shop is open. A shop that never opens counts plain time. */
export const addOpenTime = (from: Instant, ms: number, calendar: Calendar): Instant => {
  let at = from
  let left = ms
  for (let spells = 0; spells < MOST_SPELLS; spells++) {
    const opens = nextOpening(at, calendar)
    if (opens - at >= LOOK_AHEAD_DAYS * DAY) return from + ms
    const ends = endOfSpell(opens, calendar)
    if (ends - opens >= left) return opens + left
    left -= ends - opens
    at = ends
  }
  return from + ms
}

/** The first moment after a day, by the clock of a zone. */
export const endOfDay = (day: string, timezone: string): Instant =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds

/** The day of a moment by the clock of a zone: `2026-11-24`. */
export const dayAt = (at: Instant, timezone: string): string =>
  zoned(at, timezone).toPlainDate().toString()

/** What the wall clock of a zone shows, read as if it were UTC: for reading days out of words. */
export const wallAsUtc = (at: Instant, timezone: string): Instant =>
  at + zoned(at, timezone).offsetNanoseconds / 1e6

export const isOpen = (at: Instant, calendar: Calendar): boolean => {
  const wall = zoned(at, calendar.timezone)
  if (calendar.closed.includes(wall.toPlainDate().toString())) return false
  const minute = wall.hour * 60 + wall.minute
  return calendar.hours.some(
    ({ days, from, to }) => days.includes(wall.dayOfWeek) && from <= minute && minute < to,
  )
}

/** `at` itself when open. A shop that does not open within a year: a year later. */
export const nextOpening = (at: Instant, calendar: Calendar): Instant => {
  if (isOpen(at, calendar)) return at
  let date = dateOf(at, calendar)
  for (let day = 0; day <= LOOK_AHEAD_DAYS; day++) {
    const opening = openingsOn(date, calendar).find(
      (moment) => moment > at && isOpen(moment, calendar),
    )
    if (opening !== undefined) return opening
    date = date.add({ days: 1 })
  }
  return at + LOOK_AHEAD_DAYS * DAY
}

const OFFICE_HOURS: OpenHours = [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }]
const LOOK_AHEAD_DAYS = 366
/** So many stretches of opening hours cover any wait counted in hours. */
const MOST_SPELLS = 1000

const sayMissingZone = (timezone: string | null) =>
  timezone === null
    ? 'no time zone is known, so hours are read as UTC: set `timezone` in shop.md'
    : `"${timezone}" is no time zone, so hours are read as UTC: set \`timezone\` in shop.md`

/** A moment as the clock and the calendar of a zone show it. */
export const zoned = (at: Instant, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO(timezone)

const dateOf = (at: Instant, calendar: Calendar) => zoned(at, calendar.timezone).toPlainDate()

const isBusinessDay = (date: Temporal.PlainDate, { hours, closed }: Calendar) =>
  hours.some(({ days, from, to }) => days.includes(date.dayOfWeek) && from < to) &&
  !closed.includes(date.toString())

/** Null where the shop has no business day within a year. */
const nthBusinessDay = (start: Temporal.PlainDate, count: number, calendar: Calendar) => {
  let date: Temporal.PlainDate | null = start
  for (let counted = 0; counted < count && date !== null; counted++) {
    date = nextBusinessDay(date, calendar)
  }
  return date
}

const nextBusinessDay = (after: Temporal.PlainDate, calendar: Calendar) => {
  for (let days = 1; days <= LOOK_AHEAD_DAYS; days++) {
    const date = after.add({ days })
    if (isBusinessDay(date, calendar)) return date
  }
  return null
}

/** Microseconds the calendar does not know. */
const fractionOf = (at: Instant) => at - Math.floor(at)

/** Until when the shop stays open for certain: an end of its hours, midnight, or a move of the clock. */
const endOfSpell = (at: Instant, calendar: Calendar): Instant => {
  const { timezone, hours } = calendar
  const date = dateOf(at, calendar)
  const midnight = date.add({ days: 1 }).toZonedDateTime(timezone).epochMilliseconds
  const ends = hours
    .filter(({ days }) => days.includes(date.dayOfWeek))
    .flatMap(({ to }) =>
      (['earlier', 'later'] as const).map(
        (disambiguation) =>
          date.toPlainDateTime().add({ minutes: to }).toZonedDateTime(timezone, { disambiguation })
            .epochMilliseconds,
      ),
    )
  return Math.min(...[...ends, ...clockMovesOn(date, timezone), midnight].filter((end) => end > at))
}

/**
 * Every moment of a date at which the shop may turn from closed to open, earliest first. Where the
 * clock is put back, hours begin twice; where it is moved, they may begin at the move itself.
 */
const openingsOn = (date: Temporal.PlainDate, { timezone, hours }: Calendar): Instant[] => {
  const beginnings = hours
    .filter(({ days }) => days.includes(date.dayOfWeek))
    .flatMap(({ from }) => {
      const wall = date.toPlainDateTime().add({ minutes: from })
      return (['earlier', 'later'] as const).map(
        (disambiguation) => wall.toZonedDateTime(timezone, { disambiguation }).epochMilliseconds,
      )
    })
  return [...clockMovesOn(date, timezone), ...beginnings].sort((a, b) => a - b)
}

const clockMovesOn = (date: Temporal.PlainDate, timezone: string): Instant[] => {
  const before = date.toZonedDateTime(timezone).subtract({ seconds: 1 })
  const after = date.add({ days: 1 }).toZonedDateTime(timezone)
  if (before.offsetNanoseconds === after.offsetNanoseconds) return []
  const move = before.getTimeZoneTransition('next')
  return move === null || move.epochMilliseconds > after.epochMilliseconds
    ? []
    : [move.epochMilliseconds]
}

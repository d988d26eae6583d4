/** Shows a moment, for people and for machines. */
import type { FC } from 'hono/jsx'
import { type Instant, iso } from '../../lib/clock.ts'
import { sayDuration } from '../../lib/duration.ts'

/** In the time zone of the machine that serves the page; the foot of the page names it. */
export const When: FC<{ at: Instant; precise?: boolean }> = ({ at, precise = false }) => (
  <time datetime={iso(at)}>{(precise ? TO_THE_SECOND : TO_THE_MINUTE).format(at)}</time>
)

/** A date such as `2026-11-30` as the page says days; anything else stays as it is. */
export const sayDate = (text: string) =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
    ? DAY_ALONE.format(Date.parse(text))
    : text

/** A moment such as `2026-11-30T09:00:00.000Z` likewise. */
export const sayMoment = (text: string) =>
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) && !Number.isNaN(Date.parse(text))
    ? TO_THE_MINUTE.format(Date.parse(text))
    : sayDate(text)

export const sayAgo = (at: Instant, now: Instant) =>
  now - at < 1000 ? 'just now' : `${sayDuration(now - at)} ago`

const DATE = { day: 'numeric', month: 'short', year: 'numeric' } as const
/** A date has no zone of its own. */
const DAY_ALONE = new Intl.DateTimeFormat('en-GB', { ...DATE, timeZone: 'UTC' })
const TO_THE_MINUTE = new Intl.DateTimeFormat('en-GB', {
  ...DATE,
  hour: '2-digit',
  minute: '2-digit',
})
const TO_THE_SECOND = new Intl.DateTimeFormat('en-GB', {
  ...DATE,
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

export const TIME_ZONE = TO_THE_MINUTE.resolvedOptions().timeZone

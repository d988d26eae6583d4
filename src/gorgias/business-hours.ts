/** Reads the account's business-hours setting. */

import type { OpenHours } from '../domain/policy.ts'
import type { BusinessHours } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import { businessHoursSchema, openHoursSchema } from './schemas.ts'
import { zoneOrNull } from './ticket.ts'

/** Null when the account has none that says anything; what cannot be read is left out with a warning. */
export const businessHoursOf = (settings: unknown[], log: Log): BusinessHours | null => {
  const setting = settings
    .map((item) => businessHoursSchema.safeParse(item))
    .find(({ success }) => success)?.data
  if (!setting) return null
  const timezone = zoneOrNull(setting.data.timezone)
  const hours = setting.data.business_hours.flatMap((entry) => {
    const open = openHoursOf(entry)
    if (open.length === 0) log.warn({ entry }, 'business hours of the account left out: unreadable')
    return open
  })
  if (timezone === null)
    log.warn({ timezone: setting.data.timezone }, 'business hours left out: unknown time zone')
  return timezone === null || hours.length === 0 ? null : { timezone, hours }
}

const openHoursOf = (entry: unknown): OpenHours => {
  const read = openHoursSchema.safeParse(entry)
  if (!read.success) return []
  const days = daysOf(read.data.days)
  const from = minuteOf(read.data.from_time)
  const to = minuteOf(read.data.to_time)
  if (days.length === 0 || from === null || to === null) return []
  return spell(days, from, to === 0 ? LAST_MINUTE : to)
}

const LAST_MINUTE = 24 * 60

/** Hours past midnight are two stretches of two days. */
const spell = (days: number[], from: number, to: number): OpenHours => {
  if (from < to) return [{ days, from, to }]
  if (from === to) return []
  return [
    { days, from, to: LAST_MINUTE },
    { days: days.map((day) => (day % 7) + 1), from: 0, to },
  ]
}

const daysOf = (text: string) => {
  const days = text.split(',').map((day) => Number(day.trim()))
  return days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7) ? days : []
}

/** `24:00` is the end of the day. */
const minuteOf = (time: string) => {
  const found = /^(\d{1,2}):(\d{2})(?::\d{2})?$/.exec(time.trim())
  const minute = found ? Number(found[1]) * 60 + Number(found[2]) : null
  return minute !== null && Number(found?.[2]) < 60 && minute <= LAST_MINUTE ? minute : null
}

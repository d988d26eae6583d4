/** Knows the public holidays of a country. The data of date-holidays is CC BY-SA 3.0 (see NOTICE). */
import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'
import { DAY } from '../lib/clock.ts'

/** Dates on which a country is closed, `2026-12-25`, for all the years a shop may ask about. */
export const holidaysOf = (country: string): string[] => {
  const holidays = library(country)
  const days = YEARS.flatMap((year) => holidays.getHolidays(year))
    .filter(({ type }) => type === 'public')
    .flatMap(daysOf)
  return [...new Set(days)].sort()
}

export const isKnownCountry = (country: string) => country in library().getCountries()

const YEARS = Array.from({ length: 21 }, (_, place) => 2020 + place)

/** Loading it takes a tenth of a second, so only a shop that names its country waits for it. */
const library = (country?: string): Holidays => {
  const Library = createRequire(import.meta.url)('date-holidays') as new (
    country?: string,
  ) => Holidays
  return new Library(country)
}

/** Most last one day; some go on for several. */
const daysOf = ({ date, start, end }: HolidaysTypes.Holiday): string[] => {
  const first = Date.parse(`${date.slice(0, 10)}T00:00:00Z`)
  const count = Math.max(1, Math.round((end.getTime() - start.getTime()) / DAY))
  return Array.from({ length: count }, (_, place) =>
    new Date(first + place * DAY).toISOString().slice(0, 10),
  )
}

/** The values that stand in prompt files, each with the sentence that says what it must be. */
import { z } from 'zod'
import { MODES, type OpenHours, type SendWindow, type Wait, type Worded } from '../domain/policy.ts'
import { DAY } from '../lib/clock.ts'
import { parseDuration } from '../lib/duration.ts'
import { isKnownCountry } from './holidays.ts'
import { didYouMean } from './nearest.ts'

/** A group of keys that knows all its names. The message of an unknown key lists them, for the suggestion. */
export const keys = <Shape extends z.core.$ZodLooseShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? Object.keys(shape).join(', ')
        : 'must be keys and values',
  })

/** An issue's words: what a missing value should be, or what a wrong one must be. */
export const must = (be: string) => ({
  error: (issue: { input?: unknown }) =>
    issue.input === undefined ? `is missing; it must be ${be}` : `must be ${be}`,
})

export const anyText = z.string(must('text (put it in quotes)'))

export const text = anyText.trim().min(1, { error: 'is empty; write a text or remove the line' })

const asList = (value: unknown) => (typeof value === 'string' ? [value] : value)

/** A list of texts; one text alone is a list of one. */
export const texts = z.preprocess(asList, z.array(text, must('a text or a list of texts')))

/** "Any of" these: an empty list would match nothing. */
export const anyOf = <T extends string>(item: z.ZodType<T>) =>
  z.preprocess(
    asList,
    z
      .array(item, must('a word or a list of words'))
      .min(1, { error: 'is an empty list; name at least one or remove the line' }),
  )

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, {
    error: ({ input }) => `must be ${sayList(words)}${didYouMean(String(input), words)}`,
  })

export const sayList = (words: readonly string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`

export const mode = oneOf(MODES)

export const language = z
  .string(must('a language code such as en'))
  .trim()
  .toLowerCase()
  .regex(/^[a-z]{2,3}(-[a-z0-9]{2,8})?$/, { error: 'must be a language code such as en, fr or de' })

export const count = (least: number) =>
  z
    .number(must('a whole number'))
    .refine((value) => Number.isSafeInteger(value) && value >= least, {
      error: `must be a whole number from ${least} up`,
    })

const LONGEST = 366 * DAY

const readDuration = (written: string) => {
  const ms = parseDuration(written)
  return ms === null || ms > LONGEST ? null : ms
}

/** Milliseconds. */
export const duration = written('a length of time such as 48h or 3d, at most 366d', readDuration)

/** Milliseconds, or null for the word `never`. */
export const durationOrNever = z.preprocess(
  (value) => (value === 'never' ? null : value),
  written('never, or a length of time such as 5d', readDuration).nullable(),
)

/** When a step is due, and the words that say so. */
export const stepTime = written(
  'a length of time such as 48h, or business days such as "2 business days"',
  (afterText) => {
    const after = readWait(afterText)
    return after && { after, afterText }
  },
)

const MOST_DAYS = 250

const readWait = (text: string): Wait | null => {
  const days = Number(/^(\d+) +business +days?$/i.exec(text)?.[1] ?? 0)
  if (days > 0) return days > MOST_DAYS ? null : { kind: 'business_days', days }
  const ms = readDuration(text)
  return ms === null ? null : { kind: 'duration', ms }
}

export const sendWindow = written(
  'team hours, always, or hours of the day such as "08:00-20:00"',
  (text): SendWindow | null => {
    if (/^team[ _]hours$/i.test(text)) return { kind: 'team_hours' }
    if (/^always$/i.test(text)) return { kind: 'always' }
    const window = readWindow(text)
    return window === null || window.from === window.to ? null : { kind: 'daily', ...window }
  },
)

/** `09:00-18:00` as minutes of the day. */
const readWindow = (text: string) => {
  const [, from, to] = /^(\d{1,2}:\d{2}) *[-–] *(\d{1,2}:\d{2})$/.exec(text) ?? []
  const [begin, end] = [minuteOfDay(from), minuteOfDay(to)]
  return begin === null || end === null ? null : { from: begin, to: end }
}

const minuteOfDay = (text: string | undefined) => {
  const [hours, minutes] = (text ?? '').split(':').map(Number)
  if (hours === undefined || minutes === undefined || minutes > 59) return null
  const minute = hours * 60 + minutes
  return minute > 24 * 60 ? null : minute
}

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const WINDOW_RULE = 'must be hours of the day such as "09:00-18:00", the end after the beginning'

/** `{ mon-fri: "09:00-18:00" }`; a day may have several windows as a list. */
export const openHours = z
  .record(z.string(), texts, must('days with hours, such as { mon-fri: "09:00-18:00" }'))
  .transform((map, context): OpenHours => {
    const wrong = (message: string, ...path: PropertyKey[]) =>
      context.addIssue({ code: 'custom', message, path })
    if (Object.keys(map).length === 0) wrong('names no day; write days or remove the line')
    return Object.entries(map).flatMap(([range, windows]) => {
      const days = readDays(range)
      if (days === null) wrong(`is no day or range of days${didYouMean(range, WEEK)}`, range)
      return windows.flatMap((text) => {
        const window = readWindow(text)
        if (window !== null && window.from < window.to) return days ? [{ days, ...window }] : []
        wrong(WINDOW_RULE, range)
        return []
      })
    })
  })

/** `mon`, `mon-fri`, and over the week's end `sat-mon`; days 1 (Monday) to 7. */
const readDays = (range: string): number[] | null => {
  const [first, last, more] = range.split('-').map((day) => WEEK.indexOf(day.trim().toLowerCase()))
  if (first === undefined || first < 0 || last === -1 || more !== undefined) return null
  const length = (((last ?? first) - first + 7) % 7) + 1
  return Array.from({ length }, (_, day) => ((first + day) % 7) + 1).sort((a, b) => a - b)
}

export const timezone = anyText.trim().transform((zone, context) => {
  const known = knownZone(zone)
  if (known === null) {
    const hint = didYouMean(zone, Intl.supportedValuesOf('timeZone'))
    context.addIssue(`must be a time zone such as Europe/Paris${hint}`)
  }
  return known ?? zone
})

/** Offsets such as `+02:00` are no zones: they know no summer. */
const knownZone = (zone: string) => {
  try {
    return /^[A-Za-z]/.test(zone)
      ? new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
      : null
  } catch {
    return null
  }
}

export const country = z
  .string(must('a country code of two letters such as FR'))
  .trim()
  .toUpperCase()
  .regex(/^[A-Z]{2}$/, { error: 'must be a country code of two letters such as FR', abort: true })
  .refine(isKnownCountry, {
    error:
      'is no country whose public holidays are known; leave it out and write them into "closed"',
  })

/** `2026-12-24`. YAML may hand over a date or a text. */
export const day = z.preprocess(
  (value) =>
    value instanceof Date && !Number.isNaN(value.valueOf())
      ? value.toISOString().slice(0, 10)
      : value,
  z.iso.date({ error: 'must be a date such as 2026-12-24' }),
)

export const spent = written('a comparison such as ">= 200"', (text) => {
  const [, operator, amount] = /^(>=|<=|>|<) *(\d+(?:\.\d+)?)$/.exec(text) ?? []
  return isOperator(operator) ? { operator, amount: Number(amount) } : null
})

const isOperator = (text: string | undefined): text is '>=' | '<=' | '>' | '<' =>
  text !== undefined && ['>=', '<=', '>', '<'].includes(text)

export const link = text.refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  { error: 'must be a complete link such as https://acme.example/returns' },
)

/** One text, or a map by language or channel. */
export const worded: z.ZodType<Worded> = z.union([z.string(), z.record(z.string(), z.string())], {
  error: 'must be text, or a map of texts by language or channel',
})

/** A text with a form of its own: what it must be, and how it is read (null: it is not that). */
function written<T>(be: string, read: (text: string) => T | null) {
  return z.string(must(be)).transform((text, context): T => {
    const value = read(text.trim())
    if (value !== null) return value
    context.addIssue(`must be ${be}`)
    return z.NEVER
  })
}

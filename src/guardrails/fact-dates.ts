/** Reads dates in the ways people write them. */
import { MONTHS, WEEKDAYS } from './fact-words.ts'

type Groups = Record<string, string | undefined>
type Dated = { offers: string[]; needs: string[] }

/**
 * A date with its year proves the same date without, and is proved by it; two different years
 * contradict each other. Where day and month may be either, both are tried.
 */
const dated = (dates: { year: string | undefined; month: number; day: number }[]): Dated | null => {
  const valid = dates.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31)
  if (valid.length === 0) return null
  const bare = valid.map(({ month, day }) => `date ${month}-${day}`)
  const full = valid.flatMap(({ year, month, day }) =>
    year === undefined ? [] : [`date ${year.length === 2 ? `20${year}` : year}-${month}-${day}`],
  )
  const counted = valid.map(({ month, day }) => `counted ${month}-${day}`)
  const open = valid.map(({ month, day }) => `date of any year ${month}-${day}`)
  return full.length > 0
    ? { offers: [...bare, ...full, ...counted], needs: [...full, ...open] }
    : { offers: [...bare, ...open, ...counted], needs: bare }
}

/** `24.11` or `5.10`: a number that may be a day and a month. */
export const dateKeys = (written: string): string[] => {
  const [, first, second] = /^(\d{1,2})\.(\d{1,2})$/.exec(written) ?? []
  if (first === undefined || second === undefined) return []
  return dated(eitherWay(first, second, undefined))?.offers ?? []
}

const eitherWay = (first: string, second: string, year: string | undefined, dayFirst = false) => {
  const usual = { year, month: Number(second), day: Number(first) }
  const other = { year, month: Number(first), day: Number(second) }
  return dayFirst && usual.month <= 12 ? [usual] : [usual, other]
}

const MONTH = [...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')

/** `maandag 19-10`, `op 19-10`. */
const AFTER_WEEKDAY = new RegExp(
  `(?<=(?:${[...WEEKDAYS.keys()].join('|')}),? (?:den |el |le |il |de )?|(?<!\\p{L})op )(?<first>\\d{1,2})-(?<second>\\d{1,2})(?![\\d/-]| ?(?:uur|uhr|h|heures|horas|ore|am|pm)(?!\\p{L}))`,
  'gu',
)

const named = ({ day = '', month = '', year }: Groups) =>
  dated([{ year, month: MONTHS.get(month) ?? 0, day: Number(day) }])

/** `dayFirst`: where the day always stands before the month; else both are tried. */
export const datePatterns = (dayFirst: boolean): [RegExp, (groups: Groups) => Dated | null][] => [
  [
    /(?<!\d)(?<year>20\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)/g,
    ({ year, month, day }) => dated([{ year, month: Number(month), day: Number(day) }]),
  ],
  [
    /(?<![\d.,])(?<first>\d{1,2})(?<mark>[-/.])(?<second>\d{1,2})\k<mark> ?(?<year>20\d\d|\d\d)(?!\d|[.,]\d)/g,
    ({ first = '', second = '', year }) => dated(eitherWay(first, second, year, dayFirst)),
  ],
  [
    /(?<![\d.,/])(?<first>\d{1,2})\/(?<second>\d{1,2})(?![\d/])/g,
    ({ first = '', second = '' }) => dated(eitherWay(first, second, undefined, dayFirst)),
  ],
  [
    AFTER_WEEKDAY,
    ({ first = '', second = '' }) => dated(eitherWay(first, second, undefined, dayFirst)),
  ],
  [
    /(?<![\d.,/-])(?<first>0[1-9]|[12]\d|3[01])-(?<second>0[1-9]|1[0-2])(?![\d/-]| ?\p{L})/gu,
    ({ first = '', second = '' }) => dated(eitherWay(first, second, undefined, dayFirst)),
  ],
  [
    new RegExp(
      `(?<![\\d.,])(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|er|º|°)?,? ?(?:of |de |di |d')?(?<month>${MONTH})(?!\\p{L})(?:\\.?,? (?:de |del )?(?<year>20\\d\\d))?`,
      'gu',
    ),
    named,
  ],
  [
    new RegExp(
      `(?<!\\p{L})(?<month>${MONTH})\\.? (?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d\\p{L}])(?:,? (?<year>20\\d\\d))?`,
      'gu',
    ),
    named,
  ],
]

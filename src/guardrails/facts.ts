/** Picks out of a text what can be true or false: numbers, amounts, dates, times, durations, codes. */

import type { Instant } from '../lib/clock.ts'
import { dateKeys, datePatterns } from './fact-dates.ts'
import { relativeDaysIn } from './fact-days.ts'
import {
  BUSINESS_AFTER,
  BUSINESS_BEFORE,
  BUSINESS_DAYS,
  CURRENCIES,
  DOLLARS,
  LARGE_NUMBERS,
  LONG_SPANS,
  PERCENT,
  PERCENT_PAIRS,
  SMALL_NUMBERS,
  SPANS,
  WEEKDAYS,
} from './fact-words.ts'
import { valuesOf } from './numbers.ts'

/** `offers` is what it proves in a source; one of `needs` must be offered where it is claimed. */
export type Fact = { start: number; end: number; offers: string[]; needs: string[] }

/**
 * The facts of a folded text, by position. `smallWords`: also `two` and `deux`, which prove a `2` but
 * need no proof themselves, unless a unit follows. `at`: when it was said, or will be.
 */
export const factsIn = (
  folded: string,
  {
    smallWords,
    at,
    dayFirst = false,
  }: {
    smallWords: boolean
    at: Instant | null
    /** Dates of figures begin with the day; else either may stand first. */
    dayFirst?: boolean
  },
): Fact[] => {
  const facts: Fact[] = []
  let rest = folded
  for (const [pattern, read] of dayFirst ? DAY_FIRST : EITHER_FIRST) {
    rest = rest.replace(pattern, (...found) => {
      const { match, groups, at } = asMatch(found)
      const fact = read({
        match,
        groups,
        after: rest.slice(at + match.length, at + match.length + 40),
      })
      if (fact === null) return match
      facts.push({ start: at, end: at + match.length + (fact.more ?? 0), ...keys(fact) })
      return ' '.repeat(match.length)
    })
  }
  return [
    ...facts,
    ...numberWords(folded, smallWords),
    ...compounds(folded),
    ...relativeDaysIn(folded, at),
  ].sort((a, b) => a.start - b.start)
}

type Seen = { match: string; groups: Record<string, string | undefined>; after: string }
type Read = { offers: string[]; needs?: string[]; more?: number }
type Reader = [RegExp, (seen: Seen) => Read | null]

const keys = ({ offers, needs }: Read) => ({ offers, needs: needs ?? offers })

/** What `replace` hands over: match, captures, position, whole text, named groups. */
const asMatch = (found: unknown[]) => {
  const named = typeof found.at(-1) === 'object'
  return {
    match: String(found[0]),
    groups: (named ? found.at(-1) : {}) as Record<string, string | undefined>,
    at: Number(found.at(named ? -3 : -2)),
  }
}

const NUMBER = String.raw`\d{1,3} \d{3} \d{3}(?:[.,]\d{1,2})?(?!\d)|\d{1,3} \d{3}(?:[.,]\d{1,2})?(?!\d)|\d[\d.,']{0,40}\d|\d`
const CURRENCY = [...CURRENCIES.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replace('$', '\\$'))
  .join('|')

const readTime = ({ groups }: Seen): Read | null => {
  const { hour = '', minute = '00', half } = groups
  const shift = half === 'p' && Number(hour) < 12 ? 12 : half === 'a' && hour === '12' ? -12 : 0
  const time = `time ${Number(hour) + shift}:${minute}`
  const hours = `span ${Number(hour) * 60}`
  const full = minute === '00' ? [`number ${Number(hour)}`] : []
  if (groups.hours === undefined || groups.minute !== undefined)
    return { offers: [time, ...full], needs: [time] }
  const either = Number(hour) < 24 ? [time, hours] : [hours]
  return { offers: [...either, ...full], needs: either }
}

/** A sum with cents may be written without its currency; a round one might be any number. */
const readAmount = ({ groups }: Seen): Read => {
  const currency = CURRENCIES.get(groups.before ?? groups.behind ?? '') ?? ''
  const values = valuesOf(trim(groups.number ?? ''))
  const amounts = (code: string) => values.map((value) => `amount ${value} ${code}`)
  const sums = withCents(values).map((value) => `sum ${value}`)
  const numbers = withCents(values).map((value) => `number ${value}`)
  const anyDollar = DOLLARS.has(currency) ? amounts('any dollar') : []
  return {
    offers: [...amounts(currency), ...anyDollar, ...sums],
    needs: [
      ...amounts(currency),
      ...numbers,
      ...(currency === '$' ? anyDollar : []),
      ...(anyDollar.length > 0 ? amounts('$') : []),
    ],
  }
}

const withCents = (values: string[]) => values.filter((value) => value.includes('.'))

const readCode = ({ match }: Seen): Read | null => {
  const token = match.replace(/^[#_/-]+|[#_/-]+$/g, '')
  const letters = /\p{L}/u.test(token)
  const glued = /^\d{1,6}\p{L}{1,3}$|^\d{1,6}-?(?:st|nd|rd|th|er|eme|ieme)$|^\d{1,6}-[\p{L}-]+$/u
  const unit = /^\d{1,6}-?(?<word>\p{L}+)$/u.exec(token)?.groups?.word ?? ''
  if (!letters || !/\d/.test(token) || glued.test(token) || SPANS.has(unit)) return null
  return { offers: [`code ${token.replace(/[-_/#]/g, '')}`] }
}

const readNumber = ({ match, after }: Seen): Read => {
  const written = trim(match).replace('#', '')
  const values = valuesOf(written)
  const { kind, length } = unitAfter(after)
  const more = trim(match).length - match.length + length
  if (kind !== '') return { offers: values.map((value) => unitKey(kind, value)), more }
  const shared = sharedUnit(after)
  const offers = [
    ...(shared === '' ? [] : values.map((value) => unitKey(shared, value))),
    ...values.map((value) => `number ${value}`),
    ...dateKeys(written),
    ...timeKeys(written),
  ]
  return { offers, needs: [...offers, ...withCents(values).map((value) => `sum ${value}`)], more }
}

/** `9.30` may be a time. */
const timeKeys = (written: string) => {
  const [, hour, minute] = /^([01]?\d|2[0-3])[.,]([0-5]\d)$/.exec(written) ?? []
  return hour === undefined ? [] : [`time ${Number(hour)}:${minute}`]
}

const readers = (dayFirst: boolean): Reader[] => [
  ...datePatterns(dayFirst).map(
    ([pattern, keysOf]): Reader => [pattern, ({ groups }) => keysOf(groups)],
  ),
  [
    /(?<![\p{L}\p{N}.,])(?<hour>[01]?\d|2[0-3])[:.](?<minute>[0-5]\d)(?::[0-5]\d)? ?(?:(?<half>[ap])(?:m\b|\.m\.?)|uhr\b|uur\b|h\b)/gu,
    readTime,
  ],
  [/(?<![\p{L}\p{N}.,:])(?<hour>[01]?\d|2[0-3]):(?<minute>[0-5]\d)(?![\d:])/gu, readTime],
  [/(?<![\p{L}\p{N}.,])(?<hour>1[0-2]|0?[1-9]) ?(?<half>[ap])(?:m\b|\.m\.?)/gu, readTime],
  [
    /(?<![\p{L}\p{N}.,])(?<hour>\d{1,3}) ?(?<hours>h|uur) ?(?<minute>[0-5]\d)?(?!\p{L}|\d)/gu,
    readTime,
  ],
  [
    /(?<![\p{L}\p{N}.,])(?<hour>[01]?\d|2[0-3]) ?uhr(?: (?<minute>[0-5]\d))?(?!\p{L}|\d)/gu,
    readTime,
  ],
  [
    new RegExp(
      `(?<![\\p{L}\\p{N}])(?<before>${CURRENCY}) ?(?<number>${NUMBER})(?![\\p{L}\\d])`,
      'gu',
    ),
    readAmount,
  ],
  [
    new RegExp(`(?<![\\p{L}\\p{N}.,])(?<number>${NUMBER}) ?(?<behind>${CURRENCY})(?!\\p{L})`, 'gu'),
    readAmount,
  ],
  [/#?(?<![\p{L}\p{N}])[\p{L}\p{N}_/-]+/gu, readCode],
  [new RegExp(`(?<!\\d)#?(?:${NUMBER})`, 'gu'), readNumber],
  [
    new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...WEEKDAYS.keys()].join('|')})(?![\\p{L}\\p{N}])`, 'gu'),
    ({ match }) => ({ offers: [`weekday ${WEEKDAYS.get(match)}`] }),
  ],
]

const DAY_FIRST = readers(true)
const EITHER_FIRST = readers(false)

const trim = (written: string) => written.replace(/[.,']+$/, '')

/** What follows a number, and how much of it belongs to the number. */
const unitAfter = (after: string): { kind: string; length: number } => {
  if (/^ ?%/.test(after)) return { kind: 'percent', length: after.indexOf('%') + 1 }
  const words = /^[ -]?(?<first>\p{L}+)(?:[ -](?<second>\p{L}+))?/u.exec(after)
  const { first = '', second = '' } = words?.groups ?? {}
  const short = after.indexOf(first) + first.length
  const both = { length: words?.[0].length ?? 0 }
  if (PERCENT_PAIRS.has(`${first} ${second}`)) return { kind: 'percent', ...both }
  if (PERCENT.has(first)) return { kind: 'percent', length: short }
  if (BUSINESS_DAYS.has(first)) return { kind: 'business days', length: short }
  const isDay = (word: string) => SPANS.get(word) === SPANS.get('day')
  if (BUSINESS_BEFORE.has(first) && isDay(second)) return { kind: 'business days', ...both }
  if (BUSINESS_AFTER.has(second) && isDay(first)) return { kind: 'business days', ...both }
  const minutes = SPANS.get(first)
  if (minutes !== undefined) return { kind: `span ${minutes}`, length: short }
  const long = LONG_SPANS.get(first)
  return long === undefined ? { kind: '', length: 0 } : { kind: long, length: short }
}

/** "Every 6 or every 8 weeks": the first has the unit of the second. */
const sharedUnit = (after: string): string => {
  const next = ALTERNATIVE.exec(after)
  return next === null ? '' : unitAfter(after.slice(next[0].length)).kind
}

const ALTERNATIVE =
  /^ (?:or|and|to|ou|et|oder|und|bis|o|y|oppure|e|of|en|tot)(?: \p{L}{1,6}){0,2} \d{1,4}(?!\d)/u

const unitKey = (kind: string, value: string) =>
  kind.startsWith('span ')
    ? `span ${Math.round(Number(value) * Number(kind.slice(5)))}`
    : `${kind} ${value}`

const numberWords = (folded: string, smallWords: boolean): Fact[] =>
  [...folded.matchAll(/\p{L}+/gu)].flatMap((found) => {
    const small = SMALL_NUMBERS.get(found[0])
    const value = small ?? LARGE_NUMBERS.get(found[0])
    if (value === undefined) return []
    const end = found.index + found[0].length
    const after = folded.slice(end, end + 40)
    const { key, length } = wordUnit(after, value)
    const isFree =
      length === 0 || key === ONE_MINUTE || BACKWARDS.test(folded.slice(0, found.index))
    if (small !== undefined && !smallWords && isFree) return []
    return [{ start: found.index, end: end + length, offers: [key], needs: [key] }]
  })

const ONE_MINUTE = 'span 1'

/** `the two days` were named before. */
const BACKWARDS =
  /(?<!\p{L})(?:the|these|those|both|les|ces|die|diese|den|beiden|los|las|estos|i|le|questi|de|deze|beide|als) $/u

const wordUnit = (after: string, value: number) => {
  const { kind, length } = unitAfter(after)
  const word = /^ (?<word>\p{L}+|[€$£])/u.exec(after)
  const currency = CURRENCIES.get(word?.groups?.word ?? '')
  return kind === '' && currency !== undefined
    ? { key: `amount ${value} ${currency}`, length: word?.[0].length ?? 0 }
    : { key: unitKey(kind || 'number', String(value)), length }
}

/** `fünfundzwanzig`, `vierentwintig`, `ventitré`: proved by the same word. */
const compounds = (folded: string): Fact[] =>
  [...folded.matchAll(COMPOUND)].map((found) => {
    const keys = [`word ${found[0]}`]
    return { start: found.index, end: found.index + found[0].length, offers: keys, needs: keys }
  })

const COMPOUND =
  /(?<!\p{L})(?:(?:ein|zwei|drei|vier|funf|sechs|sieben|acht|neun)und(?:zwanzig|dreissig|vierzig|funfzig|sechzig|siebzig|achtzig|neunzig)|(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen)en(?:twintig|dertig|veertig|vijftig|zestig|zeventig|tachtig|negentig)|(?:venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta)(?:uno|due|tre|quattro|cinque|sei|sette|otto|nove)|veinti(?:uno|dos|tres|cuatro|cinco|seis|siete|ocho|nueve)|(?:zwei|drei|vier|funf|sechs|sieben|acht|neun)(?:hundert|tausend)|(?:due|tre|quattro|cinque)(?:cento|mila)|(?:twee|drie|vier|vijf)(?:honderd|duizend)|doscientos|trescientos|quinientos)(?!\p{L})/gu

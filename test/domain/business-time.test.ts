import { describe, expect, it } from 'vitest'
import {
  addWait,
  type Calendar,
  calendarOf,
  isOpen,
  isTimezone,
  nextOpening,
} from '../../src/domain/business-time.ts'
import type { OpenHours, Shop } from '../../src/domain/policy.ts'
import { HOUR, iso } from '../../src/lib/clock.ts'

const at = (text: string) => Date.parse(text)

const OFFICE: OpenHours = [{ days: [1, 2, 3, 4, 5], from: 540, to: 1020 }]
const ALWAYS: OpenHours = [{ days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440 }]

const paris = (over: Partial<Calendar> = {}): Calendar => ({
  timezone: 'Europe/Paris',
  hours: OFFICE,
  closed: [],
  ...over,
})

const shop = (over: Partial<Shop> = {}): Shop => ({
  timezone: null,
  country: null,
  hours: null,
  closed: [],
  holidays: [],
  sendAs: 'key',
  afterSend: 'keep',
  contactGap: 0,
  maxPerHour: 60,
  maxPerDay: 200,
  maxLate: 0,
  notesPerDay: 40,
  never: { tags: [], customers: [] },
  about: '',
  hash: '',
  ...over,
})

describe('the calendar', () => {
  const account = { timezone: 'America/New_York', hours: ALWAYS }

  it('takes zone and hours from shop.md before the account', () => {
    const { calendar, warning } = calendarOf(
      shop({ timezone: 'Asia/Kolkata', hours: OFFICE, closed: ['2026-12-24'] }),
      account,
    )
    expect(calendar).toEqual({ timezone: 'Asia/Kolkata', hours: OFFICE, closed: ['2026-12-24'] })
    expect(warning).toBeNull()
  })

  it('takes from the account what shop.md leaves open, each by itself', () => {
    expect(calendarOf(shop({ timezone: 'Asia/Kolkata' }), account).calendar).toEqual({
      timezone: 'Asia/Kolkata',
      hours: ALWAYS,
      closed: [],
    })
    expect(calendarOf(shop({ hours: OFFICE }), account).calendar.timezone).toBe('America/New_York')
  })

  it('falls back to UTC office hours with a warning', () => {
    const { calendar, warning } = calendarOf(shop(), null)
    expect(calendar).toEqual({ timezone: 'UTC', hours: OFFICE, closed: [] })
    expect(warning).toContain('shop.md')
  })

  it('reads UTC instead of a zone that does not exist, and names it', () => {
    const { calendar, warning } = calendarOf(shop(), { timezone: 'Mars/Olympus', hours: [] })
    expect(calendar).toEqual({ timezone: 'UTC', hours: OFFICE, closed: [] })
    expect(warning).toContain('Mars/Olympus')
  })

  it('knows a zone from a name that is none', () => {
    expect(['UTC', 'Europe/Paris', 'Australia/Lord_Howe'].map(isTimezone)).toEqual([
      true,
      true,
      true,
    ])
    const others = ['', 'Paris', 'Mars/Olympus', '+05:30', 'Z', '2026-01-01T00:00[Europe/Paris]']
    expect(others.filter(isTimezone)).toEqual([])
  })
})

describe('a wait', () => {
  const days = (count: number) => ({ kind: 'business_days', days: count }) as const
  const after = (from: string, count: number, calendar = paris()) =>
    iso(addWait(at(from), days(count), calendar))

  it('of a plain duration ignores the calendar', () => {
    const night = at('2026-11-28T23:10:00Z')
    expect(addWait(night, { kind: 'duration', ms: 48 * HOUR }, paris())).toBe(night + 48 * HOUR)
  })

  it.each([
    ['over a weekend', '2026-11-20T15:00:00+01:00', 2, '2026-11-24T14:00:00.000Z'],
    ['inside a week', '2026-11-23T10:30:00+01:00', 3, '2026-11-26T09:30:00.000Z'],
    ['after closing time', '2026-11-20T20:00:00+01:00', 1, '2026-11-23T19:00:00.000Z'],
    ['from a Saturday', '2026-11-21T13:00:00+01:00', 2, '2026-11-25T08:00:00.000Z'],
    ['from a Sunday night', '2026-11-22T23:59:00+01:00', 1, '2026-11-24T08:00:00.000Z'],
    ['of none', '2026-11-20T15:00:00+01:00', 0, '2026-11-20T14:00:00.000Z'],
  ])('of business days %s keeps the local time of day', (_, from, count, expected) => {
    expect(after(from, count)).toBe(expected)
  })

  it('skips the days in `closed`, also as a start', () => {
    const calendar = paris({ closed: ['2026-12-24', '2026-12-25'] })
    expect(after('2026-12-23T11:00:00+01:00', 1, calendar)).toBe('2026-12-28T10:00:00.000Z')
    expect(after('2026-12-24T11:00:00+01:00', 1, calendar)).toBe('2026-12-29T08:00:00.000Z')
  })

  it('counts seven business days a week for a shop that never closes', () => {
    expect(after('2026-11-20T15:00:00+01:00', 2, paris({ hours: ALWAYS }))).toBe(
      '2026-11-22T14:00:00.000Z',
    )
  })

  it('keeps the wall clock when summer time ends in between', () => {
    expect(after('2026-10-23T15:00:00+02:00', 1)).toBe('2026-10-26T14:00:00.000Z')
  })

  it('keeps the microseconds of the helpdesk', () => {
    const start = at('2026-11-23T10:30:00+01:00') + 0.25
    expect(addWait(start, days(1), paris())).toBe(at('2026-11-24T10:30:00+01:00') + 0.25)
  })

  it('counts plain days where the shop has no business day at all', () => {
    expect(after('2026-11-20T15:00:00+01:00', 2, paris({ hours: [] }))).toBe(
      '2026-11-22T14:00:00.000Z',
    )
  })
})

describe('opening hours', () => {
  it.each([
    ['2026-11-24T08:59:59.999+01:00', false],
    ['2026-11-24T09:00:00+01:00', true],
    ['2026-11-24T16:59:59.999+01:00', true],
    ['2026-11-24T17:00:00+01:00', false],
    ['2026-11-22T12:00:00+01:00', false],
    ['2026-07-14T09:00:00+02:00', true],
    ['2026-07-14T09:00:00+01:00', true],
    ['2026-07-14T17:00:00+02:00', false],
  ])('at %s: open is %s', (moment, open) => {
    expect(isOpen(at(moment), paris())).toBe(open)
  })

  it('stay shut on a closed date', () => {
    expect(isOpen(at('2026-11-24T12:00:00+01:00'), paris({ closed: ['2026-11-24'] }))).toBe(false)
  })

  it.each([
    ['inside', '2026-11-24T10:00:00+01:00', '2026-11-24T09:00:00.000Z'],
    ['before opening', '2026-11-24T07:00:00+01:00', '2026-11-24T08:00:00.000Z'],
    ['at closing', '2026-11-24T17:00:00+01:00', '2026-11-25T08:00:00.000Z'],
    ['on Friday night', '2026-11-27T19:00:00+01:00', '2026-11-30T08:00:00.000Z'],
    ['over the end of summer time', '2026-10-23T19:00:00+02:00', '2026-10-26T08:00:00.000Z'],
    ['over the begin of summer time', '2026-03-27T19:00:00+01:00', '2026-03-30T07:00:00.000Z'],
  ])('open next, %s', (_, from, expected) => {
    expect(iso(nextOpening(at(from), paris()))).toBe(expected)
  })

  it('give the same moment back, microseconds included, when open', () => {
    const moment = at('2026-11-24T10:00:00+01:00') + 0.375
    expect(nextOpening(moment, paris())).toBe(moment)
  })

  it('find the second of two shifts', () => {
    const calendar = paris({
      hours: [
        { days: [2], from: 840, to: 1080 },
        { days: [2], from: 540, to: 720 },
      ],
    })
    expect(iso(nextOpening(at('2026-11-24T12:30:00+01:00'), calendar))).toBe(
      '2026-11-24T13:00:00.000Z',
    )
  })

  it('are a year away for a shop that never opens', () => {
    const moment = at('2026-11-24T10:00:00+01:00')
    expect(iso(nextOpening(moment, paris({ hours: [] })))).toBe('2027-11-25T09:00:00.000Z')
  })
})

describe('a change of the clock', () => {
  const daily = (timezone: string, from: number, to: number): Calendar => ({
    timezone,
    hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from, to }],
    closed: [],
  })

  it.each([
    [
      'an opening that is skipped',
      'Europe/Paris',
      150,
      '2026-03-29T00:30:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'a half hour that is skipped',
      'Australia/Lord_Howe',
      135,
      '2026-10-03T15:00:00Z',
      '2026-10-03T15:30:00.000Z',
    ],
    [
      'a midnight that is skipped',
      'America/Sao_Paulo',
      0,
      '2018-11-04T02:30:00Z',
      '2018-11-04T03:00:00.000Z',
    ],
    [
      'a day that is skipped',
      'Pacific/Apia',
      540,
      '2011-12-30T08:00:00Z',
      '2011-12-30T19:00:00.000Z',
    ],
    [
      'an opening that comes twice',
      'America/New_York',
      90,
      '2026-11-01T05:00:00Z',
      '2026-11-01T05:30:00.000Z',
    ],
    ['no change', 'Asia/Kolkata', 540, '2026-11-01T02:00:00Z', '2026-11-01T03:30:00.000Z'],
  ])('%s is met at the first open instant', (_, timezone, from, start, expected) => {
    expect(iso(nextOpening(at(start), daily(timezone, from, 1200)))).toBe(expected)
  })

  it('opens again for hours that come a second time', () => {
    const calendar = daily('America/New_York', 30, 90)
    const closing = at('2026-11-01T05:30:00Z')
    expect(isOpen(closing - 1, calendar)).toBe(true)
    expect(isOpen(closing, calendar)).toBe(false)
    expect(iso(nextOpening(closing, calendar))).toBe('2026-11-01T06:00:00.000Z')
  })

  it('passes over hours that are skipped as a whole', () => {
    const calendar = daily('Europe/Paris', 130, 170)
    expect(iso(nextOpening(at('2026-03-29T00:30:00Z'), calendar))).toBe('2026-03-30T00:10:00.000Z')
  })
})

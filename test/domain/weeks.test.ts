import { describe, expect, test } from 'vitest'
import { daysBefore, daysOf, spanOfDays, weekOf } from '../../src/domain/weeks.ts'
import { DAY, HOUR, iso } from '../../src/lib/clock.ts'

const at = (text: string) => Date.parse(text)
const said = ({ from, to }: { from: number; to: number }) => [iso(from), iso(to)]

describe('a week', () => {
  const CASES: [string, string, string, string][] = [
    ['2026-11-24T09:00:00Z', 'UTC', '2026-11-23T00:00:00.000Z', '2026-11-30T00:00:00.000Z'],
    [
      '2026-11-22T23:30:00Z',
      'Europe/Paris',
      '2026-11-22T23:00:00.000Z',
      '2026-11-29T23:00:00.000Z',
    ],
    [
      '2026-11-22T22:59:59Z',
      'Europe/Paris',
      '2026-11-15T23:00:00.000Z',
      '2026-11-22T23:00:00.000Z',
    ],
    [
      '2026-11-24T09:00:00Z',
      'Asia/Kathmandu',
      '2026-11-22T18:15:00.000Z',
      '2026-11-29T18:15:00.000Z',
    ],
  ]
  test.each(CASES)('of %s in %s begins on Monday', (moment, zone, from, to) => {
    expect(said(weekOf(at(moment), zone))).toEqual([from, to])
  })

  test('in which the clock is put back is an hour longer', () => {
    const { from, to } = weekOf(at('2026-10-25T12:00:00Z'), 'Europe/Paris')
    expect(to - from).toBe(7 * DAY + HOUR)
    expect(daysOf({ from, to }, 'Europe/Paris').map((day) => (day.to - day.from) / HOUR)).toEqual([
      24, 24, 24, 24, 24, 24, 25,
    ])
  })
})

test('the same moment a week earlier is told by the wall clock', () => {
  const earlier = daysBefore(at('2026-10-26T08:00:00Z'), 7, 'Europe/Paris')
  expect(iso(earlier)).toBe('2026-10-19T07:00:00.000Z')
})

test('days are cut to their span, and an empty span has none', () => {
  const span = { from: at('2026-11-23T10:00:00Z'), to: at('2026-11-25T00:00:00Z') }
  expect(daysOf(span, 'UTC').map(({ day, ...cut }) => [day, ...said(cut)])).toEqual([
    ['2026-11-23', '2026-11-23T10:00:00.000Z', '2026-11-24T00:00:00.000Z'],
    ['2026-11-24', '2026-11-24T00:00:00.000Z', '2026-11-25T00:00:00.000Z'],
  ])
  expect(daysOf({ from: span.from, to: span.from }, 'UTC')).toEqual([])
})

test('both ends belong to a span of days; what is no date has none', () => {
  expect(said(spanOfDays('2026-11-23', '2026-11-23', 'UTC') ?? { from: 0, to: 0 })).toEqual([
    '2026-11-23T00:00:00.000Z',
    '2026-11-24T00:00:00.000Z',
  ])
  expect(spanOfDays('2026-02-30', '2026-03-01', 'UTC')).toBeNull()
})

/** Opening hours and waits around every move of the clock of the year 2026, in every zone. */
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import {
  addOpenTime,
  addWait,
  type Calendar,
  isOpen,
  nextOpening,
} from '../../src/domain/business-time.ts'
import { sendMoment } from '../../src/domain/send-window.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'

type Move = { timezone: string; at: number }

const movesOf = (timezone: string): Move[] => {
  const moves: Move[] = []
  let at = Temporal.ZonedDateTime.from({ timeZone: timezone, year: 2026, month: 1, day: 1 })
  for (;;) {
    const next = at.getTimeZoneTransition('next')
    if (next === null || next.year > 2026) return moves
    moves.push({ timezone, at: next.epochMilliseconds })
    at = next
  }
}

const MOVES = Intl.supportedValuesOf('timeZone').flatMap(movesOf)

const hours = (timezone: string, from: number, to: number): Calendar => ({
  timezone,
  hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: from * 60, to: to * 60 }],
  closed: [],
})

const wall = (at: number, timezone: string) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone)

/** Where the first failing zone is named, nobody has to search for it. */
const failing = (check: (move: Move) => boolean) =>
  MOVES.filter((move) => !check(move)).map(({ timezone }) => timezone)

describe('around every move of the clock', () => {
  test('there are enough of them to speak of every zone', () => {
    expect(new Set(MOVES.map(({ timezone }) => timezone)).size).toBeGreaterThan(100)
  })

  test('what waits for 09:00 leaves when the wall clock shows it', () => {
    const wrong = failing(({ timezone, at }) => {
      const opens = nextOpening(at - 12 * HOUR, hours(timezone, 9, 17))
      const { hour, minute } = wall(opens, timezone)
      return opens === at - 12 * HOUR ? hour >= 9 && hour < 17 : hour === 9 && minute === 0
    })
    expect(wrong).toEqual([])
  })

  test('an opening is the first open moment, also inside the hour that is left out or comes twice', () => {
    const wrong = failing(({ timezone, at }) => {
      const calendar = hours(timezone, 1, 4)
      return [-3, -2, -1, 0, 1, 2, 3].every((offset) => {
        const from = at + offset * HOUR + 30 * MINUTE
        const opens = nextOpening(from, calendar)
        const before = Array.from({ length: 60 }, (_, place) => opens - (place + 1) * 15 * MINUTE)
        return isOpen(opens, calendar) && before.every((m) => m < from || !isOpen(m, calendar))
      })
    })
    expect(wrong).toEqual([])
  })

  test('one business day later the wall clock shows the same time', () => {
    const wrong = failing(({ timezone, at }) => {
      const from = at - 30 * HOUR
      const there = addWait(from, { kind: 'business_days', days: 2 }, hours(timezone, 0, 24))
      const [a, b] = [wall(from, timezone), wall(there, timezone)]
      const isSame = a.toPlainTime().equals(b.toPlainTime())
      return a.toPlainDate().add({ days: 2 }).equals(b.toPlainDate()) && isSame
    })
    expect(wrong).toEqual([])
  })

  test('four open hours are four hours of the clock that ticks', () => {
    const wrong = failing(({ timezone, at }) => {
      const calendar = hours(timezone, 0, 24)
      return addOpenTime(at - 2 * HOUR, 4 * HOUR, calendar) === at + 2 * HOUR
    })
    expect(wrong).toEqual([])
  })

  test('the customer’s evening ends by his own clock', () => {
    const shop = hours('UTC', 9, 17)
    const wrong = failing(({ timezone, at }) => {
      const window = { kind: 'daily', from: 8 * 60, to: 20 * 60 } as const
      return Array.from({ length: 48 }, (_, place) => at - DAY + place * HOUR).every((from) => {
        const { hour } = wall(sendMoment(from, window, shop, timezone), timezone)
        return hour >= 8 && hour < 20
      })
    })
    expect(wrong).toEqual([])
  })
})

test('a shop that never opens counts plain time', () => {
  const never: Calendar = { timezone: 'UTC', hours: [], closed: [] }
  expect(addOpenTime(DAY, 4 * HOUR, never)).toBe(DAY + 4 * HOUR)
})

test('open time goes on over nights, weekends and two stretches of a day', () => {
  const calendar: Calendar = {
    timezone: 'Europe/Paris',
    hours: [
      { days: [1, 2, 3, 4, 5], from: 9 * 60, to: 12 * 60 },
      { days: [1, 2, 3, 4, 5], from: 14 * 60, to: 17 * 60 },
    ],
    closed: ['2026-11-30'],
  }
  const friday = Date.parse('2026-11-27T10:00:00Z')
  expect(new Date(addOpenTime(friday, 4 * HOUR, calendar)).toISOString()).toBe(
    '2026-11-27T16:00:00.000Z',
  )
  expect(new Date(addOpenTime(friday, 4 * HOUR + 1, calendar)).toISOString()).toBe(
    '2026-12-01T08:00:00.001Z',
  )
})

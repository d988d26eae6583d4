import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatDatetime, parseDatetime } from '../../src/gorgias/datetimes.ts'

const NINE = Date.parse('2026-11-24T09:00:00Z')

describe('parseDatetime', () => {
  test.each([
    ['2026-11-24T09:00:00.000000+00:00', NINE],
    ['2026-11-24T09:00:00.835123+00:00', NINE + 835.123],
    ['2026-11-24T09:00:00.000001+00:00', NINE + 0.001],
    ['2026-11-24T09:00:00', NINE],
    ['2026-11-24T09:00:00.5', NINE + 500],
    ['2026-11-24 09:00:00.500000', NINE + 500],
    ['2026-11-24T09:00:00Z', NINE],
    ['2026-11-24T10:00:00+01:00', NINE],
    ['2026-11-24T04:30:00.25-0430', NINE + 250],
    ['2026-11-24T09:00:00.123456789Z', NINE + 123.456],
  ])('reads %s', (written, at) => {
    expect(parseDatetime(written)).toBeCloseTo(at, 3)
  })

  test.each([
    '',
    'yesterday',
    '2026-11-24',
    '1764000000',
    '2026-13-24T09:00:00',
    '2026-11-24T25:00:00',
  ])('answers null for %j', (written) => {
    expect(parseDatetime(written)).toBeNull()
  })

  test('keeps two messages of one millisecond in order', () => {
    const [first, second] = ['2026-11-24T09:00:00.835122', '2026-11-24T09:00:00.835123']
    expect(parseDatetime(first) ?? 0).toBeLessThan(parseDatetime(second) ?? 0)
  })
})

describe('formatDatetime', () => {
  test('writes microseconds and the offset', () => {
    expect(formatDatetime(NINE)).toBe('2026-11-24T09:00:00.000000+00:00')
    expect(formatDatetime(NINE + 835.123)).toBe('2026-11-24T09:00:00.835123+00:00')
    expect(formatDatetime(NINE + 999.9999)).toBe('2026-11-24T09:00:01.000000+00:00')
  })

  test('what is written is read back to the microsecond', () => {
    const micros = fc.integer({ min: 0, max: 4_102_444_800_000_000 })
    fc.assert(
      fc.property(micros, (count) => {
        const at = count / 1000
        const again = parseDatetime(formatDatetime(at)) ?? Number.NaN
        expect(Math.round(again * 1000)).toBe(count)
      }),
    )
  })
})

import { describe, expect, test } from 'vitest'
import { addWait, calendarOf } from '../../src/domain/business-time.ts'
import { holidaysOf, isKnownCountry } from '../../src/prompts/holidays.ts'
import { shop } from '../pipeline/prompt-set.ts'

describe('the public holidays of a country', () => {
  test.each([
    ['FR', '2026-07-14', true],
    ['FR', '2026-05-31', false],
    ['DE', '2026-10-03', true],
    ['DE', '2026-07-14', false],
    ['US', '2026-11-26', true],
    ['US', '2026-11-25', false],
    ['NL', '2027-04-27', true],
    ['IT', '2026-04-25', true],
    ['ES', '2026-12-08', true],
    // Three days long.
    ['AE', '2026-03-21', true],
  ])('%s on %s: closed %s', (country, day, isClosed) => {
    expect(holidaysOf(country).includes(day)).toBe(isClosed)
  })

  test('of a country nobody knows there are none', () => {
    expect(isKnownCountry('XX')).toBe(false)
    expect(isKnownCountry('FR')).toBe(true)
  })

  test('are no business days', () => {
    const friday = Date.parse('2026-11-27T14:00:00Z')
    const wait = { kind: 'business_days', days: 2 } as const
    const dueIn = (holidays: string[]) => {
      const { calendar } = calendarOf(shop({ timezone: 'Europe/Paris', holidays }), null)
      return new Date(addWait(friday, wait, calendar)).toISOString()
    }
    // "2 business days" after Friday 15:00 is Tuesday 15:00, and a day later with a holiday between.
    expect(dueIn([])).toBe('2026-12-01T14:00:00.000Z')
    expect(dueIn(['2026-11-30'])).toBe('2026-12-02T14:00:00.000Z')
  })
})

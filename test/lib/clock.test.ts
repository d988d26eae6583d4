import { describe, expect, test, vi } from 'vitest'
import { DAY, iso, isoOrNull, SECOND, systemClock } from '../../src/lib/clock.ts'

describe('the clock of a running service', () => {
  test('tells this machine’s time until it follows a sandbox', () => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00Z') })
    const clock = systemClock()
    expect(clock.now()).toBe(clock.wall())
    clock.follow(clock.wall() + 10 * DAY)
    expect(clock.now() - clock.wall()).toBe(10 * DAY)
    vi.useRealTimers()
  })

  test.each([
    [SECOND - 1, 0],
    [SECOND, SECOND],
    [-SECOND, -SECOND],
    [-SECOND + 1, 0],
  ])('a lead of %i ms counts as %i: an answer takes a moment to arrive', (lead, ahead) => {
    vi.useFakeTimers({ now: Date.parse('2026-11-24T09:00:00Z') })
    const clock = systemClock()
    clock.follow(clock.wall() + 9 * DAY)
    clock.follow(clock.wall() + lead)
    expect(clock.now() - clock.wall()).toBe(ahead)
    vi.useRealTimers()
  })

  test('a moved sandbox leaves wall and monotonic time alone', () => {
    const clock = systemClock()
    const before = [clock.wall(), clock.monotonic()] as const
    clock.follow(Date.parse('2030-01-01T00:00:00Z'))
    expect(clock.wall() - before[0]).toBeLessThan(DAY)
    expect(clock.monotonic() - before[1]).toBeLessThan(DAY)
  })

  test('a sleep ends at its time, or at once when it is called off', async () => {
    vi.useFakeTimers()
    const clock = systemClock()
    const ended: string[] = []
    const abort = new AbortController()
    const early = clock.sleep(DAY, abort.signal).then(() => ended.push('early'))
    const late = clock.sleep(SECOND).then(() => ended.push('late'))
    abort.abort()
    await early
    expect(ended).toEqual(['early'])
    await vi.advanceTimersByTimeAsync(SECOND)
    await late
    expect(ended).toEqual(['early', 'late'])
    await clock.sleep(DAY, abort.signal)
    expect(vi.getTimerCount()).toBe(0)
    vi.useRealTimers()
  })
})

test('instants are shown in UTC with milliseconds', () => {
  expect(iso(Date.parse('2026-11-24T10:00:00+01:00'))).toBe('2026-11-24T09:00:00.000Z')
  expect(iso(Date.parse('2026-11-24T09:00:00Z') + 0.123)).toBe('2026-11-24T09:00:00.000Z')
  expect(isoOrNull(null)).toBe(null)
  expect(isoOrNull(0)).toBe('1970-01-01T00:00:00.000Z')
})

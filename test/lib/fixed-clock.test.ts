import { describe, expect, test } from 'vitest'
import { fixedClock } from './fixed-clock.ts'

describe('fixedClock', () => {
  test('a sleep moves the time on, and the earliest sleeper wakes first', async () => {
    const clock = fixedClock('2026-11-24T09:00:00Z')
    const woken: [string, number][] = []
    const note = (name: string) => () => void woken.push([name, clock.monotonic()])
    await Promise.all([clock.sleep(500).then(note('late')), clock.sleep(20).then(note('early'))])
    expect(woken).toEqual([
      ['early', 20],
      ['late', 500],
    ])
    expect(clock.wall()).toBe(Date.parse('2026-11-24T09:00:00.500Z'))
  })

  test('an aborted sleep ends without moving the time', async () => {
    const clock = fixedClock()
    const abort = new AbortController()
    const asleep = clock.sleep(1000, abort.signal)
    abort.abort()
    await asleep
    expect(clock.monotonic()).toBe(0)
  })

  test('a followed sandbox clock moves now and leaves the machine alone', () => {
    const clock = fixedClock('2026-11-24T09:00:00Z')
    clock.follow(Date.parse('2026-12-04T09:00:00Z'))
    clock.advance(1000)
    expect(clock.now()).toBe(Date.parse('2026-12-04T09:00:01Z'))
    expect(clock.wall()).toBe(Date.parse('2026-11-24T09:00:01Z'))
  })
})

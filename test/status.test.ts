import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import { MINUTE, SECOND } from '../src/lib/clock.ts'
import { statusOf } from '../src/status.ts'
import { openStore } from '../src/store/store.ts'
import { fixedClock } from './lib/fixed-clock.ts'

const HOUR_AGO = 60 * MINUTE

/** A service that started now, whose last complete pass ended an hour ago. */
const restarted = async () => {
  const { store } = openStore(':memory:')
  onTestFinished(() => store.close())
  const clock = fixedClock(Date.now())
  await store.passes.begin('p-1', clock.wall() - HOUR_AGO)
  await store.passes.end('p-1', { endedAt: clock.wall() - HOUR_AGO, report: {} as never })
  const startedAt = clock.wall()
  const config = readConfig({ POLL_INTERVAL: '60s' }, '/nowhere')
  return {
    clock,
    isLate: async (importMovedAt = 0) =>
      (await statusOf(store, config, clock, Math.max(startedAt, importMovedAt))).isLate,
  }
}

test('a service that has just started is not late for what it did not do before', async () => {
  const { clock, isLate } = await restarted()
  expect(await isLate()).toBe(false)
  clock.advance(3 * MINUTE - 10 * SECOND)
  expect(await isLate()).toBe(false)
  clock.advance(20 * SECOND)
  expect(await isLate()).toBe(true)
})

test('a first import that comes further is not late, one that stands still is', async () => {
  const { clock, isLate } = await restarted()
  clock.advance(10 * MINUTE)
  const moved = clock.wall()
  expect(await isLate(moved)).toBe(false)
  clock.advance(3 * MINUTE)
  expect(await isLate(moved)).toBe(false)
  clock.advance(1)
  expect(await isLate(moved)).toBe(true)
})

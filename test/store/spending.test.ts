import { describe, expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import { createSpending } from '../../src/store/spending.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { startScript } from './processes.ts'
import { open, tempFile } from './setup.ts'

const withBudget = (dailyBudgetUsd: number, at = '2026-11-24T09:00:00Z') => {
  const clock = fixedClock(at)
  return { clock, spending: createSpending(open().sql, { dailyBudgetUsd, clock }) }
}

describe('the day’s budget', () => {
  test.each([
    ['that just fits', 0.25, true],
    ['that is a little too dear', 0.2500001, false],
    ['that costs nothing', 0, true],
  ])('a call %s is reserved or not', async (_, worst, fits) => {
    const { spending } = withBudget(1)
    expect(await spending.reserve(0.75)).not.toBeNull()
    expect((await spending.reserve(worst)) !== null).toBe(fits)
    expect(await spending.today()).toBeCloseTo(fits ? 0.75 + worst : 0.75, 9)
  })

  test('gets back what a call did not cost', async () => {
    const { spending } = withBudget(1)
    const first = await spending.reserve(0.9)
    expect(await spending.reserve(0.2)).toBeNull()
    await spending.settle(first ?? '', 0.1)
    expect(await spending.today()).toBe(0.1)
    expect(await spending.reserve(0.9)).not.toBeNull()
  })

  test('stays booked at the worst when a process dies before it settles', async () => {
    const file = tempFile()
    const clock = fixedClock()
    const first = open(file)
    await createSpending(first.sql, { dailyBudgetUsd: 1, clock }).reserve(0.9)
    first.close()
    const again = createSpending(open(file).sql, { dailyBudgetUsd: 1, clock })
    expect(await again.today()).toBe(0.9)
    expect(await again.reserve(0.2)).toBeNull()
  })

  test('begins anew at midnight UTC; a call settled afterwards belongs to its own day', async () => {
    const { clock, spending } = withBudget(1, '2026-11-24T23:30:00Z')
    const late = await spending.reserve(1)
    clock.advance(HOUR / 2 - 1)
    expect(await spending.reserve(0.1)).toBeNull()
    clock.advance(1)
    expect(await spending.reserve(0.4)).not.toBeNull()
    await spending.settle(late ?? '', 0.3)
    expect(await spending.today()).toBe(0.4)
  })

  test('of zero is no budget: everything is reserved and counted', async () => {
    const { spending } = withBudget(0)
    expect(await spending.reserve(1_000)).not.toBeNull()
    expect(await spending.today()).toBe(1_000)
  })

  test('is shared by two processes: together they never pass it', async () => {
    const file = tempFile()
    open(file)
    const spenders = [1, 2].map(() => startScript('spend', file, '10', '0.125'))
    const made = await Promise.all(spenders.map(async ({ firstLine }) => Number(await firstLine)))
    expect(made.reduce((total, count) => total + count, 0)).toBe(80)
  })
})

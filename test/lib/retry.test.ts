import { describe, expect, test } from 'vitest'
import { retry } from '../../src/lib/retry.ts'

const failingTimes = (failures: number) => {
  let calls = 0
  return {
    act: async () => {
      calls += 1
      if (calls <= failures) throw new Error(`failure ${calls}`)
      return calls
    },
    calls: () => calls,
  }
}

const plan = (waits: number[], changes: object = {}) => ({
  attempts: 4,
  firstWait: 500,
  isRetriable: () => true,
  sleep: async (ms: number) => {
    waits.push(ms)
  },
  random: () => 0.5,
  ...changes,
})

describe('retry', () => {
  test.each([
    { failures: 0, waits: [] },
    { failures: 1, waits: [375] },
    { failures: 3, waits: [375, 750, 1500] },
  ])('answers after $failures failures, having waited $waits', async ({ failures, waits }) => {
    const waited: number[] = []
    await expect(retry(failingTimes(failures).act, plan(waited))).resolves.toBe(failures + 1)
    expect(waited).toEqual(waits)
  })

  test('throws the last error when all attempts are spent', async () => {
    const waited: number[] = []
    const failing = failingTimes(4)
    await expect(retry(failing.act, plan(waited))).rejects.toThrow('failure 4')
    expect(failing.calls()).toBe(4)
    expect(waited).toHaveLength(3)
  })

  test('does not try again what cannot succeed', async () => {
    const failing = failingTimes(1)
    const never = plan([], { isRetriable: () => false })
    await expect(retry(failing.act, never)).rejects.toThrow('failure 1')
    expect(failing.calls()).toBe(1)
  })

  test('waits between half of the wait and the whole, never longer', async () => {
    for (const [random, expected] of [
      [0, 250],
      [0.999, 500],
    ] as const) {
      const waited: number[] = []
      await retry(failingTimes(1).act, plan(waited, { random: () => random }))
      expect(waited[0]).toBeCloseTo(expected, 0)
    }
  })
})

import { setImmediate } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { createLimiter, type Permit } from '../../src/gorgias/limiter.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

const unsaid = { callLimit: null, retryAfter: null }

const limiterWith = (share: number) => {
  const clock = fixedClock()
  return { clock, limiter: createLimiter({ share, clock }) }
}

const settled = async (promise: Promise<unknown>) => {
  let done = false
  void promise.then(() => {
    done = true
  })
  await Promise.resolve()
  await Promise.resolve()
  return done
}

describe('the limiter', () => {
  test.each([
    { share: 0.5, urgency: 'background', atOnce: 20 },
    { share: 1, urgency: 'background', atOnce: 40 },
    { share: 0.01, urgency: 'background', atOnce: 1 },
    { share: 0.5, urgency: 'delivery', atOnce: 40 },
  ] as const)('lets $atOnce $urgency calls leave at once with a share of $share', async (row) => {
    const { clock, limiter } = limiterWith(row.share)
    const leftAt: number[] = []
    const callers = Array.from({ length: row.atOnce + 2 }, async () => {
      const permit = await limiter.enter(row.urgency)
      leftAt.push(clock.monotonic())
      permit.settle(unsaid)
    })
    await Promise.all(callers)
    expect(leftAt.filter((at) => at === 0)).toHaveLength(row.atOnce)
    // A bucket of 40 drains one call in 500 ms.
    expect(leftAt.slice(-2)).toEqual([500, 1000])
  })

  test('concurrent callers reserve before they send: none of them overshoots', async () => {
    const { limiter } = limiterWith(0.5)
    const left: Permit[] = []
    for (let caller = 0; caller < 30; caller += 1)
      void limiter.enter('background').then((permit) => left.push(permit))
    await Promise.resolve()
    await Promise.resolve()
    expect(left).toHaveLength(20)
  })

  test("believes the helpdesk's count more than its own, in both directions", async () => {
    const { clock, limiter } = limiterWith(0.5)
    const first = await limiter.enter('background')
    first.settle({ callLimit: '30/40', retryAfter: null })
    const second = await limiter.enter('background')
    // 30 + 1 must fall to 20: eleven calls of 500 ms.
    expect(clock.monotonic()).toBe(5500)
    second.settle({ callLimit: '2/80', retryAfter: null })
    const permits = await Promise.all(Array.from({ length: 38 }, () => limiter.enter('background')))
    expect(permits).toHaveLength(38)
    expect(clock.monotonic()).toBe(5500)
  })

  test('counts what is still under way on top of an answer', async () => {
    const { limiter } = limiterWith(1)
    const [first] = await Promise.all([limiter.enter('delivery'), limiter.enter('delivery')])
    first.settle({ callLimit: '39/40', retryAfter: null })
    expect(limiter.enterNow()).toEqual({ wait: 500 })
  })

  test('the late answer of an older call does not undo what a newer one said', async () => {
    const { limiter } = limiterWith(1)
    const [older, newer] = await Promise.all([limiter.enter('delivery'), limiter.enter('delivery')])
    newer.settle({ callLimit: '40/40', retryAfter: null })
    older.settle({ callLimit: '1/40', retryAfter: null })
    expect(limiter.enterNow()).toHaveProperty('wait')
  })

  test('delivery goes before background that has waited longer', async () => {
    const { limiter } = limiterWith(1)
    const first = await limiter.enter('delivery')
    first.settle({ callLimit: '40/40', retryAfter: null })
    const order: string[] = []
    const enter = (urgency: 'background' | 'delivery', name: string) =>
      limiter.enter(urgency).then(() => order.push(name))
    await Promise.all([
      enter('background', 'reading 1'),
      enter('background', 'reading 2'),
      limiter.whenFree(1).then(() => order.push('look')),
      enter('delivery', 'post 1'),
      enter('delivery', 'post 2'),
    ])
    expect(order).toEqual(['post 1', 'post 2', 'look', 'reading 1', 'reading 2'])
  })

  test('a Retry-after holds everybody, and not a moment longer', async () => {
    const { clock, limiter } = limiterWith(1)
    const first = await limiter.enter('background')
    first.settle({ callLimit: '3/40', retryAfter: 7000 })
    expect(limiter.enterNow()).toEqual({ wait: 7000 })
    const looked = limiter.whenFree(1).then(() => clock.monotonic())
    await limiter.enter('delivery')
    expect(clock.monotonic()).toBe(7000)
    expect(await looked).toBe(7000)
  })

  test('an absurd Retry-after holds for five minutes', async () => {
    const { clock, limiter } = limiterWith(1)
    const first = await limiter.enter('background')
    first.settle({ callLimit: null, retryAfter: 86_400_000 })
    await limiter.enter('delivery')
    expect(clock.monotonic()).toBe(300_000)
  })

  test('whenFree resolves when that many calls fit, and reserves none', async () => {
    const { clock, limiter } = limiterWith(0.5)
    const first = await limiter.enter('delivery')
    first.settle({ callLimit: '38/40', retryAfter: null })
    await limiter.whenFree(2)
    expect(clock.monotonic()).toBe(0)
    await limiter.whenFree(3)
    expect(clock.monotonic()).toBe(500)
    await Promise.all([1, 2, 3].map(() => limiter.enter('delivery')))
    expect(clock.monotonic()).toBe(500)
  })

  test('whenFree of more calls than the bucket holds waits for an empty bucket', async () => {
    const { clock, limiter } = limiterWith(0.5)
    const first = await limiter.enter('delivery')
    first.settle({ callLimit: '40/40', retryAfter: null })
    await limiter.whenFree(1000)
    expect(clock.monotonic()).toBe(20_000)
  })

  test('an answer with room wakes those who wait before their time', async () => {
    const { clock, limiter } = limiterWith(1)
    const [slow, quick] = await Promise.all([limiter.enter('delivery'), limiter.enter('delivery')])
    slow.settle({ callLimit: '40/40', retryAfter: null })
    const waiting = limiter.enter('delivery')
    expect(await settled(waiting)).toBe(false)
    quick.settle({ callLimit: '1/40', retryAfter: null })
    expect(await settled(waiting)).toBe(true)
    await setImmediate()
    expect(clock.monotonic()).toBe(0)
  })

  test.each(['12/0', '0/0'])('a bucket without a size (%s) sets no limit', async (callLimit) => {
    const { clock, limiter } = limiterWith(0.5)
    const first = await limiter.enter('background')
    first.settle({ callLimit, retryAfter: null })
    await Promise.all(Array.from({ length: 500 }, () => limiter.enter('background')))
    expect(clock.monotonic()).toBe(0)
  })

  test.each(['', 'many', '5', '5/x', '-1/40'])(
    'a header it cannot read (%j) changes nothing',
    async (callLimit) => {
      const { limiter } = limiterWith(1)
      for (let call = 0; call < 40; call += 1)
        (await limiter.enter('delivery')).settle({ callLimit, retryAfter: null })
      expect(limiter.enterNow()).toEqual({ wait: 500 })
    },
  )
})

import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { openShop, passAfter, postsMade } from './usual.ts'

test('a server that stores each post and answers 503 gets one post, not one a pass', async () => {
  const world = await openShop({ faults: { error_after_commit: 1 }, overHttp: true })
  await world.pass()
  expect(await world.statusOf(1001)).toBe('unknown')
  for (let n = 0; n < 6; n += 1) await passAfter(world, n % 2 === 0 ? SECOND : 16 * MINUTE)
  expect(await postsMade(world)).toBe(1)
  expect(await world.outbox()).toHaveLength(1)
  expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
})

import { expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { openShop, passAfter } from './usual.ts'

test('an ambiguous send is no success: one attempt, two looks, one more attempt, then a person', async () => {
  const world = await openShop({ faults: { error_before: 1 }, overHttp: true })
  const report = await world.pass()
  await world.store.state.set('marks_proven', world.clock.now())
  expect(report).toMatchObject({ posted: 0, unknown: 1 })
  const seen: [number, string][] = []
  for (let n = 0; n < 6; n += 1) {
    await passAfter(world, n % 2 === 0 ? SECOND : 16 * MINUTE)
    seen.push([world.repliesSent(), (await world.replyOn(1001)).status])
  }
  expect(seen).toEqual([
    [1, 'unknown'],
    [2, 'unknown'],
    [2, 'unknown'],
    [2, 'parked'],
    [2, 'parked'],
    [2, 'parked'],
  ])
  expect(await world.outbox()).toEqual([])
})

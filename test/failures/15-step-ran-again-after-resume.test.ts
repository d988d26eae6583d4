import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { openShop, postsMade } from './usual.ts'

/** A new process on the same database. */
const restart = (world: Awaited<ReturnType<typeof openShop>>) => createSteps(world.deps)

describe('a process that ends in the middle and is started again', () => {
  test.each([
    ['before the POST', false],
    ['after the POST, before it was written down', true],
  ])('%s, sends nothing twice', async (_, lands) => {
    const world = await openShop()
    world.lie((real) => ({
      post: async (reply) => {
        if (lands) await real.post(reply)
        throw new Error('the process was killed')
      },
    }))
    await expect(world.pass()).rejects.toThrow('killed')
    world.tellTheTruth()
    await world.store.state.set('marks_proven', world.clock.now())
    for (let n = 0; n < 5; n += 1) {
      await world.moveBy(16 * MINUTE)
      await restart(world).pass()?.ended
    }
    expect(await world.outbox()).toHaveLength(1)
    expect(await postsMade(world)).toBe(1)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
  })

  test('after everything was done, finds nothing to do', async () => {
    const world = await openShop()
    await world.pass()
    for (let n = 0; n < 3; n += 1) await restart(world).pass()?.ended
    expect(await postsMade(world)).toBe(1)
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })
})

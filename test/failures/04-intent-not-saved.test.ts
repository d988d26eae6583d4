import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { openShop } from './usual.ts'

/** The same installation on a disk that refuses some writes. */
const onBrokenDisk = (
  world: Awaited<ReturnType<typeof openShop>>,
  part: 'decisions' | 'deliveries' | 'generation',
  name: string,
) => {
  const refuse = async () => {
    throw new Error('SQLITE_FULL: database or disk is full')
  }
  const store = { ...world.store, [part]: { ...world.store[part], [name]: refuse } }
  return createSteps({ ...world.deps, store })
}

const passOf = async (steps: ReturnType<typeof createSteps>) =>
  steps.pass()?.ended.catch(() => null) ?? null

describe('a disk that keeps nothing', () => {
  test.each([
    ['decisions', 'add'],
    ['deliveries', 'claim'],
    ['deliveries', 'commit'],
    ['generation', 'advance'],
  ] as const)(
    'when %s.%s cannot be written, nothing is posted, pass after pass',
    async (part, name) => {
      const world = await openShop()
      const broken = onBrokenDisk(world, part, name)
      for (let n = 0; n < 4; n += 1) {
        await passOf(broken)
        await world.moveBy(15 * MINUTE)
      }
      expect(await world.outbox()).toEqual([])
      await world.pass()
      await world.pass()
      expect(await world.outbox()).toHaveLength(1)
    },
  )

  test('when the ending cannot be written, the post is found by its mark, not made again', async () => {
    const world = await openShop()
    const broken = onBrokenDisk(world, 'deliveries', 'end')
    await passOf(broken)
    expect(await world.outbox()).toHaveLength(1)
    for (let n = 0; n < 3; n += 1) {
      await world.moveBy(16 * MINUTE)
      await world.pass()
    }
    expect(await world.outbox()).toHaveLength(1)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
  })
})

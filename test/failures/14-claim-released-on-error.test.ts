import { expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { createDeliver } from '../../src/pipeline/deliver.ts'
import { openShop, postsMade } from './usual.ts'

test('two senders that read the same silence make one POST', async () => {
  const world = await openShop({ settings: { undo: { approval: 0, autonomous: MINUTE } } })
  await world.pass()
  await world.moveBy(2 * MINUTE)
  const { id } = await world.decisionOn(1001)
  const situation = await world.situation()
  const ends = await Promise.all([1, 2, 3].map(() => createDeliver(world.deps)(id, situation)))
  expect(ends.map(({ kind }) => kind).sort()).toEqual(['not_ours', 'not_ours', 'sent'])
  expect(await postsMade(world)).toBe(1)
})

test('a 503 releases nothing: who comes next finds no claim to take', async () => {
  const world = await openShop({
    faults: { error_before: [1] },
    settings: { undo: { approval: 0, autonomous: MINUTE } },
  })
  await world.pass()
  await world.moveBy(2 * MINUTE)
  const { id } = await world.decisionOn(1001)
  const deliver = createDeliver(world.deps)
  const situation = await world.situation()
  expect((await deliver(id, situation)).kind).toBe('unknown')
  await world.moveBy(2 * MINUTE)
  expect(await deliver(id, situation)).toEqual({ kind: 'not_ours' })
  expect(await postsMade(world)).toBe(1)
})

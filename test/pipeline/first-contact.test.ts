import { expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { openWorld } from './world.ts'

test('the first page names rules that would write to the same customers, and asks for them rarely', async () => {
  const world = await openWorld({ faults: { rule_unsnooze_reply: true } })
  const asked = async () =>
    (await world.calls()).filter((call) => call.startsWith('GET /api/rules')).length
  const first = await world.steps.firstContact()
  expect(first.collisions).toHaveLength(1)
  expect(first.collisions?.[0]?.remedy).not.toBe('')
  await world.steps.firstContact()
  expect(await asked()).toBe(1)
  await world.moveBy(11 * MINUTE)
  await world.steps.firstContact()
  expect(await asked()).toBe(2)
})

test('rules that cannot be read are said to be unread, never to be none', async () => {
  const world = await openWorld()
  world.lie((real) => ({
    surroundings: {
      ...real.surroundings,
      rules: async () => {
        throw new Error('GET /api/rules: 403')
      },
    },
  }))
  expect((await world.steps.firstContact()).collisions).toBeNull()
})

import { expect, test } from 'vitest'
import { SECOND } from '../../src/lib/clock.ts'
import { openShop, postsMade } from './usual.ts'

test('a click that arrives three times approves once and posts once', async () => {
  const world = await openShop({ policies: [{ mode: 'approval' }] })
  await world.pass()
  const { id, version } = await world.decisionOn(1001)
  const click = () => world.steps.approve(id, { by: 'inbox', version })
  const [first, second] = await Promise.all([click(), click()])
  await Promise.all([world.steps.sendDue(), world.steps.sendDue()])
  const late = await click()
  await world.moveBy(SECOND)
  await world.steps.sendDue()
  expect([first.kind, second.kind].sort()).toEqual(['conflict', 'done'])
  expect(late.kind).toBe('conflict')
  expect(await postsMade(world)).toBe(1)
  expect(await world.outbox()).toHaveLength(1)
})

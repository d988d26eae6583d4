import { expect, test } from 'vitest'
import { DAY, HOUR, SECOND } from '../../src/lib/clock.ts'
import { openWorld, type WorldOptions } from './world.ts'

const pending = async (options: WorldOptions = {}) => {
  const world = await openWorld({ policies: [{ expires: 5 * DAY }], ...options })
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
  return world
}

test('a draft that waited as long as its policy wants is taken back, and not made anew', async () => {
  const world = await pending()
  await world.moveBy(5 * DAY - SECOND)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
  await world.moveBy(SECOND)
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject({
    status: 'cancelled',
    statusReason: 'expired',
  })
  await world.store.screening.wakeAll()
  await world.moveBy(HOUR)
  await world.pass()
  expect(await world.decisionsOf(1001)).toHaveLength(1)
})

test('a postponed draft begins to wait when its moment comes', async () => {
  const world = await pending()
  const { id } = await world.decisionOn(1001)
  await world.steps.postpone(id, { until: world.clock.now() + 4 * DAY, by: 'Nora' })
  await world.moveBy(9 * DAY - SECOND)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
  await world.moveBy(SECOND)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('cancelled')
})

test('what a person approved does not expire', async () => {
  const world = await pending({ settings: { undo: { approval: 30 * DAY, autonomous: 0 } } })
  const { id } = await world.decisionOn(1001)
  await world.steps.approve(id, { by: 'Nora' })
  await world.moveBy(6 * DAY)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('scheduled')
})

test('after it expired, a new word of the shop is judged as ever', async () => {
  const world = await pending()
  await world.moveBy(5 * DAY)
  await world.pass()
  await world.write(1001, 'agent', 'Encore une chose : pouvez-vous nous envoyer une photo ?')
  await world.moveBy(4 * DAY)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
})

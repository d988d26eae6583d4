import { expect, test } from 'vitest'
import type { Status } from '../../src/domain/decision.ts'
import { DAY, HOUR, SECOND } from '../../src/lib/clock.ts'
import { openWorld, type WorldOptions } from './world.ts'

const pending = async (options: WorldOptions = {}, status: Status = 'pending') => {
  const world = await openWorld({ policies: [{ expires: 5 * DAY }], ...options })
  await world.pass()
  expect(await world.statusOf(1001)).toBe(status)
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

const noted = async () => {
  const world = await pending({ policies: [{ expires: 5 * DAY, mode: 'note' }] }, 'noted')
  const ours = async (): Promise<string[]> => {
    const { messages } = await world.control('GET', '/api/tickets/1001')
    return messages.flatMap(
      (m: { external_id: string | null }) =>
        /^relance:1:(\w):/.exec(m.external_id ?? '')?.[1] ?? [],
    )
  }
  expect(await ours()).toEqual(['n'])
  return { ...world, ours }
}

const EXPIRED = { status: 'cancelled', statusReason: 'expired' }

test('a draft in a note expires too: a line below it says so, once, and it is not made anew', async () => {
  const world = await noted()
  await world.moveBy(5 * DAY - SECOND)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('noted')
  await world.moveBy(SECOND)
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject(EXPIRED)
  expect(await world.ours()).toEqual(['n', 's'])
  await world.store.screening.wakeAll()
  await world.moveBy(HOUR)
  await world.pass()
  expect(await world.decisionsOf(1001)).toHaveLength(1)
  expect(await world.ours()).toEqual(['n', 's'])
})

test('a draft that waits again below its note expires with that line as well', async () => {
  const world = await noted()
  const { id } = await world.decisionOn(1001)
  await world.steps.approve(id, { by: 'Nora' })
  await world.steps.undo(id, 'Nora')
  expect(await world.statusOf(1001)).toBe('pending')
  await world.moveBy(5 * DAY)
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject(EXPIRED)
  expect(await world.ours()).toEqual(['n', 's'])
})

test('while paused a noted draft keeps its place, and expires afterwards', async () => {
  const world = await noted()
  await world.steps.pause({ paused: true, by: 'Nora' })
  await world.moveBy(6 * DAY)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('noted')
  await world.steps.pause({ paused: false, by: 'Nora' })
  await world.pass()
  expect(await world.decisionOn(1001)).toMatchObject(EXPIRED)
  expect(await world.ours()).toEqual(['n', 's'])
})

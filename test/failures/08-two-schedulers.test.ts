import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { openStore } from '../../src/store/store.ts'
import { openShop } from './usual.ts'

test('two schedulers on one database: one pass runs, the other does not', async () => {
  const world = await openShop()
  const other = createSteps(world.deps)
  const first = world.steps.pass()
  expect(other.pass()).toBe(null)
  await first?.ended
  expect(await world.outbox()).toHaveLength(1)
})

test('two processes on one database file exclude each other in the same way', () => {
  const folder = mkdtempSync(join(tmpdir(), 'relance-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [one, two] = [1, 2].map(() => openStore(join(folder, 'relance.db')).store)
  const unlock = one?.lockPass()
  expect(two?.lockPass()).toBe(null)
  unlock?.()
  const again = two?.lockPass()
  expect(again).not.toBe(null)
  again?.()
  one?.close()
  two?.close()
})

test('two senders at the same moment make one post', async () => {
  const world = await openShop({ settings: { undo: { approval: 0, autonomous: MINUTE } } })
  await world.pass()
  await world.moveBy(2 * MINUTE)
  const other = createSteps(world.deps)
  await Promise.all([world.steps.sendDue(), other.sendDue(), world.steps.sendDue()])
  expect(await world.outbox()).toHaveLength(1)
  expect(await world.statusOf(1001)).toBe('sent')
})

test('two installations with a database each make one post, one after the other', async () => {
  const world = await openShop()
  await world.pass()
  const { store } = openStore(':memory:')
  onTestFinished(() => store.close())
  const second = createSteps({ ...world.deps, store })
  await second.pass()?.ended
  expect(await world.outbox()).toHaveLength(1)
})

/** Processes that start together, are told to stop, or find an older database: one post each. */
import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { completedPasses } from '../e2e/completed-passes.ts'
import { relance, startRelance, until } from '../e2e/harness.ts'
import { onceOn, openShop, startAskingModel } from '../e2e/harness-more.ts'
import type { StandIn } from '../stand-ins/serving.ts'

const NUMBERS = [501, 502, 503, 504]
let model: StandIn

beforeAll(async () => {
  model = await startAskingModel()
})
afterAll(() => model.close())

it('of two runs that start together one works and one exits 1', async () => {
  const shop = await openShop(NUMBERS, model)
  const env = shop.envWith({ FOLLOWUP_MODE: 'autonomous' })
  await shop.sandbox.setFaults({ slow: 300 })
  const runs = await Promise.all([1, 2].map(() => relance(['run'], env)))
  expect(runs.map(({ code }) => code).sort()).toEqual([0, 1])
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  await shop.close()
})

it('a database put back to before the posts does not post again', async () => {
  const shop = await openShop(NUMBERS, model)
  const envOf = (name: string, mode: string) =>
    shop.envWith({ DATABASE_URL: `file:${shop.folder}/${name}.db`, FOLLOWUP_MODE: mode })
  const judged = await relance(['run', '--json'], envOf('kept', 'approval'))
  expect(judged.json().pending).toBe(NUMBERS.length)
  copyFileSync(`${shop.folder}/kept.db`, `${shop.folder}/older.db`)
  for (const name of ['kept', 'older'])
    expect((await relance(['run'], envOf(name, 'autonomous'))).code).toBe(0)
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  await shop.close()
})

it('a run that is told to stop ends what it began and leaves the rest to the next', async () => {
  const shop = await openShop(NUMBERS, model)
  const env = shop.envWith({ FOLLOWUP_MODE: 'autonomous' })
  await shop.sandbox.setFaults({ slow: 100 })
  const running = startRelance(['run'], env)
  await until(async () => (await shop.sandbox.outbox()).length > 0)
  await running.kill('SIGTERM')
  expect((await running.ended).code).toBe(0)
  expect((await shop.sandbox.outbox()).length).toBeLessThan(NUMBERS.length)
  await shop.sandbox.setFaults({})
  expect((await relance(['run'], env)).code).toBe(0)
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  await shop.close()
})

it('a run that waits for an undo window stops at once when it is told to', async () => {
  const shop = await openShop(NUMBERS, model)
  const env = shop.envWith({ FOLLOWUP_MODE: 'autonomous', UNDO_WINDOW: '40s' })
  const running = startRelance(['run'], env)
  await until(async () => completedPasses(`${shop.folder}/relance.db`) === 1)
  const told = Date.now()
  await running.kill('SIGTERM')
  expect((await running.ended).code).toBe(0)
  expect(Date.now() - told).toBeLessThan(10_000)
  expect(await shop.postsOn()).toEqual({})
  await shop.close()
})

/** Two processes on one database, and two databases on one account: one post each. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { relance, startServe, until } from '../e2e/harness.ts'
import { onceOn, openShop, startAskingModel } from '../e2e/harness-more.ts'
import type { StandIn } from '../stand-ins/serving.ts'

const NUMBERS = [501, 502, 503, 504]
let model: StandIn

beforeAll(async () => {
  model = await startAskingModel()
})
afterAll(() => model.close())

it('a run beside a pass of serve says so and exits 1; the lock dies with its process', async () => {
  const shop = await openShop(NUMBERS, model)
  const env = shop.envWith({ FOLLOWUP_MODE: 'autonomous' })
  await shop.sandbox.setFaults({ slow: 60_000 })
  const serving = await startServe(env)
  await until(async () => JSON.parse(await serving.page('/readyz')).pass_running)
  const beside = await relance(['run', '--json'], env)
  expect([beside.code, beside.stdout]).toEqual([1, ''])
  expect(beside.stderr).toMatch(/another pass runs/i)
  await serving.stop('SIGKILL')
  await shop.sandbox.setFaults({})
  expect((await relance(['run', '--json'], env)).code).toBe(0)
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  await shop.close()
})

it('a second database that judged the same tickets finds the posts of the first by their marks', async () => {
  const shop = await openShop(NUMBERS, model)
  const databaseOf = (name: string) => ({ DATABASE_URL: `file:${shop.folder}/${name}.db` })
  const second = { ...databaseOf('second'), FOLLOWUP_MODE: 'approval', POLL_INTERVAL: '1h' }
  const serving = await startServe(shop.envWith(second))
  const decisions = async (status: string) => {
    const { body } = await serving.api<{ data: { id: string }[] }>(
      'GET',
      `/decisions?status=${status}`,
    )
    return body.data.length === NUMBERS.length && body.data
  }
  const drafts = await until(() => decisions('pending'))
  const first = shop.envWith({ ...databaseOf('first'), FOLLOWUP_MODE: 'autonomous' })
  expect((await relance(['run'], first)).code).toBe(0)
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  for (const { id } of drafts)
    expect((await serving.api('POST', `/decisions/${id}/approval`, {})).status).toBe(200)
  await until(() => decisions('sent,delivered'))
  expect(await shop.postsOn()).toEqual(onceOn(NUMBERS))
  await serving.stop()
  await shop.close()
})

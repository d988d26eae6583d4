/** More lies of a helpdesk, which take their time: storms, redirects, empty answers, a refused post. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { relance, startRelance, until } from '../e2e/harness.ts'
import { startAskingModel } from '../e2e/harness-more.ts'
import { cutOff, expectClearFailure, type Lie, openLyingShop } from '../e2e/lying-helpdesk.ts'
import type { StandIn } from '../stand-ins/serving.ts'

const NUMBERS = [601, 602, 603, 604, 605, 606, 607, 608]
let model: StandIn

beforeAll(async () => {
  model = await startAskingModel()
})
afterAll(() => model.close())

it.concurrent.each<[string, Lie, RegExp]>([
  ['200 with an empty body', { on: /tickets\?/, instead: {} }, /^GET \/api\/tickets: .*empty/],
  ['JSON that breaks off', { on: /messages\?/, twist: cutOff }, /^GET \/api\/messages: .*cut off/],
  ['JSON of another shape', { on: /tickets\?/, instead: { body: '[]' } }, /^GET \/api\/tickets: /],
  ['403', { on: /messages\?/, instead: { status: 403 } }, /^GET \/api\/messages: forbidden/],
  [
    'a redirect',
    { on: /tickets\?/, instead: { status: 302, headers: { location: 'https://login.example/' } } },
    /^GET \/api\/tickets: .*login\.example.*GORGIAS_/,
  ],
  [
    'a storm of 429',
    { on: /./, instead: { status: 429, headers: { 'retry-after': '1' } } },
    /rate_limited.*HELPDESK_SHARE/,
  ],
])('%s fails a run with one clear line, and the next honest run works', (_, lie, words) =>
  expectClearFailure(NUMBERS, model, lie, words),
)

it.concurrent.each([
  ['401', 401, 'Unauthorized.'],
  ['403', 403, 'Messaging quota exceeded.'],
])('a post refused with %s holds all posts until a person resumes', async (_, status, msg) => {
  const { liar, env, run, postsOn } = await openLyingShop(NUMBERS, model)
  liar.tell({ on: /^POST/, instead: { status, body: JSON.stringify({ error: { msg } }) } })
  const held = await run()
  expect(held.stderr).toMatch(new RegExp(`refuses our posts.*${msg}`))
  liar.tell()
  expect((await run()).json().posted).toBe(0)
  expect(await postsOn()).toEqual({})
  expect((await relance(['resume'], env)).code).toBe(0)
  // The refused one itself waits a moment longer than the others.
  const resumed = startRelance(['run'], env)
  await until(async () => Object.keys(await postsOn()).length === NUMBERS.length - 1)
  await resumed.kill('SIGKILL')
  expect(new Set(Object.values(await postsOn()))).toEqual(new Set([1]))
  await liar.close()
})

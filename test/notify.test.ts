import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, onTestFinished, test } from 'vitest'
import { silentLog } from '../src/lib/log.ts'
import { createNotify } from '../src/notify.ts'
import { readPause } from '../src/pipeline/pause.ts'
import { promptSet } from './pipeline/prompt-set.ts'
import { openWorld } from './pipeline/world.ts'

type Told = { cause: string; text: string; account: string; at: string; counts: object }

/** Listens where a person would be told. */
const receiver = async (answer: (response: ServerResponse) => void) => {
  const told: Told[] = []
  const server = createServer(async (request: IncomingMessage, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    told.push(JSON.parse(body))
    answer(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

const open = async (url: string | null) => {
  const world = await openWorld()
  await world.pass()
  const warnings: string[] = []
  const state = { isLate: false, spentTodayUsd: 0 }
  const notify = createNotify({
    config: { notifyUrl: url, llm: { dailyBudgetUsd: 5 } },
    store: world.store,
    clock: world.clock,
    log: { ...silentLog, warn: (_, message) => void warnings.push(message) },
    desk: { helpdesk: world.deps.helpdesk },
    promptFiles: { load: async () => promptSet() },
    status: async () => ({
      counts: await world.store.decisions.countByStatus(),
      pause: await readPause(world.store),
      lastPass: null,
      lowered: [],
      ...state,
    }),
  })
  return {
    ...world,
    notify: notify ?? (async () => {}),
    isNothing: notify === null,
    warnings,
    state,
  }
}

const ok = (response: ServerResponse) => void response.writeHead(204).end()

describe('NOTIFY_URL', () => {
  test('hears once what waits in the morning', async () => {
    const { told, url } = await receiver(ok)
    const { notify } = await open(url)
    await notify()
    await notify()
    expect(told).toEqual([
      {
        cause: 'digest',
        text: 'Relance: 1 draft waits for you.',
        account: 'sandbox',
        at: expect.stringMatching(/^2026-11-24T09:00:00/),
        counts: { waiting: 1, parked: 0, failed: 0, we_owe: 0 },
      },
    ])
  })

  test('hears of each cause by itself, and again the next day', async () => {
    const { told, url } = await receiver(ok)
    const world = await open(url)
    world.state.isLate = true
    world.state.spentTodayUsd = 4
    await world.store.state.set('posting_held', { reason: 'HTTP 401', since: 0 })
    await world.notify()
    expect(told.map(({ cause }) => cause)).toEqual([
      'digest',
      'budget_75',
      'late_pass',
      'posting_held',
    ])
    await world.moveBy(24 * 60 * 60 * 1000)
    await world.notify()
    expect(told).toHaveLength(8)
  })

  const FAILING: [string, (response: ServerResponse) => void, RegExp][] = [
    ['refuses', (response) => void response.writeHead(500).end('no'), /answered 500/],
    [
      'sends elsewhere',
      (response) => void response.writeHead(302, { Location: '/other' }).end(),
      /answered 302/,
    ],
    ['hangs up', (response) => void response.destroy(), /could not be told/],
  ]
  test.each(FAILING)('that %s is logged and not asked again', async (_, answer, warning) => {
    const { told, url } = await receiver(answer)
    const world = await open(url)
    await world.notify()
    await world.notify()
    expect(told).toHaveLength(1)
    expect(world.warnings).toEqual([expect.stringMatching(warning)])
  })

  test('unset, nobody is told', async () => {
    expect((await open(null)).isNothing).toBe(true)
  })
})

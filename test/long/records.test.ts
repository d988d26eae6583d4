/** `export` and `erase` beside a running service, as an operator runs them. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../../src/store/store.ts'
import { relance, type Serving, startServe, until } from '../e2e/harness.ts'
import { openShop, type Shop, startAskingModel } from '../e2e/harness-more.ts'
import type { StandIn } from '../stand-ins/serving.ts'
import { message, ticket } from '../store/setup.ts'

const NUMBERS = [701, 702, 703]
const KEY = 'helpdesk-key-71f0c2'
const HIS = 'customer-702@example.com'

let model: StandIn
let shop: Shop
let env: Record<string, string>
let serving: Serving

const decisionsOn = async (ticketId: number) =>
  (await serving.api<{ data: unknown[] }>('GET', `/decisions?ticket_id=${ticketId}`)).body.data

/** Every byte of the database's files. */
const bytes = () =>
  readdirSync(shop.folder)
    .filter((name) => name.startsWith('relance.db'))
    .map((name) => readFileSync(join(shop.folder, name), 'latin1'))
    .join('\n')

beforeAll(async () => {
  model = await startAskingModel()
  shop = await openShop(NUMBERS, model)
  env = shop.envWith({ FOLLOWUP_MODE: 'approval', POLL_INTERVAL: '1h', GORGIAS_API_KEY: KEY })
  serving = await startServe(env)
  await until(async () => (await decisionsOn(703)).length > 0)
  await until(async () => !JSON.parse(await serving.page('/readyz')).pass_running)
  await leaveSimulation()
}, 60_000)
afterAll(async () => {
  await serving?.stop()
  await shop?.close()
  await model?.close()
})

/** Two finished simulations, one of which read his tickets. */
const leaveSimulation = async () => {
  for (const [name, email] of [
    ['20261124T0900-aaaaaa', HIS],
    ['20261124T0900-bbbbbb', 'somebody@example.com'],
  ] as const) {
    const folder = join(shop.folder, 'simulations', name)
    mkdirSync(folder, { recursive: true })
    const { store } = openStore(join(folder, 'simulation.db'))
    await store.mirror.saveTickets([ticket({ id: 9, customer: { id: 5, email, name: 'Jo' } })])
    await store.mirror.saveMessages([message({ id: 91, ticketId: 9 })])
    store.close()
    writeFileSync(join(folder, 'report.html'), `<p>${email}</p>`)
  }
}

describe('export', () => {
  it('tells everything, one JSON object a line, while the service runs', async () => {
    const { code, stdout } = await relance(['export'], env)
    expect(code).toBe(0)
    const rows = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; [column: string]: unknown })
    const counts: Record<string, number> = {}
    for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
    expect(counts).toMatchObject({ ticket: 3, message: 6, decision: 3 })
    expect(counts.event).toBeGreaterThanOrEqual(3)
    expect(rows.find(({ kind }) => kind === 'message')).toMatchObject({
      message: { text: expect.any(String) },
    })
    expect(rows.find(({ kind }) => kind === 'decision')).toHaveProperty('draft_text')
    for (const key of ['sk-stand-in', KEY]) expect(stdout).not.toContain(key)
  })

  it('tells one customer what is kept of him alone, and says when nobody knows him', async () => {
    const { stdout } = await relance(['export', '--customer', HIS.toUpperCase()], env)
    expect(stdout).toContain('702')
    expect(stdout).not.toMatch(/customer-70[13]@/)
    const nobody = await relance(['export', '--customer', 'nobody@example.com'], env)
    expect([nobody.code, nobody.stdout]).toEqual([1, ''])
    expect(nobody.stderr).toContain('is known here')
  })
})

describe('erase', () => {
  it.each([
    ['nobody@example.com', 1, /Nobody with this address/],
    ['no address', 2, /is no e-mail address/],
  ])('of %s changes nothing and ends with %i', async (customer, code, words) => {
    const end = await relance(['erase', '--customer', customer], env)
    expect(end.code).toBe(code)
    expect(end.stderr).toMatch(words)
    expect(await decisionsOn(702)).toHaveLength(1)
  })

  it('takes a customer out of pages, files and simulations, beside the running service', async () => {
    expect(bytes()).toContain(HIS)
    const end = await relance(['erase', '--customer', ` ${HIS.toUpperCase()} `, '--json'], env)
    expect(end.json()).toEqual({
      erased: true,
      result: 'erased',
      tickets: 1,
      messages: 2,
      decisions: 1,
      prompt_versions: 0,
      simulations: 1,
      simulations_left: 0,
      bytes_gone: true,
    })
    expect(end.code).toBe(0)
    expect(bytes()).not.toContain(HIS)
    expect(bytes()).not.toContain('arrived with a crack 702')
    expect(bytes()).toContain('customer-703@example.com')
    expect(readdirSync(join(shop.folder, 'simulations'))).toEqual(['20261124T0900-bbbbbb'])
    expect(await decisionsOn(702)).toEqual([])
    expect((await serving.api('GET', '/tickets/702/explanation')).status).toBe(404)
    expect(await serving.page('/')).not.toContain('702')
  })

  it('stays done when the customer writes again and the service reads on', async () => {
    await shop.sandbox.say(702, { from: 'customer', text: 'Here I am again, piepmatz.' })
    await shop.sandbox.say(703, { from: 'customer', text: 'And here is the photo.' })
    await serving.nextPass()
    const seen = await relance(['export'], env)
    expect(seen.stdout).toContain('And here is the photo.')
    expect(seen.stdout).not.toContain('piepmatz')
    expect(seen.stdout).not.toContain(HIS)
    expect(await decisionsOn(702)).toEqual([])
    const again = await relance(['erase', '--customer', HIS, '--json'], env)
    expect(again.json()).toEqual({ erased: true, result: 'already_erased' })
    expect(again.code).toBe(0)
    expect((await serving.api('GET', '/pause')).body).toMatchObject({ autonomous_paused: false })
  })
})

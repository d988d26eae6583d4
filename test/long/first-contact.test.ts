/** The first hour on a real account: nothing leaves before somebody says so, and one page shows what would. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import { HOUR, iso } from '../../src/lib/clock.ts'
import {
  closeAtEnd,
  type Env,
  envIn,
  prepared,
  type Serving,
  startSandbox,
  startServe,
  tempFolder,
  towards,
  until,
  writePrompts,
  writeTickets,
} from '../e2e/harness.ts'
import { autonomousPrompts, waitingTicket } from '../e2e/harness-more.ts'

const NOW = '2026-11-24T09:00:00Z'
const FIRST = 'Nothing has been sent. Nothing will be, until you say so.'
const SECRET = 'only-the-helpdesk-knows'

type Decision = {
  id: string
  ticket_id: number
  status: string
  mode: string
  until: string | null
  findings: { rule: string }[]
}

/** Listens where `NOTIFY_URL` leads. */
const startReceiver = async () => {
  const told: { cause: string; counts: { waiting: number } }[] = []
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += chunk
    told.push(JSON.parse(body))
    response.writeHead(204).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closeAtEnd({ close: async () => void server.close() })
  return { told, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

const startAccount = async (more: Env = {}, isShipped = false) => {
  const folder = tempFolder()
  const now = Date.parse(NOW)
  const tickets = [1, 2, 3].map((n) => waitingTicket(2000 + n, now, (140 + n) * HOUR))
  const sandbox = await startSandbox({
    flags: ['--clock', NOW],
    ticketsFile: writeTickets(folder, NOW, tickets),
  })
  const own = { PROMPTS_DIR: writePrompts(folder, autonomousPrompts(['2d'])) }
  const serving = await startServe(
    envIn(folder, {
      ...towards(sandbox),
      ...(isShipped ? {} : own),
      LLM_PROVIDER: 'offline',
      BACKLOG: 'include',
      POLL_INTERVAL: '1h',
      UNDO_WINDOW: '0s',
      ...more,
    }),
  )
  await serving.logged(/pass complete/)
  return { sandbox, serving }
}

const listed = async ({ api }: Serving) =>
  (await api<{ data: Decision[] }>('GET', '/decisions?limit=100')).body.data

const submit = (url: string, fields: Record<string, string>) =>
  fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })

const account = prepared(async () => {
  const receiver = await startReceiver()
  const opened = await startAccount({ WEBHOOK_SECRET: SECRET, NOTIFY_URL: receiver.url })
  return { ...opened, receiver }
})

describe('before anybody said yes', () => {
  test('the first page says so, and shows what was found and what would be said', async () => {
    const { serving, sandbox } = account()
    const page = await serving.page('/')
    expect(page).toContain(FIRST)
    expect(page).toContain('<strong>3</strong> conversations')
    expect(page).toContain('<strong>3</strong> judged “Follow up”')
    expect(page).toContain('I would send this')
    expect(page).toContain('Start</button>')
    expect(await sandbox.outbox()).toEqual([])
  })

  test('an autonomous policy asks', async () => {
    const found = await listed(account().serving)
    expect(found.map(({ status, mode }) => [status, mode])).toEqual(
      Array.from({ length: 3 }, () => ['pending', 'approval']),
    )
  })

  test('an opinion of a draft is kept and moves nothing', async () => {
    const { serving } = account()
    const [first] = await listed(serving)
    const answer = await submit(`${serving.url}/decisions/${first?.id}/opinion`, {
      opinion: 'would_send',
    })
    expect(answer.status).toBe(303)
    expect(await serving.page('/')).toContain('aria-pressed="true"')
    expect((await listed(serving)).every(({ status }) => status === 'pending')).toBe(true)
  })

  test('whoever wants to hear what waits is told once in the morning', async () => {
    const { receiver } = account()
    await until(async () => receiver.told.length > 0)
    expect(receiver.told).toMatchObject([{ cause: 'digest', counts: { waiting: 3 } }])
  })

  test('the API is described on a page, and the service is ready', async () => {
    const { serving } = account()
    expect(await serving.page('/docs')).toContain('POST /api/v1/decisions/{id}/postponement')
    expect((await fetch(`${serving.url}/readyz`)).status).toBe(200)
  })

  test('a postponed one keeps its moment', async () => {
    const { serving } = account()
    const [, second] = await listed(serving)
    const moment = iso(Date.parse(NOW) + 48 * HOUR)
    const path = `/decisions/${second?.id}/postponement`
    expect(await serving.api('POST', path, { until: moment })).toMatchObject({
      status: 200,
      body: { until: moment, status: 'pending' },
    })
    expect((await serving.api('POST', path, { until: '2020-01-01T00:00:00Z' })).status).toBe(422)
  })
})

describe('the webhook', () => {
  const hint = (url: string, secret: string, body: object) =>
    fetch(`${url}/webhooks/gorgias`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-relance-secret': secret },
      body: JSON.stringify(body),
    })

  test('lets a ticket be looked at without a pass, and only with the secret', async () => {
    const { serving, sandbox } = account()
    await sandbox.say(2003, { from: 'customer', text: 'Aquí está la foto.' })
    await sandbox.forgetCalls()
    expect((await hint(serving.url, 'guessed', { ticket_id: 2003 })).status).toBe(401)
    for (let nth = 0; nth < 20; nth += 1)
      expect((await hint(serving.url, SECRET, { ticket_id: '2003' })).status).toBe(202)
    const gate = await until(async () => {
      const { body } = await serving.api<{ stopped_by: string }>('GET', '/tickets/2003/explanation')
      return body.stopped_by === 'customer_spoke_last' && body.stopped_by
    })
    expect(gate).toBe('customer_spoke_last')
    const { data } = await sandbox.calls()
    expect(data.filter(({ path }) => path.startsWith('/api/tickets/2003'))).toHaveLength(1)
  })
})

describe('Start', () => {
  test('lets each policy act by its own mode', async () => {
    const { serving } = account()
    const answer = await submit(`${serving.url}/activation`, {})
    expect(answer.status).toBe(303)
    expect(await serving.page('/')).not.toContain(FIRST)
    await serving.nextPass()
    // Judged without a model: even an autonomous policy asks on a real helpdesk.
    const modes = (await listed(serving)).filter(({ status }) => status === 'pending')
    expect(modes.map(({ mode }) => mode)).toContain('autonomous')
  })
})

describe('the example personas', () => {
  test('leave no real helpdesk: the finding says which file to change', async () => {
    const { serving, sandbox } = await startAccount({}, true)
    const found = await listed(serving)
    const [first] = found.filter(({ status }) => status === 'pending')
    expect(first?.findings.map(({ rule }) => rule)).toContain('shipped_persona')
    const { status, body } = await serving.api<{ detail: string }>(
      'POST',
      `/decisions/${first?.id}/approval`,
      {},
    )
    expect(status).toBe(422)
    expect(body.detail).toMatch(/prompts\/personas\/(maya|camille)\.md/)
    expect(await sandbox.outbox()).toEqual([])
    expect((await fetch(`${serving.url}/webhooks/gorgias`, { method: 'POST' })).status).toBe(404)
  })
})

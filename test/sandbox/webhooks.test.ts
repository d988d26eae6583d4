import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { fillForm, fillText } from '../../src/sandbox/template.ts'
import { API_USER, connect, fileWith, reply } from './client.ts'

type Heard = { method: string; url: string; headers: IncomingMessage['headers']; body: string }

/** A listener on this machine. */
const listenTo = async (status: (n: number) => number = () => 200) => {
  const heard: Heard[] = []
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      heard.push({ method, url, headers, body: Buffer.concat(parts).toString() })
      response.writeHead(status(heard.length)).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { heard, server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

let ear: Awaited<ReturnType<typeof listenTo>>

beforeEach(async () => {
  ear = await listenTo()
})

afterEach(() => new Promise<void>((resolve) => ear.server.close(() => resolve())))

const hook = (extra: object = {}, triggers: object = { 'ticket-message-created': true }) => ({
  name: 'Follow-up service',
  type: 'http',
  http: {
    url: `${ear.url}/hook`,
    method: 'POST',
    headers: { 'X-Secret': 's3cret' },
    form: { ticket: '{{ticket.id}}', agent: '{{message.from_agent}}' },
    triggers,
    ...extra,
  },
})

const open = async (options: SandboxOptions, extra: object = {}, triggers?: object) => {
  const desk = connect({ tickets: fileWith({}, {}), ...options })
  const made = await desk.post('/api/integrations', hook(extra, triggers))
  const attempts = async () => (await desk.get('/sandbox/webhooks')).body.data
  const write = (text = 'Here is the photo.', ticket = 1001) =>
    desk.post(`/sandbox/tickets/${ticket}/messages`, { from: 'customer', text })
  const until = (count: number) =>
    vi.waitFor(async () => expect(await attempts()).toHaveLength(count), {
      timeout: 3000,
      interval: 5,
    })
  return { ...desk, made: made.body, attempts, write, until }
}

describe('an HTTP integration', () => {
  test('is shown like the recorded integrations, and its secret never', async () => {
    const { get, made } = await open({}, { hmac_secret: 'quiet' })
    const { body } = await get('/api/integrations')
    const [mailbox] = body.data
    const mine = body.data.at(-1)
    expect(Object.keys(mine).sort()).toEqual(Object.keys(mailbox).sort())
    expect(mine).toEqual(made)
    expect(JSON.stringify(body)).not.toContain('quiet')
    expect((await get('/api/integrations?type=http')).body.data).toEqual([made])
    expect((await get(`/api/integrations/${made.id}`)).body).toEqual(made)
  })

  test('is changed in part, and deleted', async () => {
    const { made, put, get, delete: remove } = await open({})
    const path = `/api/integrations/${made.id}`
    const { body } = await put(path, { http: { triggers: { 'ticket-updated': true } } })
    expect(body.http.url).toBe(made.http.url)
    expect(body.http.triggers).toMatchObject({
      'ticket-message-created': true,
      'ticket-updated': true,
    })
    expect((await remove(path)).status).toBe(204)
    expect((await get(path)).status).toBe(404)
  })

  test.each([
    [{ type: 'email' }],
    [{ http: { url: 'http://127.0.0.1/', triggers: { 'ticket-read': true } } }],
    [{ http: { method: 'TRACE' } }],
    [{ colour: 'red' }],
  ])('is refused with %j', async (extra) => {
    const { post } = await open({})
    const { status, body } = await post('/api/integrations', { ...hook(), ...extra })
    expect(status).toBe(400)
    expect(Object.keys(body.error.data).length).toBeGreaterThan(0)
  })
})

describe('a webhook', () => {
  test('is called with filled templates and its own headers', async () => {
    const { write, until } = await open(
      {},
      {
        url: `${ear.url}/hook?who={{ticket.customer.email}}&none={{ticket.colour}}`,
        headers: { 'X-Secret': 's3cret', 'X-Ticket': '{{ticket.id}}' },
      },
    )
    await write()
    await until(1)
    const [call] = ear.heard
    expect(call).toMatchObject({
      method: 'POST',
      url: '/hook?who=customer0%40example.com&none=',
      body: '{"ticket":"1001","agent":"false"}',
    })
    expect(call?.headers).toMatchObject({
      'x-secret': 's3cret',
      'x-ticket': '1001',
      'content-type': 'application/json',
    })
  })

  test('has an empty body without a form', async () => {
    const { write, until } = await open({}, { form: undefined })
    await write()
    await until(1)
    expect(ear.heard[0]?.body).toBe('')
  })

  test('gets the whole context when it asks for it', async () => {
    const { post, until } = await open({}, { form: '{{context}}' })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    await until(1)
    const context = JSON.parse(ear.heard[0]?.body ?? '')
    expect(Object.keys(context).sort()).toEqual(['account', 'message', 'ticket'])
    expect(context.message).toMatchObject({
      text: 'Could you still send the photo?',
      sentiments: [],
      sent_datetime: null,
      sender: { id: API_USER },
    })
    expect(context.ticket).toMatchObject({
      id: 1001,
      first_message: { text: 'My teapot is cracked.' },
      last_message: { id: context.message.id },
      requester: { email: 'customer0@example.com' },
      account: { domain: 'hearth-linen' },
    })
  })

  test('may be a form of pairs, or a GET without a body', async () => {
    const { post, write, until } = await open(
      {},
      { request_content_type: 'application/x-www-form-urlencoded' },
    )
    await post('/api/integrations', hook({ method: 'GET', url: `${ear.url}/get` }))
    await write()
    await until(2)
    const bodies = ear.heard.map(({ method, body }) => [method, body])
    expect(bodies).toContainEqual(['POST', 'ticket=1001&agent=false'])
    expect(bodies).toContainEqual(['GET', ''])
  })

  test('hears each of its triggers once an act', async () => {
    const all = [
      'ticket-created ticket-updated ticket-message-created ticket-self-unsnoozed',
      'ticket-message-failed ticket-assignment-updated ticket-status-updated',
    ]
    const triggers = Object.fromEntries(
      all.flatMap((line) => line.split(' ')).map((name) => [name, true]),
    )
    const { put, attempts, until, sandbox, moveBy, get, post } = await open({}, {}, triggers)
    const told = async () =>
      (await attempts()).map(({ trigger }: { trigger: string }) => trigger).sort()
    await put('/api/tickets/1001', { status: 'open', assignee_user: { id: API_USER + 1 } })
    await until(3)
    expect(await told()).toEqual([
      'ticket-assignment-updated',
      'ticket-status-updated',
      'ticket-updated',
    ])
    const soon = new Date(sandbox.now() + 60_000).toISOString()
    await put('/api/tickets/1002', { status: 'closed', snooze_datetime: soon })
    await until(4)
    await moveBy(120_000)
    await get('/api/tickets/1002')
    await until(7)
    expect(await told()).toContain('ticket-self-unsnoozed')
    await post('/api/tickets/1001/messages', reply('bounce@example.com'))
    await moveBy(60_000)
    await vi.waitFor(async () => expect(await told()).toContain('ticket-message-failed'))
  })

  test('is tried twice more when it fails, and not after a success', async () => {
    ear = await listenTo((n) => (n === 2 ? 204 : 500))
    const { write, until, get, made } = await open({ faults: { webhook_retry: 5 } })
    await write()
    await until(2)
    await write('again', 1002)
    await until(5)
    const outcomes = (await get('/sandbox/webhooks')).body.data
    expect(outcomes.map(({ status }: { status: number }) => status)).toEqual([
      500, 204, 500, 500, 500,
    ])
    expect((await get(`/api/integrations/${made.id}`)).body.deactivated_datetime).toBeNull()
  })

  test('is switched off after a hundred failures in a row', async () => {
    ear = await listenTo(() => 500)
    const { write, until, get, put, made } = await open({ faults: { webhook_retry: 0 } })
    const path = `/api/integrations/${made.id}`
    for (let n = 0; n < 33; n++) await write()
    await until(99)
    expect((await get(path)).body.deactivated_datetime).toBeNull()
    await write()
    await vi.waitFor(async () => expect((await get(path)).body.deactivated_datetime).not.toBeNull())
    await write()
    await until(100)
    expect(ear.heard).toHaveLength(100)
    expect((await get('/api/events?types[]=integration-deactivated')).body.data).toHaveLength(1)
    expect((await put(path, { deactivated_datetime: null })).body.deactivated_datetime).toBeNull()
  })

  test.each([
    'https://svc.example/hook',
    'http://10.0.0.7/hook',
    'http://127.0.0.1.svc.example/hook',
    'ftp://127.0.0.1/hook',
    'no address',
  ])('is never called at %s', async (url) => {
    const { write, until, attempts } = await open({}, { url })
    const spy = vi.spyOn(globalThis, 'fetch')
    await write()
    await until(1)
    expect(spy).not.toHaveBeenCalled()
    expect(await attempts()).toMatchObject([{ outcome: 'refused', status: null }])
    spy.mockRestore()
  })
})

describe('deliveries under faults', () => {
  const texts = () => ear.heard.map(({ body }) => JSON.parse(body).text)
  const form = { text: '{{message.body_text}}' }

  test('a duplicated one arrives twice', async () => {
    const { write, until } = await open({ faults: { webhook_duplicate: [1] } }, { form })
    await write('one')
    await write('two')
    await until(3)
    expect(texts().sort()).toEqual(['one', 'one', 'two'])
  })

  test('a lost one does not arrive', async () => {
    const { write, until, attempts } = await open({ faults: { webhook_lost: [1] } }, { form })
    await write('one')
    await write('two')
    await until(2)
    expect(texts()).toEqual(['two'])
    expect(await attempts()).toMatchObject([{ outcome: 'lost' }, { outcome: 'delivered' }])
  })

  test('one out of order arrives after the next', async () => {
    const { write, until } = await open({ faults: { webhook_reorder: [1] } }, { form })
    await write('one')
    await write('two')
    await until(2)
    expect(texts()).toEqual(['two', 'one'])
  })

  test('a late one arrives late', async () => {
    const { write, until } = await open(
      { faults: { webhook_late: [1], webhook_lateness: 60 } },
      { form },
    )
    const start = performance.now()
    await write('one')
    await until(1)
    expect(performance.now() - start).toBeGreaterThanOrEqual(59)
  })
})

describe('templates', () => {
  const context = { ticket: { id: 7, tags: [{ name: 'a' }], customer: { name: null } }, n: 0 }

  test.each([
    ['{{ticket.id}}', '7'],
    ['{{ ticket.id }}-{{n}}', '7-0'],
    ['{{ticket.tags[0].name}}', 'a'],
    ['{{ticket.tags.0.name}}', 'a'],
    ['{{ticket.customer.name}}', ''],
    ['{{ticket.constructor.name}}', ''],
    ['{{ticket.tags}}', '[{"name":"a"}]'],
    ['{ticket.id}', '{ticket.id}'],
  ])('%s becomes "%s"', (template, filled) => {
    expect(fillText(template, context)).toBe(filled)
  })

  test('are filled at any depth of a form', () => {
    expect(fillForm({ a: ['{{n}}', 1, null], b: { c: '{{context}}' } }, context)).toEqual({
      a: ['0', 1, null],
      b: { c: context },
    })
  })
})

import { afterEach, describe, expect, test, vi } from 'vitest'
import { NASTY_FAULTS } from '../../src/sandbox/faults.ts'
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { BASIC, connect, fileWith, reply } from './client.ts'

const closers: (() => Promise<void>)[] = []

afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Over a real socket, because that is what gets destroyed. */
const overHttp = async (options: SandboxOptions) => {
  const { listen } = createSandbox({ limit: 0, tickets: fileWith({}), ...options })
  const { port, close } = await listen(0)
  closers.push(close)
  const call = (method: string, path: string, body?: unknown) =>
    fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      headers: { authorization: BASIC, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  return {
    post: (extra = {}) =>
      call('POST', '/api/tickets/1001/messages', reply('customer0@example.com', extra)),
    put: (path: string, body: unknown) => call('PUT', path, body),
    posts: async () => {
      const { messages } = (await (await call('GET', '/api/tickets/1001')).json()) as {
        messages: { via: string }[]
      }
      return messages.filter(({ via }) => via === 'api').length
    },
    lastCall: async () => {
      const { data } = (await (await call('GET', '/sandbox/calls')).json()) as {
        data: { status: number | null }[]
      }
      return data.at(-1)
    },
  }
}

describe('posting under faults', () => {
  test('commit_then_drop stores the message and destroys the socket', async () => {
    const { post, posts, lastCall } = await overHttp({ faults: { commit_then_drop: 1 } })
    await expect(post()).rejects.toThrow('fetch failed')
    expect(await lastCall()).toMatchObject({ method: 'POST', status: null })
    expect(await posts()).toBe(1)
  })

  test('drop_before destroys the socket and stores nothing', async () => {
    const { post, posts } = await overHttp({ faults: { drop_before: 1 } })
    await expect(post()).rejects.toThrow('fetch failed')
    expect(await posts()).toBe(0)
  })

  test('late_execution destroys the socket and stores the message afterwards', async () => {
    const { post, posts } = await overHttp({ faults: { late_execution: 1 } })
    await expect(post()).rejects.toThrow('fetch failed')
    expect(await posts()).toBe(0)
    await vi.waitFor(async () => expect(await posts()).toBe(1), { timeout: 2000, interval: 20 })
  })

  test.each([
    ['error_after_commit', 503, 1],
    ['error_before', 502, 0],
    ['rate_limit', 429, 0],
    ['quota', 403, 0],
  ])('%s answers %i and stores %i', async (fault, status, stored) => {
    const { post, posts } = await overHttp({ faults: { [fault]: 1 } })
    const answer = await post()
    expect(answer.status).toBe(status)
    expect(answer.headers.has('retry-after')).toBe(status === 429)
    expect(await posts()).toBe(stored)
  })

  test('a list names the posts that are hit, counted from when the switch was set', async () => {
    const { post, posts, put } = await overHttp({ faults: { error_before: [2] } })
    const statuses = async () => [
      (await post()).status,
      (await post()).status,
      (await post()).status,
    ]
    expect(await statuses()).toEqual([201, 502, 201])
    await put('/sandbox/faults', { error_before: [1, 3] })
    expect(await statuses()).toEqual([502, 201, 502])
    expect(await posts()).toBe(3)
  })

  test.each([
    [200, 200, true],
    [201, 201, true],
    ['202_empty', 202, false],
  ] as const)('post_status %s answers %i', async (post_status, status, hasBody) => {
    const { post, get } = connect({ tickets: fileWith({}), faults: { post_status } })
    const answer = await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    expect(answer.status).toBe(status)
    expect(answer.body !== null).toBe(hasBody)
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(3)
  })

  test('the same seed hits the same posts', async () => {
    const run = async (seed: number) => {
      const { post } = connect({ tickets: fileWith({}), seed, faults: { error_before: 0.5 } })
      const statuses = []
      for (let n = 0; n < 20; n++)
        statuses.push(
          (await post('/api/tickets/1001/messages', reply('customer0@example.com'))).status,
        )
      return statuses
    }
    const first = await run(7)
    expect(await run(7)).toEqual(first)
    expect(await run(8)).not.toEqual(first)
    expect(new Set(first)).toEqual(new Set([201, 502]))
  })
})

test('in process a dropped call answers a response of type error', async () => {
  const { post, get } = connect({ tickets: fileWith({}), faults: { commit_then_drop: 1 } })
  const dropped = await post('/api/tickets/1001/messages', reply('customer0@example.com'))
  expect(dropped.status).toBe(0)
  expect((await get('/api/tickets/1001')).body.messages).toHaveLength(3)
})

describe('reading under faults', () => {
  test('error answers 503', async () => {
    const { get } = connect({ faults: { error: [1] } })
    expect((await get('/api/tickets')).status).toBe(503)
    expect((await get('/api/tickets')).status).toBe(200)
  })

  test('truncate breaks the JSON off', async () => {
    const { get } = connect({ faults: { truncate: 1 } })
    const { status, text, headers } = await get('/api/tickets')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('application/json')
    expect(text.startsWith('{"object":"list"')).toBe(true)
    expect(() => JSON.parse(text)).toThrow()
  })

  test('html answers a page with status 200', async () => {
    const { get } = connect({ faults: { html: 1 } })
    const { status, text, headers } = await get('/api/tickets')
    expect(status).toBe(200)
    expect(headers.get('content-type')).toContain('text/html')
    expect(text).toContain('<!doctype html>')
  })

  test('slow answers late', async () => {
    const { get } = connect({ faults: { slow: 30 } })
    const start = performance.now()
    await get('/api/users/0')
    expect(performance.now() - start).toBeGreaterThanOrEqual(29)
  })

  test.each([
    ['keep', 'relance:1:r:abcdefghijklmnopqrstuvwxyz'],
    ['drop', null],
    ['truncate', 'relance:1:r:abcdefghijkl'],
  ] as const)(
    'external_id %s gives back %s in reads, the whole in the post',
    async (external_id, seen) => {
      const { post, get } = connect({ tickets: fileWith({}), faults: { external_id } })
      const sent = 'relance:1:r:abcdefghijklmnopqrstuvwxyz'
      const { body } = await post(
        '/api/tickets/1001/messages',
        reply('customer0@example.com', { external_id: sent }),
      )
      expect(body.external_id).toBe(sent)
      expect((await get('/api/tickets/1001')).body.messages[2].external_id).toBe(seen)
      expect((await get('/api/messages?limit=1')).body.data[0].external_id).toBe(seen)
    },
  )

  test('times may come without an offset and the last_* times may be missing', async () => {
    const { get } = connect({
      tickets: fileWith({}),
      faults: { datetimes: 'no_offset', null_last_datetimes: true },
    })
    const [ticket] = (await get('/api/tickets')).body.data
    expect(ticket.created_datetime).toMatch(/\.\d{6}$/)
    expect(ticket.last_message_datetime).toBeNull()
    expect(ticket.last_received_message_datetime).toBeNull()
    expect((await get('/api/users/0')).body.created_datetime).toMatch(/\.\d{6}$/)
  })

  test('answer_on_read puts the answer there just before the n-th read', async () => {
    const { get } = connect({
      tickets: fileWith({}, {}),
      faults: { answer_on_read: { ticket_id: 1001, read: 2, text: 'Da ist das Foto.' } },
    })
    const read = async (id: number) => (await get(`/api/tickets/${id}`)).body.messages
    expect(await read(1001)).toHaveLength(2)
    expect(await read(1002)).toHaveLength(2)
    const second = await read(1001)
    expect(second).toHaveLength(3)
    expect(second[2]).toMatchObject({ from_agent: false, body_text: 'Da ist das Foto.' })
    expect(await read(1001)).toHaveLength(3)
  })
})

describe('the switches', () => {
  test('are shown, replaced as a whole, and checked', async () => {
    const { get, put } = connect({ faults: { html: 0.5 } })
    expect((await get('/sandbox/faults')).body).toMatchObject({ html: 0.5, commit_then_drop: 0 })
    expect((await put('/sandbox/faults', { slow: 1 })).body).toMatchObject({ html: 0, slow: 1 })
    for (const wrong of [{ html: 2 }, { nope: 1 }, { post_status: 204 }, { error: [0] }])
      expect((await put('/sandbox/faults', wrong)).status).toBe(400)
  })

  test('all at once still let a patient client through', async () => {
    const { post } = connect({ tickets: fileWith({}), faults: NASTY_FAULTS })
    const statuses = new Set<number>()
    for (let n = 0; n < 60; n++)
      statuses.add(
        (await post('/api/tickets/1001/messages', reply('customer0@example.com'))).status,
      )
    expect(statuses.has(200)).toBe(true)
    expect(statuses.size).toBeGreaterThan(3)
  })
})

test('the log of calls counts by method and route, until it is cleared', async () => {
  const { get, post, delete: remove } = connect({ tickets: fileWith({}, {}) })
  await get('/api/tickets/1001')
  await get('/api/tickets/1002/?relationships=custom_fields')
  await get('/api/users/0')
  await post('/api/tickets/1001/messages', {})
  const { body } = await get('/sandbox/calls')
  expect(body.counts).toEqual({
    'GET /api/tickets/{id}': 2,
    'GET /api/users/0': 1,
    'POST /api/tickets/{id}/messages': 1,
  })
  expect(body.data[3]).toEqual({
    method: 'POST',
    path: '/api/tickets/1001/messages',
    status: 400,
    at: expect.stringMatching(/Z$/),
  })
  expect((await remove('/sandbox/calls')).status).toBe(204)
  expect((await get('/sandbox/calls')).body).toEqual({ data: [], counts: {} })
})

import { describe, expect, test } from 'vitest'
import { createBucket } from '../../src/sandbox/bucket.ts'
import { NASTY_FAULTS } from '../../src/sandbox/faults.ts'
import { connect, fileWith, NOW, reply } from './client.ts'

describe('a stale read', () => {
  const open = (faults: object) => connect({ clock: NOW, tickets: fileWith({}, {}), faults })

  test('shows ticket, list and feed as they were a moment ago', async () => {
    const { get, post, put } = open({})
    const before = {
      ticket: (await get('/api/tickets/1001')).body,
      list: (await get('/api/tickets?order_by=updated_datetime:desc')).body.data,
      feed: (await get('/api/messages')).body.data,
      numbered: (await get('/api/tickets/1001/messages')).body.data,
    }
    await put('/api/tickets/1001', { subject: 'Changed' })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    await put('/sandbox/faults', { stale: 1, stale_by: 60_000 })
    expect((await get('/api/tickets/1001')).body).toEqual(before.ticket)
    expect((await get('/api/tickets?order_by=updated_datetime:desc')).body.data).toEqual(
      before.list,
    )
    expect((await get('/api/messages')).body.data).toEqual(before.feed)
    expect((await get('/api/tickets/1001/messages')).body.data).toEqual(before.numbered)
    await put('/sandbox/faults', {})
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(3)
  })

  test('shows again what is older than its lag', async () => {
    const { get, post, put, moveBy } = open({})
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    await put('/sandbox/faults', { stale: 1, stale_by: 2000 })
    const count = async () => (await get('/api/tickets/1001')).body.messages.length
    expect(await count()).toBe(2)
    await moveBy(1500)
    expect(await count()).toBe(2)
    await moveBy(1000)
    expect(await count()).toBe(3)
  })

  test('does not know a ticket that is too new', async () => {
    const { get, post, put } = open({})
    const { body } = await post('/api/tickets', {
      customer: { email: 'ida@example.com' },
      messages: [{ channel: 'email', from_agent: false, body_text: 'Hi' }],
    })
    await put('/sandbox/faults', { stale: 1 })
    expect((await get(`/api/tickets/${body.id}`)).status).toBe(404)
    expect((await get('/api/tickets')).body.data).toHaveLength(2)
  })
})

test('shuffle gives the same items in another order', async () => {
  const tickets = fileWith(...Array.from({ length: 8 }, () => ({})))
  const { get, put } = connect({ tickets })
  const plain = (await get('/api/tickets')).body
  await put('/sandbox/faults', { shuffle: 1 })
  const shuffled = (await get('/api/tickets')).body
  expect(shuffled.data).not.toEqual(plain.data)
  expect(new Set(shuffled.data.map(({ id }: { id: number }) => id))).toEqual(
    new Set(plain.data.map(({ id }: { id: number }) => id)),
  )
  expect(shuffled.meta).toEqual(plain.meta)
})

test('a storm refuses so many calls after so many', async () => {
  const { get, put } = connect({
    tickets: fileWith({}),
    faults: { storm: { every: 3, length: 2, retry_after: 4 } },
  })
  const answers = []
  for (let n = 0; n < 4; n++) answers.push(await get('/api/tickets'))
  answers.push(await put('/api/tickets/1001', { subject: 'x' }), await get('/api/tickets'))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429, 200])
  expect(answers[3]?.headers.get('retry-after')).toBe('4')
})

test('neighbours fill the bucket and leave the rest of it', () => {
  let wall = 0
  const bucket = createBucket(
    40,
    () => wall,
    () => 0.75,
  )
  expect(bucket.look()).toEqual({ used: 30, size: 40 })
  const waits = Array.from({ length: 11 }, () => bucket.take(1).retryAfter)
  expect(waits).toEqual([...Array(10).fill(null), 2])
  wall += 2000
  expect(bucket.take(1)).toEqual({ used: 40, size: 40, retryAfter: null })
})

test('neighbours show in the header of a sandbox', async () => {
  const { get } = connect({ limit: 40, tickets: fileWith({}), faults: { neighbours: 0.5 } })
  const { headers } = await get('/api/tickets')
  expect(headers.get('x-gorgias-account-api-call-limit')).toBe('21/40')
})

test('write_error fails every other write and does nothing', async () => {
  const { get, post, put } = connect({ tickets: fileWith({}), faults: { write_error: 1 } })
  expect((await put('/api/tickets/1001', { subject: 'x' })).status).toBe(503)
  expect((await post('/api/tickets/1001/tags', { names: ['x'] })).status).toBe(503)
  expect((await post('/api/tickets/1001/messages', reply('customer0@example.com'))).status).toBe(
    201,
  )
  expect((await get('/api/tickets/1001')).body).toMatchObject({
    subject: 'Cracked teapot',
    tags: [],
  })
})

test('a body longer than the limit is refused', async () => {
  const { put } = connect({ tickets: fileWith({}), faults: { body_limit: 40 } })
  const subject = (length: number) => ({ subject: 'x'.repeat(length) })
  expect((await put('/api/tickets/1001', subject(40 - '{"subject":""}'.length))).status).toBe(200)
  expect((await put('/api/tickets/1001', subject(41 - '{"subject":""}'.length))).status).toBe(413)
})

test('truncate_after_commit stores the message and breaks the answer off', async () => {
  const { post, get } = connect({ tickets: fileWith({}), faults: { truncate_after_commit: 1 } })
  const { status, text } = await post('/api/tickets/1001/messages', reply('customer0@example.com'))
  expect(status).toBe(201)
  expect(() => JSON.parse(text)).toThrow()
  expect((await get('/api/tickets/1001')).body.messages).toHaveLength(3)
})

test('the nasty sandbox turns every kind of trouble on', () => {
  const calm = ['answer_on_read', 'quota', 'role', 'body_limit', 'external_id', 'cursor_life']
  const { faults } = { faults: Object.keys(NASTY_FAULTS) }
  const settings = ['reopen_on_post', 'webhook_lateness', 'webhook_retry']
  // What an account is set to do is no trouble of the helpdesk's.
  const habits = ['unassign_on_reply', 'send_surveys', 'mailbox_unverified']
  const all = Object.keys(allFaults)
  expect(
    all.filter((name) => ![...faults, ...calm, ...settings, ...habits].includes(name)),
  ).toEqual([])
})

const allFaults = (await connect({ tickets: fileWith({}) }).get('/sandbox/faults')).body

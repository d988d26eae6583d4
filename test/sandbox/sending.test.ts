import { describe, expect, test } from 'vitest'
import { HOUR, SECOND } from '../../src/lib/clock.ts'
import { API_USER, connect, fileWith, reply } from './client.ts'

const only = (customer: string, extra = {}) =>
  connect({ tickets: fileWith({ customer: { name: 'Ada', email: customer }, ...extra }) })

describe('a reply of the API user', () => {
  test('is accepted at once and leaves a little later', async () => {
    const { get, post, moveBy } = only('ada@example.com')
    const posted = await post(
      '/api/tickets/1001/messages',
      reply('ada@example.com', { external_id: 'mine:1' }),
    )
    expect(posted.status).toBe(201)
    expect(posted.body).toMatchObject({
      sent_datetime: null,
      message_id: null,
      integration_id: null,
      stripped_text: null,
      external_id: 'mine:1',
      via: 'api',
    })
    const path = `/api/tickets/1001/messages/${posted.body.id}`
    expect((await get(path)).body.sent_datetime).toBeNull()
    await moveBy(5 * SECOND)
    const sent = (await get(path)).body
    expect(sent.sent_datetime > sent.created_datetime).toBe(true)
    expect(sent).toMatchObject({
      message_id: expect.stringContaining(`1001-${sent.id}@`),
      integration_id: expect.any(Number),
      failed_datetime: null,
    })
  })

  test('stands in the outbox with its exact bytes', async () => {
    const { get, post } = only('ada@example.com')
    const body = reply('ada@example.com', {
      body_text: 'Grüße ‹&› \n\nZeile',
      body_html: '<p>ß</p>',
      external_id: 'x',
    })
    const { body: posted } = await post('/api/tickets/1001/messages', body)
    expect((await get('/sandbox/outbox')).body.data).toEqual([
      {
        ticket_id: 1001,
        message_id: posted.id,
        external_id: 'x',
        via: 'api',
        to: 'ada@example.com',
        subject: body.subject,
        body_text: body.body_text,
        body_html: body.body_html,
        at: expect.stringMatching(/Z$/),
        state: 'queued',
      },
    ])
  })

  test('to a dead address fails after it was sent, and the list says so', async () => {
    const { get, post, moveBy } = only('bounce@example.com')
    const { body } = await post('/api/tickets/1001/messages', reply('bounce@example.com'))
    await moveBy(5 * SECOND)
    expect((await get('/api/tickets')).body.data[0].last_sent_message_not_delivered).toBe(false)
    await moveBy(10 * SECOND)
    const failed = (await get(`/api/tickets/1001/messages/${body.id}`)).body
    expect(failed.sent_datetime).not.toBeNull()
    expect(failed.failed_datetime > failed.sent_datetime).toBe(true)
    expect(failed.is_retriable).toBe(false)
    expect(failed.last_sending_error.error).toContain('rejected by recipient')
    expect((await get('/api/tickets')).body.data[0].last_sent_message_not_delivered).toBe(true)
    expect((await get('/sandbox/outbox')).body.data[0].state).toBe('failed')
  })

  test.each([
    [true, 'open'],
    [false, 'closed'],
  ])('opens a closed ticket: %s', async (reopen_on_post, status) => {
    const { get, post } = connect({ tickets: fileWith({}), faults: { reopen_on_post } })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    const { body } = await get('/api/tickets/1001')
    expect(body.status).toBe(status)
    expect(body.closed_datetime === null).toBe(reopen_on_post)
  })

  test('is answered by the customer when the conversation says so, once per post', async () => {
    const { get, post, moveBy } = only('ada@example.com', {
      answers: [{ after: '26h', text: 'Here is the photo.' }],
    })
    await post('/api/tickets/1001/messages', reply('ada@example.com'))
    await moveBy(25 * HOUR)
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(3)
    await moveBy(2 * HOUR)
    const { body } = await get('/api/tickets/1001')
    expect(body.messages).toHaveLength(4)
    expect(body.messages[3]).toMatchObject({ from_agent: false, body_text: 'Here is the photo.' })
    const waited =
      Date.parse(body.messages[3].created_datetime) - Date.parse(body.messages[2].created_datetime)
    expect(waited).toBe(26 * HOUR)
    await post('/api/tickets/1001/messages', reply('ada@example.com'))
    await moveBy(100 * HOUR)
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(5)
  })
})

test('a message with a sent_datetime is stored and never delivered', async () => {
  const { get, post, moveBy } = only('ada@example.com')
  const sent_datetime = '2026-11-12T10:00:00+00:00'
  const { body } = await post(
    '/api/tickets/1001/messages',
    reply('ada@example.com', { sent_datetime }),
  )
  expect(body.sent_datetime).toBe('2026-11-12T10:00:00.000000+00:00')
  await moveBy(HOUR)
  expect((await get(`/api/tickets/1001/messages/${body.id}`)).body.integration_id).toBeNull()
  expect((await get('/sandbox/outbox')).body.data).toEqual([])
  expect((await get('/api/tickets/1001')).body.status).toBe('closed')
})

test('a note is not public, goes to nobody and opens nothing', async () => {
  const { get, post } = only('ada@example.com')
  const { status, body } = await post('/api/tickets/1001/messages', {
    channel: 'internal-note',
    from_agent: true,
    public: true,
    sender: { id: API_USER },
    body_text: 'Called her.',
  })
  expect(status).toBe(201)
  expect(body).toMatchObject({
    public: false,
    via: 'api',
    source: { type: 'internal-note' },
    receiver: null,
  })
  expect((await get('/sandbox/outbox')).body.data).toEqual([])
  expect((await get('/api/tickets/1001')).body.status).toBe('closed')
})

test('a customer message through the API counts as received', async () => {
  const { get, post } = only('ada@example.com')
  const { body } = await post('/api/tickets/1001/messages', {
    channel: 'email',
    from_agent: false,
    sender: { email: 'ada@example.com' },
    body_text: 'Any news?',
  })
  expect(body.sent_datetime).toBe(body.created_datetime)
  expect((await get('/api/tickets')).body.data[0]).toMatchObject({
    status: 'open',
    is_unread: true,
    excerpt: 'Any news?',
    last_message_datetime: body.created_datetime,
    last_received_message_datetime: body.created_datetime,
  })
})

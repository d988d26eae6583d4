import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { API_USER, connect, fileWith, NOW, reply } from './client.ts'

type Shown = {
  id: number
  body_text: string
  from_agent: boolean
  rule_id: number | null
  via: string
}

const texts = (body: { messages: Shown[] }) => body.messages.map(({ body_text }) => body_text)

describe('a ticket made through the API', () => {
  const incoming = (extra: object = {}) => ({
    channel: 'email',
    subject: 'New lamp',
    customer: { email: 'ida@example.com', name: 'Ida Falk' },
    messages: [{ channel: 'email', via: 'api', from_agent: false, body_text: 'Is it in stock?' }],
    ...extra,
  })

  test('has the recorded keys and the recorded defaults', async () => {
    const { post, get } = connect({ tickets: fileWith({}) })
    const { status, body } = await post('/api/tickets', incoming())
    expect(status).toBe(201)
    const detail = (await get(`/api/tickets/${body.id}`)).body
    expect(Object.keys(body).sort()).toEqual(Object.keys(detail).sort())
    expect(Object.keys(body.customer).sort()).toEqual(
      'channels customer data email external_id firstname id integrations lastname meta name note'.split(
        ' ',
      ),
    )
    expect(body).toMatchObject({
      status: 'open',
      priority: 'normal',
      via: 'api',
      is_unread: true,
      spam: false,
      from_agent: false,
      language: null,
      imported: false,
      satisfaction_survey: null,
    })
    expect(body.messages[0]).toMatchObject({ macros: [], sent_datetime: body.created_datetime })
    expect(body.last_message_datetime).toBe(body.created_datetime)
    expect(body.last_received_message_datetime).toBe(body.created_datetime)
    const types = (await get('/api/events?order_by=created_datetime:asc')).body.data.map(
      ({ type }: { type: string }) => type,
    )
    expect(types.slice(0, 3)).toEqual([
      'ticket-created',
      'ticket-message-created',
      'ticket-updated',
    ])
  })

  test('that begins with the shop shows no last times, and really goes out', async () => {
    const { post, get } = connect({ tickets: fileWith({}) })
    const message = reply('ida@example.com', { receiver: { email: 'ida@example.com' } })
    const { body } = await post('/api/tickets', { messages: [message, message] })
    expect(body).toMatchObject({ from_agent: true, customer: { email: 'ida@example.com' } })
    expect(body.last_message_datetime).toBeNull()
    expect(body.last_received_message_datetime).toBeNull()
    expect(body.messages[0].created_datetime).toBe(body.messages[1].created_datetime)
    expect((await get('/sandbox/outbox')).body.data).toHaveLength(2)
  })

  test.each([
    [{}, ['messages']],
    [{ messages: [] }, ['messages']],
    [incoming({ colour: 1 }), ['colour']],
    [incoming({ customer: undefined }), ['customer']],
    [incoming({ messages: [{ channel: 'email' }] }), ['messages']],
  ])('is refused as %j', async (body, fields) => {
    const { post, get } = connect({ tickets: fileWith({}) })
    const answer = await post('/api/tickets', body)
    expect(answer.status).toBe(400)
    expect(answer.body.error.msg).toBe('Failed to create ticket.')
    expect(Object.keys(answer.body.error.data)).toEqual(fields)
    expect((await get('/api/tickets')).body.data).toHaveLength(1)
  })

  test('is gone after a DELETE, with its messages', async () => {
    const { get, delete: remove } = connect({ tickets: fileWith({}, {}) })
    expect((await remove('/api/tickets/1001')).status).toBe(204)
    expect((await get('/api/tickets/1001')).status).toBe(404)
    expect((await get('/api/tickets')).body.data.map(({ id }: Shown) => id)).toEqual([1002])
    expect((await get('/api/messages')).body.data).toHaveLength(2)
    expect((await remove('/api/tickets/1001')).status).toBe(404)
  })
})

describe('a message', () => {
  const change = { channel: 'email', from_agent: true, via: 'api' }

  test('is changed by a PUT that names channel, direction and way', async () => {
    const { post, put } = connect({ tickets: fileWith({}) })
    const { body } = await post('/api/tickets/1001/messages', {
      ...change,
      public: false,
      body_text: 'a',
    })
    const path = `/api/tickets/1001/messages/${body.id}`
    const changed = await put(path, { ...change, body_text: 'b' })
    expect(changed.status).toBe(202)
    expect(changed.body).toMatchObject({ id: body.id, body_text: 'b' })
    const missing = await put(path, { body_text: 'c' })
    expect(Object.keys(missing.body.error.data)).toEqual(['channel', 'from_agent', 'via'])
  })

  test('that waits to be sent is sent twice by a PUT, one that was sent is not', async () => {
    const { post, put, get, moveBy } = connect({ tickets: fileWith({}) })
    const outbox = async () => (await get('/sandbox/outbox')).body.data.length
    const { body } = await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    const path = `/api/tickets/1001/messages/${body.id}`
    await put(path, change)
    expect(await outbox()).toBe(2)
    await moveBy(MINUTE)
    await put(path, { ...change, body_text: 'too late' })
    expect(await outbox()).toBe(2)
  })

  test('is deleted, and the ticket keeps its times', async () => {
    const { get, delete: remove } = connect({ tickets: fileWith({}) })
    const before = (await get('/api/tickets')).body.data[0]
    const { messages } = (await get('/api/tickets/1001')).body
    const path = `/api/tickets/1001/messages/${messages[1].id}`
    expect((await remove(path)).status).toBe(204)
    const after = (await get('/api/tickets')).body.data[0]
    expect(after).toMatchObject({
      excerpt: null,
      messages_count: 1,
      last_message_datetime: before.last_message_datetime,
    })
    expect((await get(path)).status).toBe(404)
    expect((await get('/api/messages')).body.data).toHaveLength(1)
  })

  test('deleted in time does not leave; deleted later it had left', async () => {
    const { post, get, moveBy, delete: remove } = connect({ tickets: fileWith({}) })
    const send = async () =>
      (await post('/api/tickets/1001/messages', reply('customer0@example.com'))).body.id
    const first = await send()
    await remove(`/api/tickets/1001/messages/${first}`)
    await moveBy(MINUTE)
    expect((await get('/sandbox/outbox')).body.data).toEqual([])
    const second = await send()
    await moveBy(MINUTE)
    await remove(`/api/tickets/1001/messages/${second}`)
    expect((await get('/sandbox/outbox')).body.data).toMatchObject([{ state: 'sent' }])
  })
})

describe('two tickets that become one', () => {
  test('the loser is gone, its messages, tags and coming answers move', async () => {
    const { get, post, moveBy } = connect({
      tickets: fileWith(
        { tags: ['a'], answers: [{ after: '2h', text: 'Here it is.' }] },
        { tags: ['b'] },
      ),
    })
    const { body: sent } = await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    const merged = await post('/sandbox/tickets/1001/merge', { into: 1002 })
    expect(merged.body.messages).toHaveLength(5)
    expect((await get('/api/tickets/1001')).status).toBe(404)
    expect((await get('/api/tickets')).body.data.map(({ id }: Shown) => id)).toEqual([1002])
    const feed = (await get('/api/messages')).body.data
    expect(new Set(feed.map(({ ticket_id }: { ticket_id: number }) => ticket_id))).toEqual(
      new Set([1002]),
    )
    await moveBy(3 * HOUR)
    const { body } = await get('/api/tickets/1002')
    expect(body.tags.map(({ name }: { name: string }) => name)).toEqual(['b', 'a'])
    expect(texts(body).at(-1)).toBe('Here it is.')
    expect(body.messages.find(({ id }: Shown) => id === sent.id).sent_datetime).not.toBeNull()
    const events = (await get('/api/events?types[]=ticket-merged')).body.data
    expect(events).toMatchObject([{ object_id: 1002, data: { merged_ticket_id: 1001 } }])
  })

  test('nothing is merged into itself or into nothing', async () => {
    const { post } = connect({ tickets: fileWith({}) })
    for (const into of [1001, 7])
      expect((await post('/sandbox/tickets/1001/merge', { into })).status).toBe(404)
    expect((await post('/sandbox/tickets/1001/merge', {})).status).toBe(400)
  })

  test.each([
    [true, 'open', 1],
    [true, 'closed', 2],
    [false, 'open', 2],
  ] as const)(
    'with auto_merge %s beside one that is %s: %i left',
    async (auto_merge, status, left) => {
      const created_at = new Date(NOW - DAY).toISOString()
      const { get, post, moveBy } = connect({
        tickets: fileWith({ status, created_at }),
        faults: { auto_merge },
      })
      await post('/api/tickets', {
        customer: { email: 'customer0@example.com' },
        messages: [{ channel: 'email', from_agent: false, body_text: 'One more thing' }],
      })
      await moveBy(MINUTE)
      const { data } = (await get('/api/tickets')).body
      expect(data).toHaveLength(left)
      if (left === 1) expect(data[0].messages_count).toBe(3)
    },
  )
})

describe('a customer who writes late', () => {
  test.each([
    ['email', 10 * DAY - MINUTE, 1001],
    ['email', 10 * DAY + MINUTE, 1002],
    ['chat', 3 * DAY - MINUTE, 1001],
    ['chat', 3 * DAY + MINUTE, 1002],
  ])('on %s after %i ms writes on ticket %i', async (channel, quiet, on) => {
    const at = new Date(NOW - quiet).toISOString()
    const { post, get } = connect({
      clock: NOW,
      tickets: fileWith({
        channel,
        created_at: at,
        messages: [{ from: 'agent', text: 'Which size?', at }],
      }),
      faults: { new_ticket_rule: true },
    })
    const { body } = await post('/sandbox/tickets/1001/messages', { from: 'customer', text: 'XL' })
    expect(body.ticket_id).toBe(on)
    const ticket = (await get(`/api/tickets/${on}`)).body
    expect(ticket).toMatchObject({ channel, subject: 'Cracked teapot', status: 'open' })
    expect(ticket.customer.email).toBe('customer0@example.com')
  })

  test('stays on his ticket while the switch is off', async () => {
    const { post } = connect({ tickets: fileWith({}) })
    const { body } = await post('/sandbox/tickets/1001/messages', { from: 'customer', text: 'XL' })
    expect(body.ticket_id).toBe(1001)
  })
})

describe('what happens by itself', () => {
  test('the AI names intents and fills its field a moment later, and the ticket moves', async () => {
    const { post, get, moveBy } = connect({ tickets: fileWith({}), faults: { ai_effects: true } })
    const write = { from: 'customer', text: 'My cup is broken.' }
    await post('/sandbox/tickets/1001/messages', write)
    const before = (await get('/api/tickets/1001?relationships=custom_fields')).body
    expect(before.messages[2].intents).toEqual([])
    await moveBy(1.6 * SECOND)
    const after = (await get('/api/tickets/1001?relationships=custom_fields')).body
    expect(after.messages[2].intents).toEqual([
      { name: 'order/damaged', rejected: false, is_user_feedback: false },
    ])
    expect(after.custom_fields).toEqual({ 319613: { id: 319_613, value: 'Order::Damaged' } })
    const late = Date.parse(after.updated_datetime) - Date.parse(before.updated_datetime)
    expect(late).toBeGreaterThanOrEqual(300)
    expect(late).toBeLessThanOrEqual(1500)
    const [last] = (await get('/api/events')).body.data
    expect(last).toMatchObject({ type: 'ticket-updated', user_id: null })
  })

  test('a rule answers a customer, not the shop, and leaves the status', async () => {
    const { post, get, moveBy } = connect({
      tickets: fileWith({}),
      faults: { rule_auto_reply: true },
    })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    await post('/sandbox/tickets/1001/messages', { from: 'customer', text: 'Hello?' })
    await moveBy(MINUTE)
    const { messages } = (await get('/api/tickets/1001')).body
    expect(messages).toHaveLength(5)
    expect(messages[4]).toMatchObject({ via: 'rule', rule_id: 71_204, from_agent: true })
    expect(messages[4].sent_datetime).not.toBeNull()
  })

  test('a rule writes when a snooze ends', async () => {
    const { sandbox, get, put, moveBy } = connect({
      tickets: fileWith({}),
      faults: { rule_unsnooze_reply: true },
    })
    const soon = new Date(sandbox.now() + HOUR).toISOString()
    await put('/api/tickets/1001', { status: 'closed', snooze_datetime: soon })
    await moveBy(2 * HOUR)
    const { messages } = (await get('/api/tickets/1001')).body
    expect(messages[2]).toMatchObject({ rule_id: 120_887, public: true })
  })

  test.each([
    ['nobody writes', false, 'closed'],
    ['the customer writes', true, 'open'],
  ])('a rule closes a ticket after five days when %s', async (_, writes, status) => {
    const { post, get, moveBy } = connect({
      tickets: fileWith({ status: 'open' }),
      faults: { rule_auto_close: true },
    })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    await moveBy(4.9 * DAY)
    expect((await get('/api/tickets/1001')).body.status).toBe('open')
    if (writes) await post('/sandbox/tickets/1001/messages', { from: 'customer', text: 'Yes' })
    await moveBy(0.2 * DAY)
    expect((await get('/api/tickets/1001')).body.status).toBe(status)
  })

  test('a post through the API opens the ticket and takes it over', async () => {
    const { post, get } = connect({
      tickets: fileWith({ assignee: 'Tomás Rey' }),
      faults: { reassign_on_post: true },
    })
    await post('/api/tickets/1001/messages', reply('customer0@example.com'))
    const { body } = await get('/api/tickets/1001')
    expect([body.status, body.assignee_user.id]).toEqual(['open', API_USER])
  })
})

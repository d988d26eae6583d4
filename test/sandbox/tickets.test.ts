import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { connect, fileWith } from './client.ts'

describe('changing a ticket', () => {
  test('only what is named changes, and updated_datetime moves', async () => {
    const { get, put } = connect({ tickets: fileWith({ tags: ['a'] }) })
    const before = (await get('/api/tickets/1001')).body
    const { body } = await put('/api/tickets/1001', { subject: '' })
    expect(body.subject).toBe('')
    expect(body.updated_datetime > before.updated_datetime).toBe(true)
    expect(body.tags).toEqual(before.tags)
    expect(body.status).toBe('closed')
  })

  test('closing a closed ticket keeps the time it was closed', async () => {
    const { get, put } = connect({ tickets: fileWith({}) })
    const before = (await get('/api/tickets/1001')).body.closed_datetime
    expect((await put('/api/tickets/1001', { status: 'closed' })).body.closed_datetime).toBe(before)
    expect((await put('/api/tickets/1001', { status: 'open' })).body.closed_datetime).toBeNull()
    const again = (await put('/api/tickets/1001', { status: 'closed' })).body.closed_datetime
    expect(again > before).toBe(true)
  })

  test('a snooze is a closed ticket until its time has come', async () => {
    const { sandbox, get, put, moveBy } = connect({ tickets: fileWith({}) })
    const until = new Date(sandbox.now() + 3 * HOUR).toISOString()
    const { body } = await put('/api/tickets/1001', { status: 'closed', snooze_datetime: until })
    expect(body.status).toBe('closed')
    expect(Date.parse(body.snooze_datetime)).toBe(Date.parse(until))
    await moveBy(2.9 * HOUR)
    expect((await get('/api/tickets/1001')).body.status).toBe('closed')
    await moveBy(0.2 * HOUR)
    expect((await get('/api/tickets/1001')).body).toMatchObject({
      status: 'open',
      snooze_datetime: null,
    })
  })

  test('a snooze that was moved does not end at its first time', async () => {
    const { sandbox, get, put, moveBy } = connect({ tickets: fileWith({}) })
    const at = (hours: number) => new Date(sandbox.now() + hours * HOUR).toISOString()
    await put('/api/tickets/1001', { status: 'closed', snooze_datetime: at(1) })
    await put('/api/tickets/1001', { snooze_datetime: at(9) })
    await moveBy(2 * HOUR)
    expect((await get('/api/tickets/1001')).body.status).toBe('closed')
  })

  test('a customer is found by id or made by e-mail', async () => {
    const { get, put } = connect({ tickets: fileWith({}) })
    const { body } = await put('/api/tickets/1001', { customer: { email: 'new@example.org' } })
    expect(body.customer.email).toBe('new@example.org')
    const listed = (await get(`/api/tickets?customer_id=${body.customer.id}`)).body.data
    expect(listed).toHaveLength(1)
  })
})

describe('tags', () => {
  test('are added, replaced and removed by id or name, and unknown names are made', async () => {
    const { get, post, put, delete: remove } = connect({ tickets: fileWith({ tags: ['old'] }) })
    const names = async () =>
      (await get('/api/tickets/1001/tags')).body.data.map((tag: { name: string }) => tag.name)
    const added = await post('/api/tickets/1001/tags/', { names: ['fresh', 'Fresh', 'old'] })
    expect([added.status, added.text]).toEqual([201, ''])
    expect(await names()).toEqual(['old', 'fresh', 'Fresh'])
    const gone = await remove('/api/tickets/1001/tags', { names: ['fresh'] })
    expect([gone.status, gone.text]).toEqual([204, ''])
    expect(await names()).toEqual(['old', 'Fresh'])
    const [old] = (await get('/api/tags?search=old')).body.data
    const replaced = await put('/api/tickets/1001/tags', { ids: [old.id] })
    expect([replaced.status, replaced.text]).toEqual([202, ''])
    expect(await names()).toEqual(['old'])
    await put('/api/tickets/1001/tags', {})
    expect(await names()).toEqual([])
  })

  test('are listed newest first or by name', async () => {
    const { get } = connect({ tickets: fileWith({ tags: ['b', 'c', 'a'] }) })
    const names = async (query: string) =>
      (await get(`/api/tags?${query}`)).body.data.map((tag: { name: string }) => tag.name)
    expect(await names('')).toEqual(['a', 'c', 'b'])
    expect(await names('order_by=name:asc&limit=2')).toEqual(['a', 'b'])
    expect(Object.keys((await get('/api/tags')).body.data[0]).sort()).toEqual(
      'created_datetime decoration deleted_datetime description id name uri usage'.split(' '),
    )
  })
})

describe('writing as somebody', () => {
  const write = (extra: object) => ({ text: 'Hallo!', ...extra })

  test('a customer opens the ticket and ends its snooze', async () => {
    const { get, post } = connect({ tickets: fileWith({ status: 'snoozed' }) })
    expect((await get('/api/tickets/1001')).body.snooze_datetime).not.toBeNull()
    const { status, body } = await post(
      '/sandbox/tickets/1001/messages',
      write({ from: 'customer', headers: { 'Auto-Submitted': 'auto-replied' } }),
    )
    expect(status).toBe(201)
    expect(body).toMatchObject({ from_agent: false, channel: 'email', via: 'email' })
    expect(body.headers).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      From: 'customer0@example.com',
    })
    expect((await get('/api/tickets/1001')).body).toMatchObject({
      status: 'open',
      snooze_datetime: null,
      is_unread: true,
    })
  })

  test('the sender may be deleted since', async () => {
    const { post } = connect({ tickets: fileWith({}) })
    const { body } = await post(
      '/sandbox/tickets/1001/messages',
      write({ from: 'customer', sender: null }),
    )
    expect(body.sender).toBeNull()
    expect(body.from_agent).toBe(false)
  })

  test('an agent writes in the helpdesk, really to the customer', async () => {
    const { get, post } = connect({ tickets: fileWith({ assignee: null }) })
    const { body } = await post('/sandbox/tickets/1001/messages', write({ from: 'agent' }))
    expect(body).toMatchObject({
      from_agent: true,
      via: 'helpdesk',
      stripped_text: 'Hallo!',
      rule_id: null,
    })
    expect((await get('/sandbox/outbox')).body.data).toHaveLength(1)
    expect((await get('/api/tickets/1001')).body.assignee_user_id).toBe(body.sender.id)
  })

  test('a note, a rule and the AI agent are told apart as on Gorgias', async () => {
    const { post } = connect({ tickets: fileWith({}) })
    const as = async (from: string) =>
      (await post('/sandbox/tickets/1001/messages', write({ from }))).body
    expect(await as('note')).toMatchObject({
      public: false,
      channel: 'internal-note',
      from_agent: true,
    })
    expect(await as('rule')).toMatchObject({
      public: true,
      via: 'rule',
      rule_id: expect.any(Number),
      from_agent: true,
    })
    expect((await as('bot')).sender.email).toMatch(/^bot@/)
  })

  test('nonsense is answered with 400', async () => {
    const { post } = connect({ tickets: fileWith({}) })
    for (const body of [
      { from: 'cat', text: 'miau' },
      { from: 'note' },
      { from: 'note', text: 'x', at: 1 },
    ])
      expect((await post('/sandbox/tickets/1001/messages', body)).status).toBe(400)
    expect((await post('/sandbox/tickets/5/messages', write({ from: 'note' }))).status).toBe(404)
  })
})

describe('the clock', () => {
  test('starts where it is told, runs on, and every answer carries it', async () => {
    const { sandbox, get } = connect({ clock: Date.UTC(2026, 0, 5, 12) })
    const shown = Date.parse((await get('/api/users/0')).headers.get('x-sandbox-now') ?? '')
    expect(shown).toBeGreaterThanOrEqual(Date.UTC(2026, 0, 5, 12))
    expect(shown).toBeLessThan(Date.UTC(2026, 0, 5, 12) + 10_000)
    expect(sandbox.now()).toBeGreaterThanOrEqual(shown)
  })

  test('moves when it is told', async () => {
    const { sandbox, put, get } = connect()
    const { status, body } = await put('/sandbox/clock', { now: '2027-03-01T08:00:00Z' })
    expect(status).toBe(200)
    expect(body.now.slice(0, 16)).toBe('2027-03-01T08:00')
    expect(sandbox.now() - Date.UTC(2027, 2, 1, 8)).toBeLessThan(10_000)
    expect((await get('/sandbox/clock')).body.now.slice(0, 16)).toBe('2027-03-01T08:00')
  })

  test.each([{ now: 'soon' }, { now: 12 }, {}, { now: '2027-03-01T08:00:00Z', zone: 'UTC' }])(
    'does not move for %j',
    async (body) => {
      const { sandbox, put } = connect()
      const before = sandbox.now()
      expect((await put('/sandbox/clock', body)).status).toBe(400)
      expect(sandbox.now() - before).toBeLessThan(DAY)
    },
  )
})

import { describe, expect, test } from 'vitest'
import { readScript } from '../../src/sandbox/script.ts'
import { connect, fileWith, NOW, reply } from './client.ts'

const day = (ago: number) => new Date(NOW - ago * 86_400_000).toISOString()

const said = (ago: number, from: 'customer' | 'agent' = 'agent') => [
  { from: 'customer' as const, text: 'Hello?', at: day(ago + 1) },
  { from, text: 'Which size?', at: day(ago) },
]

const open = () =>
  connect({
    clock: NOW,
    tickets: fileWith(
      { status: 'open', tags: ['vip', 'size'], created_at: day(4), messages: said(3) },
      {
        status: 'closed',
        subject: 'Lamp',
        created_at: day(3.1),
        messages: said(2),
        assignee: null,
      },
      { status: 'open', spam: true, created_at: day(2), messages: said(1, 'customer') },
      { status: 'snoozed', channel: 'chat', created_at: day(6), messages: said(5), tags: ['size'] },
    ),
  })

const save = (filters: string, extra: object = {}) => ({
  name: 'Mine',
  slug: 'mine',
  type: 'ticket-list',
  filters,
  ...extra,
})

const ids = (body: { data: { id: number }[] }) => body.data.map(({ id }) => id)

describe('a view', () => {
  test('has the recorded keys', async () => {
    const { get, post } = open()
    const { body } = await get('/api/views')
    expect(body.object).toBe('list')
    expect(body.meta).toEqual({ prev_cursor: null, next_cursor: null, total_resources: null })
    const keys = [
      'category created_datetime deactivated_datetime decoration fields filters filters_ast id name',
      'order_by order_dir search section_id shared_with_teams shared_with_users slug type uri visibility',
    ].flatMap((line) => line.split(' '))
    for (const view of body.data) expect(Object.keys(view).sort()).toEqual(keys)
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual([
      'All customers',
      'Spam',
      'Trash',
      'Closed',
      'Snoozed',
      'All',
      'Unassigned',
      'Inbox',
    ])
    const made = await post('/api/views', { slug: 'empty' })
    expect(made.status).toBe(201)
    expect(made.body.filters_ast).toEqual({
      type: 'Program',
      body: [],
      sourceType: 'script',
      loc: { start: { line: 0, column: 0 }, end: { line: 0, column: 0 } },
    })
  })

  test('is made, read, changed and deleted', async () => {
    const { get, post, put, delete: remove } = open()
    const { body: made } = await post('/api/views', save('eq(ticket.status, "open")'))
    const path = `/api/views/${made.id}`
    expect((await get(path)).body).toEqual(made)
    const changed = (await put(path, { filters: 'eq(ticket.spam, true)' })).body
    expect(changed).toMatchObject({ name: 'Mine', filters: 'eq(ticket.spam, true)' })
    expect(ids((await get(`${path}/items`)).body)).toEqual([1003])
    expect((await remove(path)).status).toBe(204)
    expect((await get(`${path}/items`)).status).toBe(404)
  })

  test('needs a slug', async () => {
    const { status, body } = await open().post('/api/views', { name: 'Mine' })
    expect(status).toBe(400)
    expect(body.error.data).toEqual({ slug: ['Missing data for required field.'] })
  })
})

describe('the filter language', () => {
  test.each([
    ['', [1001, 1002, 1003, 1004]],
    ['eq(ticket.status, "open")', [1001, 1003]],
    ["neq(ticket.status, 'open')", [1002, 1004]],
    ['eq(ticket.status, "open") && eq(ticket.spam, false)', [1001]],
    ['(eq(ticket.status, "open")) && (isEmpty(ticket.snooze_datetime))', [1001, 1003]],
    ['eq(ticket.spam, true) || eq(ticket.channel, "chat")', [1003, 1004]],
    ['isNotEmpty(ticket.snooze_datetime)', [1004]],
    ['isEmpty(ticket.assignee_user.id)', [1002]],
    ['eq(ticket.assignee_user.id, "{{current_user.id}}")', [1001, 1003, 1004]],
    ['containsAll(ticket.tags.name, ["vip", "size"])', [1001]],
    ['containsAny(ticket.tags.name, ["vip", "size"])', [1001, 1004]],
    ['notContainsAny(ticket.tags.name, ["vip"])', [1002, 1003, 1004]],
    ['notContainsAll(ticket.tags.name, ["vip", "size"])', [1002, 1003, 1004]],
    ["startsWith(ticket.subject, 'La')", [1002]],
    ["endsWith(ticket.customer.email, '0@example.com')", [1001]],
    ["contains(ticket.subject, 'teapot')", [1001, 1003, 1004]],
    [`gte(ticket.created_datetime, '${day(3.15)}')`, [1002, 1003]],
    [`lte(ticket.created_datetime, '${day(3.05)}')`, [1001, 1002, 1004]],
    ["gteTimedelta(ticket.created_datetime, '3d')", [1003]],
    ["lteTimedelta(ticket.created_datetime, '5d')", [1004]],
  ])('%s shows %j', async (filters, shown) => {
    const { post, get } = open()
    const { body } = await post('/api/views', save(filters))
    expect(ids((await get(`/api/views/${body.id}/items`)).body).sort()).toEqual(shown)
  })

  test.each([
    ['matches(ticket.status, "open")', /Unknown operator matches/],
    ['eq(ticket.colour, "red")', /Unknown field ticket.colour/],
    ['eq(ticket.status)', /takes a field and 1 value/],
    ['ticket.status', /made of calls/],
    ['eq(ticket.status, "open"', /Unexpected the end/],
    ['eq(ticket.status, "open") &&', /Unexpected the end/],
    ['eq(ticket.status, "open"); eq(ticket.spam, true)', /one expression/],
    ['if (true) { eq(ticket.spam, true) }', /one expression/],
    [`${'('.repeat(3000)}`, /nested too deeply/],
  ])('refuses %s', async (filters, why) => {
    const { post, put } = open()
    for (const answer of [
      await post('/api/views', save(filters)),
      await put('/api/views/0/items', { view: save(filters) }),
    ]) {
      expect(answer.status).toBe(400)
      expect(answer.body.error.data.filters[0]).toMatch(why)
    }
  })

  test('is shown as a tree with places', () => {
    expect(readScript('eq(ticket.spam, true)')).toEqual({
      type: 'Program',
      sourceType: 'script',
      loc: span(0, 21),
      body: [
        {
          type: 'ExpressionStatement',
          loc: span(0, 21),
          expression: {
            type: 'CallExpression',
            loc: span(0, 21),
            callee: { type: 'Identifier', name: 'eq', loc: span(0, 2) },
            arguments: [
              {
                type: 'MemberExpression',
                loc: span(3, 14),
                computed: false,
                object: { type: 'Identifier', name: 'ticket', loc: span(3, 9) },
                property: { type: 'Identifier', name: 'spam', loc: span(10, 14) },
              },
              { type: 'Literal', raw: 'true', value: true, loc: span(16, 20) },
            ],
          },
        },
      ],
    })
  })
})

const span = (start: number, end: number) => ({
  start: { line: 1, column: start },
  end: { line: 1, column: end },
})

describe('the items of a view', () => {
  test('have their own envelope and lack what only lists of tickets have', async () => {
    const { get, post } = open()
    const { body: view } = await post('/api/views', save(''))
    const { body } = await get(`/api/views/${view.id}/items`)
    expect(Object.keys(body)).toEqual(['data', 'meta'])
    expect(body.meta).toEqual({ next_items: null, prev_items: null, current_cursor: null })
    const listed = (await get('/api/tickets')).body.data[0]
    const { summary: _, custom_fields: __, ...item } = listed
    expect(Object.keys(body.data[0]).sort()).toEqual(Object.keys(item).sort())
  })

  test.each([
    ['last_message_datetime:desc', [1003, 1002, 1001, 1004]],
    ['last_message_datetime:asc', [1004, 1001, 1002, 1003]],
    ['closed_datetime:desc', [1002, 1004, 1003, 1001]],
    ['closed_datetime:asc', [1004, 1002, 1003, 1001]],
    ['created_datetime:asc', [1004, 1001, 1002, 1003]],
    ['snooze_datetime:desc', [1004, 1003, 1002, 1001]],
  ])('by %s stand with nulls last', async (order, shown) => {
    const { get, post } = open()
    const { body } = await post('/api/views', save(''))
    expect(ids((await get(`/api/views/${body.id}/items?order_by=${order}`)).body)).toEqual(shown)
  })

  test.each(['last_message_datetime:desc', 'closed_datetime:asc', 'priority:desc'])(
    'by %s are paged forth and back by their links',
    async (order) => {
      const { get, post } = open()
      const { body: view } = await post('/api/views', save(''))
      const whole = ids((await get(`/api/views/${view.id}/items?order_by=${order}`)).body)
      const first = (await get(`/api/views/${view.id}/items?order_by=${order}&limit=3`)).body
      expect(first.meta.prev_items).toBeNull()
      expect(first.meta.next_items).toMatch(
        /^\/api\/views\/\d+\/items\/\?direction=next&ignored_item=\d+&cursor=/,
      )
      const second = (await get(first.meta.next_items)).body
      expect([...ids(first), ...ids(second)]).toEqual(whole)
      expect(second.meta.next_items).toBeNull()
      expect(second.meta.current_cursor).not.toBeNull()
      expect(ids((await get(second.meta.prev_items)).body)).toEqual(ids(first))
    },
  )

  test('refuse what they do not know', async () => {
    const { get } = open()
    for (const query of ['order_by=subject:asc', 'page=2', 'limit=101', 'cursor=!!'])
      expect((await get(`/api/views/1177165/items?${query}`)).status).toBe(400)
  })

  test('of customers are customers', async () => {
    const { get } = open()
    const { body } = await get('/api/views/1177172/items')
    expect(body.data).toHaveLength(4)
    expect(body.data[0]).toHaveProperty('timezone')
  })

  test('narrow the list of tickets by view_id', async () => {
    const { get } = open()
    expect(ids((await get('/api/tickets?view_id=1177171')).body)).toEqual([1003])
    expect((await get('/api/tickets?view_id=5')).status).toBe(404)
  })
})

describe('an ad-hoc search', () => {
  test('answers like a view, by filter and by words', async () => {
    const { put } = open()
    const ask = async (view: object) => (await put('/api/views/0/items', { view })).body
    const filters = 'eq(ticket.status, "open")'
    expect(ids(await ask({ type: 'ticket-list', filters, fields: [], search: '' }))).toEqual([
      1003, 1001,
    ])
    expect(ids(await ask({ filters: '', search: 'CUSTOMER1@' }))).toEqual([1002])
    expect(ids(await ask({ filters: '', search: 'Lamp' }))).toEqual([1002])
  })

  test('may answer later', async () => {
    const { put } = connect({ tickets: fileWith({}), faults: { search_later: [1] } })
    const search = () => put('/api/views/0/items', { view: { filters: '' } })
    const first = await search()
    expect([first.status, first.body.data]).toEqual([202, []])
    const second = await search()
    expect([second.status, second.body.data.length]).toEqual([200, 1])
  })
})

test('a reply moves a ticket to the top of a view', async () => {
  const { get, post } = open()
  await post('/api/tickets/1001/messages', reply('customer0@example.com'))
  const { body } = await get('/api/views/1177167/items')
  expect(ids(body)[0]).toBe(1001)
})

import { describe, expect, test } from 'vitest'
import { API_USER, connect, fileWith } from './client.ts'

const keysOf = (words: string) => words.split(' ').sort()

const open = () => connect({ tickets: fileWith({ tags: ['old'] }, {}) })

/** Resource, a body that makes one, a change, the recorded keys, whether the list says its total. */
const RESOURCES: [string, object, object, string, boolean][] = [
  [
    'macros',
    { name: 'Greet', actions: [{ name: 'addTags', title: 'add tags', arguments: { tags: 'x' } }] },
    { name: 'Greet again' },
    'actions archived_datetime created_datetime external_id id intent language name updated_datetime uri usage',
    false,
  ],
  [
    'rules',
    { name: 'Tag', code: 'if (eq(ticket.subject, "test")) { Action("addTags", { tags: "x" }) }' },
    { description: 'tags tests' },
    'code code_ast created_datetime deactivated_datetime description event_types id name priority settings type updated_datetime uri',
    false,
  ],
  [
    'teams',
    { name: 'Night shift', members: [{ id: API_USER }] },
    { description: 'after ten' },
    'created_datetime decoration description id members name uri',
    false,
  ],
]

describe.each(RESOURCES)('%s', (path, body, change, keys, total) => {
  test('are made, listed newest first, changed and deleted', async () => {
    const { get, post, put, delete: remove } = open()
    const made = await post(`/api/${path}`, body)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject('members' in body ? { name: 'Night shift' } : body)
    expect(Object.keys(made.body).sort()).toEqual(keysOf(keys))
    const list = (await get(`/api/${path}`)).body
    expect(list.data[0]).toEqual(made.body)
    expect('total_resources' in list.meta).toBe(total)
    for (const item of list.data) expect(Object.keys(item).sort()).toEqual(keysOf(keys))
    const one = `/api/${path}/${made.body.id}`
    expect((await put(one, change)).body).toMatchObject(change)
    expect((await get(one)).body).toMatchObject(change)
    expect((await remove(one)).status).toBe(204)
    expect((await get(one)).status).toBe(404)
    const types = (await get('/api/events?order_by=created_datetime:asc')).body.data.map(
      ({ type }: { type: string }) => type,
    )
    const noun = path.slice(0, -1)
    expect(types).toEqual([`${noun}-created`, `${noun}-updated`, `${noun}-deleted`])
  })

  test('refuse what is missing or unknown', async () => {
    const { post, get } = open()
    const missing = await post(`/api/${path}`, {})
    expect([missing.status, missing.body.error.data.name]).toEqual([
      400,
      ['Missing data for required field.'],
    ])
    expect((await post(`/api/${path}`, { ...body, colour: 1 })).status).toBe(400)
    expect((await get(`/api/${path}?colour=1`)).status).toBe(400)
  })
})

test('members of a team are shown as people', async () => {
  const { body } = await open().get('/api/teams/4301')
  expect(body.members[0]).toEqual({
    id: API_USER,
    name: 'Nora Feld',
    email: 'nora.feld@hearth-linen.example',
    meta: { name_set_via: 'agent' },
  })
})

test('a rule that a switch plays is active while the switch is on', async () => {
  const { get, put } = open()
  const off = async (id: number) => (await get(`/api/rules/${id}`)).body.deactivated_datetime
  expect(await off(120_887)).not.toBeNull()
  await put('/sandbox/faults', { rule_unsnooze_reply: true })
  expect(await off(120_887)).toBeNull()
  expect(await off(120_888)).not.toBeNull()
})

test('a rule that cannot be read is refused, and priorities are set together', async () => {
  const { post, put, get } = open()
  const wrong = await post('/api/rules', { name: 'x', code: 'if (' })
  expect([wrong.status, wrong.body.error.data.code]).toEqual([400, [expect.any(String)]])
  await put('/api/rules/priorities', { priorities: [{ id: 120_888, priority: 77 }] })
  expect((await get('/api/rules/120888')).body.priority).toBe(77)
})

describe('tags', () => {
  test('are made, renamed and deleted, and a name belongs to one', async () => {
    const { get, post, put, delete: remove } = open()
    const { status, body } = await post('/api/tags', { name: 'new', decoration: { color: '#f00' } })
    expect(status).toBe(201)
    expect(body).toMatchObject({ name: 'new', decoration: { color: '#f00' }, description: null })
    expect((await post('/api/tags', { name: 'old' })).status).toBe(409)
    const path = `/api/tags/${body.id}`
    expect((await put(path, { name: 'old' })).status).toBe(409)
    expect((await put(path, { name: 'newer' })).body.name).toBe('newer')
    expect((await get(path)).body.name).toBe('newer')
    expect((await remove(path)).status).toBe(204)
    expect((await get(path)).status).toBe(404)
  })

  test('are merged and deleted on their tickets too', async () => {
    const { get, post, put, delete: remove } = open()
    const { body: target } = await post('/api/tags', { name: 'target' })
    const [{ id: oldId }] = (await get('/api/tags?search=old')).body.data
    await put(`/api/tags/${target.id}/merge`, { source_tags_ids: [oldId] })
    const names = async () =>
      (await get('/api/tickets/1001')).body.tags.map(({ name }: { name: string }) => name)
    expect(await names()).toEqual(['target'])
    await remove('/api/tags', { ids: [target.id] })
    expect(await names()).toEqual([])
  })
})

describe('custom fields', () => {
  test('are listed by kind, which must be named', async () => {
    const { get } = open()
    expect((await get('/api/custom-fields')).status).toBe(400)
    const { body } = await get('/api/custom-fields?object_type=Ticket')
    expect(body.meta.total_resources).toBeNull()
    const priorities = body.data.map(({ priority }: { priority: number }) => priority)
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
    for (const field of body.data)
      expect(Object.keys(field).sort()).toEqual(
        keysOf(
          'id external_id object_type label description priority required requirement_type managed_type definition created_datetime updated_datetime deactivated_datetime',
        ),
      )
    const customers = (await get('/api/custom-fields?object_type=Customer')).body.data
    expect(customers.map(({ label }: { label: string }) => label)).toEqual(['Customer type'])
  })

  test('hold values of tickets, one by one or together', async () => {
    const { get, put, delete: remove } = open()
    const values = async () => (await get('/api/tickets/1001/custom-fields')).body
    expect(await values()).toEqual({ data: [] })
    await put('/api/tickets/1001/custom-fields', [{ id: 319_614, value: 'Return' }])
    await put('/api/tickets/1001/custom-fields/319616', { value: 'Refund' })
    expect((await values()).data).toMatchObject([
      { field: { id: 319_614, label: 'Contact reason' }, prediction: null, value: 'Return' },
      { field: { id: 319_616 }, value: 'Refund' },
    ])
    expect((await get('/api/tickets')).body.data.at(-1).custom_fields).toEqual({
      319614: { id: 319_614, value: 'Return' },
      319616: { id: 319_616, value: 'Refund' },
    })
    expect((await remove('/api/tickets/1001/custom-fields/319614')).status).toBe(204)
    expect((await values()).data).toHaveLength(1)
    expect((await put('/api/tickets/1001/custom-fields', [{ id: 5, value: 'x' }])).status).toBe(400)
  })

  test('are defined and changed', async () => {
    const { post, put } = open()
    const given = {
      object_type: 'Ticket',
      label: 'Floor',
      definition: { data_type: 'text', input_settings: { input_type: 'input' } },
    }
    const { body } = await post('/api/custom-fields', given)
    expect(body).toMatchObject({ ...given, required: false, managed_type: null })
    const changed = await put('/api/custom-fields', [{ id: body.id, priority: 11 }])
    expect(changed.body.data).toMatchObject([{ id: body.id, priority: 11, label: 'Floor' }])
  })
})

describe('satisfaction surveys', () => {
  test('there is one a ticket, shown on it, and a PUT replaces the whole', async () => {
    const { get, post, put } = open()
    const { customer } = (await get('/api/tickets/1001')).body
    const given = { ticket_id: 1001, customer_id: customer.id }
    const made = await post('/api/satisfaction-surveys', { ...given, score: 4, body_text: 'Good' })
    expect(Object.keys(made.body).sort()).toEqual(
      keysOf(
        'body_text created_datetime customer_id id meta score scored_datetime sent_datetime should_send_datetime ticket_id uri',
      ),
    )
    expect((await post('/api/satisfaction-surveys', given)).status).toBe(409)
    expect((await get('/api/tickets/1001')).body.satisfaction_survey).toEqual(made.body)
    const path = `/api/satisfaction-surveys/${made.body.id}`
    const sent_datetime = '2026-11-24T10:00:00+00:00'
    expect((await put(path, { ...given, sent_datetime })).body).toMatchObject({
      score: null,
      body_text: null,
      sent_datetime: '2026-11-24T10:00:00.000000+00:00',
      created_datetime: made.body.created_datetime,
    })
    expect((await put(path, { score: 5 })).status).toBe(400)
    expect((await get('/api/satisfaction-surveys?ticket_id=1002')).body.data).toEqual([])
    expect((await get('/api/satisfaction-surveys')).body.data).toHaveLength(1)
  })

  test.each([
    { ticket_id: 1001, customer_id: 1 },
    { ticket_id: 7, customer_id: API_USER },
    { ticket_id: 1001 },
  ])('are refused for %j', async (body) => {
    expect((await open().post('/api/satisfaction-surveys', body)).status).toBe(400)
  })
})

describe('customers', () => {
  const LISTED =
    'active created_datetime custom_fields data email external_id firstname id language lastname meta name note timezone updated_datetime'

  test('are listed without channels and shop data, and by himself with both', async () => {
    const { get } = open()
    const { body } = await get('/api/customers?limit=1')
    expect(Object.keys(body.data[0]).sort()).toEqual(keysOf(LISTED))
    expect(body.meta.next_cursor).not.toBeNull()
    expect('total_resources' in body.meta).toBe(false)
    const one = (await get(`/api/customers/${body.data[0].id}`)).body
    expect(Object.keys(one).sort()).toEqual(
      keysOf(`${LISTED} channels customer integrations external_data ecommerce_data`),
    )
  })

  test('are found by e-mail, name and channel', async () => {
    const { get } = open()
    const found = async (query: string) => (await get(`/api/customers?${query}`)).body.data.length
    expect(await found('email=CUSTOMER1@example.com')).toBe(1)
    expect(await found('name=Customer%201')).toBe(1)
    expect(await found('channel_type=email&channel_address=customer0@example.com')).toBe(1)
    expect(await found('email=nobody@example.com')).toBe(0)
    expect((await get('/api/customers?phone=1')).status).toBe(400)
  })

  test('are made and changed; an address belongs to one', async () => {
    const { get, post, put } = open()
    const channels = [
      { type: 'email', address: 'ida@example.com', preferred: true },
      { type: 'phone', address: '+15550100' },
    ]
    const made = await post('/api/customers', { name: 'Ida Falk', channels })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      firstname: 'Ida',
      lastname: 'Falk',
      email: 'ida@example.com',
    })
    expect(made.body.channels.map(({ type }: { type: string }) => type)).toEqual(['email', 'phone'])
    const path = `/api/customers/${made.body.id}`
    const { body } = await put(path, {
      note: 'likes blue',
      custom_fields: [{ id: 319_618, value: 'VIP' }],
    })
    expect(body).toMatchObject({ note: 'likes blue', name: 'Ida Falk' })
    expect(body.custom_fields).toEqual({ 319618: { id: 319_618, value: 'VIP' } })
    expect((await put(path, { channels: [] })).body.channels).toHaveLength(1)
    expect((await put(path, { email: 'customer0@example.com' })).status).toBe(409)
    expect((await post('/api/customers', { email: 'ida@example.com' })).status).toBe(409)
    expect((await put(`${path}/data`, { data: { plan: 'pro' } })).status).toBe(202)
    expect((await get(path)).body.data).toEqual({ plan: 'pro' })
  })
})

describe('the search', () => {
  test.each([
    ['customer', 'customer 1', ['Customer 1']],
    ['agent', 'nora', ['Nora Feld']],
    ['team', 'order', ['Orders']],
    ['tag', 'ol', ['old']],
    ['integration', 'whatsapp', ['Hearth & Linen WhatsApp']],
  ])('finds a %s', async (type, query, names) => {
    const { body, headers } = await open().post('/api/search', { type, query })
    expect(Object.keys(body).sort()).toEqual(['data', 'meta', 'object', 'uri'])
    expect(body.data.map(({ name }: { name: string }) => name)).toEqual(names)
    expect(headers.get('x-gorgias-search-engine')).toBe('ES')
  })

  test('does not know tickets', async () => {
    expect((await open().post('/api/search', { type: 'ticket', query: 'x' })).status).toBe(400)
  })
})

describe('roles', () => {
  const as = (name: string) => {
    const { call } = open()
    const login = `Basic ${Buffer.from(`${name}@hearth-linen.example:key`).toString('base64')}`
    return async (method: string, path: string, body?: object) =>
      (await call(method, path, body, login)).status
  }

  test.each([
    ['nora.feld', 200, 201, 201],
    ['tomas.rey', 200, 201, 403],
    ['mara.holt', 200, 403, 403],
    ['otto.kern', 403, 403, 403],
  ])('%s: change a ticket %i, make a tag %i, make a team %i', async (name, ticket, tag, team) => {
    const ask = as(name)
    expect(await ask('GET', '/api/tickets')).toBe(200)
    expect(await ask('PUT', '/api/tickets/1001', { subject: 'x' })).toBe(ticket)
    expect(await ask('POST', '/api/tags', { name: 'fresh' })).toBe(tag)
    expect(await ask('POST', '/api/teams', { name: 'fresh' })).toBe(team)
    expect(await ask('PUT', '/api/views/0/items', { view: {} })).toBe(200)
  })

  test('a switch gives the caller another one', async () => {
    const { put, get } = open()
    await put('/sandbox/faults', { role: 'observer-agent' })
    const { status, body } = await put('/api/tickets/1001', { subject: 'x' })
    expect(status).toBe(403)
    expect(body.error.msg).toBe('You do not have enough permissions to perform this action.')
    expect((await get('/api/tickets/1001')).body.subject).toBe('Cracked teapot')
  })
})

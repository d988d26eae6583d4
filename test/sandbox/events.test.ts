import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { API_USER, connect, fileWith, reply } from './client.ts'

type Event = {
  id: number
  context: string
  type: string
  object_type: string
  object_id: number
  user_id: number | null
  data: unknown
}

const open = () => {
  const desk = connect({ tickets: fileWith({}, {}) })
  const events = async (query = ''): Promise<Event[]> =>
    (await desk.get(`/api/events?order_by=created_datetime:asc&${query}`)).body.data
  return { ...desk, events }
}

describe('the audit log', () => {
  test('has the keys and the list of the recordings', async () => {
    const { get, put, events } = open()
    await put('/api/tickets/1001', { subject: 'New' })
    const { body } = await get('/api/events')
    expect(Object.keys(body.meta)).toEqual(['prev_cursor', 'next_cursor'])
    expect(Object.keys(body.data[0]).sort()).toEqual(
      'context created_datetime data id object_id object_type type uri user_id'.split(' '),
    )
    const [first] = await events()
    expect((await get(`/api/events/${first?.id}`)).body).toEqual(first)
    expect((await get('/api/events/1')).status).toBe(404)
  })

  test.each([
    [
      'a post on a closed ticket',
      'POST',
      '/api/tickets/1001/messages',
      reply('customer0@example.com'),
      ['ticket-message-created', 'ticket-updated', 'ticket-reopened'],
    ],
    [
      'a new subject and an end',
      'PUT',
      '/api/tickets/1001',
      { subject: 'New', status: 'open' },
      ['ticket-updated', 'ticket-reopened', 'ticket-subject-updated'],
    ],
    [
      'a tag',
      'POST',
      '/api/tickets/1001/tags',
      { names: ['vip'] },
      ['ticket-updated', 'ticket-tags-added'],
    ],
    [
      'spam in the trash',
      'PUT',
      '/api/tickets/1001',
      { spam: true, trashed_datetime: '2026-11-24T09:00:00Z' },
      ['ticket-updated', 'ticket-marked-spam', 'ticket-trashed'],
    ],
    ['an end of the ticket', 'DELETE', '/api/tickets/1001', undefined, ['ticket-deleted']],
  ])(
    'tells of %s in the recorded order, as one act of the caller',
    async (_, verb, path, body, types) => {
      const { call, events } = open()
      await call(verb, path, body)
      const told = await events()
      expect(told.map(({ type }) => type)).toEqual(types)
      expect(new Set(told.map(({ context }) => context)).size).toBe(1)
      expect(told[0]?.context).toMatch(/^[0-9a-f]{8}-[0-9a-f-]{27}$/)
      expect(new Set(told.map(({ user_id }) => user_id))).toEqual(new Set([API_USER]))
    },
  )

  test('gives each request a context of its own, also when two come at once', async () => {
    const { put, events } = open()
    await Promise.all([
      put('/api/tickets/1001', { subject: 'One' }),
      put('/api/tickets/1002', { subject: 'Two' }),
    ])
    const told = await events()
    const contexts = (id: number) =>
      new Set(told.filter(({ object_id }) => object_id === id).map(({ context }) => context))
    expect(contexts(1001).size).toBe(1)
    expect(contexts(1002).size).toBe(1)
    expect(contexts(1001)).not.toEqual(contexts(1002))
  })

  test('says the data that clients need', async () => {
    const { put, events } = open()
    await put('/api/tickets/1001', {
      assignee_user: { id: API_USER + 1 },
      assignee_team: { id: 4301 },
      tags: [{ name: 'x' }],
    })
    const data = Object.fromEntries((await events()).map(({ type, data }) => [type, data]))
    expect(data).toMatchObject({
      'ticket-assigned': { assignee_user_id: API_USER + 1 },
      'ticket-team-assigned': { assignee_team_id: 4301 },
      'ticket-tags-added': { tags_added: [expect.any(Number)] },
      'ticket-updated': null,
    })
  })

  test('knows nobody behind what happens by itself', async () => {
    const { post, moveBy, events } = open()
    await post('/api/tickets/1001/messages', reply('bounce@example.com'))
    await moveBy(MINUTE)
    const [failed] = await events('types[]=ticket-message-failed')
    expect(failed).toMatchObject({ user_id: null, object_type: 'TicketMessage' })
  })

  test('is narrowed by object, type, user and time', async () => {
    const { put, get, events } = open()
    await put('/api/tickets/1001', { subject: 'One' })
    await put('/api/tickets/1002', { subject: 'Two' })
    const all = await events()
    const [, second] = all
    expect(await events('object_type=Ticket&object_id=1002')).toHaveLength(2)
    expect(await events('types[]=ticket-updated&types[]=ticket-closed')).toHaveLength(2)
    expect(await events(`user_ids[]=${API_USER}`)).toHaveLength(4)
    expect(await events('user_ids[]=1')).toHaveLength(0)
    const { created_datetime: at } = (await get(`/api/events/${second?.id}`)).body
    const time = encodeURIComponent(at)
    const first = all.filter((event) => event.object_id === 1001).length
    expect(await events(`created_datetime[gt]=${time}`)).toHaveLength(all.length - first)
    expect(await events(`created_datetime[gte]=${time}`)).toHaveLength(all.length)
    expect(await events(`created_datetime[lt]=${time}`)).toHaveLength(0)
    expect(await events(`created_datetime[lte]=${time}`)).toHaveLength(first)
  })

  test.each(['object_type=Ticket', 'type=x', 'order_by=id:asc', 'created_datetime[gt]=soon'])(
    'refuses %s',
    async (query) => {
      expect((await open().get(`/api/events?${query}`)).status).toBe(400)
    },
  )

  test('is read page by page, each event once', async () => {
    const { put, get } = open()
    for (let n = 0; n < 5; n++) await put('/api/tickets/1001', { subject: `S${n}` })
    const seen: number[] = []
    for (let cursor: string | null = ''; cursor !== null; ) {
      const more: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
      const { body } = await get(`/api/events?limit=3${more}`)
      seen.push(...body.data.map(({ id }: Event) => id))
      cursor = body.meta.next_cursor
    }
    expect(seen).toHaveLength(10)
    expect(new Set(seen).size).toBe(10)
  })
})

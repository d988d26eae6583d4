import { expect, test } from 'vitest'
import { type Answer, connect, fileWith, reply } from './client.ts'

const many = (count: number) =>
  fileWith(
    ...Array.from({ length: count }, (_, place) => {
      const at = new Date(Date.UTC(2026, 10, 1, 8, place)).toISOString()
      return {
        created_at: at,
        updated_at: at,
        messages: [{ from: 'customer' as const, text: `Question ${place}`, at }],
      }
    }),
  )

const idsOf = (body: { data: { id: number }[] }) => body.data.map(({ id }) => id)

const walk = async (get: (path: string) => Promise<Answer>, path: string) => {
  const ids: number[] = []
  let pages = 0
  for (let cursor: string | null = ''; cursor !== null; pages++) {
    const { body }: Answer = await get(
      cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`,
    )
    ids.push(...idsOf(body))
    cursor = body.meta.next_cursor
  }
  return { ids, pages }
}

test.each([
  [60, 30, 2],
  [61, 30, 3],
  [59, 30, 2],
  [5, 5, 1],
  [6, 5, 2],
])('%i tickets by %i make %i pages, each ticket once', async (count, limit, pages) => {
  const { get } = connect({ tickets: many(count) })
  const walked = await walk(get, `/api/tickets?limit=${limit}`)
  expect(walked.pages).toBe(pages)
  expect(new Set(walked.ids).size).toBe(count)
  expect(walked.ids).toEqual([...walked.ids].sort((a, b) => b - a))
})

test('the default is 30, newest first; ascending is the other way round', async () => {
  const { get } = connect({ tickets: many(31) })
  expect(idsOf((await get('/api/tickets')).body)).toHaveLength(30)
  const rising = (await get('/api/tickets?order_by=created_datetime:asc&limit=2')).body
  expect(idsOf(rising)).toEqual([1001, 1002])
})

test('a ticket that changes while its feed is paged moves to the top and is not seen twice', async () => {
  const { get, put } = connect({ tickets: many(6) })
  const path = '/api/tickets?order_by=updated_datetime:desc&limit=3'
  const first = (await get(path)).body
  expect(idsOf(first)).toEqual([1006, 1005, 1004])
  await put('/api/tickets/1002', { is_unread: false })
  const second = (await get(`${path}&cursor=${encodeURIComponent(first.meta.next_cursor)}`)).body
  expect(idsOf(second)).toEqual([1003, 1001])
  expect(idsOf((await get(path)).body)[0]).toBe(1002)
})

test('a message that arrives while the feed is paged shifts nothing', async () => {
  const { get, post } = connect({ tickets: many(4) })
  const first = (await get('/api/messages?limit=2')).body
  await post('/api/tickets/1001/messages', reply('customer0@example.com'))
  const second = (
    await get(`/api/messages?limit=2&cursor=${encodeURIComponent(first.meta.next_cursor)}`)
  ).body
  expect(second.data.map((message: { body_text: string }) => message.body_text)).toEqual([
    'Question 1',
    'Question 0',
  ])
})

test('the previous page can be asked for', async () => {
  const { get } = connect({ tickets: many(7) })
  const first = (await get('/api/tickets?limit=3')).body
  expect(first.meta.prev_cursor).toBeNull()
  const second = (
    await get(`/api/tickets?limit=3&cursor=${encodeURIComponent(first.meta.next_cursor)}`)
  ).body
  const back = (
    await get(`/api/tickets?limit=3&cursor=${encodeURIComponent(second.meta.prev_cursor)}`)
  ).body
  expect(idsOf(back)).toEqual(idsOf(first))
  expect(back.meta.prev_cursor).toBeNull()
})

test('two tickets of the same instant stand on two pages', async () => {
  const same = { created_at: '2026-11-01T08:00:00Z', updated_at: '2026-11-01T08:00:00Z' }
  const { get } = connect({ tickets: fileWith(same, same, same) })
  expect((await walk(get, '/api/tickets?limit=1')).ids).toEqual([1003, 1002, 1001])
})

test('a cursor dies', async () => {
  const { get } = connect({ tickets: many(3), faults: { cursor_life: 0 } })
  const { body } = await get('/api/tickets?limit=1')
  await new Promise((resolve) => setTimeout(resolve, 3))
  const late = await get(`/api/tickets?limit=1&cursor=${encodeURIComponent(body.meta.next_cursor)}`)
  expect(late.status).toBe(400)
})

test('lists can be narrowed', async () => {
  const { get } = connect({
    tickets: fileWith(
      { customer: { name: 'Ida', email: 'ida@example.com' } },
      { customer: { name: 'Ida', email: 'IDA@example.com' }, trashed: true },
      { customer: { name: 'Uwe', email: 'uwe@example.com', id: 77 } },
      { customer: { name: 'Uwe', email: 'uwe@example.com', id: 78 }, spam: true },
    ),
  })
  const ids = async (query: string) => idsOf((await get(`/api/tickets?${query}`)).body)
  const ida = (await get('/api/tickets/1001')).body.customer.id
  expect(await ids(`customer_id=${ida}`)).toEqual([1002, 1001])
  expect(await ids('customer_id=77')).toEqual([1003])
  expect(await ids('external_id=T-4')).toEqual([1004])
  expect(await ids('ticket_ids=1001&ticket_ids=1003&ticket_ids=9')).toEqual([1003, 1001])
  expect(await ids('')).toEqual([1004, 1003, 1002, 1001])
  expect(await ids('trashed=false')).toEqual([1004, 1003, 1001])
  expect(await ids(`trashed=false&customer_id=${ida}`)).toEqual([1001])
  const messages = (await get('/api/messages?ticket_id=1003&order_by=created_datetime:asc')).body
  expect(messages.data.map((message: { from_agent: boolean }) => message.from_agent)).toEqual([
    false,
    true,
  ])
  expect((await get('/api/messages?ticket_id=9')).body.data).toEqual([])
})

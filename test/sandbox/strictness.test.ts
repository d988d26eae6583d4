import { describe, expect, test } from 'vitest'
import { API_USER, connect, fileWith, reply } from './client.ts'

describe('what the API refuses', () => {
  const { call, get, post, put, delete: remove } = connect({ tickets: fileWith({}) })

  test.each([
    ['no credentials', null],
    ['an empty key', `Basic ${Buffer.from('me@shop.example:').toString('base64')}`],
    ['no e-mail', `Basic ${Buffer.from(':key').toString('base64')}`],
    ['an empty token', 'Bearer '],
    ['another scheme', 'Digest abc'],
  ])('%s is answered with 401', async (_, authorization) => {
    const { status, body } = await call('GET', '/api/tickets', undefined, authorization)
    expect(status).toBe(401)
    expect(body.error.msg).toEqual(expect.any(String))
  })

  test('a token is as good as a key', async () => {
    expect((await call('GET', '/api/tickets', undefined, 'Bearer abc')).status).toBe(200)
  })

  test('given credentials must be the right ones', async () => {
    const { call } = connect({ credentials: { email: 'a@b.example', apiKey: 'right' } })
    const basic = (login: string) => `Basic ${Buffer.from(login).toString('base64')}`
    const status = async (authorization: string) =>
      (await call('GET', '/api/users/0', undefined, authorization)).status
    expect(await status(basic('a@b.example:right'))).toBe(200)
    expect(await status(basic('a@b.example:wrong'))).toBe(401)
    expect(await status('Bearer right')).toBe(401)
  })

  test.each([
    ['/api/tickets?status=open', { status: ['Unknown field.'] }],
    ['/api/tickets?limit=0', { limit: [expect.stringMatching(/greater than or equal to 1/)] }],
    ['/api/tickets?limit=101', { limit: [expect.stringMatching(/less than or equal to 100/)] }],
    ['/api/tickets?limit=ten', { limit: ['Not a valid integer.'] }],
    ['/api/tickets?trashed=perhaps', { trashed: ['Not a valid boolean.'] }],
    [
      '/api/tickets?order_by=last_message_datetime:desc',
      { order_by: [expect.stringMatching(/^Must be one of: created_datetime:desc, /)] },
    ],
    ['/api/tickets?cursor=abc', { cursor: ['Invalid or expired cursor.'] }],
    ['/api/messages?page=2', { page: ['Unknown field.'] }],
    ['/api/messages?order_by=id:desc', { order_by: [expect.stringMatching(/^Must be one of/)] }],
    ['/api/tickets/1001?with=everything', { with: ['Unknown field.'] }],
  ])('%s is answered with 400 and the field', async (path, data) => {
    const { status, body } = await get(path)
    expect(status).toBe(400)
    expect(body).toEqual({ error: { msg: expect.any(String), data } })
  })

  test.each([
    [
      'a wrapped body',
      { message: { channel: 'email' } },
      {
        channel: ['Missing data for required field.'],
        from_agent: ['Missing data for required field.'],
        message: ['Unknown field.'],
      },
    ],
    [
      'an unknown key inside',
      reply('a@example.com', { sender: { id: API_USER, nick: 'N' } }),
      {
        sender: { nick: ['Unknown field.'] },
      },
    ],
    [
      'an unknown user',
      reply('a@example.com', { sender: { id: 12 } }),
      {
        sender: { id: ['User does not exist.'] },
      },
    ],
    [
      'a long external id',
      reply('a@example.com', { external_id: 'x'.repeat(256) }),
      {
        external_id: ['Longer than maximum length 255.'],
      },
    ],
    [
      'a wrong time',
      reply('a@example.com', { sent_datetime: 'yesterday' }),
      {
        sent_datetime: ['Not a valid datetime.'],
      },
    ],
    [
      'null where none may be',
      reply('a@example.com', { channel: null }),
      {
        channel: ['Field may not be null.'],
      },
    ],
  ])('a post with %s is answered with 400 and stores nothing', async (_, body, data) => {
    const answer = await post('/api/tickets/1001/messages', body)
    expect(answer.status).toBe(400)
    expect(answer.body.error.data).toEqual(data)
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(2)
  })

  const { sender: _s, ...noSender } = reply('a@example.com')
  const source = { type: 'email', from: { name: 'S', address: 's@shop.example' } }
  test.each([
    ['no sender', noSender, '"From" field is missing or empty'],
    ['no source', { ...reply('a@example.com'), source: null }, '"From" field is missing or empty'],
    [
      'an empty from',
      reply('a@example.com', { source: { from: { address: '' } } }),
      '"From" field is missing or empty',
    ],
    ['no to', reply('a@example.com', { source }), '"To" field is missing'],
    [
      'an empty to',
      reply('a@example.com', { source: { ...source, to: [] } }),
      '"To" field is missing',
    ],
  ])('an e-mail reply with %s is answered with the words of Gorgias', async (_, body, words) => {
    const answer = await post('/api/tickets/1001/messages', body)
    expect(answer.status).toBe(400)
    expect(answer.text).toContain(JSON.stringify(words).slice(1, -1))
    expect((await get('/api/tickets/1001')).body.messages).toHaveLength(2)
  })

  test('a body that is no JSON is answered with 400', async () => {
    expect((await post('/api/tickets/1001/messages', '{"channel":')).status).toBe(400)
  })

  test.each([
    ['PUT', '/api/tickets/1001', { created_datetime: '2026-01-01T00:00:00Z' }, 'created_datetime'],
    ['PUT', '/api/tickets/1001', { status: 'snoozed' }, 'status'],
    ['PUT', '/api/tickets/1001', { assignee_user: { id: 5 } }, 'assignee_user'],
    ['POST', '/api/tickets/1001/tags', { tags: ['a'] }, 'tags'],
  ])('%s %s with %j names the field', async (method, path, body, field) => {
    const answer = await call(method, path, body)
    expect(answer.status).toBe(400)
    expect(Object.keys(answer.body.error.data)).toEqual([field])
  })

  test.each(['/api/tickets/5', '/api/tickets/abc', '/api/tickets/1001/messages/5', '/api/users/5'])(
    '%s is answered with 404',
    async (path) => {
      const { status, body } = await get(path)
      expect(status).toBe(404)
      expect(body).toEqual({ error: { msg: 'Resource not found.' } })
    },
  )

  test('a verb that a path does not know is answered with 405', async () => {
    const { status, body } = await remove('/api/messages')
    expect(status).toBe(405)
    expect(body).toEqual({ error: { msg: 'The specified HTTP method is not allowed.' } })
    expect((await put('/api/users/0', {})).status).toBe(405)
  })
})

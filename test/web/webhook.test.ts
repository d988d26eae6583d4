import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/web/app.ts'
import { memoryServices } from './memory-services.ts'

const call = async ({
  query = '',
  body = '',
  secret = 'sesame-7f3a' as string | null,
  set = 'sesame-7f3a' as string | null,
} = {}) => {
  const services = memoryServices([], {
    adminToken: 'only-for-people',
    ...(set === null ? {} : { webhookSecret: set }),
  })
  const answer = await createApp(services).request(`/webhooks/gorgias${query}`, {
    method: 'POST',
    body,
    headers: secret === null ? {} : { 'X-Relance-Secret': secret },
  })
  return { status: answer.status, hints: services.hints }
}

describe('the webhook', () => {
  const TAKEN: [string, { query?: string; body?: string }][] = [
    ['in the query', { query: '?ticket_id=4711' }],
    ['as text in the body', { body: '{"ticket_id":"4711","from_agent":"False"}' }],
    ['as a number in the body', { body: '{"ticket_id":4711}' }],
    ['in the whole context', { body: '{"ticket":{"id":4711,"subject":"Rückgabe"}}' }],
    [
      'in a body that a customer’s quote broke',
      { body: '{"ticket_id":"4711","text":"il m"a dit"}' },
    ],
  ]
  it.each(TAKEN)('takes the number of the ticket %s, and needs no token', async (_, request) => {
    expect(await call(request)).toEqual({ status: 202, hints: [4711] })
  })

  const NOTHING: [string, { query?: string; body?: string }][] = [
    ['nothing', {}],
    ['a template nobody filled', { query: '?ticket_id={{ticket.id}}' }],
    ['a number below one', { body: '{"ticket_id":0}' }],
    ['a list', { body: '[4711]' }],
    ['a word', { body: '{"ticket_id":"alle"}' }],
  ]
  it.each(NOTHING)('answers 422 for %s', async (_, request) => {
    expect(await call(request)).toEqual({ status: 422, hints: [] })
  })

  it('answers 404 while no secret is set, whatever is sent', async () => {
    expect(await call({ query: '?ticket_id=1', set: null })).toEqual({ status: 404, hints: [] })
    expect(await call({ query: '?ticket_id=1', set: null, secret: null })).toEqual({
      status: 404,
      hints: [],
    })
  })

  it.each([null, '', 'sesame', 'sesame-7f3a '.repeat(2)])(
    'answers 401 for the secret %s',
    async (secret) => {
      expect(await call({ query: '?ticket_id=1', secret })).toEqual({ status: 401, hints: [] })
    },
  )
})

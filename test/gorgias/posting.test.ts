import { describe, expect, test } from 'vitest'
import {
  API_KEY,
  fault,
  helpdeskAnswering,
  json,
  list,
  message,
  networkError,
  reply,
  text,
} from './answers.ts'

const posted = message({
  id: 900,
  from_agent: true,
  via: 'api',
  external_id: 'relance:1:r:mf2gk3tanfzxk4tboi5gyzlom',
  sent_datetime: null,
  created_datetime: '2026-11-24T09:00:00.250000+00:00',
})

const postTo = async (...answers: Parameters<typeof helpdeskAnswering>[0]) => {
  const { helpdesk, sent } = helpdeskAnswering(answers)
  return { result: await helpdesk.post(reply()), sent }
}

describe('the body of a post', () => {
  test('is what the reply says and nothing else', async () => {
    const { sent } = await postTo(json(posted, 201))
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      verb: 'POST',
      redirect: 'manual',
      path: '/api/tickets/153006867/messages',
    })
    expect(sent[0]?.headers.get('content-type')).toBe('application/json')
    expect(sent[0]?.body).toEqual({
      channel: 'email',
      via: 'api',
      from_agent: true,
      public: true,
      sender: { id: 400746608 },
      receiver: { id: 400746613 },
      source: {
        type: 'email',
        from: { name: 'Shop Support', address: 'support@shop.example' },
        to: [{ address: 'ann@example.com' }],
        cc: [],
        bcc: [],
      },
      integration_id: 10421,
      subject: 'Re: Where is my order?',
      body_text: 'Bonjour Ann, avez-vous pu prendre la photo ?',
      body_html: '<p>Bonjour Ann, avez-vous pu prendre la photo ?</p>',
      external_id: 'relance:1:r:mf2gk3tanfzxk4tboi5gyzlom',
    })
  })

  test('leaves out what is not known; the source is then of the channel', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json(posted, 201)])
    await helpdesk.post(
      reply({ channel: 'chat', integrationId: null, source: { type: null, from: null, to: [] } }),
    )
    expect(sent[0]?.body).not.toHaveProperty('integration_id')
    expect(sent[0]?.body).toMatchObject({ source: { type: 'chat', to: [], cc: [], bcc: [] } })
    expect(sent[0]?.body).not.toHaveProperty('source.from')
  })

  test.each([
    ['a text', { text: '' }, 'body_text'],
    ['a subject of at most 998 letters', { subject: 'x'.repeat(999) }, 'subject'],
    ['a mark of at most 255 letters', { externalId: 'x'.repeat(256) }, 'external_id'],
    ['a mark', { externalId: '' }, 'external_id'],
    ['a real sender', { sender: { id: 0 } }, 'sender.id'],
    ['a real receiver', { receiver: { id: Number.NaN } }, 'receiver.id'],
  ])('needs %s, else nothing leaves', async (_, changes, field) => {
    const { helpdesk, sent } = helpdeskAnswering([json(posted, 201)])
    expect(await helpdesk.post(reply(changes))).toMatchObject({
      kind: 'rejected',
      why: expect.stringContaining(`${field}: `),
    })
    expect(sent).toHaveLength(0)
  })
})

describe('a post ends as', () => {
  test.each([200, 201, 202])('accepted when %i names the message', async (status) => {
    const { result } = await postTo(json(posted, status))
    expect(result).toMatchObject({
      kind: 'accepted',
      message: { id: 900, externalId: 'relance:1:r:mf2gk3tanfzxk4tboi5gyzlom', sentAt: null },
    })
  })

  test('accepted when the answer is no more than an id', async () => {
    const { result } = await postTo(json({ id: 900 }, 201))
    expect(result).toMatchObject({
      kind: 'accepted',
      message: {
        id: 900,
        ticketId: 153006867,
        externalId: null,
        at: Date.parse('2026-11-24T09:00:00Z'),
      },
    })
  })

  test.each([
    ['an empty 200', text('', 200)],
    ['204', text(null, 204)],
    ['HTML', text('<html>Welcome</html>', 200)],
    ['truncated JSON', text('{"id":9', 201)],
    ['JSON that names no message', json({ data: { id: 900 } }, 201)],
    ['an id that is no number', json({ id: '900' }, 201)],
    ['null', json(null, 201)],
    ['302', text(null, 302, { location: 'https://acme.gorgias.com/login' })],
    ['307', text(null, 307, { location: 'https://acme.gorgias.com/api/tickets/1/messages' })],
    ['408', json(fault('slow'), 408)],
    ['409', json(fault('The resource already exists.'), 409)],
    ['418', text('teapot', 418)],
    ['500', json(fault('An external service had an issue.'), 500)],
    ['503', text('<html>', 503)],
    ['a reset', networkError('ECONNRESET', 'read')],
    ['the other side closing', networkError('UND_ERR_SOCKET')],
    ['a route lost in the middle', networkError('EHOSTUNREACH', 'write')],
    ['a time-out', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
    ['an error nobody knows', new TypeError('fetch failed')],
  ])('unclear after %s, and is not tried again', async (_, answer) => {
    const { result, sent } = await postTo(answer, json(posted, 201))
    expect(result).toEqual({ kind: 'unclear', why: expect.stringMatching(/./) })
    expect(sent).toHaveLength(1)
  })

  test.each([
    ['a refusal', networkError('ECONNREFUSED', 'connect')],
    ['a name nobody knows', networkError('ENOTFOUND', 'getaddrinfo')],
    ['a resolver that is away', networkError('EAI_AGAIN', 'getaddrinfo')],
    ['no route', networkError('EHOSTUNREACH', 'connect')],
    ['a slow connect', networkError('UND_ERR_CONNECT_TIMEOUT')],
    ['a wrong certificate', networkError('ERR_TLS_CERT_ALTNAME_INVALID')],
    ['an expired certificate', networkError('CERT_HAS_EXPIRED')],
    [
      'a refusal at every address',
      new TypeError('fetch failed', {
        cause: new AggregateError(
          ['127.0.0.1', '::1'].map(() =>
            Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' }),
          ),
        ),
      }),
    ],
  ])('not sent after %s', async (_, failure) => {
    const { result, sent } = await postTo(failure)
    expect(result).toMatchObject({ kind: 'not_sent' })
    expect(sent).toHaveLength(1)
  })

  test.each([
    [{ 'retry-after': '7' }, 7000],
    [{}, 20_000],
  ])('later after 429 with %j', async (headers, retryAfter) => {
    const { result, sent } = await postTo(json({}, 429, headers))
    expect(result).toEqual({ kind: 'later', retryAfter })
    expect(sent).toHaveLength(1)
  })

  test('later, with nothing sent, when the rate limit has no room now', async () => {
    const { helpdesk, sent, clock } = helpdeskAnswering([
      json(list([]), 200, { 'x-gorgias-account-api-call-limit': '40/40' }),
      json(posted, 201),
    ])
    await helpdesk.ticketsPage(null)
    expect(await helpdesk.post(reply())).toEqual({ kind: 'later', retryAfter: 500 })
    expect(sent).toHaveLength(1)
    await helpdesk.whenFree(1)
    expect(clock.monotonic()).toBe(500)
    expect(await helpdesk.post(reply())).toMatchObject({ kind: 'accepted' })
  })

  test.each([
    [401, json(fault('Bad credentials'), 401), 'Bad credentials (request 8c1f0e)'],
    [
      403,
      json(fault('You do not have enough permissions. Messaging quota exceeded.'), 403),
      'Messaging quota exceeded.',
    ],
    [403, text('<html>', 403), 'the key may not post'],
  ])('not allowed after %i, in the helpdesk’s words', async (status, answer, why) => {
    const { result } = await postTo(answer)
    expect(result).toMatchObject({ kind: 'not_allowed', status, why: expect.stringContaining(why) })
  })

  test('gone after 404', async () => {
    expect((await postTo(json(fault('Resource not found.'), 404))).result).toEqual({ kind: 'gone' })
  })

  test.each([
    [
      400,
      fault('Failed', { source: { from: ['"From" field is missing or empty'] } }),
      'source.from: "From" field is missing or empty',
    ],
    [413, fault('Too large'), 'Too large'],
    [413, {}, 'no reason given'],
  ])('rejected after %i, in the helpdesk’s words', async (status, body, why) => {
    const { result } = await postTo(json(body, status))
    expect(result).toMatchObject({ kind: 'rejected', status, why: expect.stringContaining(why) })
  })

  test('a word that never shows the key', async () => {
    const { result } = await postTo(json(fault(`key ${API_KEY} is unknown`), 401))
    expect(JSON.stringify(result)).toContain('key [key] is unknown')
  })
})

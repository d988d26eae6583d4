import { describe, expect, test } from 'vitest'
import type { GorgiasError } from '../../src/lib/errors.ts'
import {
  API_KEY,
  compactTicket,
  detailTicket,
  fault,
  helpdeskAnswering,
  json,
  list,
  message,
  networkError,
  text,
} from './answers.ts'

describe('the feeds', () => {
  test('asks for tickets by their last change, a hundred a page, and follows the cursor', async () => {
    const { helpdesk, sent } = helpdeskAnswering([
      json(list([compactTicket()], 'WyJuZXh0Il0=')),
      json(list([compactTicket({ id: 8 })])),
    ])
    const first = await helpdesk.ticketsPage(null)
    const second = await helpdesk.ticketsPage(first.next)
    expect(sent.map(({ path, query }) => [path, Object.fromEntries(query)])).toEqual([
      ['/api/tickets', { order_by: 'updated_datetime:desc', limit: '100' }],
      ['/api/tickets', { order_by: 'updated_datetime:desc', limit: '100', cursor: 'WyJuZXh0Il0=' }],
    ])
    expect(second).toMatchObject({ items: [{ id: 8 }], next: null })
  })

  test('asks for messages of the whole account by their creation', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json(list([message()]))])
    const { items } = await helpdesk.messagesPage(null)
    expect(items).toHaveLength(1)
    expect(sent[0]).toMatchObject({ verb: 'GET', path: '/api/messages', redirect: 'manual' })
    expect(Object.fromEntries(sent[0]?.query ?? [])).toEqual({
      order_by: 'created_datetime:desc',
      limit: '100',
    })
  })

  test('shows the key to the helpdesk alone, as HTTP Basic', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json(list([]))])
    await helpdesk.ticketsPage(null)
    const sentKey = sent[0]?.headers.get('authorization')?.replace('Basic ', '') ?? ''
    expect(Buffer.from(sentKey, 'base64').toString()).toBe(`maya@shop.example:${API_KEY}`)
  })

  test.each([
    ['without a time', message({ id: 77, created_datetime: null })],
    ['with a time that is none', message({ id: 77, created_datetime: 'soon' })],
    ['without a ticket', message({ id: 77, ticket_id: null })],
  ])('one message %s does not lose the page; the log names it', async (_, bad) => {
    const { helpdesk, warnings } = helpdeskAnswering([
      json(list([message({ id: 1 }), bad, message({ id: 3 })])),
    ])
    const { items } = await helpdesk.messagesPage(null)
    expect(items.map(({ id }) => id)).toEqual([1, 3])
    expect(warnings).toMatchObject([{ id: 77 }])
  })

  test.each([{ snooze_datetime: 'someday' }, { trashed_datetime: 5 }, { spam: 'maybe' }])(
    'a ticket with %j is left out: taking it for nothing could let a message out',
    async (changes) => {
      const { helpdesk, warnings } = helpdeskAnswering([json(list([compactTicket(changes)]))])
      expect((await helpdesk.ticketsPage(null)).items).toEqual([])
      expect(warnings).toMatchObject([{ id: 153006867 }])
    },
  )

  test('a ticket without its last change is left out, and so is what is no ticket', async () => {
    const { helpdesk, warnings } = helpdeskAnswering([
      json(list([compactTicket({ id: 5, updated_datetime: null }), null, 'x', compactTicket()])),
    ])
    expect((await helpdesk.ticketsPage(null)).items).toHaveLength(1)
    expect(warnings).toMatchObject([{ id: 5 }, { id: null }, { id: null }])
  })

  test.each([
    ['no list', { object: 'error' }],
    ['an array', []],
    ['null data', list(null)],
    ['a number', 5],
  ])('a page that is %s is unreadable and not asked for again', async (_, body) => {
    const { helpdesk, sent } = helpdeskAnswering([json(body)])
    await expect(helpdesk.messagesPage(null)).rejects.toMatchObject({
      code: 'unreadable',
      where: 'GET /api/messages',
      status: 200,
      requestId: '8c1f0e',
      retriable: false,
    })
    expect(sent).toHaveLength(1)
  })

  test('a page without meta is the last one', async () => {
    const { helpdesk } = helpdeskAnswering([json({ data: [] })])
    expect(await helpdesk.ticketsPage(null)).toEqual({ items: [], next: null })
  })
})

describe('a failing read', () => {
  const good = json(list([]))

  test.each([
    ['429', json({}, 429)],
    ['500', json(fault('An external service had an issue.'), 500)],
    ['503', text('<html>down</html>', 503)],
    ['408', text('', 408)],
    ['HTML instead of JSON', text('<!doctype html><title>Log in</title>')],
    ['200 with an empty body', text('')],
    ['truncated JSON', text('{"data":[{"id":1},{"i')],
    ['a reset', networkError('ECONNRESET', 'read')],
    ['a refusal', networkError('ECONNREFUSED', 'connect')],
    ['a time-out', new DOMException('The operation was aborted due to timeout', 'TimeoutError')],
  ])('is tried again after %s', async (_, failure) => {
    const { helpdesk, sent } = helpdeskAnswering([failure, failure, failure, good])
    await expect(helpdesk.ticketsPage(null)).resolves.toEqual({ items: [], next: null })
    expect(sent).toHaveLength(4)
  })

  test.each([
    ['server', 503, json(fault('An external service had an issue.'), 503)],
    ['rate_limited', 429, json({}, 429)],
    ['unreadable', 200, text('<html>')],
    ['unreachable', null, networkError('ECONNRESET')],
    ['timeout', null, new DOMException('late', 'TimeoutError')],
  ])('is given up as %s after four attempts', async (code, status, failure) => {
    const { helpdesk, sent } = helpdeskAnswering([failure])
    await expect(helpdesk.ticketsPage(null)).rejects.toMatchObject({
      code,
      status,
      retriable: true,
    })
    expect(sent).toHaveLength(4)
  })

  test.each([
    ['rejected', 400, 'unknown field'],
    ['unauthorized', 401, 'GORGIAS_API_KEY'],
    ['forbidden', 403, 'role'],
    ['not_found', 404, 'merged or deleted'],
    ['rejected', 405, 'API may have changed'],
    ['rejected', 409, 'API may have changed'],
  ])('is not tried again as %s (%i) and says what to do', async (code, status, remedy) => {
    const { helpdesk, sent } = helpdeskAnswering([json(fault('unknown field status'), status)])
    const error: GorgiasError = await helpdesk.ticketsPage(null).catch((thrown) => thrown)
    expect(error).toMatchObject({ code, status, retriable: false, requestId: '8c1f0e' })
    expect(error.message).toContain('GET /api/tickets')
    expect(error.message).toContain(remedy)
    expect(error.message).toContain('The helpdesk says: unknown field status.')
    expect(sent).toHaveLength(1)
  })

  test.each([301, 302, 307])(
    'does not follow a redirect (%i) and names where it points',
    async (status) => {
      const { helpdesk, sent } = helpdeskAnswering([
        text(null, status, { location: 'https://new.gorgias.com/api/tickets?token=x' }),
      ])
      await expect(helpdesk.ticketsPage(null)).rejects.toThrow(
        /Redirects to https:\/\/new\.gorgias\.com are not followed/,
      )
      expect(sent).toHaveLength(1)
    },
  )

  test('waits as long as Retry-after says, and everybody with it', async () => {
    const { helpdesk, clock } = helpdeskAnswering([
      json({}, 429, { 'retry-after': '9' }),
      json(list([])),
    ])
    await helpdesk.ticketsPage(null)
    expect(clock.monotonic()).toBeGreaterThanOrEqual(9000)
    expect(clock.monotonic()).toBeLessThan(10_000)
  })

  test('reads a Retry-after that is a date', async () => {
    const { helpdesk, clock } = helpdeskAnswering([
      json({}, 503, { 'retry-after': 'Tue, 24 Nov 2026 09:00:30 GMT' }),
      json(list([])),
    ])
    await helpdesk.ticketsPage(null)
    expect(clock.monotonic()).toBeCloseTo(30_000, -1)
  })

  test('a 429 without a word about time empties the bucket: 20 s', async () => {
    const { helpdesk, clock } = helpdeskAnswering([json({}, 429), json(list([]))])
    await helpdesk.ticketsPage(null)
    expect(clock.monotonic()).toBeCloseTo(20_000, -1)
  })

  test('a fault page that shows the request does not bring the key into the error', async () => {
    const basic = Buffer.from(`maya@shop.example:${API_KEY}`).toString('base64')
    const { helpdesk } = helpdeskAnswering([
      json(fault(`bad header Basic ${basic} of ${API_KEY}`), 400),
    ])
    const error: GorgiasError = await helpdesk.ticketsPage(null).catch((thrown) => thrown)
    expect(error.message).toContain('bad header Basic [key] of [key]')
    expect(JSON.stringify(error) + error.stack).not.toContain(API_KEY)
  })
})

describe('names', () => {
  test('of the tickets’ own fields are read once, by id', async () => {
    const { helpdesk, sent } = helpdeskAnswering([
      json(list([{ id: 31, label: 'Contact reason' }, { id: 32 }, { id: 33, label: 'Größe' }])),
    ])
    expect(await helpdesk.ticketFields()).toEqual({ 31: 'Contact reason', 33: 'Größe' })
    expect(sent.map(({ verb, path }) => `${verb} ${path}`)).toEqual(['GET /api/custom-fields'])
    expect(sent[0]?.query.get('object_type')).toBe('Ticket')
  })

  test('of the tickets’ own fields are read to the last page', async () => {
    const { helpdesk, sent } = helpdeskAnswering([
      json(list([{ id: 31, label: 'Contact reason' }], 'more')),
      json(list([{ id: 34, label: 'Produit' }])),
    ])
    expect(await helpdesk.ticketFields()).toEqual({ 31: 'Contact reason', 34: 'Produit' })
    expect(sent.map(({ query }) => query.get('cursor'))).toEqual([null, 'more'])
  })

  test('of shops are the integration’s, the shop’s, and its domain', async () => {
    const { helpdesk, sent } = helpdeskAnswering([
      json(
        list([
          { id: 42, name: 'Acme EU', meta: { shop_name: 'acme' } },
          { id: 43, name: null, meta: { shop_domain: 'acme-uk.myshopify.com' } },
          { id: 44, name: 'Bare', meta: null },
        ]),
      ),
    ])
    expect(await helpdesk.stores()).toEqual({
      42: ['Acme EU', 'acme', 'acme.myshopify.com'],
      43: ['acme-uk.myshopify.com', 'acme-uk'],
      44: ['Bare'],
    })
    expect(sent[0]?.path).toBe('/api/integrations')
    expect(sent[0]?.query.get('type')).toBe('shopify')
  })
})

describe('the detail read', () => {
  test('gives the conversation in order and what only the detail tells', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json(detailTicket())])
    const reading = await helpdesk.ticket(153006867)
    expect(sent[0]?.path).toBe('/api/tickets/153006867')
    expect(reading).toMatchObject({
      kind: 'found',
      ticket: {
        messages: [{ id: 1 }, { id: 2 }],
        customerTimezone: 'Europe/Paris',
        answerable: { email: true, 'internal-note': true },
        messagesCount: null,
      },
    })
  })

  test('a merged or deleted ticket is gone', async () => {
    const { helpdesk } = helpdeskAnswering([json(fault('Resource not found.'), 404)])
    expect(await helpdesk.ticket(5)).toEqual({ kind: 'gone' })
  })

  test.each([
    ['without its messages', { messages: null }],
    ['with a message that has no time', { messages: [message({ created_datetime: null })] }],
  ])('a ticket %s is unreadable: such a read proves nothing', async (_, changes) => {
    const { helpdesk } = helpdeskAnswering([json(detailTicket(changes))])
    await expect(helpdesk.ticket(153006867)).rejects.toMatchObject({ code: 'unreadable' })
  })

  test('messages inside a ticket need not repeat its id', async () => {
    const { helpdesk } = helpdeskAnswering([
      json(detailTicket({ messages: [message({ ticket_id: undefined })] })),
    ])
    expect(await helpdesk.ticket(153006867)).toMatchObject({
      ticket: { messages: [{ ticketId: 153006867 }] },
    })
  })
})

describe('the account', () => {
  test('the key belongs to a user', async () => {
    const { helpdesk, sent } = helpdeskAnswering([
      json({
        id: 12,
        email: 'maya@shop.example',
        name: '',
        firstname: 'Maya',
        lastname: '',
        role: { name: 'agent' },
      }),
    ])
    expect(await helpdesk.me()).toEqual({ id: 12, email: 'maya@shop.example', name: 'Maya' })
    expect(sent[0]?.path).toBe('/api/users/0')
  })

  test('asks for the business hours alone', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json({ data: [] })])
    expect(await helpdesk.businessHours()).toBeNull()
    expect(sent[0]).toMatchObject({ path: '/api/account/settings' })
    expect(sent[0]?.query.get('type')).toBe('business-hours')
  })

  test('counts every call that left, retries included, refused connections not', async () => {
    const { helpdesk } = helpdeskAnswering([
      json({}, 500),
      networkError('ECONNREFUSED', 'connect'),
      networkError('ECONNRESET', 'read'),
      json(list([])),
    ])
    await helpdesk.ticketsPage(null)
    expect(helpdesk.callCount()).toBe(3)
  })
})

describe("a sandbox's clock", () => {
  const moved = { 'x-sandbox-now': '2026-12-04T09:00:00.000000+00:00' }

  test('is followed on this machine', async () => {
    const { helpdesk, clock } = helpdeskAnswering([json(list([]), 200, moved)], {
      origin: 'http://127.0.0.1:4010',
    })
    await helpdesk.ticketsPage(null)
    expect(clock.now()).toBe(Date.parse('2026-12-04T09:00:00Z'))
    expect(clock.wall()).toBe(Date.parse('2026-11-24T09:00:00Z'))
  })

  test('is ignored anywhere else, and when it says nothing', async () => {
    for (const [origin, headers] of [
      ['https://acme.gorgias.com', moved],
      ['http://127.0.0.1:4010', { 'x-sandbox-now': 'later' }],
    ] as const) {
      const { helpdesk, clock } = helpdeskAnswering([json(list([]), 200, headers)], { origin })
      await helpdesk.ticketsPage(null)
      expect(clock.now()).toBe(Date.parse('2026-11-24T09:00:00Z'))
    }
  })
})

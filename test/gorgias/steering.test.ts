import { describe, expect, test } from 'vitest'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { fixedClock } from '../lib/fixed-clock.ts'

type Answer = { status?: number; body?: unknown }

/** Answers by path; everything else is 404. */
const deskWith = (answers: Record<string, Answer>) => {
  const asked: { method: string; path: string; query: URLSearchParams; body: unknown }[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = new URL(String(input))
    const method = init?.method ?? 'GET'
    const body = init?.body ? JSON.parse(String(init.body)) : null
    asked.push({ method, path: url.pathname, query: url.searchParams, body })
    const { status = 200, body: json = {} } = answers[`${method} ${url.pathname}`] ?? {
      status: 404,
      body: { error: { msg: 'Resource not found.' } },
    }
    return new Response(status === 204 ? null : JSON.stringify(json), { status })
  }
  const helpdesk = createHelpdesk({
    origin: 'https://acme.gorgias.com',
    account: 'acme.gorgias.com',
    email: 'ops@acme.example',
    apiKey: 'key',
    share: 1,
    clock: fixedClock('2026-11-24T09:00:00Z'),
    fetch,
  })
  return { helpdesk, asked }
}

const TAGS = { 'GET /api/tickets/7/tags': { body: { data: [{ id: 31, name: 'Relance-Send' }] } } }

const event = (id: number, facts: object = {}) => ({
  id,
  context: 'c',
  created_datetime: '2026-11-24T08:15:30.123456+00:00',
  data: { tags_added: [31] },
  object_id: 7,
  object_type: 'Ticket',
  type: 'ticket-tags-added',
  user_id: 400746608,
  uri: `/api/events/${id}/`,
  ...facts,
})

const logged = (...data: object[]) => ({
  ...TAGS,
  'GET /api/events': { body: { object: 'list', uri: '/api/events', data, meta: {} } },
})

describe('who put a tag on a ticket', () => {
  test('is read from the log of the ticket, newest first', async () => {
    const { helpdesk, asked } = deskWith(logged(event(12), event(9, { user_id: 5 })))
    expect(await helpdesk.tagSetting(7, 'relance-send')).toEqual({
      kind: 'set',
      eventId: 12,
      at: Date.parse('2026-11-24T08:15:30.123Z') + 0.456,
      userId: 400746608,
    })
    expect(Object.fromEntries(asked[1]?.query ?? [])).toMatchObject({
      object_type: 'Ticket',
      object_id: '7',
      'types[]': 'ticket-tags-added',
      order_by: 'created_datetime:desc',
    })
  })

  test.each<[string, Record<string, Answer>, object]>([
    ['nobody, by a rule', logged(event(12, { user_id: null })), { kind: 'set', userId: null }],
    [
      'not logged: the log tells of other tags',
      logged(event(12, { data: { tags_added: [9] } })),
      { kind: 'not_logged' },
    ],
    [
      'not logged: the log names no tags',
      logged(event(12, { data: null })),
      { kind: 'not_logged' },
    ],
    ['not logged: the log is empty', logged(), { kind: 'not_logged' }],
    [
      'unknown: the key may not read the log',
      { ...TAGS, 'GET /api/events': { status: 403, body: { error: { msg: 'no' } } } },
      { kind: 'unknown' },
    ],
    [
      'nobody: it is no longer there',
      { 'GET /api/tickets/7/tags': { body: { data: [] } } },
      { kind: 'absent' },
    ],
  ])('is %s', async (_, answers, setting) => {
    const { helpdesk } = deskWith(answers)
    expect(await helpdesk.tagSetting(7, 'relance-send')).toMatchObject(setting)
  })
})

describe('a user', () => {
  const ann = { id: 5, name: 'Ann Reyes', email: 'ann@acme.example', role: { name: 'agent' } }

  test.each<[string, Answer, object | null]>([
    [
      'at work',
      { body: { ...ann, active: true } },
      { name: 'Ann Reyes', role: 'agent', isActive: true },
    ],
    ['deactivated', { body: { ...ann, active: false } }, { isActive: false }],
    [
      'gone since a date',
      { body: { ...ann, deactivated_datetime: '2026-01-01T00:00:00' } },
      { isActive: false },
    ],
    ['unknown', { status: 404, body: {} }, null],
  ])('%s', async (_, answer, user) => {
    const { helpdesk } = deskWith({ 'GET /api/users/5': answer })
    const found = await helpdesk.findUser(5)
    if (user === null) expect(found).toBeNull()
    else expect(found).toMatchObject(user)
  })
})

describe('what is put into the account', () => {
  test('a macro sets its tag', async () => {
    const { helpdesk, asked } = deskWith({ 'POST /api/macros': { status: 201, body: { id: 3 } } })
    const item = { kind: 'macro', name: 'Later', tag: 'relance-later' } as const
    expect(await helpdesk.furnishing.create(item)).toEqual({ id: 3 })
    expect(asked[0]?.body).toEqual({
      name: 'Later',
      actions: [
        { name: 'addTags', title: 'Add tags', type: 'user', arguments: { tags: 'relance-later' } },
      ],
    })
  })

  test('is compared by what it does, not by what the helpdesk adds', async () => {
    const { helpdesk } = deskWith({
      'GET /api/views': {
        body: {
          data: [
            {
              id: 4,
              name: 'Mine',
              filters:
                'containsAny(ticket.tags.name, ["relance-review"]) && eq(ticket.spam, false) && isEmpty(ticket.trashed_datetime)',
              filters_ast: {},
            },
            { id: 'x', name: 'Unreadable' },
          ],
          meta: { next_cursor: null },
        },
      },
    })
    const view = { kind: 'view', name: 'Mine', tag: 'relance-review' } as const
    expect(await helpdesk.furnishing.list('view')).toEqual([
      { id: 4, name: 'Mine', content: helpdesk.furnishing.contentOf(view) },
    ])
  })

  test('what is gone already is no failure', async () => {
    const { helpdesk } = deskWith({ 'DELETE /api/views/4': { status: 204 } })
    expect(await helpdesk.furnishing.remove('view', 4)).toBe(true)
    expect(await helpdesk.furnishing.remove('view', 5)).toBe(false)
  })

  test('a refusal says so', async () => {
    const { helpdesk } = deskWith({
      'DELETE /api/macros/4': { status: 403, body: { error: { msg: 'Not allowed.' } } },
    })
    await expect(helpdesk.furnishing.remove('macro', 4)).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})

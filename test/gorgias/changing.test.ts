import { describe, expect, test } from 'vitest'
import { detailTicket, fault, helpdeskAnswering, json, networkError, text } from './answers.ts'

describe('leaving a ticket as it was', () => {
  test.each([
    [{ status: 'closed' }, { status: 'closed' }],
    [
      { status: 'open', snoozedUntil: null },
      { status: 'open', snooze_datetime: null },
    ],
    [
      { status: 'closed', snoozedUntil: Date.parse('2026-12-01T09:00:00Z') + 0.5 },
      { status: 'closed', snooze_datetime: '2026-12-01T09:00:00.000500+00:00' },
    ],
  ])('%j writes %j and nothing else', async (state, body) => {
    const { helpdesk, sent } = helpdeskAnswering([json(detailTicket())])
    const ticket = await helpdesk.leaveAs(153006867, state)
    expect(sent).toMatchObject([{ verb: 'PUT', path: '/api/tickets/153006867', body }])
    expect(sent[0]?.body).toEqual(body)
    expect(ticket.messages.map(({ id }) => id)).toEqual([1, 2])
  })

  test('a status that the helpdesk does not take is not written', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json(detailTicket())])
    await expect(helpdesk.leaveAs(5, { status: 'parked' })).rejects.toThrow(
      /Nothing was sent.*status/,
    )
    expect(sent).toHaveLength(0)
  })

  test.each([
    ['server', json({}, 500)],
    ['unreachable', networkError('ECONNRESET', 'read')],
    ['rate_limited', json({}, 429)],
    ['unreadable', text('', 202)],
    ['unreadable', json({ id: 5 })],
    ['rejected', text(null, 302, { location: '/login' })],
    ['forbidden', json(fault('no'), 403)],
  ])('is tried once and fails as %s', async (code, answer) => {
    const { helpdesk, sent } = helpdeskAnswering([answer])
    await expect(helpdesk.leaveAs(5, { status: 'closed' })).rejects.toMatchObject({
      code,
      where: 'PUT /api/tickets/5',
    })
    expect(sent).toHaveLength(1)
  })
})

describe('adding tags', () => {
  test.each([text('', 201), text(null, 204), json({}, 200)])(
    'sends names; an empty answer is fine',
    async (answer) => {
      const { helpdesk, sent } = helpdeskAnswering([answer])
      await helpdesk.addTags(5, ['relance', 'à relancer'])
      expect(sent).toMatchObject([
        { verb: 'POST', path: '/api/tickets/5/tags', body: { names: ['relance', 'à relancer'] } },
      ])
    },
  )

  test('refuses to send no name, and is tried once', async () => {
    const { helpdesk, sent } = helpdeskAnswering([json({}, 503)])
    await expect(helpdesk.addTags(5, [])).rejects.toMatchObject({ code: 'rejected', status: null })
    expect(sent).toHaveLength(0)
    await expect(helpdesk.addTags(5, ['x'])).rejects.toMatchObject({ code: 'server' })
    expect(sent).toHaveLength(1)
  })
})

describe('removing tags', () => {
  test('sends the names in the body of a DELETE; an empty 204 is fine', async () => {
    const { helpdesk, sent } = helpdeskAnswering([text(null, 204)])
    await helpdesk.removeTags(5, ['relance-review'])
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({ verb: 'DELETE', path: '/api/tickets/5/tags' })
    expect(sent[0]?.body).toEqual({ names: ['relance-review'] })
    expect(sent[0]?.headers.get('content-type')).toBe('application/json')
  })

  test.each([
    ['not_found', json(fault('Resource not found.'), 404)],
    ['forbidden', json(fault('no'), 403)],
    ['server', json({}, 500)],
    ['unreachable', networkError('ECONNRESET', 'read')],
  ])('is tried once and fails as %s', async (code, answer) => {
    const { helpdesk, sent } = helpdeskAnswering([answer])
    await expect(helpdesk.removeTags(5, ['relance-review'])).rejects.toMatchObject({
      code,
      where: 'DELETE /api/tickets/5/tags',
    })
    expect(sent).toHaveLength(1)
  })

  test('refuses to send no name: a DELETE without one might clear them all', async () => {
    const { helpdesk, sent } = helpdeskAnswering([text(null, 204)])
    await expect(helpdesk.removeTags(5, [])).rejects.toMatchObject({ code: 'rejected' })
    expect(sent).toHaveLength(0)
  })
})

import { describe, expect, test } from 'vitest'
import { helpdeskAnswering, list, text } from './answers.ts'

/** A helpdesk that answers one after the other, the last again and again. */
const answering = (answers: object[], headers: Record<string, string> = {}) => {
  const all = answers.map((answer) => text(JSON.stringify(answer), 200, headers))
  const { helpdesk, sent, warnings } = helpdeskAnswering(all)
  return { ...helpdesk.surroundings, sent, warnings }
}

describe('the key’s user', () => {
  test('is read with role and activity', async () => {
    const { keyUser, sent } = answering([
      {
        id: 7,
        email: 'lea@acme.example',
        name: '',
        firstname: 'Léa',
        role: { name: 'lite-agent' },
      },
    ])
    expect(await keyUser()).toEqual({
      id: 7,
      email: 'lea@acme.example',
      name: 'Léa',
      role: 'lite-agent',
      isActive: true,
    })
    expect(sent.map(({ path }) => path)).toEqual(['/api/users/0'])
  })

  test.each([
    [{ active: false }, false],
    [{ active: true }, true],
    [{ deactivated_datetime: '2026-10-01T08:00:00+00:00' }, false],
    [{ deactivated_datetime: null }, true],
  ])('with %o is active: %s', async (facts, isActive) => {
    const { keyUser } = answering([{ id: 7, ...facts }])
    expect(await keyUser()).toMatchObject({ role: null, isActive })
  })
})

test('mailboxes of all pages are read, with what is not said left open', async () => {
  const { mailboxes, sent } = answering([
    list(
      [
        {
          id: 1,
          name: 'Aide',
          type: 'email',
          meta: { address: 'aide@acme.example', verified: true },
        },
      ],
      'next-page',
    ),
    list([{ id: 2, name: null, meta: null, deactivated_datetime: '2026-10-01T08:00:00+00:00' }]),
  ])
  expect(await mailboxes()).toEqual([
    { id: 1, name: 'Aide', address: 'aide@acme.example', isVerified: true, isActive: true },
    { id: 2, name: null, address: null, isVerified: null, isActive: false },
  ])
  expect(sent.map(({ query }) => String(query))).toEqual([
    'type=email&limit=100',
    'type=email&limit=100&cursor=next-page',
  ])
})

test('webhooks are read with their headers in lower case and the triggers that are on', async () => {
  const { webhooks } = answering([
    list([
      {
        id: 3,
        name: 'Relance',
        http: {
          url: 'https://relance.acme.example/webhooks/gorgias',
          headers: { 'X-Relance-Secret': 'hush' },
          triggers: { 'ticket-created': false, 'ticket-message-created': true },
        },
      },
    ]),
  ])
  expect(await webhooks()).toMatchObject([
    {
      headers: { 'x-relance-secret': 'hush' },
      triggers: ['ticket-message-created'],
      isActive: true,
    },
  ])
})

describe('rules', () => {
  test.each([
    ['ticket-created, ticket-updated', ['ticket-created', 'ticket-updated']],
    [['ticket-created'], ['ticket-created']],
    ['', []],
    [null, []],
  ])('with the events %o', async (event_types, eventTypes) => {
    const { rules } = answering([list([{ id: 4, name: 'Tag', code: 'x()', event_types }])])
    expect(await rules()).toEqual([{ id: 4, name: 'Tag', code: 'x()', eventTypes, isActive: true }])
  })

  test('one that cannot be read is left out and named, the others stay', async () => {
    const { rules, warnings } = answering([list([{ name: 'no id' }, { id: 5 }])])
    expect((await rules()).map(({ id }) => id)).toEqual([5])
    expect(warnings).toHaveLength(1)
  })

  test('a cursor that goes in circles ends', async () => {
    const { rules, sent } = answering([list([], 'again')])
    expect(await rules()).toEqual([])
    expect(sent.length).toBeLessThan(50)
  })
})

describe('signs of the latest answer', () => {
  test('are none before the first', () => {
    expect(answering([]).signs()).toBeNull()
  })

  test.each([
    ['0', '09:00:00', 0],
    ['90 seconds ahead', '08:58:30', 90_000],
    ['behind', '09:02:00', -120_000],
  ])('this machine is %s', async (_, time, clockLead) => {
    const helpdesk = answering([list([])], {
      date: `Tue, 24 Nov 2026 ${time} GMT`,
      'x-gorgias-account-api-call-limit': '18/80',
    })
    await helpdesk.rules()
    expect(helpdesk.signs()).toEqual({ callLimit: { used: 18, size: 80 }, clockLead })
  })

  test('are null where the answer does not tell', async () => {
    const helpdesk = answering([list([])])
    await helpdesk.rules()
    expect(helpdesk.signs()).toEqual({ callLimit: null, clockLead: null })
  })
})

describe('what the account does by itself', () => {
  test.each([
    [[], { surveyAfterHours: null, mergesTickets: false, unassignsOnReply: false }],
    [
      [
        {
          type: 'satisfaction-surveys',
          data: { survey_interval: 24, send_survey_for_chat: true, send_survey_for_email: null },
        },
        { type: 'ticket-assignment', data: { unassign_on_reply: true } },
        { type: 'auto-merge', data: { tickets: { enabled: true } } },
      ],
      { surveyAfterHours: 24, mergesTickets: true, unassignsOnReply: true },
    ],
    [
      [
        { type: 'satisfaction-surveys', data: { survey_interval: 24 } },
        { type: 'auto-merge', data: { tickets: null } },
        { type: 'ticket-assignment', data: 'unreadable' },
      ],
      { surveyAfterHours: null, mergesTickets: false, unassignsOnReply: false },
    ],
  ])('is read from its settings: %j', async (data, habits) => {
    expect(await answering([{ data }]).habits()).toEqual(habits)
  })
})

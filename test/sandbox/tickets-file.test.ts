import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { ConfigError } from '../../src/lib/errors.ts'
import { readTicketsFile } from '../../src/sandbox/tickets-file.ts'
import { connect, fileWith, NOW } from './client.ts'

let folder = ''

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tickets-'))
})

afterAll(() => rmSync(folder, { recursive: true }))

const read = (content: unknown) => {
  const path = join(folder, 'tickets.json')
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return readTicketsFile(path)
}

const complaint = (content: unknown) => {
  try {
    read(content)
  } catch (error) {
    if (error instanceof ConfigError) return error.message
  }
  return 'none'
}

test('a good file is read, with keys it does not know left out', () => {
  const file = read({ ...fileWith({}), note: 'made up' })
  expect(file.tickets[0]).toMatchObject({
    number: 1001,
    customer: { email: 'customer0@example.com' },
  })
  expect(file).not.toHaveProperty('note')
})

describe('a bad file is refused, naming place and remedy', () => {
  const [good] = fileWith({}).tickets
  const withTicket = (extra: object) => ({ ...fileWith({}), tickets: [{ ...good, ...extra }] })

  test.each([
    ['no JSON', '{', /tickets\.json: .*write one JSON object/],
    ['no tickets', { now: '2026-11-24T09:00:00Z' }, /tickets .*array/],
    ['a wrong now', { ...fileWith({}), now: 'today' }, /now is no date; write e\.g\. 2026/],
    [
      'a wrong time',
      withTicket({ messages: [{ from: 'agent', text: 'x', at: '12:00' }] }),
      /tickets\[0\]\.messages\[0\]\.at is no date/,
    ],
    [
      'an unknown speaker',
      withTicket({ messages: [{ from: 'cat', text: 'x', at: '2026-11-01T00:00:00Z' }] }),
      /tickets\[0\]\.messages\[0\]\.from .*"customer"/,
    ],
    ['no messages', withTicket({ messages: [] }), /tickets\[0\]\.messages is empty/],
    ['an unknown status', withTicket({ status: 'done' }), /tickets\[0\]\.status .*"snoozed"/],
    [
      'a wrong answer',
      withTicket({ answers: [{ after: 'soon', text: 'x' }] }),
      /answers\[0\]\.after is no length of time; write e\.g\. 26h/,
    ],
    [
      'two of a number',
      { ...fileWith({}), tickets: [good, good] },
      /tickets\[1\]\.number 1001 is already .*tickets\[0\]/,
    ],
  ])('%s', (_, content, words) => {
    expect(complaint(content)).toMatch(words)
  })

  test('that is not there', () => {
    expect(() => readTicketsFile(join(folder, 'missing.json'))).toThrow(
      /missing\.json.*readable file/,
    )
  })

  test('with one line per mistake', () => {
    expect(complaint(withTicket({ status: 'done', number: -1 })).split('\n')).toHaveLength(2)
  })
})

describe('a ticket of a file', () => {
  const message = (at: string, extra: object) => ({
    from: 'customer' as const,
    text: 'Hola',
    at,
    ...extra,
  })

  test('moves with the present and keeps its gaps', async () => {
    const clock = NOW + 100 * DAY
    const { get } = connect({ clock, tickets: fileWith({}) })
    const { body } = await get('/api/tickets/1001')
    expect(body.external_id).toBe('T-1')
    expect(Date.parse(body.created_datetime) / 1000).toBeCloseTo(
      (Date.UTC(2026, 10, 10, 9) + 100 * DAY) / 1000,
      0,
    )
    const [asked, answered] = body.messages
    expect(Date.parse(answered.created_datetime) - Date.parse(asked.created_datetime)).toBe(
      3 * 3_600_000,
    )
  })

  test.each([
    ['open', 'open', false],
    ['waiting_on_customer', 'open', false],
    ['closed', 'closed', false],
    ['snoozed', 'closed', true],
  ] as const)('that is %s is %s on Gorgias', async (status, shown, snoozed) => {
    const { sandbox, get } = connect({ tickets: fileWith({ status }) })
    const { body } = await get('/api/tickets/1001')
    expect(body.status).toBe(shown)
    expect(body.snooze_datetime !== null).toBe(snoozed)
    if (snoozed) expect((Date.parse(body.snooze_datetime) - sandbox.now()) / DAY).toBeCloseTo(2, 2)
  })

  test('may be spam, trashed, snoozed until a time, or merged', async () => {
    const { get } = connect({
      clock: NOW,
      tickets: fileWith(
        { spam: true },
        { trashed: true },
        { status: 'snoozed', snooze_until: '2026-12-01T09:00:00Z' },
        { merged: true },
      ),
    })
    expect((await get('/api/tickets/1001')).body.spam).toBe(true)
    expect((await get('/api/tickets/1002')).body.trashed_datetime).not.toBeNull()
    expect((await get('/api/tickets/1003')).body.snooze_datetime.slice(0, 16)).toBe(
      '2026-12-01T09:00',
    )
    expect((await get('/api/tickets/1004')).status).toBe(404)
    expect((await get('/api/tickets')).body.data).toHaveLength(4)
  })

  test('may hold every oddity of a message', async () => {
    const at = '2026-11-10T09:00:00Z'
    const { get } = connect({
      tickets: fileWith({
        messages: [
          message(at, { headers: { 'Auto-Submitted': 'auto-replied' } }),
          message(at, { sender: null }),
          message(at, { from: 'agent', external_id: 'relance:1:r:x', via: 'api' }),
          message(at, { from: 'agent', bot: true }),
          message(at, {
            from: 'agent',
            source_type: 'system-message',
            subject: '',
            html: '<b>Hola</b>',
          }),
          message(at, { from: 'rule' }),
          message(at, { from: 'note', author: 'Mira' }),
        ],
      }),
    })
    const { data } = (await get('/api/messages?ticket_id=1001&order_by=created_datetime:asc')).body
    expect(data[0].headers).toMatchObject({ 'Auto-Submitted': 'auto-replied' })
    expect(data[1].sender).toBeNull()
    expect(data[2]).toMatchObject({ external_id: 'relance:1:r:x', via: 'api' })
    expect(data[3].sender.email).toMatch(/^bot@/)
    expect(data[4]).toMatchObject({
      source: { type: 'system-message' },
      subject: '',
      body_html: '<b>Hola</b>',
    })
    expect(data[5]).toMatchObject({ via: 'rule', rule_id: expect.any(Number) })
    expect(data[6]).toMatchObject({ public: false, sender: { name: 'Mira' } })
  })

  test('answers a contact form by e-mail and a chat in the chat', async () => {
    const { get } = connect({ tickets: fileWith({ channel: 'contact_form' }, { channel: 'chat' }) })
    const channels = async (id: number) =>
      (await get(`/api/tickets/${id}`)).body.messages.map((m: { channel: string }) => m.channel)
    expect(await channels(1001)).toEqual(['contact_form', 'email'])
    expect(await channels(1002)).toEqual(['chat', 'chat'])
  })

  test('a mail with its history beneath has it stripped', async () => {
    const text = 'Sí, gracias.\n\nEl lun, 2 nov 2026, Tienda escribió:\n> ¿Todo bien?'
    const { get } = connect({
      tickets: fileWith({ messages: [message('2026-11-10T09:00:00Z', { text })] }),
    })
    const [{ body_text, stripped_text }] = (await get('/api/tickets/1001')).body.messages
    expect(body_text).toBe(text)
    expect(stripped_text).toBe('Sí, gracias.')
  })
})

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { ConfigError } from '../../src/lib/errors.ts'
import { createSandbox } from '../../src/sandbox/sandbox.ts'
import { connect, fileWith, reply } from './client.ts'

let folder = ''
const path = () => join(folder, 'state', 'sandbox.json')

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbox-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

test('what happened is still true after a new start, and what is planned still comes', async () => {
  const answers = [{ after: '5h', text: 'Voilà la photo.' }]
  const before = connect({ stateFile: path(), tickets: fileWith({ answers }) })
  await before.moveBy(3 * DAY)
  const { body: posted } = await before.post(
    '/api/tickets/1001/messages',
    reply('customer0@example.com', { external_id: 'm' }),
  )
  await before.post('/api/tickets/1001/tags', { names: ['relance'] })

  const after = connect({ stateFile: path(), tickets: fileWith({}, {}) })
  expect(Math.abs(after.sandbox.now() - before.sandbox.now())).toBeLessThan(5000)
  const { body } = await after.get('/api/tickets/1001')
  expect(body.messages[2]).toMatchObject({ id: posted.id, external_id: 'm' })
  expect(body.tags).toMatchObject([{ name: 'relance' }])
  expect((await after.get('/api/tickets')).body.data).toHaveLength(1)
  expect((await after.get('/sandbox/outbox')).body.data).toHaveLength(1)
  await after.moveBy(6 * HOUR)
  const answered = (await after.get('/api/tickets/1001')).body.messages
  expect(answered[3].body_text).toBe('Voilà la photo.')
  const next = await after.post('/api/tickets/1001/messages', reply('customer0@example.com'))
  expect(next.body.id).toBeGreaterThan(answered[3].id)
})

test('what else an account has survives, and ids go on', async () => {
  const before = connect({ stateFile: path(), tickets: fileWith({}) })
  const hook = {
    name: 'Hook',
    type: 'http',
    http: { url: 'http://127.0.0.1:1/', triggers: { 'ticket-updated': true } },
  }
  const made = {
    views: (await before.post('/api/views', { slug: 'mine' })).body,
    macros: (await before.post('/api/macros', { name: 'Mine' })).body,
    rules: (await before.post('/api/rules', { name: 'Mine', code: '' })).body,
    teams: (await before.post('/api/teams', { name: 'Mine' })).body,
    integrations: (await before.post('/api/integrations', hook)).body,
  }
  await before.put('/api/tickets/1001', { assignee_team: { id: made.teams.id } })
  const { customer } = (await before.get('/api/tickets/1001')).body
  await before.put(`/api/customers/${customer.id}`, { note: 'likes blue' })
  await before.post('/api/satisfaction-surveys', { ticket_id: 1001, customer_id: customer.id })
  const events = (await before.get('/api/events')).body.data

  const after = connect({ stateFile: path() })
  for (const [kind, item] of Object.entries(made))
    expect((await after.get(`/api/${kind}/${item.id}`)).body).toEqual(item)
  expect((await after.get('/api/events')).body.data).toEqual(events)
  const ticket = (await after.get('/api/tickets/1001')).body
  expect(ticket.assignee_team.name).toBe('Mine')
  expect(ticket.customer.note).toBe('likes blue')
  expect(ticket.satisfaction_survey.ticket_id).toBe(1001)
  expect((await after.post('/api/views', { slug: 'next' })).body.id).toBe(made.views.id + 1)
})

test('a deleted view stays deleted, and a call that waits is made after the start', async () => {
  const heard: string[] = []
  const server = createServer((request, response) => {
    heard.push(request.url ?? '')
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/late`
  const before = connect({
    stateFile: path(),
    tickets: fileWith({}),
    faults: { webhook_late: 1, webhook_lateness: 50 },
  })
  const triggers = { 'ticket-updated': true }
  await before.post('/api/integrations', { name: 'Hook', type: 'http', http: { url, triggers } })
  await before.delete('/api/views/1177165')
  await before.put('/api/tickets/1001', { subject: 'Neu' })
  const kept = JSON.parse(readFileSync(path(), 'utf8'))
  expect(kept.deliveries).toMatchObject([{ trigger: 'ticket-updated', ticket_id: 1001 }])
  const after = connect({ stateFile: path() })
  expect((await after.get('/api/views/1177165')).status).toBe(404)
  await vi.waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(1))
  await new Promise<void>((resolve) => server.close(() => resolve()))
})

test('a file of an earlier version is read, and the account is furnished', async () => {
  const before = connect({ stateFile: path(), tickets: fileWith({}) })
  await before.put('/api/tickets/1001', { subject: 'Neu' })
  const file = JSON.parse(readFileSync(path(), 'utf8'))
  for (const key of ['events', 'shelves', 'deliveries']) delete file[key]
  for (const ticket of file.tickets) delete ticket.assignee_team_id
  for (const message of file.messages) {
    delete message.intents
    delete message.removed
  }
  for (const person of file.people) for (const key of ['channels', 'note']) delete person[key]
  writeFileSync(path(), JSON.stringify(file))
  const after = connect({ stateFile: path() })
  const { body } = await after.get('/api/tickets/1001')
  expect(body).toMatchObject({ subject: 'Neu', assignee_team: null, customer: { note: null } })
  expect(body.messages[0].intents).toEqual([])
  expect((await after.get('/api/views')).body.data).toHaveLength(8)
})

test('the file is written when something changed, and never half', async () => {
  const { get, put } = connect({ stateFile: path(), tickets: fileWith({}) })
  const written = () => readFileSync(path(), 'utf8')
  const first = written()
  await get('/api/tickets')
  expect(written()).toBe(first)
  await put('/api/tickets/1001', { subject: 'Neu' })
  expect(JSON.parse(written()).tickets[0].subject).toBe('Neu')
  expect(readdirSync(join(folder, 'state'))).toEqual(['sandbox.json'])
})

test.each(['{"version":1,', '{"version":7}', '[]', 'null'])(
  'a file that holds %s is refused with a remedy',
  (content) => {
    const file = join(folder, 'odd.json')
    writeFileSync(file, content)
    expect(() => createSandbox({ stateFile: file })).toThrow(ConfigError)
    expect(() => createSandbox({ stateFile: file })).toThrow(/odd\.json.*delete it/)
  },
)

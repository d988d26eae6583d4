import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
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

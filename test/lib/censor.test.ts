import { expect, it } from 'vitest'
import { createCensor, createSecretCensor } from '../../src/lib/censor.ts'
import { createLog } from '../../src/lib/log.ts'

const KEY = 'gorgias"key/71f0c2'
const censor = createCensor([KEY, 'short'])

it.each([
  ['as it is', `refused: ${KEY}.`, 'refused: [redacted].'],
  ['inside JSON', JSON.stringify({ a: KEY }), '{"a":"[redacted]"}'],
  ['inside an address', `/x?k=${encodeURIComponent(KEY)}`, '/x?k=[redacted]'],
  ['in a header', 'Authorization: Bearer abc.def-123', 'Authorization: Bearer [redacted]'],
  ['as a login', 'Basic b3BzQHNob3A6a2V5', 'Basic [redacted]'],
  ['of a model provider', 'Incorrect key: sk-proj-9ab34e12', 'Incorrect key: [redacted]'],
  ['masked by a provider', 'Incorrect key: sk-pr***34e12', 'Incorrect key: [redacted]'],
  ['in front of a host', 'https://me:pw12@host/x', 'https://[redacted]@host/x'],
])('a key %s never stands in a line', (_, text, clean) => {
  expect(censor.text(text)).toBe(clean)
})

it.each([
  ['bounced: Jo.Brandt+x@kunde.example is full', 'bounced: [address] is full'],
  ['call +33 6 12 34 56 78', 'call [phone]'],
  ['DE89 3704 0044 0532 0130 00', '[iban]'],
  ['4111 1111 1111 1111', '[card]'],
])('personal data is taken out: %s', (text, clean) => {
  expect(censor.text(text)).toBe(clean)
})

it.each([
  'GET /api/tickets/190000123: not_found (status 404, request 7f3a). Nothing to do.',
  '2026-11-24T09:00:00.000Z in 1764000000000 ms',
  'relance:1:r:abcdefghijklmnopqrstuvwxy of 9d142847-eba3-4923-9f76-b562906eef38',
  'a short word is no secret',
])('what a person needs for finding the cause stays: %s', (text) => {
  expect(censor.text(text)).toBe(text)
})

it('facts are cleaned at every depth, and what is called secret is left out whole', () => {
  const facts = {
    ticket: 7,
    why: [`no ${KEY}`, { apiKey: 'x', text: 'words of a customer', n: 1 }],
    cause: new Error(`quoted ${KEY}`),
    nothing: null,
  }
  expect(censor.value(facts)).toEqual({
    ticket: 7,
    why: ['no [redacted]', { apiKey: '[redacted]', text: '[redacted]', n: 1 }],
    cause: 'quoted [redacted]',
    nothing: null,
  })
})

it('what turns in circles is still written', () => {
  const circle: { self?: unknown } = {}
  circle.self = circle
  expect(JSON.stringify(censor.value(circle))).toContain('[deep]')
})

it('every line of the log goes through the censor, whatever its level', () => {
  const lines: string[] = []
  const log = createLog('debug', [KEY], { write: (line) => lines.push(line) })
  for (const say of [log.debug, log.info, log.warn, log.error])
    say({ why: KEY, draft: 'Hello Jo' }, `about ${KEY} and jo@kunde.example`)
  expect(lines).toHaveLength(4)
  for (const line of lines) {
    expect(JSON.parse(line)).toMatchObject({ why: '[redacted]', draft: '[redacted]' })
    expect(line).not.toContain('71f0c2')
    expect(line).not.toContain('jo@')
  }
})

it('an export keeps addresses and loses only keys', () => {
  expect(createSecretCensor([KEY])(`jo@kunde.example ${KEY}`)).toBe('jo@kunde.example [redacted]')
})

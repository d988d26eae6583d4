/** Tests how labelled cases are read: nothing is lost, and every mistake is named by its line. */
import { describe, expect, it } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import { readCases } from '../../src/simulation/evaluate-cases.ts'

const AT = '2026-11-16T10:00:00Z'

const line = (over: object = {}) =>
  JSON.stringify({
    id: 'a',
    subject: 'Lamp',
    messages: [
      { from: 'customer', text: 'My lamp is broken.', at: AT },
      { from: 'agent', text: 'Could you send a photo?', at: '2026-11-16T11:00:00Z' },
    ],
    label: 'needed',
    ...over,
  })

const read = (...lines: string[]) => readCases(lines.join('\n'), 'cases.jsonl')

describe('a case', () => {
  it('becomes a ticket, judged 72 hours after its last message', () => {
    const [one] = read(line()).cases
    expect(one).toMatchObject({
      id: 'a',
      label: 'needed',
      axes: [],
      now: Date.parse('2026-11-16T11:00:00Z') + 72 * HOUR,
      ticket: {
        subject: 'Lamp',
        channel: 'email',
        messages: [
          { text: 'My lamp is broken.', fromAgent: false, public: true },
          { text: 'Could you send a photo?', fromAgent: true, public: true },
        ],
      },
    })
  })

  it('says itself how long it was silent, on which channel and in which language', () => {
    const [one] = read(line({ silent_hours: 0, channel: 'chat', lang: 'fr', axes: ['x'] })).cases
    expect(one?.now).toBe(Date.parse('2026-11-16T11:00:00Z'))
    expect(one).toMatchObject({ language: 'fr', axes: ['x'], ticket: { channel: 'chat' } })
  })

  it('is read as a mail is: without the earlier one beneath, unless a note keeps it', () => {
    const text = 'Yes.\n\n> Does it fit?'
    const textOf = (from: string, over: object = {}) =>
      read(line({ messages: [{ from, text, at: AT }], ...over })).cases[0]?.ticket.messages[0]?.text
    expect(textOf('customer')).toBe('Yes.')
    expect(textOf('customer', { channel: 'chat' })).toBe(text)
    expect(textOf('note')).toBe(text)
  })

  it('is put into the order of its times, whatever the order and offset of its lines', () => {
    const messages = [
      { from: 'agent', text: 'second', at: '2026-11-16T11:00:00Z' },
      { from: 'customer', text: 'first', at: '2026-11-16T12:30:00+02:00' },
    ]
    const [one] = read(line({ messages })).cases
    expect(one?.ticket.messages.map(({ text }) => text)).toEqual(['first', 'second'])
  })

  it('knows notes and rules for what they are', () => {
    const messages = ['customer', 'agent', 'note', 'rule'].map((from) => ({
      from,
      text: from,
      at: AT,
    }))
    const [one] = read(line({ messages })).cases
    expect(
      one?.ticket.messages.map((m) => [m.text, m.fromAgent, m.public, m.ruleId !== null]),
    ).toEqual([
      ['customer', false, true, false],
      ['agent', true, true, false],
      ['note', true, false, false],
      ['rule', true, true, true],
    ])
  })

  it('may carry keys nobody knows, and a subject of null', () => {
    const { cases, mistakes } = read(line({ why: 'x', split: 'dev', subject: null, lang: null }))
    expect([cases.length, mistakes]).toEqual([1, []])
  })

  it('without a language gets that of the customer’s words', () => {
    const text = 'Bonjour, ma lampe est arrivée cassée et je ne sais pas quoi faire maintenant.'
    const [one] = read(line({ messages: [{ from: 'customer', text, at: AT }] })).cases
    expect(one?.language).toBe('fr')
  })
})

describe('a file', () => {
  it('may begin with a byte-order mark, end its lines as Windows does, and hold blank lines', () => {
    const text = `\uFEFF${line()}\r\n\r\n${line({ id: 'b' })}\r\n`
    const { cases, mistakes } = readCases(text, 'cases.jsonl')
    expect([cases.map(({ id }) => id), mistakes]).toEqual([['a', 'b'], []])
  })

  it('is told every mistake with its line, and loses no good case beside them', () => {
    const { cases, mistakes } = read(
      line(),
      '{"id":',
      line({ id: 'c', label: 'perhaps' }),
      '',
      line({ id: 'd', messages: [] }),
      line({ id: 'e', messages: [{ from: 'bot', text: 'x', at: 'yesterday' }] }),
      line({ id: 'a' }),
      line({ id: 'f', silent_hours: -1 }),
    )
    expect(mistakes.map((mistake) => mistake.split(': ').slice(0, 2).join(': '))).toEqual([
      'cases.jsonl:2: is not JSON; write one object a line',
      'cases.jsonl:3: label',
      'cases.jsonl:5: messages',
      'cases.jsonl:6: messages.0.from',
      'cases.jsonl:7: id a stands on line 1 already',
      'cases.jsonl:8: silent_hours',
    ])
    expect(mistakes[3]).toContain('messages.0.at: must be a time')
    expect(cases.map(({ id }) => id)).toContain('a')
  })

  it('without a case is a mistake too', () => {
    expect(read('', ' ').mistakes).toEqual([
      'cases.jsonl:1: there is no case; write one JSON object a line',
    ])
  })
})

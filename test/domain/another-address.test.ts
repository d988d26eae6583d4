import { describe, expect, test } from 'vitest'
import { tieOf, tracesLeftBy, tracesOf } from '../../src/domain/another-address.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { agent, customer, note, outOfOffice } from './conversation.ts'

const NOTHING = { subject: null, orders: null }

/** By what the message is tied to a ticket with these messages; null: by nothing. */
const tie = (message: Message, talk: Message[], more: Parameters<typeof tracesOf>[1] = NOTHING) => {
  const wanted = new Set(tracesOf(talk, more))
  const found = tracesLeftBy(message).find((trace) => wanted.has(trace))
  return found === undefined ? null : tieOf(found)
}

const from = (email: string) => ({ sender: { id: 99, email, name: 'Inés Prat' } })
const stranger = (facts: Partial<Message>) =>
  customer(1, { ...from('work@office.example'), subject: null, text: 'Hello', ...facts })

describe('another sender’s message belongs to a ticket', () => {
  const talk = [
    customer(90, { text: 'Order #A-4711 has a crack.', source: null }),
    agent(80, {
      headers: { 'message-id': '<ours-1@x.example>' },
      source: { type: 'email', from: null, to: [{ name: null, address: 'Partner@Mail.example' }] },
    }),
  ]

  test.each([
    ['in-reply-to', '<ours-1@x.example>'],
    ['references', '<first@y.example> <ours-1@x.example>'],
    ['in-reply-to', '<ours-1@x.example'],
  ])('when its %s names our message: %s', (name, value) => {
    expect(tie(stranger({ headers: { [name]: value } }), talk)).toBe('replies_to_us')
  })

  test.each(['Where is a-4711?', 'Order #A-4711: hello?', 'A-4711'])(
    'when it names its order: %s',
    (text) => {
      expect(tie(stranger({ text }), talk)).toBe('same_order')
    },
  )

  test('when it names an order the customer has', () => {
    const orders = [
      {
        name: '#1042',
        state: 'fulfilled' as const,
        createdAt: null,
        total: null,
        currency: null,
        items: [],
        tracking: [],
      },
    ]
    expect(tie(stranger({ subject: 'Order 1042' }), talk, { subject: null, orders })).toBe(
      'same_order',
    )
  })

  test.each(['ines@mail.example', 'partner@mail.example'])('when it comes from %s', (email) => {
    expect(tie(stranger(from(email)), talk)).toBe('known_address')
  })

  test.each([
    ['another message', { headers: { 'in-reply-to': '<ours-2@x.example>' } }],
    ['another order', { text: 'Order #A-4712' }],
    ['part of a number', { text: 'My phone is 0471147119' }],
    ['the same name', {}],
  ])('not by %s', (_, facts) => {
    expect(tie(stranger(facts), talk)).toBe(null)
  })

  test('agents, notes and automatic replies leave no trace', () => {
    const text = 'Order #A-4711'
    for (const message of [agent(1, { text }), note(1, { text }), outOfOffice(1, { text })])
      expect(tracesLeftBy(message)).toEqual([])
  })
})

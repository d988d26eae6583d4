import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/domain/decision.ts'
import type { Message, Source, Ticket } from '../../src/domain/ticket.ts'
import { bytesHash, composeReply, toHtml } from '../../src/pipeline/compose.ts'
import { agent, customer, ticketWith } from '../domain/conversation.ts'
import { standing } from './standing.ts'

const SHOP = { name: 'Nora', address: 'support@lumen.example' }
const INES = { name: 'Inés', address: 'ines@mail.example' }

const outgoing: Source = { type: 'email', from: SHOP, to: [INES] }
const incoming: Source = { type: 'email', from: INES, to: [SHOP] }

const asked = (facts: Partial<Message> = {}) =>
  agent(8, { id: 12, source: outgoing, receiver: { id: 7, email: null, name: null }, ...facts })

const compose = ({
  anchor = asked(),
  ticket = {},
  decision = {},
}: {
  anchor?: Message
  ticket?: Partial<Ticket>
  decision?: Partial<Standing>
}) => {
  const talk = [customer(9, { id: 11, source: incoming }), anchor]
  return composeReply(standing(decision), ticketWith(talk, ticket), anchor, { id: 519 })
}

describe('the post', () => {
  test('takes everything but the text from the anchor message', () => {
    const draft = { subject: 'Re: La tasse', text: 'Il manque la photo.', language: 'fr' }
    expect(compose({ anchor: asked({ integrationId: 64 }), decision: { draft } })).toEqual({
      kind: 'composed',
      reply: {
        ticketId: 1,
        externalId: standing().externalId,
        channel: 'email',
        integrationId: 64,
        sender: { id: 519 },
        receiver: { id: 7 },
        source: { type: 'email', from: SHOP, to: [INES] },
        subject: 'Re: La tasse',
        text: 'Il manque la photo.',
        html: '<p>Il manque la photo.</p>',
      },
    })
  })

  test('goes to one address, even where the anchor went to several', () => {
    const anchor = asked({
      source: { ...outgoing, to: [INES, { name: null, address: 'x@y.example' }] },
    })
    expect(compose({ anchor })).toMatchObject({ reply: { source: { to: [INES] } } })
  })

  test.each([
    ['has no source', null],
    ['names no sender', { ...outgoing, from: null }],
    ['names no recipient', { ...outgoing, to: [] }],
  ])('goes the way of the customer’s last message back when the anchor %s', (_, source) => {
    expect(compose({ anchor: asked({ source }) })).toMatchObject({
      reply: { source: { type: 'email', from: SHOP, to: [INES] } },
    })
  })

  test('needs some message that names the mailbox', () => {
    const anchor = asked({ source: null, channel: 'chat' })
    expect(compose({ anchor })).toEqual({
      kind: 'ask_person',
      why: 'no message of this ticket tells from which mailbox to answer',
    })
  })
})

describe('a person is asked', () => {
  test.each([
    ['when the last message went elsewhere', { source: { ...outgoing, to: [SHOP] } }, {}],
    [
      'when the ticket was given to another customer',
      {},
      { customer: { id: 8, email: 'tom@mail.example', name: 'Tom' } },
    ],
    ['when the ticket has no customer', {}, { customer: null }],
    [
      'when the customer has no record',
      {},
      { customer: { id: null, email: INES.address, name: null } },
    ],
    [
      'when the customer has no address and another one was written to',
      { receiver: { id: 9, email: null, name: null } },
      { customer: { id: 7, email: null, name: null } },
    ],
  ] as [string, Partial<Message>, Partial<Ticket>][])('%s', (_, anchor, ticket) => {
    expect(compose({ anchor: asked(anchor), ticket }).kind).toBe('ask_person')
  })

  test('when there is no text', () => {
    expect(compose({ decision: { draft: null } }).kind).toBe('ask_person')
  })

  test.each([
    [
      'an address in capitals',
      { source: { ...outgoing, to: [{ name: null, address: 'INES@Mail.example' }] } },
      {},
    ],
    [
      'a chat visitor, known by his record',
      {
        channel: 'chat',
        source: { type: 'chat', from: SHOP, to: [{ name: null, address: 'visitor-7' }] },
      },
      {},
    ],
    [
      'a customer without an address, known by his record',
      {},
      { customer: { id: 7, email: null, name: null } },
    ],
  ] as [string, Partial<Message>, Partial<Ticket>][])('but not for %s', (_, anchor, ticket) => {
    expect(compose({ anchor: asked(anchor), ticket }).kind).toBe('composed')
  })
})

test.each([
  ['Hola', '<p>Hola</p>'],
  [
    'Hola, Inés:\n\n¿Nos envía la foto?\nGracias',
    '<p>Hola, Inés:</p><p>¿Nos envía la foto?<br>Gracias</p>',
  ],
  ['<b>a</b> & "b"', '<p>&lt;b&gt;a&lt;/b&gt; &amp; &quot;b&quot;</p>'],
  ['</p><script>alert(1)</script>', '<p>&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
  ['a\n\n\n\nb', '<p>a</p><p>b</p>'],
])('%o becomes %o', (text, html) => {
  expect(toHtml(text)).toBe(html)
})

test('what a person approves is bound to recipient, subject and text', () => {
  const words = { subject: 'Re: Tasse', text: 'Foto?' }
  const hash = bytesHash({ id: 7, email: 'ines@mail.example' }, words)
  expect(bytesHash({ id: 7, email: 'INES@mail.example' }, words)).toBe(hash)
  for (const other of [
    bytesHash({ id: 8, email: 'ines@mail.example' }, words),
    bytesHash({ id: 7, email: 'inez@mail.example' }, words),
    bytesHash(null, words),
    bytesHash({ id: 7, email: 'ines@mail.example' }, { ...words, subject: 'Re: Teller' }),
    bytesHash({ id: 7, email: 'ines@mail.example' }, { ...words, text: 'Foto? ' }),
  ])
    expect(other).not.toBe(hash)
})

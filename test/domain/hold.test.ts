import { expect, test } from 'vitest'
import { hasTag, whyNoLonger, whyOptedOut } from '../../src/domain/hold.ts'
import { findSilence } from '../../src/domain/silence.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { HOUR } from '../../src/lib/clock.ts'
import { agent, customer, NOW, note, ourNote, ours, rule, ticketWith } from './conversation.ts'

const ANSWER = agent(80, { id: 12 })
const TALK = [customer(90, { id: 11 }), ANSWER]

const why = (talk: Message[], ticket: Parameters<typeof ticketWith>[1] & { gone?: boolean } = {}) =>
  whyNoLonger(
    { ticket: { ...ticketWith(talk), ...ticket }, messages: talk, silence: findSilence(talk) },
    { anchorMessageId: 12, createdAt: NOW - HOUR },
  )

test.each([
  ['nothing happened', TALK, {}, null],
  ['we, a rule or our note came after', [...TALK, ours(0.5), rule(0.4), ourNote(0.3)], {}, null],
  ['the customer wrote', [...TALK, customer(0.5)], {}, 'customer_answered'],
  ['an agent wrote', [...TALK, agent(0.5)], {}, 'agent_answered'],
  [
    'an agent answered what the customer wrote',
    [...TALK, customer(2), agent(1)],
    {},
    'agent_answered',
  ],
  ['the anchor was deleted', TALK.slice(0, 1), {}, 'customer_answered'],
  ['a note is newer than the decision', [...TALK, note(0.99)], {}, 'note_by_person'],
  ['a note is as old as the decision', [...TALK, note(1)], {}, null],
  ['it was merged', TALK, { gone: true }, 'gone'],
  ['it is spam', TALK, { spam: true }, 'spam'],
  ['it is in the bin', TALK, { trashedAt: NOW }, 'trashed'],
  ['somebody said never', TALK, { tags: ['RELANCE-never'] }, 'opted_out'],
  ['somebody said later', TALK, { tags: ['relance-later'] }, null],
  ['it was closed', TALK, { status: 'closed' }, null],
])('%s', (_, talk, ticket, expected) => {
  expect(why(talk, ticket)).toBe(expected)
})

const person = (email: string | null) => ({ id: 7, email, name: null })

test('tags compare without case, and whole', () => {
  expect(hasTag({ tags: ['VIP'] }, 'vip')).toBe(true)
  expect(hasTag({ tags: ['vip-gold'] }, 'vip')).toBe(false)
})

test.each([
  ['the tag of ours', { tags: ['relance-NEVER'] }, 'relance-never'],
  ['a tag of the ticket', { tags: ['B2B'] }, 'b2b'],
  ['a tag of the customer', { tags: [], customerTags: ['b2b'] }, 'b2b'],
  ['an address', { tags: [], customer: person('Tom@Firm.example') }, 'tom@firm.example'],
  ['a pattern', { tags: [], customer: person('a.b@news.example') }, '*@news.example'],
  ['a pattern with a dot that is a dot', { tags: [], customer: person('a@newsxexample') }, null],
  ['nobody', { tags: ['b2b-enquiry'], customer: person('tom@firm.example.org') }, null],
  ['a customer without an address', { tags: [], customer: person(null) }, null],
])('%s stops follow-ups, and is named', (_, ticket, by) => {
  const never = { tags: ['b2b'], customers: ['tom@firm.example', '*@news.example'] }
  expect(whyOptedOut({ customer: null, ...ticket }, never)).toBe(by)
})

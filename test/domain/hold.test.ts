import { expect, test } from 'vitest'
import { hasTag, isOptedOut, whyNoLonger } from '../../src/domain/hold.ts'
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

test('tags compare without case, and whole', () => {
  expect(hasTag({ tags: ['VIP'] }, 'vip')).toBe(true)
  expect(hasTag({ tags: ['vip-gold'] }, 'vip')).toBe(false)
  expect(isOptedOut({ tags: [] })).toBe(false)
})

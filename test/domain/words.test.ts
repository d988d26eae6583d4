import { describe, expect, test } from 'vitest'
import {
  isBot,
  isCustomerWord,
  isMachineMade,
  isNoteByPerson,
  isOurReply,
  isWord,
  roleOf,
} from '../../src/domain/words.ts'
import { agent, bot, customer, note, ourNote, ours, outOfOffice, rule } from './conversation.ts'

describe('what a message is', () => {
  test.each([
    ['a customer writing', customer(5), 'word'],
    ['a customer whose account was deleted', customer(5, { sender: null }), 'word'],
    ['a customer saying thanks', customer(5, { text: 'Gracias, ya está todo.' }), 'word'],
    ['an agent answering by hand', agent(5), 'word'],
    ['an agent answering through the API of another tool', agent(5, { via: 'api' }), 'word'],
    ['an agent who was deleted since', agent(5, { sender: null }), 'word'],
    ['an agent called Roberta Bottai', agent(5, { sender: person('roberta@bot.example') }), 'word'],
    ['a note for the team', note(5), 'note'],
    ['a message that is only not public', agent(5, { public: false }), 'note'],
    ['a note that says it is public', note(5, { public: true }), 'note'],
    ['a follow-up of ours', ours(5), 'ours'],
    ['a note of ours', ourNote(5), 'ours'],
    ['a message of ours that a rule touched', ours(5, 1, { ruleId: 4 }), 'ours'],
    ['a mark of another tool', agent(5, { externalId: 'erp:1:r:abc' }), 'word'],
    ['a mark of ours of another version', agent(5, { externalId: 'relance:2:r:abc' }), 'word'],
    ['a message with a rule', agent(5, { ruleId: 12 }), 'automatic'],
    ['a message by way of a rule', agent(5, { via: 'rule' }), 'automatic'],
    ['an acknowledgement', rule(5), 'automatic'],
    ['a note by a rule', note(5, { ruleId: 12 }), 'automatic'],
    ['the AI Agent', bot(5), 'automatic'],
    ['a note of the AI Agent', bot(5, { public: false }), 'automatic'],
    ['the mailbox robot', agent(5, { sender: person('x@y.example', 'Gorgias Bot') }), 'automatic'],
    ['a line of the system', agent(5, { source: source('system-message') }), 'automatic'],
    ['a satisfaction survey', agent(5, { via: 'satisfaction-survey' }), 'automatic'],
    [
      'a survey known by its source',
      agent(5, { source: source('satisfaction_survey') }),
      'automatic',
    ],
    ['an out-of-office', outOfOffice(5), 'automatic'],
    ['an agent who says he was out of office', agent(5, { text: outOfOffice(5).text }), 'word'],
  ] as const)('%s: %o is %s', (_, message, role) => {
    expect(roleOf(message)).toBe(role)
  })
})

test.each([
  [customer(5), { word: true, customers: true, note: false, reply: false, machine: false }],
  [agent(5), { word: true, customers: false, note: false, reply: false, machine: false }],
  [note(5), { word: false, customers: false, note: true, reply: false, machine: false }],
  [ours(5), { word: false, customers: false, note: false, reply: true, machine: false }],
  [ourNote(5), { word: false, customers: false, note: false, reply: false, machine: false }],
  [rule(5), { word: false, customers: false, note: false, reply: false, machine: true }],
  [outOfOffice(5), { word: false, customers: false, note: false, reply: false, machine: false }],
])('the questions about a message agree with each other', (message, expected) => {
  expect({
    word: isWord(message),
    customers: isCustomerWord(message),
    note: isNoteByPerson(message),
    reply: isOurReply(message),
    machine: isMachineMade(message),
  }).toEqual(expected)
})

test.each([
  [null, false],
  [person('bot@gorgias.example'), true],
  [person('BOT@gorgias.example'), true],
  [person('robot@gorgias.example'), false],
  [person('nora@bot.example'), false],
  [person('x@y.example', 'Gorgias Bot'), true],
  [person('x@y.example', 'gorgias botanical'), false],
  [{ id: 1, email: null, name: null }, false],
])('%o: a bot %s', (someone, expected) => {
  expect(isBot(someone)).toBe(expected)
})

function person(email: string, name = 'Somebody') {
  return { id: 5, email, name }
}

function source(type: string) {
  return { type, from: null, to: [] }
}

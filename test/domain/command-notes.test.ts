import { describe, expect, test } from 'vitest'
import {
  beginsLikeCommand,
  isCommandInPublic,
  isCommandNote,
  stoppedByNote,
} from '../../src/domain/command-notes.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { isNoteByPerson } from '../../src/domain/words.ts'
import { message } from './conversation.ts'

const ANN = { id: 5, email: 'ann@acme.example', name: 'Ann Reyes' }

const note = (facts: Partial<Message> = {}): Message => ({
  ...message({ fromAgent: true }),
  public: false,
  channel: 'internal-note',
  sender: ANN,
  text: '/send',
  ...facts,
})

const MESSAGES: [who: string, facts: Partial<Message>, isNote: boolean, isPublic: boolean][] = [
  ['an agent, in a note', {}, true, false],
  ['an agent, to the customer', { public: true, channel: 'email' }, false, true],
  ['a customer', { public: true, channel: 'email', fromAgent: false }, false, false],
  ['a customer, in a note', { fromAgent: false }, false, false],
  ['a rule, in a note', { ruleId: 7 }, false, false],
  ['a rule, to the customer', { public: true, channel: 'email', via: 'rule' }, false, false],
  ['the AI Agent', { sender: { ...ANN, email: 'bot@acme.example' } }, false, false],
  ['a user who was deleted', { sender: null }, false, false],
  ['ourselves', { externalId: 'relance:1:n:aaaaaaaaaaaaaaaaaaaaaaaaa' }, false, false],
]

describe('/send written by', () => {
  test.each(MESSAGES)('%s', (_, facts, isNote, isPublic) => {
    const said = note(facts)
    expect([isCommandNote(said), isCommandInPublic(said)]).toEqual([isNote, isPublic])
    // What is neither may be kept for a look, but nothing of a customer's or of ours ever is.
    if (!said.fromAgent || said.externalId !== null) expect(beginsLikeCommand(said)).toBe(false)
    else if (isNote || isPublic) expect(beginsLikeCommand(said)).toBe(true)
  })

  test('an agent is no news of the ticket, what he says besides is', () => {
    expect(isNoteByPerson(note())).toBe(false)
    expect(isNoteByPerson(note({ text: 'He called; all is well.' }))).toBe(true)
  })
})

const STOPS: [said: string[], isStopped: boolean][] = [
  [['/never'], true],
  [['/never', '/why', '/done', 'He called.'], true],
  [['/never', '/send'], false],
  [['/never', '/later 3d'], false],
  [['/send', '/never please'], true],
  [['never again'], false],
]

test.each(STOPS)('after %j follow-ups are stopped: %s', (said, isStopped) => {
  const messages = said.map((text, place) => note({ id: place + 1, at: place, text }))
  expect(stoppedByNote(messages)).toEqual(
    isStopped ? { messageId: said.findLastIndex((text) => text.startsWith('/never')) + 1 } : null,
  )
})

test('a customer’s /never is read as his own wish, not as the team’s', () => {
  expect(stoppedByNote([note({ text: '/never', fromAgent: false, public: true })])).toBeNull()
})

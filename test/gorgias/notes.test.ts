import { describe, expect, test } from 'vitest'
import type { Note } from '../../src/domain/ports.ts'
import { isNoteByPerson, isWord } from '../../src/domain/words.ts'
import { fault, helpdeskAnswering, internalNote, json, message, text } from './answers.ts'

const noted = message({
  id: 901,
  from_agent: true,
  public: false,
  channel: 'internal-note',
  via: 'api',
  external_id: internalNote().externalId,
  created_datetime: '2026-11-24T09:00:00.250000+00:00',
})

const write = async (note: Partial<Note>, answer = json(noted, 201)) => {
  const { helpdesk, sent } = helpdeskAnswering([answer])
  return { result: await helpdesk.note(internalNote(note)), sent }
}

describe('the body of an internal note', () => {
  test('is what the note says and nothing else: no receiver, no recipients, never public', async () => {
    const { sent } = await write({})
    expect(sent).toHaveLength(1)
    expect(sent[0]).toMatchObject({
      verb: 'POST',
      redirect: 'manual',
      path: '/api/tickets/153006867/messages',
    })
    expect(sent[0]?.body).toEqual({
      channel: 'internal-note',
      via: 'api',
      from_agent: true,
      public: false,
      sender: { id: 400746608 },
      source: {
        type: 'internal-note',
        from: { name: 'Follow-up bot', address: 'bot@shop.example' },
      },
      body_text: 'Relance: a follow-up may be needed here.',
      body_html: '<p>Relance: a follow-up may be needed here.</p>',
      external_id: 'relance:1:n:k5wf3txmzq2ah6yrdjcuo7gpei',
    })
  })

  test.each([
    [{ id: 4, name: null, email: 'bot@shop.example' }, { address: 'bot@shop.example' }],
    [{ id: 4, name: 'Équipe', email: null }, { name: 'Équipe' }],
    [{ id: 4, name: null, email: null }, {}],
  ])('names its sender as far as he is known: %j', async (sender, from) => {
    const { sent } = await write({ sender })
    expect(sent[0]?.body).toMatchObject({ sender: { id: 4 }, source: { from } })
    expect(sent[0]?.body).toHaveProperty('source.from', from)
  })

  test.each([
    ['a text', { text: '' }, 'body_text'],
    ['its mark', { externalId: '' }, 'external_id'],
    ['a mark of at most 255 letters', { externalId: 'x'.repeat(256) }, 'external_id'],
    ['a real sender', { sender: { id: 0, name: null, email: null } }, 'sender.id'],
  ])('needs %s, else nothing leaves', async (_, changes, field) => {
    const { result, sent } = await write(changes)
    expect(result).toMatchObject({ kind: 'rejected', why: expect.stringContaining(`${field}: `) })
    expect(sent).toHaveLength(0)
  })
})

describe('a note ends as', () => {
  test('accepted when the answer names it, and is ours: no word, no person’s note', async () => {
    const { result } = await write({})
    if (result.kind !== 'accepted') throw new Error(result.kind)
    expect(result.message).toMatchObject({ id: 901, public: false, channel: 'internal-note' })
    expect([isWord(result.message), isNoteByPerson(result.message)]).toEqual([false, false])
  })

  test.each([
    ['unclear', text('', 200)],
    ['unclear', json({}, 503)],
    ['later', json({}, 429)],
    ['not_allowed', json(fault('no'), 403)],
    ['gone', json(fault('Resource not found.'), 404)],
    ['rejected', json(fault('Failed'), 400)],
  ])('%s, like a reply, and is not tried again', async (kind, answer) => {
    const { result, sent } = await write({}, answer)
    expect(result.kind).toBe(kind)
    expect(sent).toHaveLength(1)
  })
})

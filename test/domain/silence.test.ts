import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findLadder, findSilence, stepCountsFrom } from '../../src/domain/silence.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { HOUR } from '../../src/lib/clock.ts'
import {
  agent,
  bot,
  customer,
  NOW,
  note,
  ourNote,
  ours,
  outOfOffice,
  rule,
} from './conversation.ts'

describe('findSilence', () => {
  test.each([
    ['nobody has said a word', [], null, false],
    ['only a rule spoke', [rule(9)], null, false],
    ['the customer asked and nobody answered', [customer(9)], 9, false],
    ['the shop answered', [customer(9), agent(8)], 8, true],
    ['the customer spoke last', [customer(9), agent(8), customer(7)], 7, false],
    ['the customer only said thanks', [agent(8), customer(7, { text: 'Danke!' })], 7, false],
    ['the shop wrote twice', [customer(9), agent(8), agent(2)], 2, true],
    ['a note came after the answer', [customer(9), agent(8), note(1)], 8, true],
    ['a rule wrote after the answer', [customer(9), agent(8), rule(1)], 8, true],
    ['a rule wrote after the customer', [customer(9), rule(8)], 9, false],
    ['we followed up', [customer(9), agent(8), ours(1)], 8, true],
    ['we followed up after an answer crossed', [agent(8), customer(2), ours(1)], 2, false],
    ['the AI Agent answered', [customer(9), bot(8)], 9, false],
    ['an out-of-office came back', [customer(9), agent(8), outOfOffice(1)], 8, true],
  ])('%s', (_, messages, anchorHoursAgo, isSilent) => {
    const silence = findSilence(messages)
    expect(silence.anchor?.at ?? null).toBe(
      anchorHoursAgo === null ? null : NOW - anchorHoursAgo * HOUR,
    )
    expect(silence.isSilent).toBe(isSilent)
  })

  test('two words at the same moment are ordered by their id', () => {
    const asked = agent(8, { id: 900 })
    const answered = customer(8, { id: 901 })
    expect(findSilence([answered, asked])).toMatchObject({ anchor: answered, isSilent: false })
    const late = agent(8, { id: 902 })
    expect(findSilence([late, answered, asked])).toMatchObject({ anchor: late, isSilent: true })
  })

  test('half a millisecond decides who spoke last', () => {
    const asked = agent(8, { id: 900, at: NOW - 0.5 })
    const answered = customer(8, { id: 899, at: NOW })
    expect(findSilence([asked, answered]).anchor).toBe(answered)
  })

  test('the last words of both sides are told apart', () => {
    const [first, answer] = [customer(9), agent(8)]
    expect(findSilence([first, answer, note(2), ours(1)])).toEqual({
      anchor: answer,
      isSilent: true,
      lastCustomerWord: first,
      lastShopWord: answer,
    })
  })
})

const WORDS = fc.array(fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 500 })), { maxLength: 12 })
const NO_WORDS = [note, rule, bot, ours, ourNote, outOfOffice]
const SILENT_TALK = fc.array(
  fc.tuple(fc.constantFrom(...NO_WORDS), fc.integer({ min: 1, max: 600 })),
  { maxLength: 8 },
)
const talk = (words: [boolean, number][]): Message[] =>
  words.map(([fromShop, hours]) => (fromShop ? agent(hours) : customer(hours)))

describe('who owes the next word', () => {
  test('does not depend on the order in which messages arrive', () => {
    fc.assert(
      fc.property(
        WORDS.chain((words) => {
          const messages = talk(words)
          return fc.tuple(
            fc.constant(messages),
            fc.shuffledSubarray(messages, { minLength: messages.length }),
          )
        }),
        ([messages, shuffled]) => {
          expect(findSilence(shuffled)).toEqual(findSilence(messages))
        },
      ),
    )
  })

  test('is never changed by a note, a machine, a courtesy of a machine or a message of ours', () => {
    fc.assert(
      fc.property(WORDS, SILENT_TALK, (words, others) => {
        const messages = talk(words)
        const noise = others.map(([say, hours]) => say(hours))
        expect(findSilence([...noise, ...messages])).toEqual(findSilence(messages))
        expect(findSilence([...messages, ...noise])).toEqual(findSilence(messages))
      }),
    )
  })

  test('leaves the conversation it reads as it was', () => {
    const messages = [agent(1), customer(9), agent(5)]
    const before = [...messages]
    findSilence(messages)
    findLadder(messages)
    expect(messages).toEqual(before)
  })
})

describe('findLadder', () => {
  test.each([
    ['nothing was sent', [customer(9), agent(8)], 0],
    ['one follow-up left', [customer(9), agent(8), ours(4)], 1],
    ['two left', [customer(9), agent(8), ours(4, 1), ours(2, 2)], 2],
    ['a note of ours spends nothing', [customer(9), agent(8), ourNote(4)], 0],
    ['the answer empties it', [agent(8), ours(4), customer(3), agent(2)], 0],
    ['the answer empties what came before it', [agent(8), ours(4), customer(3), ours(1)], 1],
    ['a word of an agent counts nothing away', [customer(9), agent(8), ours(4), agent(2)], 1],
    ['an out-of-office is no answer', [customer(9), agent(8), ours(4), outOfOffice(3)], 1],
    ['a follow-up without any customer', [agent(8), ours(4)], 1],
  ])('%s', (_, messages, spent) => {
    expect(findLadder(messages).spent).toBe(spent)
    expect(findLadder([...messages].reverse()).spent).toBe(spent)
  })

  test('a post of the same moment as the answer counts when its id is later', () => {
    const answer = customer(4, { id: 800 })
    expect(findLadder([answer, ours(4, 1, { id: 801 })]).spent).toBe(1)
    expect(findLadder([answer, ours(4, 1, { id: 799 })]).spent).toBe(0)
  })

  test('posts of another installation count: the mark is what tells', () => {
    const foreign = agent(4, { externalId: 'relance:1:r:aaaaaaaaaaaaaaaaaaaaaaaaa' })
    expect(findLadder([customer(9), agent(8), foreign])).toEqual({ spent: 1, lastPost: foreign })
  })
})

test.each([
  ['the anchor, when nothing was sent', agent(8), [], 8],
  ['our post, when it is later', agent(8), [ours(3)], 3],
  ['the anchor, when an agent wrote after our post', agent(2), [ours(3)], 2],
])('a step counts from %s', (_, anchor, posts, hoursAgo) => {
  const ladder = findLadder([customer(20), ...posts])
  expect(stepCountsFrom(anchor, ladder)).toBe(NOW - hoursAgo * HOUR)
})

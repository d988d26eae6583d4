/** Tests what of a mail counts as its writer's; whole mails are read in test/gorgias/mails.test.ts. */
import { describe, expect, test } from 'vitest'
import { sentencesOf } from '../../src/domain/sentences.ts'
import { findTopic } from '../../src/domain/topics.ts'
import { visibleWords } from '../../src/domain/visible-words.ts'
import { customer } from './conversation.ts'

test.each([
  ['quoted history', 'Yes.\n\nOn Mon, Nov 2, Tom wrote:\n> Does it fit?'],
  ['quoted history in German', 'Yes.\nAm 2.11. um 10:00 schrieb Tom:\n> Passt es?'],
  ['a signature mark', 'Yes.\n-- \nAny questions? Call us!'],
  [
    'a signature without its space',
    'Yes.\n--\nRuth van Dam\nOgden & Daughters Ltd\nTel. +44 20 7946 0000',
  ],
])('%s is left out', (_, text) => {
  expect(visibleWords(text)).toBe('Yes.')
})

test.each([
  ['answers under two dashes', 'Hello, the answers:\n--\nSize: M\nColour: Blue'],
  ['answers that look like a name', 'Hello, the answers:\n--\nBlue\nMedium'],
  ['an order number under two dashes', 'Here it is:\n--\nOrder 100088412'],
  ['an address of his under two dashes', 'Write to this one instead:\n--\njo@mail.example'],
  ['a question under two dashes', 'Hello\n--\nRuth Ogden\nCould you call me?\nTel. 020 7946 0000'],
  ['a line that tells what somebody wrote', 'On the card Tom wrote:\nDoes it fit?'],
])('%s stay', (_, text) => {
  expect(visibleWords(text)).toBe(text)
})

describe('what the border keeps is read', () => {
  test.each([
    ['a measure', 'The parcel weighed\n> 20 kg\nIf this is not solved I will sue you.'],
    ['two dashes', 'Hello, two things.\n--\nIf this is not solved I will sue you.'],
    [
      'a mail passed on',
      'See below.\n\n---------- Forwarded message ---------\nFrom: Jo\n\n> I will sue you.',
    ],
  ])('behind %s', (_, text) => {
    const word = customer(1, { text: visibleWords(text) })
    expect(findTopic([word])?.topic).toBe('legal_threat')
    expect(sentencesOf(word).every(({ raw, start }) => word.text.startsWith(raw, start))).toBe(true)
  })
})

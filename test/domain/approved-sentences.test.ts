/** Tests the sentences a shop has approved, and their slots. */
import { describe, expect, it } from 'vitest'
import {
  approvedSentences,
  composeApproved,
  orderSlots,
  type Slots,
} from '../../src/domain/approved-sentences.ts'
import { order } from '../fixtures/drafts/draft-case.ts'

const STYLE = `Maya writes short.

## Approved sentences
- en greeting: Hi {first_name},
- en greeting: Hello,
- en asked: About your {item}: {quote}
- en asked: One thing is still open: {quote}
* de asked: Eine Frage ist noch offen: {quote}
- en close: One word is enough.
- en nonsense: never read

## Sounds like us
- en asked: outside the section`

const compose = (slots: Slots, { language = 'en', turn = 1 } = {}) =>
  composeApproved(approvedSentences({ style: STYLE }), { language, kind: 'asked', slots, turn })

const QUOTE = 'Which size fits?'

it('are read from their section alone', () => {
  expect(approvedSentences({ style: STYLE })).toHaveLength(6)
  expect(approvedSentences({ style: 'No section.' })).toEqual([])
})

describe('a composed text', () => {
  it('takes the first sentence whose slots are all known', () => {
    expect(compose({ quote: QUOTE, item: 'Orbit lamp', first_name: 'Lena' })).toBe(
      'Hi Lena,\n\nAbout your Orbit lamp: Which size fits?\n\nOne word is enough.',
    )
    expect(compose({ quote: QUOTE })).toBe(
      'Hello,\n\nOne thing is still open: Which size fits?\n\nOne word is enough.',
    )
  })

  it('takes another sentence for the second follow-up', () => {
    expect(
      compose({ quote: QUOTE, item: 'Orbit lamp', first_name: 'Lena' }, { turn: 2 }),
    ).toContain('One thing is still open')
  })

  it('does not exist without a sentence for the open point in that language', () => {
    expect(compose({ quote: QUOTE }, { language: 'fr' })).toBeNull()
    expect(compose({})).toBeNull()
  })

  it('leaves braces and dollar signs of a value as they are', () => {
    expect(compose({ quote: '{item} $& $1?' })).toContain('{item} $& $1?')
  })
})

it('the slots of an order are known only when one order and one article may be meant', () => {
  const lamp = { title: 'Orbit lamp', quantity: 1 }
  expect(orderSlots([order({ items: [lamp] })])).toEqual({ order: '#1042', item: 'Orbit lamp' })
  expect(orderSlots([order({ items: [lamp, lamp] })])).toEqual({ order: '#1042' })
  expect(orderSlots([order(), order()])).toEqual({})
  expect(orderSlots([])).toEqual({})
})

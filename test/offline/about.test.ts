import { describe, expect, test } from 'vitest'
import { tellOffline } from '../../src/offline/about.ts'
import { customer } from '../domain/conversation.ts'

const tell = (about: string, texts: string[], subject: string | null = null) =>
  tellOffline(about, { subject, words: texts.map((text, id) => customer(9, { id, text })) })

const UNSHIPPED = 'The question is about an order that has not been shipped yet.'
const DAMAGE = 'Something arrived damaged or broken.'
const BUYING = 'The customer wants advice before buying.'

describe('a sentence that names a topic is true where the topic comes up', () => {
  test.each([
    ['en', UNSHIPPED, 'Hi! When will my vase be dispatched?'],
    ['fr', UNSHIPPED, 'Bonjour, quand mon colis sera-t-il expédié ?'],
    ['de', UNSHIPPED, 'Hallo, wann wird meine Vase verschickt?'],
    ['es', UNSHIPPED, 'Hola, ¿cuándo sale el envío?'],
    ['it', UNSHIPPED, 'Salve, quando viene spedito il mio vaso?'],
    ['nl', UNSHIPPED, 'Hoi, wanneer wordt mijn vaas verzonden?'],
    ['it', DAMAGE, 'La tazza è arrivata rotta.'],
    ['nl', DAMAGE, 'Het bord kwam kapot aan.'],
    ['en', DAMAGE, 'The lid is cracked.'],
    ['fr', DAMAGE, 'La tasse est arrivée fendue.'],
    ['de', DAMAGE, 'Die Schale kam beschädigt an.'],
    ['es', DAMAGE, 'El plato ha llegado roto.'],
    ['en', BUYING, 'Is the oak table available in white?'],
    ['de', BUYING, 'Ist der Tisch noch verfügbar?'],
  ])('%s: %s %s', (_, about, text) => {
    const found = tell(about, [text])
    expect(found?.messageId).toBe(0)
    expect(text).toContain(found?.quote ?? 'a quote')
  })

  test.each([
    ['another topic', UNSHIPPED, 'The lid is cracked.'],
    ['none', DAMAGE, 'Merci beaucoup, tout va bien.'],
    ['a word that only looks like it', DAMAGE, 'Wir wohnen in Trissach.'],
  ])('%s is not it', (_, about, text) => {
    expect(tell(about, [text])).toBeNull()
  })
})

test('the quote is the sentence that shows it, of the first message that has one', () => {
  const texts = ['Hello there. I have a question.', 'It is this: my vase is broken. What now?']
  expect(tell(DAMAGE, texts)).toEqual({ messageId: 1, quote: 'It is this: my vase is broken.' })
})

test('what only the subject says is shown by the message under it', () => {
  expect(tell(DAMAGE, ['Hello, see the photo.'], 'Broken vase')).toEqual({
    messageId: 0,
    quote: 'Hello, see the photo.',
  })
})

test('a sentence of no known topic is true where most of its words are said', () => {
  const about = 'The customer asks about engraving a wedding date.'
  expect(tell(about, ['Could you engrave our wedding date inside?'])).not.toBeNull()
  expect(tell(about, ['Do you sell candles?'])).toBeNull()
})

test('without a word of the customer nothing is true', () => {
  expect(tell(DAMAGE, [], 'Broken vase')).toBeNull()
})

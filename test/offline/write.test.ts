/** Tests the wording of a follow-up without a model. */
import { describe, expect, test } from 'vitest'
import type { OpenItem } from '../../src/domain/ledger.ts'
import { firstNameOf } from '../../src/offline/first-name.ts'
import { writeOffline } from '../../src/offline/write.ts'

const item = (quote: string, kind: OpenItem['kind'] = 'asked'): OpenItem => ({
  owner: 'customer',
  kind,
  what: quote,
  due: null,
  message_id: 2,
  quote,
})

type Request = Parameters<typeof writeOffline>[0]

const write = (openItem: OpenItem, rest: Partial<Request> = {}) =>
  writeOffline({
    openItem,
    allOpen: [openItem],
    language: 'en',
    customerName: 'Anna Becker',
    step: 1,
    goal: null,
    earlier: [],
    ...rest,
  })

const PHOTO = item('Could you send us a photo of the shade?')

const QUOTES: Record<string, string> = {
  en: 'Could you send us a photo of the shade?',
  fr: 'Pourriez-vous nous envoyer une photo du vase ?',
  de: 'Könnten Sie uns bitte ein Foto der Lampe schicken?',
  es: '¿Podría enviarnos una foto de la lámpara?',
  it: 'Potrebbe inviarci una foto della lampada?',
  nl: 'Kunt u ons een foto van de lamp sturen?',
}

describe.each(Object.entries(QUOTES))('%s', (language, quote) => {
  test('holds greeting, name and the question of the shop, and one question only', () => {
    const { text, language: written } = write(item(quote), { language })
    expect(written).toBe(language)
    expect(text.split('\n')[0]).toContain('Anna')
    expect(text).toContain(quote)
    expect(text.match(/\?/g)).toHaveLength(1)
  })

  test('brings no digit, link, address, template brace or HTML of its own', () => {
    for (const kind of ['asked', 'offer', 'fix'] as const) {
      for (const step of [1, 2, 3, 4]) {
        const { text } = write(item(quote, kind), { language, step, goal: 'last call' })
        expect(text).not.toMatch(/[\d@{}<>[\]]|https?:|www\./)
      }
    }
  })

  test('differs from step to step', () => {
    const texts = [1, 2, 3].map((step) => write(item(quote), { language, step }).text)
    expect(new Set(texts).size).toBe(3)
  })

  test('stays under 80 words for a long question', () => {
    const long = item(`${quote.replace(/\s*\?$/, '')} ${'and so on with it '.repeat(40)}?`)
    const { text } = write(long, { language, step: 2, allOpen: [long, PHOTO, item(quote)] })
    expect(text.split(/\s+/).length).toBeLessThanOrEqual(80)
  })
})

test('another language is answered in English', () => {
  expect(write(PHOTO, { language: 'sv' }).language).toBe('en')
  expect(write(PHOTO, { language: 'fr-CA' }).language).toBe('fr')
})

test('an earlier follow-up is not repeated though the step is the same', () => {
  const first = write(PHOTO).text
  const second = write(PHOTO, { earlier: [first] }).text
  expect(second.split('\n\n')[1]).not.toBe(first.split('\n\n')[1])
})

test('a goal to close says that nothing has to be done', () => {
  const closing = write(PHOTO, { step: 2, goal: 'last call; offer to close' }).text
  expect(closing).toContain('nothing left to do')
  expect(write(PHOTO, { step: 2, goal: 'offer help' }).text).not.toContain('nothing left to do')
})

test('a remedy is followed by the question whether it helped', () => {
  const { text } = write(item('Please try resetting the speaker.', 'fix'))
  expect(text).toContain('“Please try resetting the speaker.”\n\nDid that help?')
})

test('greeting, apology and connecting words of the shop are not said again', () => {
  expect(write(item('Hi Anna, could you send a photo?')).text).toContain(
    '\nCould you send a photo?',
  )
  expect(write(item("I'm sorry about that, could you send a photo?")).text).toContain(
    '\nCould you send',
  )
  expect(write(item('Also, could you send a photo?')).text).toContain('\nCould you send a photo?')
  expect(write(item('To open a case, could you send a photo?')).text).toContain(
    '\nTo open a case, could',
  )
})

test('a question typed in a hurry gets its capital and its question mark', () => {
  expect(write(item('can i have your order number')).text).toContain(
    '\nCan i have your order number?',
  )
})

test('several short questions are asked together, the same one only once', () => {
  const number = item('What is your order number?')
  const again = item('Could you please send the photo of the shade?')
  const { text } = write(PHOTO, { allOpen: [PHOTO, number, again] })
  expect(text).toContain(
    '- Could you send us a photo of the shade?\n- What is your order number?\n\n',
  )
})

test.each([
  ['Anna Becker', 'Anna'],
  ['Becker, Anna', 'Anna'],
  ['ANNA', 'Anna'],
  ['jean-luc martin', 'Jean-Luc'],
  ['Mme Claire Petit', 'Claire'],
  ['Élodie', 'Élodie'],
  ['Becker GmbH', null],
  ['anna@example.com', null],
  ['Guest', null],
  ['A. Becker', null],
  ['', null],
  [null, null],
])('%s is greeted as %s', (name, first) => {
  expect(firstNameOf(name)).toBe(first)
})

test('nobody is greeted by a name that is none', () => {
  expect(write(PHOTO, { customerName: 'guest 4711' }).text).toMatch(/^Hello,\n/)
})

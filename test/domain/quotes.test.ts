import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Judgement, OpenItem } from '../../src/domain/ledger.ts'
import { falseQuotes, standsIn } from '../../src/domain/quotes.ts'
import { agent, customer, note } from './conversation.ts'

describe('a quote stands in a text', () => {
  test.each([
    ['send a photo', 'Could you send a photo?', true],
    ['send a photo', 'Could you send  a\n photo?', true],
    ['send a\nphoto', 'Could you send a photo?', true],
    ['l’étiquette du colis', "Envoyez-nous l'étiquette du colis.", true],
    ['„Umtausch“ oder Geld zurück', 'Wollen Sie "Umtausch" oder Geld zurück?', true],
    ['«cambio» o reembolso', 'Prefiere “cambio” o reembolso?', true],
    ['2–3 days', 'It takes 2-3 days.', true],
    ['ﬁne', 'That is fine.', true],
    ['cafe\u0301', 'un café', true],
    ['Rück\u00adsendung', 'Ihre Rücksendung', true],
    ['zero\u200bwidth', 'zerowidth', true],
    ['Send a photo', 'Could you send a photo?', false],
    ['send a picture', 'Could you send a photo?', false],
    ['photo ... please', 'photo, when you can, please', false],
    ['', 'anything', false],
    ['   ', 'anything', false],
    ['a', '', false],
  ])('%o in %o: %s', (quote, text, expected) => {
    expect(standsIn(quote, text)).toBe(expected)
  })
})

const asked = customer(9, {
  id: 11,
  text: 'Meine Tasse hat einen Sprung. Ich schicke morgen ein Foto.',
})
const answer = agent(8, {
  id: 12,
  text: 'Schicken Sie uns bitte ein Foto. Wir melden uns am Montag.',
})
const inside = note(7, { id: 13, text: 'Ersatz geht am Freitag raus.' })
const messages = [asked, answer, inside]

const judgement = (
  items: Partial<OpenItem>[],
  evidence: Judgement['evidence'] = [],
): Judgement => ({
  open_items: items.map((item) => ({
    owner: 'customer',
    kind: 'asked',
    what: 'Foto',
    due: null,
    message_id: 12,
    quote: 'Schicken Sie uns bitte ein Foto',
    ...item,
  })),
  evidence,
  verdict: 'follow_up',
  until: null,
  reason: 'Das Foto fehlt.',
  confidence: 0.9,
})

describe('falseQuotes', () => {
  test.each([
    ['what the shop asked', {}, 0],
    ['what the shop asked, quoted from the customer', { message_id: 11, quote: 'ein Foto' }, 1],
    ['what nobody said', { quote: 'Bitte senden Sie ein Bild' }, 1],
    ['a message that is not there', { message_id: 99 }, 1],
    ['an offer of the shop', { kind: 'offer', quote: 'Wir melden uns' }, 0],
    ['a fix, quoted from the customer', { kind: 'fix', message_id: 11, quote: 'Sprung' }, 1],
    [
      "the customer's promise, in his words",
      { kind: 'promise', message_id: 11, quote: 'Ich schicke morgen' },
      0,
    ],
    [
      "the customer's promise, in the shop's words",
      { kind: 'promise', quote: 'Wir melden uns am Montag' },
      1,
    ],
    [
      "the shop's promise, in its words",
      { owner: 'shop', kind: 'promise', quote: 'Wir melden uns am Montag' },
      0,
    ],
    [
      "the shop's promise, in the customer's words",
      { owner: 'shop', kind: 'promise', message_id: 11, quote: 'Ich schicke morgen' },
      1,
    ],
    [
      "a third party's promise, whoever tells of it",
      { owner: 'third_party', kind: 'promise', message_id: 11, quote: 'Ich schicke morgen' },
      0,
    ],
    [
      "the shop's promise, in a note",
      { owner: 'shop', kind: 'promise', message_id: 13, quote: 'Ersatz geht am Freitag raus' },
      0,
    ],
    [
      'what a note asks the customer for, which he never saw',
      { message_id: 13, quote: 'Ersatz geht am Freitag raus' },
      1,
    ],
  ] as const)('%s', (_, item, count) => {
    expect(falseQuotes(judgement([item]), messages)).toHaveLength(count)
  })

  test('evidence is held against its message too, whoever wrote it', () => {
    const evidence = [
      { message_id: 11, quote: 'hat einen Sprung' },
      { message_id: 12, quote: 'hat einen Sprung' },
      { message_id: 77, quote: 'Foto' },
    ]
    expect(falseQuotes(judgement([], evidence), messages)).toEqual([
      expect.stringContaining('message 12'),
      expect.stringContaining('no message 77'),
    ])
  })

  test('each complaint names the quote and the message, so that it can be mended', () => {
    const [complaint] = falseQuotes(judgement([{ quote: 'ein Bild' }]), messages)
    expect(complaint).toContain('"ein Bild"')
    expect(complaint).toContain('12')
  })
})

describe('one character makes a quote false', () => {
  const folder = new URL('../../bench/cases/', import.meta.url)
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .flatMap((line): string[] =>
      JSON.parse(line).messages.map(({ text }: { text: string }) => text),
    )
    .filter((text) => text.length > 20)

  const quoted = fc
    .constantFrom(...texts)
    .chain((text) =>
      fc.record({
        text: fc.constant(text),
        start: fc.nat(text.length - 12),
        length: fc.integer({ min: 8, max: 60 }),
        at: fc.nat(1000),
        letter: fc.constantFrom('x', 'q', '7', 'Z'),
        how: fc.constantFrom('replaced', 'left out', 'put in'),
      }),
    )
    .map(({ text, start, length, at, letter, how }) => {
      const quote = text.slice(start, start + length).trim()
      const letters = [...quote.matchAll(/[\p{L}\p{N}]/gu)].map(({ index }) => index)
      const place = letters[at % Math.max(1, letters.length)] ?? 0
      const after = how === 'put in' ? place : place + 1
      const falsified =
        quote.slice(0, place) + (how === 'left out' ? '' : letter) + quote.slice(after)
      return { text, quote, falsified, isInside: place > 0 && place < quote.length - 1 }
    })
    // What still stands there letter by letter is no falsification: a letter left out at the edge.
    .filter(
      ({ text, quote, falsified, isInside }) =>
        quote.length >= 8 && isInside && !text.includes(falsified),
    )

  test('wherever it is changed, left out or put in', () => {
    fc.assert(
      fc.property(quoted, ({ text, quote, falsified }) => {
        const said = agent(8, { id: 12, text })
        expect(falseQuotes(judgement([{ quote }]), [said])).toEqual([])
        expect(falseQuotes(judgement([{ quote: falsified }]), [said])).toHaveLength(1)
        expect(
          falseQuotes(judgement([], [{ message_id: 12, quote: falsified }]), [said]),
        ).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })
})

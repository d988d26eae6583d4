import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createMask } from '../../src/domain/masking.ts'

describe('what is taken out', () => {
  test.each([
    [
      'an address',
      'Write to ines.prat+shop@mail.example today',
      'ines.prat+shop@mail.example',
      'email',
    ],
    [
      'an address with an umlaut',
      'An jürgen@müller.example bitte',
      'jürgen@müller.example',
      'email',
    ],
    [
      'an IBAN',
      'IBAN FR76 3000 6000 0112 3456 7890 189 merci',
      'FR76 3000 6000 0112 3456 7890 189',
      'iban',
    ],
    ['an IBAN in one piece', 'DE89370400440532013000', 'DE89370400440532013000', 'iban'],
    ['a card', 'Karte 4111 1111 1111 1111 belastet', '4111 1111 1111 1111', 'card'],
    ['a card with hyphens', '4111-1111-1111-1111', '4111-1111-1111-1111', 'card'],
    ['an international number', 'llámeme al +34 612 345 678', '+34 612 345 678', 'phone'],
    ['a national number', 'mein Telefon: 030 901820-11', '030 901820-11', 'phone'],
    ['a number with brackets', 'call +1 (555) 010-9999', '+1 (555) 010-9999', 'phone'],
  ])('%s', (_, text, value, kind) => {
    const { hide, restore } = createMask()
    const hidden = hide(text)
    expect(hidden).not.toContain(value)
    expect(hidden).toContain(`⟦${kind} 1⟧`)
    expect(restore(hidden)).toBe(text)
  })

  test.each([
    ['an order', 'Order #1042-7 of two bowls'],
    ['a number that is no card', 'tracking 4111111111111112'],
    ['twelve digits', 'reference 411111111111'],
    ['a date', 'on 24.11.2026 at 09:30'],
    ['an amount', 'paid 1 249,00 €'],
    ['a short number', 'call 0800 123'],
    ['an at sign alone', 'two bowls @ 12 €'],
    ['a handle', 'find us @lumen'],
  ])('%s is left alone', (_, text) => {
    expect(createMask().hide(text)).toBe(text)
  })
})

test('the same value gets the same token in the whole request, another one another', () => {
  const { hide } = createMask()
  expect(hide('from a@mail.example to b@mail.example')).toBe('from ⟦email 1⟧ to ⟦email 2⟧')
  expect(hide('b@mail.example, again')).toBe('⟦email 2⟧, again')
})

test('ten tokens do not read as one', () => {
  const { hide, restore } = createMask()
  const text = Array.from({ length: 12 }, (_, n) => `p${n}@mail.example`).join(' ')
  expect(restore(hide(text))).toBe(text)
  expect(restore('⟦email 12⟧')).toBe('p11@mail.example')
})

test('a token nobody gave out stays as it is', () => {
  expect(createMask().restore('⟦email 9⟧')).toBe('⟦email 9⟧')
})

test('whatever is hidden comes back letter by letter', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[⟦⟧]/.test(text)),
    fc.emailAddress(),
    fc.constantFrom('+34 612 345 678', '4111 1111 1111 1111', 'DE89370400440532013000', '$&', '$1'),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = pieces.join(' ')
      const { hide, restore } = createMask()
      expect(restore(hide(text))).toBe(text)
    }),
  )
})

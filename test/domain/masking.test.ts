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
    ['an American number', 'call 555-010-9999 today', '555-010-9999', 'phone'],
    ['a British number', 'ring 020 7946 0958', '020 7946 0958', 'phone'],
    ['a French number', 'au 06 12 34 56 78 merci', '06 12 34 56 78', 'phone'],
    ['a German number', 'unter 0171 1234567', '0171 1234567', 'phone'],
    ['a Spanish number', 'al 612 345 678 por favor', '612 345 678', 'phone'],
    ['an Italian number', 'al 347 1234567 grazie', '347 1234567', 'phone'],
    ['a Dutch number', 'bel 06-12345678', '06-12345678', 'phone'],
    ['a number named as one', 'Tel: 91234567', '91234567', 'phone'],
    ['a British IBAN', 'GB29 NWBK 6016 1331 9268 19', 'GB29 NWBK 6016 1331 9268 19', 'iban'],
    ['a Spanish IBAN', 'ES91 2100 0418 4502 0005 1332', 'ES91 2100 0418 4502 0005 1332', 'iban'],
    [
      'an Italian IBAN',
      'IT60 X054 2811 1010 0000 0123 456',
      'IT60 X054 2811 1010 0000 0123 456',
      'iban',
    ],
    ['a Dutch IBAN', 'NL91 ABNA 0417 1643 00', 'NL91 ABNA 0417 1643 00', 'iban'],
    ['a British street', 'It is 4 Thistle Lane, Leeds LS1 4AP.', '4 Thistle Lane', 'address'],
    ['an American street', 'Ship to 1200 North Oak Street, Austin, TX 78701', '1200', 'address'],
    ['a French street', 'Habite 12 bis, rue de la Paix, 75002 Paris', 'rue de la Paix', 'address'],
    ['a French avenue', '7 avenue Victor Hugo', '7 avenue Victor Hugo', 'address'],
    ['a German street', 'Lindenstraße 5a, 10115 Berlin', '10115 Berlin', 'address'],
    ['a German street in two words', 'Bitte an Alte Gasse 12', 'Alte Gasse 12', 'address'],
    ['a shortened German street', 'an die Hauptstr. 17 bitte', 'Hauptstr. 17', 'address'],
    ['a Spanish street', 'Calle de Atocha, 12, 28012 Madrid', 'Atocha', 'address'],
    ['a shortened Spanish street', 'en C/ Mayor 3', 'C/ Mayor 3', 'address'],
    ['an Italian street', 'Via Garibaldi 12, 20121 Milano', 'Garibaldi 12', 'address'],
    ['a Dutch street', 'Prinsengracht 263, 1016 GV Amsterdam', '1016 GV', 'address'],
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
    ['the way of a parcel', 'sent via DHL, not via the post'],
    ['a street without a number', 'somewhere in Thistle Lane'],
    ['a place and a time', 'on the road at 12'],
    ['a parcel number', 'parcel 612345678'],
    ['a size', '3 Way Adapter, 2 pieces'],
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

test('a token that somebody writes himself is none', () => {
  const { hide, restore } = createMask()
  const hidden = hide('⟦email 1⟧ of a@mail.example')
  expect(hidden).toBe('[email 1] of ⟦email 1⟧')
  expect(restore(hidden)).toBe('[email 1] of a@mail.example')
})

test.each(['1 A', 'Via A', 'Rue A ', '12 rue de la ', 'Lindenstraße '])(
  'the longest message of "%s" is read in passing',
  (piece) => {
    const before = performance.now()
    createMask().hide(piece.repeat(6000 / piece.length))
    expect(performance.now() - before).toBeLessThan(1000)
  },
)

test('whatever is hidden comes back letter by letter', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[⟦⟧]/.test(text)),
    fc.emailAddress(),
    fc.constantFrom(
      '4 Thistle Lane, Leeds LS1 4AP',
      'Via Garibaldi 12',
      '+34 612 345 678',
      '4111 1111 1111 1111',
      'DE89370400440532013000',
      '$&',
      '$1',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
      const text = pieces.join(' ')
      const { hide, restore } = createMask()
      expect(restore(hide(text))).toBe(text)
    }),
  )
})

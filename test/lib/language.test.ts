import { expect, test } from 'vitest'
import { guessLanguage } from '../../src/lib/language.ts'

test.each([
  ['Hello, the bowl I ordered from you arrived with a crack in it.', 'en'],
  ['Bonjour, la tasse que j’ai commandée est arrivée fendue, pouvez-vous la remplacer ?', 'fr'],
  ['Guten Tag, meine Tasse ist leider mit einem Sprung angekommen.', 'de'],
  ['Hola, la taza que pedí ha llegado rota, ¿me la pueden cambiar?', 'es'],
  ['Buongiorno, la tazza che ho ordinato è arrivata rotta.', 'it'],
  ['', null],
  ['Danke schön', null],
  ['https://shop.example/orders/1042?lang=fr&utm=en', null],
  ['#1042 99,90 € 24.11.2026', null],
])('%o reads like %o', (text, language) => {
  expect(guessLanguage(text)).toBe(language)
})

/** Tests the cutting of messages into sentences. */
import { expect, test } from 'vitest'
import { fold, sentencesOf } from '../../src/domain/sentences.ts'
import { messagesOf } from '../offline/cases/case.ts'

const cut = (text: string) =>
  messagesOf([['shop', text]])
    .flatMap(sentencesOf)
    .map((sentence) => sentence.raw)

test.each([
  ['two sentences', 'It fits. Which size?', ['It fits.', 'Which size?']],
  ['a greeting on its own line', 'Hi Tom,\n\nwhich size?', ['Hi Tom,', 'which size?']],
  ['a wrapped line', 'Could you send us\na photo?', ['Could you send us\na photo?']],
  ['a list', '- a photo\n- the number', ['a photo', 'the number']],
  [
    'a day with a full stop',
    'Wir sind am 3. Mai da. Passt das?',
    ['Wir sind am 3. Mai da.', 'Passt das?'],
  ],
  ['an abbreviation', 'Die Nr. 12 fehlt.', ['Die Nr. 12 fehlt.']],
  ['an inverted question mark', 'Hola Ana ¿qué talla?', ['Hola Ana', '¿qué talla?']],
  ['nothing but marks', '… --- !', []],
])('%s', (_, text, sentences) => {
  expect(cut(text)).toEqual(sentences)
})

test('folding takes case, accents, quotation marks and the end mark away', () => {
  expect(fold('  ¿Où  ÉTAIT l’Œuvre, Straße?  ')).toBe("ou etait l'oeuvre, strasse")
})

test('what a note quotes is not its writer’s, and the rest stands where it stood', () => {
  const [note] = messagesOf([['note', 'He wrote:\n> all settled, thanks\nbut I doubt it.']])
  const cutOf = note === undefined ? [] : sentencesOf(note)
  expect(cutOf.map(({ raw }) => raw)).toEqual(['He wrote:', 'but I doubt it.'])
  expect(cutOf.every(({ raw, start }) => note?.text.startsWith(raw, start))).toBe(true)
})

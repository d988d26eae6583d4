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
  ['quoted history', 'Yes.\n\nOn Mon, Nov 2, Tom wrote:\n> Does it fit?', ['Yes.']],
  ['quoted history in German', 'Ja.\nAm 2.11. um 10:00 schrieb Tom:\n> Passt es?', ['Ja.']],
  ['a signature mark', 'Yes.\n-- \nAny questions? Call us!', ['Yes.']],
  ['nothing but marks', '… --- !', []],
])('%s', (_, text, sentences) => {
  expect(cut(text)).toEqual(sentences)
})

test('folding takes case, accents, quotation marks and the end mark away', () => {
  expect(fold('  ¿Où  ÉTAIT l’Œuvre, Straße?  ')).toBe("ou etait l'oeuvre, strasse")
})

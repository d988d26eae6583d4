import { expect, test } from 'vitest'
import { helpdeskWords } from '../../src/gorgias/words-of-helpdesk.ts'

test.each([
  [{ error: { msg: 'Resource not found.' } }, 'Resource not found.'],
  [
    {
      error: {
        msg: 'Failed to create message',
        data: {
          sender: ['Missing data for required field.'],
          source: { from: ['"From" field is missing or empty'] },
        },
      },
    },
    'Failed to create message: sender: Missing data for required field.: source.from: "From" field is missing or empty',
  ],
  [{ error: { msg: null, data: ['too\n\n  long'] } }, 'too long'],
  [{ error: 'no' }, ''],
  [{ msg: 'no envelope' }, ''],
  [[], ''],
  [null, ''],
])('%j says %j', (body, words) => {
  expect(helpdeskWords(JSON.stringify(body))).toBe(words)
})

test.each(['', '<html>503</html>', '{"error":{"msg":"cut o'])('%j says nothing', (body) => {
  expect(helpdeskWords(body)).toBe('')
})

test('a very long word of the helpdesk is cut', () => {
  expect(helpdeskWords(JSON.stringify({ error: { msg: 'x'.repeat(9000) } }))).toHaveLength(501)
})

import { expect, test } from 'vitest'
import { memo, memoOfText } from '../../src/lib/memo.ts'

const counted = <R>(answer: R) => {
  const asked: object[] = []
  const look = memo((from: object) => {
    asked.push(from)
    return answer
  })
  return { look, asked }
}

test.each([null, undefined, false, 0, 'word'])('%j is worked out once for an object', (answer) => {
  const { look, asked } = counted(answer)
  const message = {}
  expect([look(message), look(message)]).toEqual([answer, answer])
  expect(asked).toEqual([message])
})

test('an equal object is another one', () => {
  const { look, asked } = counted('word')
  look({ id: 1 })
  look({ id: 1 })
  expect(asked).toHaveLength(2)
})

test('an equal text is the same, until there are too many', () => {
  const asked: string[] = []
  const look = memoOfText((text) => {
    asked.push(text)
    return { text }
  }, 2)
  expect(look('a')).toBe(look('a'))
  look('b')
  look('c')
  look('a')
  expect(asked).toEqual(['a', 'b', 'c', 'a'])
})

/** Tests single sentences of a shop and a customer in six languages, each in the shortest conversation it can stand in. */
import { describe, expect, test } from 'vitest'
import { judgeOffline } from '../../src/offline/judge.ts'
import { surelyClosed } from '../../src/offline/surely-closed.ts'
import { type Case, messagesOf, THURSDAY } from './cases/case.ts'
import phrases from './cases/phrases.json' with { type: 'json' }

const caseOf = (talk: Case['talk']) => ({ messages: messagesOf(talk), now: THURSDAY })

describe.each(Object.entries(phrases))('%s', (_, { opens, welcomes, ...said }) => {
  const verdictAfter = (words: string) =>
    judgeOffline(
      caseOf([
        ['customer', opens],
        ['shop', words],
      ]),
    ).verdict

  test.each(said.asks)('asks: %s', (words) => {
    expect(verdictAfter(words)).toBe('follow_up')
  })

  test.each(said.promises)('promises: %s', (words) => {
    expect(['we_owe', 'wait']).toContain(verdictAfter(words))
  })

  test.each(said.tells)('asks and promises nothing: %s', (words) => {
    expect(verdictAfter(words)).toBe('no_follow_up')
  })

  test.each(said.closes)('closes: %s', (words) => {
    const talk: Case['talk'] = [
      ['customer', opens],
      ['shop', said.asks[0] ?? ''],
      ['customer', 'H500-22, XL'],
      ['shop', said.tells[0] ?? ''],
      ['customer', words],
      ['shop', welcomes],
    ]
    expect(surelyClosed(caseOf(talk))).not.toBeNull()
  })
})

import { expect, test } from 'vitest'
import type { Match } from '../../src/domain/policy.ts'
import { choosePolicy } from '../../src/domain/policy-choice.ts'
import { policy } from '../pipeline/prompt-set.ts'
import { ticket } from '../web/examples.ts'

const found = (
  match: Match,
  facts: Parameters<typeof ticket>[0] = {},
  language: string | null = 'fr',
) => choosePolicy([policy({ match })], ticket(facts), language) !== null

test.each([
  ['everything', {}, {}, true],
  ['its channel', { channel: ['chat', 'email'] }, {}, true],
  ['another channel', { channel: ['chat'] }, {}, false],
  ['a channel in capitals', { channel: ['EMAIL'] }, {}, true],
  ['any of its tags', { tags: ['vip', 'Pre-Sale'] }, { tags: ['pre-sale'] }, true],
  ['none of its tags', { tags: ['vip'] }, { tags: ['vip-gold'] }, false],
  ['a tag where there is none', { tags: ['vip'] }, { tags: [] }, false],
  ['its language', { language: ['en', 'fr'] }, {}, true],
  ['another language', { language: ['en'] }, {}, false],
  ['all keys together', { channel: ['email'], tags: ['vip'] }, { tags: ['VIP'] }, true],
  ['one key that does not hold', { channel: ['chat'], tags: ['vip'] }, { tags: ['vip'] }, false],
  ['an empty list, which nothing is any of', { channel: [] }, {}, false],
] as const)('%s', (_, match, facts, expected) => {
  expect(found(match as unknown as Match, facts as object)).toBe(expected)
})

test.each([
  { customerTags: ['VIP'] },
  { order: ['unfulfilled'] },
  { team: ['returns'] },
  { store: ['eu'] },
  { field: { 'Contact reason': ['damage'] } },
  { spent: { operator: '>=' as const, amount: 200 } },
  { any: [{ channel: ['email'] }] },
  { not: { tags: ['wholesale'] } },
])('what cannot be compared yet reaches nobody: %o', (match) => {
  expect(found(match)).toBe(false)
})

test('a language nobody can tell matches no list of languages', () => {
  expect(found({ language: ['en', 'fr'] }, {}, null)).toBe(false)
  expect(found({}, {}, null)).toBe(true)
})

test('the first that matches goes, and the order given is the order of priority', () => {
  const [vip, all] = [policy({ name: 'vip', match: { tags: ['vip'] } }), policy({ name: 'all' })]
  expect(choosePolicy([vip, all], ticket({ tags: ['vip'] }), 'en')?.name).toBe('vip')
  expect(choosePolicy([vip, all], ticket({ tags: [] }), 'en')?.name).toBe('all')
  expect(choosePolicy([all, vip], ticket({ tags: ['vip'] }), 'en')?.name).toBe('all')
  expect(choosePolicy([], ticket(), 'en')).toBe(null)
})

import { describe, expect, test } from 'vitest'
import { orderStateOf } from '../../src/domain/order-spoken-of.ts'
import type { Match } from '../../src/domain/policy.ts'
import { type ChoiceFacts, compare, mayApply } from '../../src/domain/policy-choice.ts'
import type { Order } from '../../src/domain/ticket.ts'
import { policy } from '../pipeline/prompt-set.ts'

const RECORD = {
  customerTags: ['VIP', 'newsletter'],
  spent: 200,
  stores: ['126640', 'hearth', 'hearth.myshopify.com'],
  order: 'unfulfilled' as const,
}

const facts = (given: Partial<ChoiceFacts> = {}): ChoiceFacts => ({
  channel: 'email',
  tags: [],
  team: 'Returns',
  language: 'fr',
  fields: { 'Contact reason': 'Order::Damaged::Glass', Rating: '4' },
  record: RECORD,
  ...given,
})

/** May a policy with this condition apply: for certain, perhaps, or not? */
const found = (match: Match, given: Partial<ChoiceFacts> = {}) => {
  const { policies, isSure } = mayApply([policy({ match })], facts(given))
  if (policies.length === 0) return false
  return isSure ? true : 'perhaps'
}

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
  ['a language nobody can tell', { language: ['en', 'fr'] }, { language: null }, false],
  ['all keys together', { channel: ['email'], tags: ['vip'] }, { tags: ['VIP'] }, true],
  ['one key that does not hold', { channel: ['chat'], tags: ['vip'] }, { tags: ['vip'] }, false],
  ['an empty list, which nothing is any of', { channel: [] }, {}, false],
  ['a tag of the customer', { customerTags: ['vip'] }, {}, true],
  ['another tag of the customer', { customerTags: ['vip-gold'] }, {}, false],
  ['the state of his order', { order: ['partial', 'unfulfilled'] }, {}, true],
  ['another state', { order: ['none', 'fulfilled'] }, {}, false],
  ['its team', { team: ['returns'] }, {}, true],
  ['another team', { team: ['Advice'] }, {}, false],
  ['a team where there is none', { team: ['Returns'] }, { team: null }, false],
  ['a store by its name', { store: ['Hearth'] }, {}, true],
  ['a store by its domain', { store: ['hearth.myshopify.com'] }, {}, true],
  ['another store', { store: ['hearth-uk'] }, {}, false],
  [
    'the whole path of a field',
    { field: { 'Contact reason': ['Order::Damaged::Glass'] } },
    {},
    true,
  ],
  ['its first part', { field: { 'contact REASON': ['order'] } }, {}, true],
  ['its first parts', { field: { 'Contact reason': ['Order :: Damaged'] } }, {}, true],
  ['half a part', { field: { 'Contact reason': ['Order::Dam'] } }, {}, false],
  ['a part in the middle', { field: { 'Contact reason': ['Damaged'] } }, {}, false],
  [
    'more than the path',
    { field: { 'Contact reason': ['Order::Damaged::Glass::Red'] } },
    {},
    false,
  ],
  ['one of two fields', { field: { 'Contact reason': ['Order'], Rating: ['5'] } }, {}, false],
  ['both fields', { field: { 'Contact reason': ['Order'], Rating: ['4', '5'] } }, {}, true],
  ['a field nobody filled in', { field: { Size: ['XL'] } }, {}, false],
  ['spent, exactly', { spent: { operator: '>=', amount: 200 } }, {}, true],
  ['spent, not more', { spent: { operator: '>', amount: 200 } }, {}, false],
  ['spent, at most', { spent: { operator: '<=', amount: 200 } }, {}, true],
  ['spent, not less', { spent: { operator: '<', amount: 200 } }, {}, false],
  [
    'spent, where no shop knows him',
    { spent: { operator: '<', amount: 200 } },
    { record: { ...RECORD, spent: null } },
    false,
  ],
  ['any of two', { any: [{ channel: ['chat'] }, { tags: ['vip'] }] }, { tags: ['vip'] }, true],
  ['none of two', { any: [{ channel: ['chat'] }, { tags: ['vip'] }] }, {}, false],
  ['not another channel', { not: { channel: ['chat'] } }, {}, true],
  ['not this channel', { not: { channel: ['email'] } }, {}, false],
  [
    'not this, and of these one',
    { not: { any: [{ tags: ['b2b'] }, { language: ['de'] }] } },
    { tags: ['b2b'] },
    false,
  ],
] as const)('%s', (_, match, given, expected) => {
  expect(found(match as unknown as Match, given as object)).toBe(expected)
})

describe('before the detail read', () => {
  test.each([
    ['a tag of the customer', { customerTags: ['VIP'] }, 'perhaps'],
    ['an order', { order: ['none'] }, 'perhaps'],
    ['a store', { store: ['hearth'] }, 'perhaps'],
    ['what he spent', { spent: { operator: '>=', amount: 1 } }, 'perhaps'],
    ['not a customer’s tag', { not: { customerTags: ['b2b'] } }, 'perhaps'],
    [
      'a tag of the customer on another channel',
      { customerTags: ['VIP'], channel: ['chat'] },
      false,
    ],
    ['one of two that holds already', { any: [{ order: ['none'] }, { channel: ['email'] }] }, true],
    ['one of two that may', { any: [{ order: ['none'] }, { channel: ['chat'] }] }, 'perhaps'],
    ['what needs none', { team: ['Returns'] }, true],
  ] as const)('%s', (_, match, expected) => {
    expect(found(match as unknown as Match, { record: null })).toBe(expected)
  })

  test('a field that the helpdesk has not told yet', () => {
    expect(found({ field: { Rating: ['4'] } }, { fields: null })).toBe('perhaps')
  })
})

describe('of several policies', () => {
  const names = (policies: Parameters<typeof policy>[0][], given: Partial<ChoiceFacts> = {}) => {
    const { policies: may, isSure } = mayApply(policies.map(policy), facts(given))
    return [may.map(({ name }) => name), isSure]
  }
  const VIP = { name: 'vip', match: { customerTags: ['VIP'] } }
  const ALL = { name: 'all' }
  const BROKEN = { name: 'broken', about: 'Something arrived broken.' }

  test('below the first that applies for certain none counts', () => {
    expect(names([VIP, ALL, { name: 'low' }])).toEqual([['vip'], true])
    expect(names([ALL, VIP])).toEqual([['all'], true])
    expect(names([])).toEqual([[], true])
  })

  test('one that may apply leaves the next a chance', () => {
    expect(names([VIP, ALL, { name: 'low' }], { record: null })).toEqual([['vip', 'all'], false])
  })

  test('all whose sentence may be true go on, down to the first without one', () => {
    const late = { name: 'late', about: 'The parcel is late.' }
    expect(names([BROKEN, late, ALL, { name: 'low' }])).toEqual([['broken', 'late', 'all'], true])
    expect(names([{ ...BROKEN, match: { channel: ['chat'] } }, ALL])).toEqual([['all'], true])
    expect(names([BROKEN])).toEqual([['broken'], true])
  })
})

test('a key counts as compared at whatever depth', () => {
  const nested = [policy({ match: { any: [{ not: { field: { Size: ['S'] } } }] } })]
  expect(compare(nested, 'field')).toBe(true)
  expect(compare(nested, 'store')).toBe(false)
  expect(compare([policy()], 'field')).toBe(false)
})

describe('the order a conversation is about', () => {
  const order = (name: string, state: Order['state'], day: number): Order => ({
    name,
    state,
    createdAt: Date.UTC(2026, 10, day),
    total: null,
    currency: null,
    items: [],
    tracking: [],
  })
  const OLD = order('#1042', 'fulfilled', 2)
  const NEW = order('#1077', 'unfulfilled', 20)
  const said = (...texts: string[]) => texts.map((text) => ({ text, public: true }))

  test.each([
    ['the newest, where none is named', said('Où est ma commande ?'), null, 'unfulfilled'],
    ['the one that is named', said('Was ist mit #1042?'), null, 'fulfilled'],
    ['without its sign', said('pedido 1042, por favor'), null, 'fulfilled'],
    ['the one named last', said('About 1077.', 'No, I mean 1042!'), null, 'fulfilled'],
    ['in the subject', said('Any news?'), 'Order 1042', 'fulfilled'],
    ['not as part of a longer number', said('My number is 0610420'), null, 'unfulfilled'],
    ['not in a note', [{ text: 'see 1042', public: false }], null, 'unfulfilled'],
  ])('%s', (_, messages, subject, state) => {
    expect(orderStateOf([OLD, NEW], subject, messages)).toBe(state)
  })

  test('none without any, and a short number needs its sign', () => {
    expect(orderStateOf([], 'Order 1042', said('1042'))).toBe('none')
    const short = order('#7', 'cancelled', 1)
    expect(orderStateOf([short, NEW], null, said('I ordered 7 cups'))).toBe('unfulfilled')
    expect(orderStateOf([short, NEW], null, said('It is #7.'))).toBe('cancelled')
  })
})

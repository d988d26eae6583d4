import { expect, test } from 'vitest'
import type { Match, Policy } from '../../src/domain/policy.ts'
import { sayPolicy } from '../../src/pipeline/say-policy.ts'
import { persona, policy, step } from './prompt-set.ts'

const MAYA = persona()
const CAMILLE = persona({ key: 'camille', name: 'Camille' })

const say = (facts: Partial<Policy>, personas = [MAYA]) => sayPolicy(policy(facts), personas)

test('a policy is said in one sentence', () => {
  expect(
    say({
      name: 'pre-sale',
      match: { channel: ['email'], tags: ['pre-sale'] },
      steps: [
        step('48h'),
        step('3d', { after: { kind: 'business_days', days: 3 }, mode: 'shadow' }),
      ],
    }),
  ).toBe(
    "pre-sale: e-mail tickets tagged pre-sale; after 2 days, then 3 business days (this one only shows what it would do); asks you first; in Maya's voice",
  )
})

test.each<[string, Match]>([
  ['all tickets', {}],
  ['e-mail or chat tickets', { channel: ['email', 'chat'] }],
  [
    'tickets of customers tagged VIP about an order that is unfulfilled',
    {
      customerTags: ['VIP'],
      order: ['unfulfilled'],
    },
  ],
  [
    'tickets about an order that is partial or of customers without an order',
    {
      order: ['none', 'partial'],
    },
  ],
  ['tickets written in fr, en or de', { language: ['fr', 'en', 'de'] }],
  ['tickets of the team Returns of the store acme', { team: ['Returns'], store: ['acme'] }],
  [
    'tickets with Contact reason Order::Damaged',
    { field: { 'Contact reason': ['Order::Damaged'] } },
  ],
  ['tickets of customers who spent at least 200', { spent: { operator: '>=', amount: 200 } }],
  [
    'tickets that are tickets tagged a, or chat tickets',
    {
      any: [{ tags: ['a'] }, { channel: ['chat'] }],
    },
  ],
  ['tickets but not tickets tagged b2b', { not: { tags: ['b2b'] } }],
])('%s', (said, match) => {
  expect(say({ match })).toContain(`asked: ${said}; after 3 days;`)
})

test.each<[string, Partial<Policy>]>([
  ['leaves a note with the draft on the ticket', { mode: 'note' }],
  ['sends by itself', { mode: 'autonomous' }],
  ['if it is true that “It broke.”', { about: 'It broke.' }],
  ['closes the ticket 5 days after the last step', { closeAfter: 5 * 24 * 3_600_000 }],
  ["in Maya's voice, for fr in Camille's voice", { persona: { default: 'maya', fr: 'camille' } }],
  ["in Camille's voice", { persona: 'camille' }],
])('%s', (said, facts) => {
  expect(say(facts, [MAYA, CAMILLE]).split('; ')).toContain(said)
})

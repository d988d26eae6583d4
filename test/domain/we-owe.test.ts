import { expect, test } from 'vitest'
import type { Calendar } from '../../src/domain/business-time.ts'
import type { OpenItem } from '../../src/domain/ledger.ts'
import { firstOverdue, overdueAt } from '../../src/domain/we-owe.ts'
import { iso } from '../../src/lib/clock.ts'
import { agent } from './conversation.ts'

const CALENDAR: Calendar = {
  timezone: 'Europe/Paris',
  hours: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
  closed: ['2026-12-25'],
}

const at = (text: string) => Date.parse(text)

test.each([
  // Tuesday 15:00 in Paris: exactly one business day.
  ['2026-11-24T14:00:00Z', null, '2026-11-25T14:00:00.000Z'],
  // Friday 15:00: Monday 15:00.
  ['2026-11-27T14:00:00Z', null, '2026-11-30T14:00:00.000Z'],
  // Promised for Wednesday: Thursday, four hours after the opening.
  ['2026-11-24T14:00:00Z', '2026-11-25', '2026-11-26T12:00:00.000Z'],
  // Promised for Friday: Monday 13:00.
  ['2026-11-24T14:00:00Z', '2026-11-27', '2026-11-30T12:00:00.000Z'],
  // Thursday before Christmas: Friday is closed, so Monday 13:00.
  ['2026-12-22T14:00:00Z', '2026-12-24', '2026-12-28T12:00:00.000Z'],
])('a promise of %s for %s is overdue at %s', (madeAt, day, overdue) => {
  expect(iso(overdueAt({ madeAt: at(madeAt), day }, CALENDAR))).toBe(overdue)
})

const word = agent(0, { at: at('2026-11-24T14:00:00Z') })

const item = (facts: Partial<OpenItem>): OpenItem => ({
  owner: 'shop',
  kind: 'promise',
  what: 'an answer',
  due: null,
  message_id: word.id,
  quote: 'We will check.',
  ...facts,
})

test.each([
  ['nothing of ours', [item({ owner: 'customer' }), item({ owner: 'third_party' })], null],
  ['undated', [item({})], '2026-11-25T14:00:00.000Z'],
  ['a day', [item({ due: '2026-11-25' })], '2026-11-26T12:00:00.000Z'],
  ['an hour', [item({ due: '2026-11-25T10:00:00+01:00' })], '2026-11-25T13:00:00.000Z'],
  ['the first of two', [item({ due: '2026-12-01' }), item({})], '2026-11-25T14:00:00.000Z'],
  ['words that are no date', [item({ due: 'soon' })], '2026-11-25T14:00:00.000Z'],
])('the ledger’s first overdue moment: %s', (_, items, overdue) => {
  const found = firstOverdue(items, [word], CALENDAR)
  expect(found === null ? null : iso(found)).toBe(overdue)
})

import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ItemKind, Judgement, OpenItem } from '../../src/domain/ledger.ts'
import { ruleOn } from '../../src/domain/verdict.ts'
import { DAY, SECOND } from '../../src/lib/clock.ts'
import { NOW } from './conversation.ts'

type Item = Partial<OpenItem>

const item = (facts: Item = {}): OpenItem => ({
  owner: 'customer',
  kind: 'asked',
  what: 'foto de la taza',
  due: null,
  message_id: 2,
  quote: '¿Nos puede enviar una foto?',
  ...facts,
})

const judgement = (
  verdict: Judgement['verdict'],
  items: Item[] = [],
  until: string | null = null,
): Judgement => ({
  open_items: items.map(item),
  evidence: [],
  verdict,
  until,
  reason: '',
  confidence: 0.9,
})

const at = (ms: number) => new Date(NOW + ms).toISOString()

const SHOP: Item = { owner: 'shop', kind: 'promise' }
const FUTURE = at(2 * DAY)
const PAST = at(-DAY)

describe('the verdict follows from the ledger', () => {
  test.each([
    ['nothing open', 'no_follow_up', [], 'no_follow_up'],
    ['nothing open, whatever the judge wishes', 'follow_up', [], 'no_follow_up'],
    ['the customer owes an answer', 'follow_up', [{}], 'follow_up'],
    ['the customer owes an answer, though the judge says no', 'no_follow_up', [{}], 'follow_up'],
    ['an offer the policy does not follow up', 'follow_up', [{ kind: 'offer' }], 'no_follow_up'],
    ['an undated promise of the customer', 'follow_up', [{ kind: 'promise' }], 'no_follow_up'],
    ['somebody else owes', 'follow_up', [{ owner: 'third_party' }], 'no_follow_up'],
    ['we owe, undated', 'follow_up', [SHOP, {}], 'we_owe'],
    ['we owe, overdue', 'no_follow_up', [{ ...SHOP, due: PAST }], 'we_owe'],
    ['we owe at this very moment', 'wait', [{ ...SHOP, due: at(0) }], 'we_owe'],
    ['we owe in a second', 'we_owe', [{ ...SHOP, due: at(SECOND) }], 'wait'],
    ['we owe later, he owes now', 'follow_up', [{ ...SHOP, due: FUTURE }, {}], 'wait'],
    ['he promised a date ahead', 'follow_up', [{ kind: 'promise', due: FUTURE }], 'wait'],
    ['a carrier comes on a date ahead', 'wait', [{ owner: 'third_party', due: FUTURE }], 'wait'],
    ['his date has passed', 'follow_up', [{ due: PAST }], 'follow_up'],
    ['a date nobody can read', 'follow_up', [{ due: 'next week' }], 'follow_up'],
    ['our date nobody can read', 'we_owe', [{ ...SHOP, due: 'soon' }], 'we_owe'],
    ['the judge postpones what is open', 'wait', [{}], 'wait'],
    ['the judge postpones where nothing is open', 'wait', [], 'no_follow_up'],
    ['a person is asked for', 'hand_over', [{}], 'hand_over'],
    ['a person is asked for, although we owe', 'hand_over', [SHOP], 'hand_over'],
    ['we owe nothing, whatever the judge says', 'we_owe', [{}], 'follow_up'],
  ] as const)('%s', (_, said, items, expected) => {
    expect(ruleOn(judgement(said, [...items]), ['asked'], NOW).verdict).toBe(expected)
  })

  test.each([
    [['asked'], 'offer', 'no_follow_up'],
    [['asked', 'offer'], 'offer', 'follow_up'],
    [['fix'], 'fix', 'follow_up'],
    [['fix'], 'asked', 'no_follow_up'],
    [['asked', 'offer', 'fix'], 'promise', 'no_follow_up'],
  ] as [ItemKind[], ItemKind, string][])('follow_up_on %o meets %s: %s', (on, kind, expected) => {
    expect(ruleOn(judgement('follow_up', [{ kind }]), on, NOW).verdict).toBe(expected)
  })

  test('a judge never brings forward what his own ledger postpones', () => {
    const dues = fc.integer({ min: 1, max: 59 * DAY }).map(at)
    fc.assert(
      fc.property(
        dues,
        fc.constantFrom('follow_up', 'no_follow_up', 'wait', 'we_owe'),
        (due, said) => {
          const ruling = ruleOn(judgement(said, [{ due }, {}]), ['asked'], NOW)
          expect(ruling.verdict).toBe('wait')
          expect(ruling.until).toBe(Date.parse(due))
        },
      ),
    )
  })
})

describe('until when', () => {
  test.each([
    ['the date of the item', [{ due: FUTURE }], null, NOW + 2 * DAY],
    ['the earlier of two dates', [{ due: at(5 * DAY) }, { due: FUTURE }], null, NOW + 2 * DAY],
    ['the earlier of item and judge', [{ due: at(5 * DAY) }], FUTURE, NOW + 2 * DAY],
    [
      'a date ahead, not one that has passed',
      [{ due: PAST }, { due: FUTURE }],
      null,
      NOW + 2 * DAY,
    ],
    ['the end of a bare date', [{ due: '2026-11-24' }], null, Date.parse('2026-11-25T00:00:00Z')],
    ['no date at all', [{}], null, null],
    ['a date of the judge that has passed', [{}], PAST, null],
  ])('%s', (_, items, until, expected) => {
    expect(ruleOn(judgement('wait', items, until), ['asked'], NOW)).toEqual({
      verdict: 'wait',
      until: expected,
      asksForPerson: null,
    })
  })

  test.each([
    [60 * DAY, NOW + 60 * DAY, false],
    [60 * DAY + SECOND, null, true],
  ])('%i ms ahead waits until %s; a person is asked: %s', (ahead, until, asks) => {
    const ruling = ruleOn(judgement('wait', [{ due: at(ahead) }]), ['asked'], NOW)
    expect(ruling.until).toBe(until)
    expect(ruling.asksForPerson !== null).toBe(asks)
  })

  test('only a wait has a moment', () => {
    expect(ruleOn(judgement('hand_over', [{ due: FUTURE }], FUTURE), ['asked'], NOW).until).toBe(
      null,
    )
    expect(ruleOn(judgement('follow_up', [{}], PAST), ['asked'], NOW).until).toBe(null)
  })
})

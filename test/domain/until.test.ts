import { describe, expect, test } from 'vitest'
import type { Judgement, OpenItem } from '../../src/domain/ledger.ts'
import { dayNamed, wrongUntil } from '../../src/domain/until.ts'
import { DAY } from '../../src/lib/clock.ts'
import { customer } from './conversation.ts'

/** Said on Tuesday, 24 November 2026. */
const word = customer(0, { text: 'Ich schicke das Foto am Freitag. Vielleicht auch eher.' })

const item = (due: string | null, quote = 'Ich schicke das Foto am Freitag.'): OpenItem => ({
  owner: 'customer',
  kind: 'promise',
  what: 'ein Foto',
  due,
  message_id: word.id,
  quote,
})

const judgement = (facts: Partial<Judgement>): Judgement => ({
  open_items: [],
  evidence: [],
  verdict: 'wait',
  until: null,
  reason: '',
  confidence: 1,
  ...facts,
})

const at = (day: string) => Date.parse(day) + DAY
const where = { messages: [word], timezone: 'Europe/Berlin' }

describe('the date a judge wants to wait for', () => {
  test.each([
    ['2026-11-27', true],
    ['2026-11-25', true],
    ['2026-11-29', true],
    ['2026-11-30', false],
    ['2026-12-24', false],
  ])('%s for words that name Friday: good %s', (day, isGood) => {
    const found = wrongUntil(judgement({ open_items: [item(day)] }), at(day), where)
    expect(found === null).toBe(isGood)
  })

  test('stands where the words name no day that code can read', () => {
    const said = judgement({ open_items: [item('2026-12-24', 'Vielleicht auch eher.')] })
    expect(wrongUntil(said, at('2026-12-24'), where)).toBe(null)
  })

  test('is held against the evidence where no item names it', () => {
    const evidence = [{ message_id: word.id, quote: 'am Freitag' }]
    const said = (until: string) => judgement({ until, open_items: [item(null)], evidence })
    expect(wrongUntil(said('2026-11-27'), at('2026-11-27'), where)).toBe(null)
    expect(wrongUntil(said('2026-12-27'), at('2026-12-27'), where)).toContain('2026-11-27')
  })

  test('needs words at all', () => {
    const said = judgement({ until: '2026-11-27', open_items: [item(null)] })
    expect(wrongUntil(said, at('2026-11-27'), where)).toContain('no words')
  })
})

test('a bare day is told from a moment', () => {
  expect(dayNamed(judgement({ until: '2026-11-27' }), at('2026-11-27'))).toBe('2026-11-27')
  expect(dayNamed(judgement({ open_items: [item('2026-11-27')] }), at('2026-11-27'))).toBe(
    '2026-11-27',
  )
  expect(dayNamed(judgement({ until: '2026-11-28T00:00:00Z' }), at('2026-11-27'))).toBe(null)
})

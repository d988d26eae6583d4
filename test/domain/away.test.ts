import { expect, test } from 'vitest'
import { findAbsence } from '../../src/domain/away.ts'
import { agent, customer, NOW, outOfOffice } from './conversation.ts'

const dayOf = (text: string) =>
  findAbsence([customer(9), agent(8), outOfOffice(0, { text })], NOW - 8 * 3_600_000, 'UTC')?.day

/** Written on Tuesday, 24 November 2026. */
test.each([
  ['I am out of office until 30 November.', '2026-11-30'],
  ['I am away from 24 November to 4 December.', '2026-12-04'],
  ['Je suis absente du 24 novembre au 4 décembre.', '2026-12-04'],
  ['Ich bin vom 24.11. bis zum 04.12.2026 im Urlaub.', '2026-12-04'],
  ['Estaré fuera de la oficina hasta el 30 de noviembre.', '2026-11-30'],
  ['Sono assente fino al 30 novembre.', '2026-11-30'],
  ['Ik ben afwezig tot 30 november.', '2026-11-30'],
  ['I am back on Monday.', '2026-11-30'],
  ['I was away until 20 November. This is an automatic reply.', null],
  ['I am on holiday.', null],
])('“%s”: away until %s', (text, day) => {
  expect(dayOf(text)).toBe(day)
})

test('only an automatic reply after our word counts, the latest first', () => {
  const since = NOW - 8 * 3_600_000
  const early = outOfOffice(20, { text: 'Bis 30. November im Urlaub.' })
  expect(findAbsence([early, agent(8)], since, 'UTC')).toBe(null)
  expect(findAbsence([agent(8), customer(7, { text: 'Until 30 November.' })], since, 'UTC')).toBe(
    null,
  )
  const later = outOfOffice(2, { text: 'Bis 4. Dezember im Urlaub.' })
  const sooner = outOfOffice(5, { text: 'Bis 30. November im Urlaub.' })
  expect(findAbsence([later, sooner], since, 'UTC')).toEqual({
    messageId: later.id,
    day: '2026-12-04',
  })
})

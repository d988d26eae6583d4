/** Tests which day a sentence names. */
import { expect, test } from 'vitest'
import { dayIn } from '../../src/offline/dates.ts'
import { fold } from '../../src/offline/sentences.ts'
import { MONDAY } from './cases/case.ts'

/** Seen from Monday, 16 November 2026. */
test.each([
  ['I will send it on Friday', '2026-11-20'],
  ['away until Monday', '2026-11-23'],
  ['last Friday', null],
  ['let me check for Saturday', null],
  ['by 2026-12-01', '2026-12-01'],
  ['before the 3rd of December', '2026-12-03'],
  ['on December 3rd', '2026-12-03'],
  ['on January 5', '2027-01-05'],
  ['on November 2', '2026-11-02'],
  ['on February 30', null],
  ['you may send 2 photos', null],
  ['within 3 days', '2026-11-19'],
  ['within 5 business days', '2026-11-23'],
  ['in 3 to 5 days', '2026-11-21'],
  ['within 24 hours', '2026-11-17'],
  ['in two weeks', '2026-11-30'],
  ['tomorrow', '2026-11-17'],
  ['by the end of the week', '2026-11-20'],
  ['next week', '2026-11-27'],
  ['on 25/11', '2026-11-25'],
  ['on 11/12', null],
  ['in a large box', null],
  ['avant le 27 novembre', '2026-11-27'],
  ['jusqu’au 1er décembre', '2026-12-01'],
  ['sous 5 jours ouvrés', '2026-11-23'],
  ['vendredi dernier', null],
  ['d’ici vendredi', '2026-11-20'],
  ['demain', '2026-11-17'],
  ['bis zum 30. November', '2026-11-30'],
  ['am 27.11.', '2026-11-27'],
  ['innerhalb von drei Werktagen', '2026-11-19'],
  ['morgen', '2026-11-17'],
  ['guten Morgen', null],
  ['nächste Woche', '2026-11-27'],
  ['antes del viernes', '2026-11-20'],
  ['hasta el 30 de noviembre', '2026-11-30'],
  ['en dos días', '2026-11-18'],
  ['mañana', '2026-11-17'],
  ['por la mañana', null],
])('%s → %s', (text, day) => {
  expect(dayIn(fold(text), MONDAY)).toBe(day)
})

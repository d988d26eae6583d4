import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { parseDuration, sayDuration } from '../../src/lib/duration.ts'

test.each([
  ['10s', 10 * SECOND],
  ['0s', 0],
  ['250ms', 250],
  ['5m', 5 * MINUTE],
  ['48h', 48 * HOUR],
  ['3d', 3 * DAY],
  ['1.5d', 36 * HOUR],
  [' 90 s ', 90 * SECOND],
  ['', null],
  ['5', null],
  ['5 minutes', null],
  ['-5m', null],
  ['1h30m', null],
  ['5M', null],
  ['3 business days', null],
  ['.5h', null],
  ['1e3s', null],
])('%o is %o ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms)
})

test.each([
  [0, '0 seconds'],
  [SECOND, '1 second'],
  [119 * SECOND, '119 seconds'],
  [2 * MINUTE, '2 minutes'],
  [2 * HOUR - 1, '119 minutes'],
  [2 * HOUR, '2 hours'],
  [2 * DAY - 1, '47 hours'],
  [2 * DAY, '2 days'],
  [2.9 * DAY, '2 days'],
])('%i ms is said %o', (ms, said) => {
  expect(sayDuration(ms)).toBe(said)
})

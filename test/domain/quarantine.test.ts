import { expect, test } from 'vitest'
import { findDoubt, findJump, type Opening } from '../../src/domain/quarantine.ts'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const SIDECAR = { life: 'life-1', event: 40, seenAt: NOW - HOUR }

const opening = (facts: Partial<Opening> = {}): Opening => ({
  sidecar: SIDECAR,
  life: 'life-1',
  newestEvent: 40,
  isAbandoned: false,
  wall: NOW,
  ...facts,
})

const UNDOUBTED: [string, Partial<Opening>][] = [
  ['a database as it was', {}],
  ['one that went on since the last post', { newestEvent: 41 }],
  ['a first start', { sidecar: null, life: null, newestEvent: 0 }],
  ['a clock a minute behind', { sidecar: { ...SIDECAR, seenAt: NOW + MINUTE } }],
]

test.each(UNDOUBTED)('%s is not doubted', (_, facts) => {
  expect(findDoubt(opening(facts))).toBeNull()
})

const DOUBTED: [string, Partial<Opening>, RegExp, boolean][] = [
  ['a file beside no database', { life: null, newestEvent: 3 }, /is gone/, true],
  ['a database without its file', { sidecar: null }, /without its \.generation/, true],
  ['a file that says nothing', { sidecar: 'unreadable' }, /says nothing/, true],
  ['another database', { life: 'life-2' }, /another database/, true],
  ['an older copy', { newestEvent: 39 }, /older copy/, true],
  ['a post nobody finished', { isAbandoned: true }, /middle of a post/, false],
  [
    'a clock that went back',
    { sidecar: { ...SIDECAR, seenAt: NOW + 2 * MINUTE } },
    /went back by 2 minutes/,
    false,
  ],
]

test.each(DOUBTED)('%s is doubted', (_, facts, reason, isOther) => {
  expect(findDoubt(opening(facts))).toEqual({ reason: expect.stringMatching(reason), isOther })
})

test.each([
  [0, 0, false],
  [HOUR, HOUR, false],
  [MINUTE, 0, false],
  [MINUTE + 1, 0, true],
  [-MINUTE - 1, 0, true],
  [0, 2 * MINUTE, true],
])('a wall clock that moved by %i ms and a steady one by %i: jumped %s', (wall, steady, isJump) => {
  const jump = findJump({ wall: NOW, monotonic: 5 }, { wall: NOW + wall, monotonic: 5 + steady })
  expect(jump !== null).toBe(isJump)
})

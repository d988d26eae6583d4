import { expect, test } from 'vitest'
import { STOP_KEYS, type Stop, sayStop } from '../../src/domain/stops.ts'

const stop = (kind: Stop['kind'], until: number | null = null): Stop => ({
  kind,
  reason: 'because of that',
  since: 0,
  until,
})

test('a quarantine says until when, and why', () => {
  expect(sayStop(stop('quarantine', Date.parse('2026-11-24T10:42:30Z')))).toMatch(
    /^Reading only until 10:42 UTC, because because of that\./,
  )
})

test.each([...STOP_KEYS, 'autonomous_paused'] as const)('%s names its reason', (kind) => {
  expect(sayStop(stop(kind))).toMatch(/^[A-Z].*because of that.*\.$/)
})

test.each(['paused', 'violated', 'posting_held', 'autonomous_paused'] as const)(
  '%s says that a person ends it',
  (kind) => {
    expect(sayStop(stop(kind))).toMatch(/resume/i)
  },
)

test.each(['quarantine', 'hold'] as const)('%s asks nobody to end it', (kind) => {
  expect(sayStop(stop(kind))).not.toMatch(/resume/i)
})

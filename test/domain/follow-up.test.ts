import { describe, expect, test } from 'vitest'
import { STATUSES, type Status } from '../../src/domain/decision.ts'
import {
  IN_PROGRESS,
  isApprovable,
  isRevocable,
  isShownOnly,
  mayBecome,
  statusAfter,
  statusesBefore,
} from '../../src/domain/follow-up.ts'

/** Everything a status may ever become, by however many moves. */
const reachableFrom = (start: Status): Set<Status> => {
  const seen = new Set<Status>()
  const look = (from: Status) => {
    for (const to of STATUSES)
      if (mayBecome(from, to) && !seen.has(to)) {
        seen.add(to)
        look(to)
      }
  }
  look(start)
  return seen
}

describe('the life of a follow-up', () => {
  test.each(['sent', 'delivered', 'failed', 'cancelled', 'rejected'] as const)(
    'what is %s is never scheduled or sent again',
    (status) => {
      const reachable = reachableFrom(status)
      expect(reachable).not.toContain('scheduled')
      expect(reachable).not.toContain('sending')
    },
  )

  test.each(['cancelled', 'rejected'] as const)('%s is an end', (status) => {
    expect(reachableFrom(status).size).toBe(0)
  })

  test('of a failure a person may take note, nothing more', () => {
    expect([...reachableFrom('failed')]).toEqual(['rejected'])
  })

  test('only what is scheduled is ever sent', () => {
    expect(statusesBefore('sending')).toEqual(['scheduled'])
  })

  test('what may have landed never goes back to a person as if it had not', () => {
    expect(mayBecome('unknown', 'pending')).toBe(false)
    expect(mayBecome('unknown', 'rejected')).toBe(false)
    expect(mayBecome('sent', 'cancelled')).toBe(false)
  })

  test.each([
    ['scheduled', 'noted', true],
    ['sending', 'noted', true],
    ['unknown', 'noted', true],
    ['noted', 'scheduled', true],
    ['noted', 'pending', true],
    ['noted', 'rejected', true],
    ['noted', 'cancelled', true],
    ['noted', 'sent', false],
    ['noted', 'sending', false],
    ['pending', 'noted', false],
    ['rejected', 'noted', false],
    ['unknown', 'sent', true],
    ['unknown', 'scheduled', true],
    ['unknown', 'parked', true],
    ['sending', 'unknown', true],
    ['sending', 'scheduled', true],
    ['scheduled', 'pending', true],
    ['pending', 'scheduled', true],
    ['pending', 'sending', false],
    ['pending', 'sent', false],
    ['waiting', 'scheduled', true],
    ['waiting', 'pending', true],
    ['waiting', 'sending', false],
    ['waiting', 'rejected', false],
    ['delivered', 'failed', true],
    ['delivered', 'sent', false],
  ] as const)('%s to %s: %s', (from, to, allowed) => {
    expect(mayBecome(from, to)).toBe(allowed)
    expect(statusesBefore(to).includes(from)).toBe(allowed)
  })

  test('no status becomes itself', () => {
    for (const status of STATUSES) expect(mayBecome(status, status)).toBe(false)
  })

  test('whatever may be taken back can be cancelled', () => {
    for (const status of STATUSES)
      for (const reason of ['as asked', 'backlog: as asked'])
        if (isRevocable({ status, reason, delivery: null }))
          expect(mayBecome(status, 'cancelled')).toBe(true)
  })

  test('a post that is unclear still occupies its customer', () => {
    expect(IN_PROGRESS).toContain('unknown')
    expect(IN_PROGRESS).toContain('sending')
    expect(IN_PROGRESS).not.toContain('waiting')
    expect(IN_PROGRESS).not.toContain('sent')
  })
})

describe('what a changed ticket takes back', () => {
  const delivery = {
    messageId: null,
    externalId: 'relance:1:r:a',
    attempts: 1,
    postedAt: null,
    deliveredAt: null,
    note: null,
  }
  test.each([
    ['pending', 'as asked', null, true],
    ['scheduled', 'as asked', null, true],
    ['noted', 'as asked', null, true],
    ['waiting', 'as asked', null, true],
    ['no_action', 'backlog: as asked', null, true],
    ['no_action', 'as asked', null, false],
    ['parked', 'could not be judged', null, true],
    ['parked', 'it may have landed', delivery, false],
    ['sending', 'as asked', delivery, false],
    ['unknown', 'as asked', delivery, false],
    ['sent', 'as asked', delivery, false],
    ['rejected', 'as asked', null, false],
  ] as const)('%s, "%s", %o: %s', (status, reason, given, expected) => {
    expect(isRevocable({ status, reason, delivery: given })).toBe(expected)
  })
})

describe('what a person may approve', () => {
  const draft = { subject: 'Re: Tasse', text: 'Können Sie uns ein Foto schicken?', language: 'de' }
  test.each([
    ['pending', 'as asked', 'approval', true],
    ['noted', 'as asked', 'note', true],
    ['no_action', 'backlog: as asked', 'approval', true],
    ['no_action', 'too_late: as asked', 'approval', true],
    ['no_action', 'backlog: as asked', 'shadow', false],
    ['no_action', 'as asked', 'approval', false],
    ['no_action', 'a backlog of parcels', 'approval', false],
    ['scheduled', 'as asked', 'approval', false],
    ['waiting', 'as asked', 'approval', false],
    ['sent', 'as asked', 'approval', false],
    ['unknown', 'as asked', 'approval', false],
    ['parked', 'as asked', 'approval', false],
    ['cancelled', 'as asked', 'approval', false],
    ['rejected', 'as asked', 'approval', false],
  ] as const)('%s, "%s", %s: %s', (status, reason, mode, expected) => {
    const verdict = 'follow_up'
    expect(isApprovable({ status, reason, mode, verdict, draft })).toBe(expected)
    expect(isApprovable({ status, reason, mode, verdict, draft: null })).toBe(false)
  })

  test.each([
    ['we_owe', 'pending', true],
    ['hand_over', 'pending', true],
    ['wait', 'pending', true],
    ['we_owe', 'noted', false],
    ['hand_over', 'noted', false],
    ['we_owe', 'scheduled', false],
    ['hand_over', 'parked', false],
    ['we_owe', 'no_action', false],
  ] as const)('%s that is %s, without a draft: %s (its note)', (verdict, status, expected) => {
    const decision = { status, reason: 'backlog: we promised', verdict, draft: null }
    expect(isApprovable({ ...decision, mode: 'approval' })).toBe(expected)
  })

  test('shown only is what was judged for its age alone', () => {
    expect(isShownOnly({ status: 'no_action', reason: 'backlog: a photo is missing' })).toBe(true)
    expect(isShownOnly({ status: 'pending', reason: 'backlog: a photo is missing' })).toBe(false)
    expect(isShownOnly({ status: 'no_action', reason: 'backlogged parcel' })).toBe(false)
  })
})

test.each([
  ['reply', 'sent'],
  ['note', 'noted'],
  ['alert', 'noted'],
  ['notice', 'cancelled'],
] as const)('a %s that stands on the ticket: %s', (post, status) => {
  expect(statusAfter(post)).toBe(status)
  for (const from of ['scheduled', 'sending', 'unknown'] as const)
    expect(mayBecome(from, status)).toBe(true)
})

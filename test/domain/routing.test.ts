import { describe, expect, test } from 'vitest'
import { VERDICTS } from '../../src/domain/ledger.ts'
import { lowerMode, MODES, wordedFor } from '../../src/domain/policy.ts'
import { type Allowance, effectiveMode, route } from '../../src/domain/routing.ts'

describe('the routing table', () => {
  test.each([
    ['follow_up', 'shadow', 'no_action', 'reply'],
    ['follow_up', 'note', 'scheduled', 'note'],
    ['follow_up', 'approval', 'pending', 'reply'],
    ['follow_up', 'autonomous', 'scheduled', 'reply'],
    ['we_owe', 'shadow', 'no_action', 'alert'],
    ['we_owe', 'note', 'scheduled', 'alert'],
    ['we_owe', 'approval', 'pending', 'alert'],
    ['we_owe', 'autonomous', 'scheduled', 'alert'],
    ['hand_over', 'shadow', 'no_action', 'alert'],
    ['hand_over', 'note', 'scheduled', 'alert'],
    ['hand_over', 'approval', 'pending', 'alert'],
    ['hand_over', 'autonomous', 'scheduled', 'alert'],
    ['wait', 'shadow', 'waiting', 'alert'],
    ['wait', 'note', 'waiting', 'alert'],
    ['wait', 'approval', 'waiting', 'alert'],
    ['wait', 'autonomous', 'waiting', 'alert'],
    ['no_follow_up', 'shadow', 'no_action', 'alert'],
    ['no_follow_up', 'note', 'no_action', 'alert'],
    ['no_follow_up', 'approval', 'no_action', 'alert'],
    ['no_follow_up', 'autonomous', 'no_action', 'alert'],
  ] as const)('%s in %s: %s, and what would be posted is a %s', (verdict, mode, status, post) => {
    expect(route(verdict, mode, [])).toEqual({ status, post, asksForPerson: null })
  })

  test.each([
    ['follow_up', 'note', 'note'],
    ['we_owe', 'autonomous', 'alert'],
    ['hand_over', 'note', 'alert'],
  ] as const)(
    'no reason keeps %s in %s from the team: it is for a person anyway',
    (verdict, mode, post) => {
      expect(route(verdict, mode, ['links: unknown'])).toEqual({
        status: 'scheduled',
        post,
        asksForPerson: null,
      })
    },
  )

  test('any reason sends an autonomous follow-up to a person, and is kept', () => {
    expect(route('follow_up', 'autonomous', ['links: unknown', 'confidence 0.4'])).toEqual({
      status: 'pending',
      post: 'reply',
      asksForPerson: 'links: unknown; confidence 0.4',
    })
  })

  test('nothing but a follow-up without a reason, in autonomous, ever reaches a customer by itself', () => {
    for (const verdict of VERDICTS)
      for (const mode of MODES)
        for (const reasons of [[], ['a finding']]) {
          const { status, post } = route(verdict, mode, reasons)
          expect(status === 'scheduled' && post === 'reply').toBe(
            verdict === 'follow_up' && mode === 'autonomous' && reasons.length === 0,
          )
        }
  })
})

const REAL: Allowance = { ceiling: null, isSandbox: false, isActivated: false, hasJudge: true }

describe('the mode that counts', () => {
  test.each([
    ['a real helpdesk before its start', REAL, ['shadow', 'approval', 'approval', 'approval']],
    ['a started one', { ...REAL, isActivated: true }, [...MODES]],
    ['the sandbox', { ...REAL, isSandbox: true }, [...MODES]],
    [
      'a ceiling, which also counts as a start',
      { ...REAL, ceiling: 'autonomous' as const },
      [...MODES],
    ],
    [
      'a ceiling of approval',
      { ...REAL, ceiling: 'approval' as const },
      ['shadow', 'note', 'approval', 'approval'],
    ],
    [
      'a ceiling of shadow',
      { ...REAL, isActivated: true, ceiling: 'shadow' as const },
      ['shadow', 'shadow', 'shadow', 'shadow'],
    ],
    [
      'no judge',
      { ...REAL, isActivated: true, hasJudge: false },
      ['shadow', 'shadow', 'shadow', 'shadow'],
    ],
    ['no judge in the sandbox', { ...REAL, isSandbox: true, hasJudge: false }, [...MODES]],
  ])('%s', (_, allowance, expected) => {
    expect(MODES.map((wished) => effectiveMode(wished, allowance))).toEqual(expected)
  })

  test('a ceiling never raises a mode', () => {
    for (const wished of MODES)
      for (const ceiling of MODES) {
        const counted = effectiveMode(wished, { ...REAL, isActivated: true, ceiling })
        expect(MODES.indexOf(counted)).toBeLessThanOrEqual(MODES.indexOf(wished))
        expect(counted).toBe(lowerMode(ceiling, wished))
      }
  })
})

test.each([
  ['Maya', 'fr', 'email', 'Maya'],
  [{ fr: 'Bien à vous', en: 'Kind regards' }, 'fr', 'email', 'Bien à vous'],
  [{ chat: 'M.', default: 'Maya' }, 'de', 'chat', 'M.'],
  [{ fr: 'Bien à vous', chat: 'M.' }, 'fr', 'chat', 'Bien à vous'],
  [{ fr: 'Bien à vous', default: 'Maya' }, 'de', 'email', 'Maya'],
  [{ fr: 'Bien à vous' }, 'de', 'email', 'Bien à vous'],
  [{}, 'de', 'email', ''],
])('%o for %s by %s is worded %o', (text, language, channel, expected) => {
  expect(wordedFor(text as Record<string, string>, language, channel)).toBe(expected)
})

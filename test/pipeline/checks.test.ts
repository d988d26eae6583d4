import { describe, expect, test } from 'vitest'
import type { Standing } from '../../src/domain/decision.ts'
import type { Elsewhere } from '../../src/domain/gate-facts.ts'
import type { Policy } from '../../src/domain/policy.ts'
import type { Message, Order, Ticket } from '../../src/domain/ticket.ts'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { type Before, capOpens, findObstacle } from '../../src/pipeline/checks.ts'
import { bytesHash } from '../../src/pipeline/compose.ts'
import { hashOrders } from '../../src/pipeline/keep.ts'
import type { Situation } from '../../src/pipeline/situation.ts'
import {
  agent,
  customer,
  NOW,
  note,
  ourNote,
  ours,
  outOfOffice,
  rule,
  ticketWith,
} from '../domain/conversation.ts'
import { policy, promptSet } from './prompt-set.ts'
import { standing } from './standing.ts'
import { SETTINGS } from './world.ts'

const situation = (facts: Partial<Situation> = {}): Situation => ({
  now: NOW,
  prompts: promptSet(),
  calendar: {
    timezone: 'Europe/Berlin',
    hours: [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }],
    closed: [],
  },
  allowance: { ceiling: null, isSandbox: true, isActivated: true, hasJudge: true },
  directory: { fields: {}, stores: {} },
  policiesSeenAt: new Map(),
  promisesFence: 0,
  backlogFence: null,
  isPaused: false,
  lowered: [],
  isBudgetSpent: false,
  settings: SETTINGS,
  ...facts,
})

type Given = {
  talk?: Message[]
  ticket?: Partial<Ticket>
  decision?: Partial<Standing>
  policy?: Partial<Policy> | null
  mirrored?: Message[]
  feed?: Message[]
  elsewhere?: Partial<Elsewhere>[]
  situation?: Partial<Situation>
  approvedBytes?: string | null
  approvedAt?: number | null
}

const ASKED = customer(90, { id: 11 })
const ANSWER = agent(80, { id: 12 })
const TALK = [ASKED, ANSWER]

/** Nothing stands in the way of this post, but for what is given. */
const before = ({ talk = TALK, ...given }: Given): Before => {
  const ticket = ticketWith(talk, given.ticket)
  return {
    decision: standing(given.decision),
    approvedBytes: given.approvedBytes ?? null,
    approvedAt: given.approvedAt ?? null,
    policy: given.policy === null ? null : policy({ mode: 'autonomous', ...given.policy }),
    ticket,
    mirrored: {
      ...ticket,
      messages: given.mirrored ?? talk,
      complete: true,
      record: null,
      isKnown: true,
      gone: false,
      wakes: 0,
    },
    feed: given.feed ?? talk,
    elsewhere: (given.elsewhere ?? []).map((word) => ({
      ticketId: 2,
      at: NOW - 20 * HOUR,
      isAnswer: false,
      waitsForShop: false,
      ...word,
    })),
    situation: situation(given.situation),
  }
}

const obstacle = (given: Given) => findObstacle(before(given))

const ORDER: Order = {
  name: '#1042',
  state: 'unfulfilled',
  createdAt: null,
  total: '40.00',
  currency: 'EUR',
  items: [],
  tracking: [],
}

const MARK = standing().externalId
const elsewhereWord = (hoursAgo: number, facts: Partial<Message> = {}) =>
  customer(hoursAgo, { ticketId: 2, ...facts })

test('nothing stands in the way of a silence that is as it was', () => {
  expect(obstacle({})).toBe(null)
})

describe('our mark on the ticket means it was sent', () => {
  const posted = ours(1, 1, { externalId: MARK })
  test.each([
    ['in the read of the ticket', { talk: [...TALK, posted] }, true],
    ['in the feed alone', { feed: [...TALK, posted] }, true],
    ['on another ticket', { feed: [...TALK, { ...posted, ticketId: 2 }] }, false],
    ['even after an answer', { talk: [...TALK, posted, customer(0.5)] }, true],
    ['even when the rest of the read is incomplete', { talk: [posted], mirrored: TALK }, true],
  ])('%s: %s', (_, given, there) => {
    expect(obstacle(given)?.kind === 'there').toBe(there)
  })

  test('a mark of another kind or step is not it', () => {
    expect(obstacle({ talk: [...TALK, ourNote(1)] })).toBe(null)
    expect(obstacle({ talk: [...TALK, ours(1, 2)] })).toEqual({ kind: 'cancel', why: 'step_spent' })
  })
})

const CASES: [name: string, given: Given, expected: object | null][] = [
  [
    'the read lacks what the mirror knows',
    { mirrored: [...TALK, note(70, { id: 13 })] },
    { kind: 'later' },
  ],
  [
    'the read lacks what the feed shows',
    { feed: [...TALK, customer(1, { id: 14 })] },
    { kind: 'later' },
  ],
  ['the feed shows more of another ticket', { feed: [...TALK, agent(1, { ticketId: 2 })] }, null],
  ['the mirror knew less', { mirrored: [ASKED] }, null],

  [
    'the customer answered',
    { talk: [...TALK, customer(1)] },
    { kind: 'cancel', why: 'customer_answered' },
  ],
  [
    'the customer said thanks',
    { talk: [...TALK, customer(1, { text: 'Merci !', sender: null })] },
    { kind: 'cancel', why: 'customer_answered' },
  ],
  ['an agent wrote', { talk: [...TALK, agent(1)] }, { kind: 'cancel', why: 'agent_answered' }],
  ['a rule wrote', { talk: [...TALK, rule(1)] }, null],
  [
    'a note is newer than the decision',
    { talk: [...TALK, note(0.9)] },
    { kind: 'cancel', why: 'note_by_person' },
  ],
  ['a note is as old as the decision', { talk: [...TALK, note(1)] }, null],
  ['a note of ours is newer', { talk: [...TALK, ourNote(0.5)] }, null],
  [
    'another post of ours took this step',
    { talk: [...TALK, ours(1, 3)] },
    { kind: 'cancel', why: 'step_spent' },
  ],
  [
    'the previous step of ours stands there',
    { talk: [...TALK, ours(9)], decision: { step: 2 } },
    null,
  ],

  [
    'an automatic answer is newer than the decision',
    { talk: [...TALK, outOfOffice(0.5)] },
    { kind: 'ask_person', why: 'an automatic answer came after it was judged' },
  ],
  ['an automatic answer is older', { talk: [...TALK, outOfOffice(1)] }, null],
  [
    'whoever approved had the automatic answer before him',
    { talk: [...TALK, outOfOffice(0.5)], approvedAt: NOW },
    null,
  ],
  [
    'an automatic answer is newer than the approval',
    { talk: [...TALK, outOfOffice(0.5)], approvedAt: NOW - HOUR },
    { kind: 'ask_person' },
  ],

  ['spam', { ticket: { spam: true } }, { kind: 'cancel', why: 'spam' }],
  ['trashed', { ticket: { trashedAt: NOW } }, { kind: 'cancel', why: 'trashed' }],
  [
    'a person said never',
    { ticket: { tags: ['Relance-NEVER'] } },
    { kind: 'cancel', why: 'opted_out' },
  ],
  ['a person said later', { ticket: { tags: ['relance-later'] } }, null],
  [
    'snoozed into the future',
    { ticket: { snoozedUntil: NOW + 1 } },
    { kind: 'later', at: NOW + 1 },
  ],
  ['snoozed until now', { ticket: { snoozedUntil: NOW } }, null],
  ['closed since, in autonomous', { ticket: { status: 'closed' } }, { kind: 'ask_person' }],
  [
    'closed then and now',
    { ticket: { status: 'closed' }, decision: { ticketStatus: 'closed' } },
    null,
  ],
  ['opened since', { decision: { ticketStatus: 'closed' } }, null],

  [
    'he wrote elsewhere after the decision',
    { elsewhere: [{ at: NOW - HOUR + MINUTE }] },
    { kind: 'cancel', why: 'customer_wrote_elsewhere' },
  ],
  [
    'he wrote elsewhere, known when it was judged',
    { elsewhere: [{ at: NOW - HOUR - MINUTE }] },
    null,
  ],
  ['his word elsewhere is the answer', { elsewhere: [{ isAnswer: true }] }, { kind: 'cancel' }],
  ['his word elsewhere waits for us', { elsewhere: [{ waitsForShop: true }] }, { kind: 'cancel' }],
  [
    'the feed alone shows a word elsewhere',
    { feed: [...TALK, elsewhereWord(0.5)] },
    { kind: 'cancel', why: 'customer_wrote_elsewhere' },
  ],
  ['the feed shows an old word elsewhere', { feed: [...TALK, elsewhereWord(1 + 1 / 60)] }, null],
  [
    'the feed shows somebody else',
    { feed: [...TALK, elsewhereWord(0.5, { sender: { id: 8, email: null, name: 'Inés' } })] },
    null,
  ],
  [
    'the feed shows a machine of his',
    { feed: [...TALK, elsewhereWord(0.5, { headers: { 'auto-submitted': 'auto-replied' } })] },
    null,
  ],

  [
    'an order changed',
    {
      ticket: { orders: [{ ...ORDER, state: 'fulfilled' }] },
      decision: { orderHash: hashOrders([ORDER]) },
    },
    { kind: 'cancel', why: 'order_changed' },
  ],
  [
    'the order is as it was',
    { ticket: { orders: [ORDER] }, decision: { orderHash: hashOrders([ORDER]) } },
    null,
  ],

  ['paused', { situation: { isPaused: true } }, { kind: 'later', at: null }],
  ['the policy is gone', { policy: null }, { kind: 'cancel', why: 'policy_changed' }],
  ['the mode was lowered', { policy: { mode: 'approval' } }, { kind: 'ask_person' }],
  ['the mode was lowered to shadow', { policy: { mode: 'shadow' } }, { kind: 'ask_person' }],
  [
    'the shop is closed',
    {
      policy: { sendBetween: { kind: 'team_hours' } },
      situation: { now: Date.parse('2026-11-24T07:59:59Z') },
    },
    { kind: 'later', at: Date.parse('2026-11-24T08:00:00Z') },
  ],
  [
    'the shop is open',
    {
      policy: { sendBetween: { kind: 'team_hours' } },
      situation: { now: Date.parse('2026-11-24T08:00:00Z') },
    },
    null,
  ],
  [
    'it is early for the customer',
    {
      policy: { sendBetween: { kind: 'daily', from: 600, to: 1200 } },
      ticket: { customerTimezone: 'Europe/London' },
    },
    { kind: 'later', at: NOW + HOUR },
  ],
  [
    'it is late enough for the customer',
    {
      policy: { sendBetween: { kind: 'daily', from: 600, to: 1200 } },
      ticket: { customerTimezone: 'Europe/Paris' },
    },
    null,
  ],
]

test.each(CASES)('%s', (_, given, expected) => {
  const found = obstacle(given)
  if (expected === null) expect(found).toBe(null)
  else expect(found).toMatchObject(expected)
})

describe('what a person approved', () => {
  const draft = { subject: 'Re: La tasse', text: 'Il manque la photo.', language: 'fr' }
  const approved = { approvalId: 'a-1', draft, mode: 'approval' as const }
  const hash = bytesHash({ id: 7, email: 'ines@mail.example' }, draft)
  const asks = { kind: 'ask_person', why: 'what was approved is not what would leave' }

  test.each([
    ['leaves as approved', {}, null],
    ['leaves although the ticket was closed since', { ticket: { status: 'closed' } }, null],
    ['leaves in approval', { policy: { mode: 'approval' as const } }, null],
    ['does not leave in shadow', { policy: { mode: 'shadow' as const } }, { kind: 'ask_person' }],
    [
      'does not leave with another text',
      { decision: { ...approved, draft: { ...draft, text: 'Autre.' } } },
      asks,
    ],
    ['does not leave without a text', { decision: { ...approved, draft: null } }, asks],
    [
      'does not leave to another address',
      { ticket: { customer: { id: 7, email: 'x@y.example', name: null } } },
      asks,
    ],
    ['does not leave when nobody knows what was approved', { approvedBytes: '' }, asks],
  ] as [string, Given, object | null][])('%s', (_, given, expected) => {
    const found = obstacle({ decision: approved, approvedBytes: hash, ...given })
    if (expected === null) expect(found).toBe(null)
    else expect(found).toMatchObject(expected)
  })
})

describe('a note for the team', () => {
  const NOTE = { mode: 'note' as const }
  const cancelled = (why: string) => ({ kind: 'cancel', why })
  const asks = (mode: string) => ({ kind: 'ask_person', why: `the mode is ${mode} now` })
  const TOO_LATE = { kind: 'daily' as const, from: 0, to: 1 }
  const answer = [...TALK, customer(1, { id: 13 })]
  const found = (post: Standing['post'], given: Given) =>
    obstacle({
      ...given,
      decision: { post, ...given.decision },
      policy: { ...NOTE, ...given.policy },
    })

  test.each<[string, Given, Partial<Record<Standing['post'], object>>]>([
    ['is written where nothing stands in the way', {}, {}],
    ['keeps no hours', { policy: { sendBetween: TOO_LATE } }, {}],
    [
      'is written on a ticket that was closed since',
      { decision: { ticketStatus: 'open' }, ticket: { status: 'closed' } },
      {},
    ],
    [
      'is not written once the customer answered, but said to be out of date',
      { talk: answer, mirrored: TALK, feed: TALK },
      { note: cancelled('customer_answered'), alert: cancelled('customer_answered') },
    ],
    [
      'is about our own debt also where the customer wrote elsewhere',
      { elsewhere: [{ isAnswer: true }] },
      { note: cancelled('customer_wrote_elsewhere') },
    ],
    [
      'waits while paused',
      { situation: { isPaused: true } },
      { note: { kind: 'later' }, alert: { kind: 'later' }, notice: { kind: 'later' } },
    ],
    [
      'needs a read that is whole',
      { mirrored: [...TALK, agent(1, { id: 14, public: false })] },
      { note: { kind: 'later' }, alert: { kind: 'later' } },
    ],
    ['in autonomous is written', { policy: { mode: 'autonomous' } }, {}],
    [
      'of its own accord is not written in approval',
      { policy: { mode: 'approval' } },
      { note: asks('approval'), alert: asks('approval') },
    ],
    [
      'is written in approval because a person asked for it',
      { policy: { mode: 'approval' }, decision: { approvalId: 'a-1' } },
      {},
    ],
    [
      'is not written in shadow, not even that it is out of date',
      { policy: { mode: 'shadow' }, decision: { statusReason: 'agent_answered' } },
      { note: asks('shadow'), alert: asks('shadow'), notice: cancelled('agent_answered') },
    ],
  ])('%s', (_, given, expected) => {
    for (const post of ['note', 'alert', 'notice'] as const) {
      const stands = found(post, given)
      if (expected[post] === undefined) expect(stands).toBe(null)
      else expect(stands).toMatchObject(expected[post])
    }
  })

  test('whose mark is on the ticket stands there already', () => {
    const posted = note(1, { externalId: MARK })
    for (const post of ['note', 'alert', 'notice'] as const)
      expect(found(post, { talk: [...TALK, posted] })).toMatchObject({ kind: 'there' })
  })
})

describe('caps on autonomous replies', () => {
  const caps = (maxPerHour: number, maxPerDay: number) => ({ maxPerHour, maxPerDay })
  test.each([
    ['nothing sent', [], caps(2, 5), null],
    ['one below the hour’s cap', [NOW - MINUTE], caps(2, 5), null],
    ['the hour’s cap', [NOW - 40 * MINUTE, NOW - MINUTE], caps(2, 5), NOW + 20 * MINUTE],
    ['an hour has just passed', [NOW - HOUR, NOW - MINUTE], caps(2, 5), null],
    ['the day’s cap', [NOW - 20 * HOUR, NOW - 2 * HOUR], caps(5, 2), NOW + 4 * HOUR],
    ['a day has just passed', [NOW - DAY, NOW - 2 * HOUR], caps(5, 2), null],
    [
      'both caps: the later opening counts',
      [NOW - 30 * MINUTE, NOW - MINUTE],
      caps(2, 2),
      NOW - 30 * MINUTE + DAY,
    ],
    [
      'more than the cap, after it was lowered',
      [NOW - 50 * MINUTE, NOW - 40 * MINUTE, NOW - MINUTE],
      caps(1, 9),
      NOW - MINUTE + HOUR,
    ],
    ['a cap of none', [], caps(0, 9), NOW + HOUR],
  ])('%s', (_, moments, limits, opens) => {
    expect(capOpens(moments, NOW, limits)).toBe(opens)
  })
})

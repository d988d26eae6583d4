import { describe, expect, test } from 'vitest'
import {
  INVARIANTS,
  type InspectedDecision,
  type InspectedDelivery,
  type Snapshot,
  violationsOf,
} from '../../src/domain/invariants.ts'
import { DAY, SECOND } from '../../src/lib/clock.ts'

const NOW = Date.parse('2026-11-24T09:00:00Z')
const MARK = 'relance:1:r:occasion-1'

const decision = (facts: Partial<InspectedDecision> = {}): InspectedDecision => ({
  id: 'd-1',
  ticketId: 501,
  status: 'sent',
  mode: 'autonomous',
  post: 'reply',
  externalId: MARK,
  approvalId: null,
  ...facts,
})

const delivery = (facts: Partial<InspectedDelivery> = {}): InspectedDelivery => ({
  externalId: MARK,
  decisionId: 'd-1',
  ticketId: 501,
  kind: 'reply',
  autonomous: true,
  attempts: 1,
  textHash: 'bytes',
  startedAt: NOW,
  feedReadAt: NOW - 2 * SECOND,
  ticketReadAt: NOW - SECOND,
  committedBy: 40,
  messageId: 77,
  ...facts,
})

const rows = (facts: Partial<Snapshot> = {}): Snapshot => ({
  decisions: [decision()],
  deliveries: [delivery()],
  approvals: [],
  resolutions: [],
  stops: { all: null, autonomous: null },
  ...facts,
})

const sending = (facts: Partial<InspectedDecision> = {}, row: Partial<InspectedDelivery> = {}) => ({
  decisions: [decision({ status: 'sending', ...facts })],
  deliveries: [delivery({ messageId: null, ...row })],
})

const approved = { approvalId: 'a-1', mode: 'approval' as const }
const approvals = [{ id: 'a-1', bytesHash: 'bytes' }]
const twice = [{ decisionId: 'd-1', as: 'send' as const }]

const SOUND: [string, Partial<Snapshot>][] = [
  ['nothing at all', { decisions: [], deliveries: [] }],
  ['one that was sent', {}],
  ['one that is being sent by itself', sending()],
  ['one that is being sent as approved', { ...sending(approved), approvals }],
  [
    'one set aside after two attempts',
    {
      decisions: [decision({ status: 'parked' })],
      deliveries: [delivery({ attempts: 2, messageId: null })],
    },
  ],
  ['a third attempt that a person wanted', { ...sending({}, { attempts: 3 }), resolutions: twice }],
  [
    'a third attempt after a person dropped the first two',
    { ...sending({}, { attempts: 3 }), resolutions: [{ decisionId: 'd-1', as: 'drop' }] },
  ],
  [
    'a note of three attempts that a person wanted, and whose draft was approved since',
    {
      decisions: [decision({ status: 'scheduled', externalId: 'relance:1:r:reply-1' })],
      deliveries: [delivery({ externalId: 'relance:1:n:note-1', kind: 'note', attempts: 3 })],
      resolutions: twice,
    },
  ],
  [
    'one that a person saw on the ticket',
    {
      deliveries: [delivery({ messageId: null })],
      resolutions: [{ decisionId: 'd-1', as: 'there' }],
    },
  ],
  [
    'one taken over from another database',
    {
      decisions: [],
      deliveries: [delivery({ textHash: '', decisionId: '', feedReadAt: 0, committedBy: null })],
      stops: { all: 1, autonomous: 1 },
    },
  ],
  [
    'a third attempt that a person wanted, of a customer who was erased since',
    { decisions: [], deliveries: [delivery({ textHash: '', decisionId: '', attempts: 3 })] },
  ],
  ['one that left just before everything was stopped', { stops: { all: 41, autonomous: 41 } }],
  [
    'an approved one while the breaker is open',
    {
      ...sending(approved, { autonomous: false }),
      approvals,
      stops: { all: null, autonomous: 39 },
    },
  ],
  [
    'one that never left while everything is stopped',
    {
      decisions: [],
      deliveries: [delivery({ attempts: 0, messageId: null })],
      stops: { all: 39, autonomous: null },
    },
  ],
  ['a read of exactly five seconds', { deliveries: [delivery({ feedReadAt: NOW - 5 * SECOND })] }],
]

const BROKEN: [string, Partial<Snapshot>][] = [
  ['sending_is_committed', { ...sending(), deliveries: [] }],
  ['sending_is_committed', sending({}, { attempts: 0 })],
  ['sending_is_committed', sending({}, { decisionId: 'd-2' })],
  ['spent_is_not_sent_again', sending({}, { messageId: 77 })],
  [
    'one_open_post_per_occasion',
    {
      decisions: [decision({ status: 'unknown' }), decision({ id: 'd-2', status: 'parked' })],
      deliveries: [delivery({ messageId: null })],
    },
  ],
  ['attempts_are_counted', { deliveries: [delivery({ attempts: 3 })] }],
  ['attempts_are_counted', { deliveries: [delivery({ attempts: 4 })], resolutions: twice }],
  [
    'attempts_are_counted',
    {
      deliveries: [delivery({ attempts: 3, decisionId: 'd-2' })],
      decisions: [],
      resolutions: twice,
    },
  ],
  ['attempts_are_counted', { decisions: [], deliveries: [delivery({ attempts: -1 })] }],
  ['sent_names_its_message', { deliveries: [delivery({ messageId: null })] }],
  ['sent_names_its_message', { deliveries: [] }],
  [
    'one_occasion_per_message',
    { deliveries: [delivery(), delivery({ externalId: 'relance:1:r:another' })] },
  ],
  ['every_post_is_marked', { decisions: [], deliveries: [delivery({ externalId: 'order-1001' })] }],
  ['unasked_only_when_autonomous', sending({ mode: 'approval' })],
  [
    'approved_bytes_leave',
    { ...sending(approved), approvals: [{ id: 'a-1', bytesHash: 'other' }] },
  ],
  ['approved_bytes_leave', sending(approved)],
  ['posted_on_a_fresh_read', { deliveries: [delivery({ feedReadAt: NOW - 7 * SECOND })] }],
  ['posted_on_a_fresh_read', { deliveries: [delivery({ ticketReadAt: NOW - DAY })] }],
  ['nothing_leaves_while_stopped', { stops: { all: 39, autonomous: null } }],
  ['nothing_autonomous_leaves_while_stopped', { stops: { all: null, autonomous: 39 } }],
]

describe('the rows of deliveries', () => {
  test.each(SOUND)('%s breaks nothing', (_, facts) => {
    expect(violationsOf(rows(facts))).toEqual([])
  })

  test.each(BROKEN)('%s is broken by its own case and by nothing else (case %#)', (name, facts) => {
    const violations = violationsOf(rows(facts))
    expect(violations.map(({ invariant }) => invariant)).toEqual([name])
    expect(violations[0]?.key).toMatch(new RegExp(`^${name}:.`))
  })

  test('every invariant can be broken, and says a sentence', () => {
    const broken = new Set(BROKEN.map(([name]) => name))
    for (const { name, says } of INVARIANTS) {
      expect(broken).toContain(name)
      expect(says).toMatch(/^[A-Z].{20,}[^.]$/)
    }
  })
})

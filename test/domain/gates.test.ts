import { describe, expect, test } from 'vitest'
import { findAbsence } from '../../src/domain/away.ts'
import type { Elsewhere, GateFacts } from '../../src/domain/gate-facts.ts'
import { firstStop, isOnlyOld, opensUnseen, passGates } from '../../src/domain/gates.ts'
import { findLadder, findSilence } from '../../src/domain/silence.ts'
import type { Message, TicketFacts } from '../../src/domain/ticket.ts'
import { DAY, HOUR, iso, MINUTE } from '../../src/lib/clock.ts'
import { policy, step } from '../pipeline/prompt-set.ts'
import {
  agent,
  bot,
  customer,
  message,
  NOW,
  note,
  ourNote,
  ours,
  outOfOffice,
  rule,
} from './conversation.ts'

const TALK = [customer(90), agent(80)]

const ticketFacts = (given: Partial<GateFacts['ticket']>): GateFacts['ticket'] => ({
  id: 1,
  subject: 'La tasse',
  channel: 'email',
  status: 'open',
  language: 'fr',
  customer: { id: 7, email: 'ines@mail.example', name: 'Inés' },
  assignee: null,
  team: null,
  tags: [],
  fields: null,
  spam: false,
  trashedAt: null,
  snoozedUntil: null,
  createdAt: NOW - 90 * HOUR,
  updatedAt: NOW - 80 * HOUR,
  closedAt: null,
  messagesCount: 2,
  gone: false,
  ...given,
})

/** By the shop's clock in UTC; he is back on the day after. */
const awayOf = (talk: Message[], since: number): GateFacts['away'] => {
  const found = findAbsence(talk, since, 'UTC')
  return (
    found && {
      messageId: found.messageId,
      until: found.day === null ? null : Date.parse(found.day) + DAY,
    }
  )
}

type Given = {
  talk?: Message[]
  ticket?: Partial<TicketFacts & { gone: boolean }>
  facts?: Partial<GateFacts>
}

/** A ticket every gate lets through, and what is different about it. */
const factsOf = ({ talk = TALK, ticket = {}, facts = {} }: Given): GateFacts => {
  const silence = findSilence(talk)
  const ladder = findLadder(talk)
  const dueAt = (silence.anchor?.at ?? NOW) + 72 * HOUR
  return {
    now: NOW,
    ticket: ticketFacts(ticket),
    messages: talk,
    silence,
    ladder,
    policy: policy(),
    step: { number: 1, step: step('72h'), countsFrom: dueAt - 72 * HOUR, dueAt },
    policySeenAt: NOW - 30 * DAY,
    backlogFence: null,
    includeBacklog: false,
    backlogDays: 30,
    maxLate: 3 * DAY,
    contactGap: 3 * DAY,
    elsewhere: [],
    anotherAddress: [],
    early: null,
    openSince: facts.step?.dueAt ?? dueAt,
    away: awayOf(talk, silence.anchor?.at ?? 0),
    survey: null,
    contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null },
    answerable: null,
    ownAddresses: ['support@lumen.example'],
    mayApply: ['asked'],
    never: { tags: ['wholesale'], customers: ['*@press.example', 'Owner@Lumen.example'] },
    customerTags: [],
    isPaused: false,
    isBudgetSpent: false,
    ...facts,
  }
}

const outcomeOf = (gate: string, given: Given) => {
  const found = passGates(factsOf(given)).find((outcome) => outcome.gate === gate)
  if (found === undefined) throw new Error(`there is no gate ${gate}`)
  return found
}

const due = (at: number) => ({
  step: { number: 1, step: step('72h'), countsFrom: at - 72 * HOUR, dueAt: at },
})

const contact = (given: Partial<GateFacts['contact']>) => ({
  contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null, ...given },
})

const elsewhere = (given: Partial<Elsewhere>): Elsewhere => ({
  ticketId: 2,
  at: NOW - HOUR,
  isAnswer: false,
  waitsForShop: false,
  ...given,
})

const from = (email: string) => ({ sender: { id: 7, email, name: 'Inés' } })

/** What a mail server says of our message, as the customer's side of the ticket. */
const report = (facts: Partial<Message>) =>
  customer(79, { text: 'Your message was not delivered.', subject: 'Re: La tasse', ...facts })

const UNDELIVERED = 'Undelivered Mail Returned to Sender'
const DELIVERY_STATUS = 'multipart/report; report-type=delivery-status; boundary="x"'

const surveyMail = (facts: Partial<Message>) =>
  agent(1, { via: 'satisfaction-survey', sender: null, text: 'How did we do?', ...facts })

const CASES: [gate: string, stops: Given, passes: Given][] = [
  ['customer_spoke_last', { talk: [...TALK, customer(1)] }, {}],
  [
    'customer_spoke_last',
    { talk: [...TALK, customer(1, { sender: null, text: 'Merci !' })] },
    { talk: [...TALK, customer(1), agent(0.5)] },
  ],
  ['shop_never_spoke', { talk: [customer(90), rule(89), bot(88)] }, {}],
  ['shop_never_spoke', { talk: [] }, {}],
  ['customer_never_wrote', { talk: [agent(80)] }, {}],
  ['customer_never_wrote', { talk: [outOfOffice(90), agent(80)] }, {}],
  ['gone', { ticket: { gone: true } }, {}],
  ['spam', { ticket: { spam: true } }, {}],
  ['trashed', { ticket: { trashedAt: NOW - DAY } }, {}],
  ['opted_out', { ticket: { tags: ['Relance-Never'] } }, { ticket: { tags: ['relance-later'] } }],
  ['opted_out', { ticket: { tags: ['Wholesale'] } }, { ticket: { tags: ['wholesale-enquiry'] } }],
  ['opted_out', { facts: { customerTags: ['wholesale'] } }, { facts: { customerTags: ['VIP'] } }],
  [
    'opted_out',
    { ticket: { customer: { id: 7, email: 'Desk@Press.Example', name: null } } },
    { ticket: { customer: { id: 7, email: 'desk@press.example.org', name: null } } },
  ],
  [
    'opted_out',
    { ticket: { customer: { id: 7, email: 'owner@lumen.example', name: null } } },
    { ticket: { customer: { id: 7, email: 'co-owner@lumen.example', name: null } } },
  ],
  [
    'machine_sender',
    { talk: [customer(90, from('no-reply@parcels.example')), agent(80)] },
    { talk: [customer(90, from('norah.reply@mail.example')), agent(80)] },
  ],
  [
    'machine_sender',
    { talk: [customer(90, from('Support@Lumen.example')), agent(80)] },
    { talk: [customer(90, from('support@lumen.example.org')), agent(80)] },
  ],
  ['automatic_reply', { talk: [...TALK, outOfOffice(70)] }, { talk: [outOfOffice(85), ...TALK] }],
  [
    'automatic_reply',
    { talk: [...TALK, outOfOffice(70, { text: 'Ich bin bis zum 24.11. im Urlaub.' })] },
    { talk: [...TALK, outOfOffice(70, { text: 'Ich bin bis zum 23.11. im Urlaub.' })] },
  ],
  [
    'bounced',
    { talk: [customer(90), agent(80, { failedAt: NOW - 79 * HOUR })] },
    { talk: [customer(95), agent(92, { failedAt: NOW - 91 * HOUR }), ...TALK] },
  ],
  [
    'bounced',
    { talk: [...TALK, ours(4, 1, { failedAt: NOW - 3 * HOUR })] },
    { talk: [...TALK, note(4, { failedAt: NOW - 3 * HOUR })] },
  ],
  [
    'bounced',
    { talk: [...TALK, report({ headers: { 'content-type': DELIVERY_STATUS } })] },
    { talk: [...TALK, report({})] },
  ],
  [
    'bounced',
    {
      talk: [...TALK, report({ ...from('MAILER-DAEMON@mx.example'), subject: UNDELIVERED })],
    },
    { talk: [...TALK, report({ ...from('anna@mx.example'), subject: UNDELIVERED })] },
  ],
  [
    'survey',
    { facts: { survey: { sentAt: NOW - DAY + 1, dueAt: null } } },
    { facts: { survey: { sentAt: NOW - DAY, dueAt: null } } },
  ],
  [
    'survey',
    { facts: { survey: { sentAt: null, dueAt: NOW + DAY - 1 } } },
    { facts: { survey: { sentAt: null, dueAt: NOW + DAY } } },
  ],
  [
    'survey',
    { facts: { survey: { sentAt: null, dueAt: NOW - DAY + 1 } } },
    { facts: { survey: { sentAt: null, dueAt: NOW - DAY } } },
  ],
  [
    'survey',
    { talk: [...TALK, surveyMail({ at: NOW - DAY + 1 })] },
    { talk: [...TALK, surveyMail({ at: NOW - DAY })] },
  ],
  [
    'opted_out',
    { talk: [customer(95, { text: 'STOP' }), ...TALK] },
    { talk: [customer(95, { text: 'Stop, I found it. Thanks!' }), ...TALK] },
  ],
  [
    'opted_out',
    { talk: [customer(95, { text: 'Please stop emailing me about this.' }), ...TALK] },
    { talk: [agent(95, { text: 'We will stop emailing me about this.' }), ...TALK] },
  ],
  [
    'ai_agent_has_it',
    { ticket: { tags: ['AI_Processing'] } },
    { ticket: { tags: ['ai_handover', 'ai_ignore'] } },
  ],
  [
    'ai_agent_has_it',
    { talk: [...TALK, bot(70)], ticket: { tags: ['ai_snooze'] } },
    { talk: [...TALK, bot(70), agent(60)], ticket: { tags: ['ai_snooze'] } },
  ],
  [
    'ai_agent_has_it',
    { talk: [...TALK, bot(70)], ticket: { tags: ['ai_close'] } },
    { talk: [...TALK, bot(70)] },
  ],
  ['rule_answered', { talk: [...TALK, rule(70)] }, { talk: [rule(85), ...TALK] }],
  [
    'rule_answered',
    { talk: [...TALK, rule(70)] },
    { talk: [...TALK, note(70, { ruleId: 5, via: 'rule' }), ourNote(60)] },
  ],
  [
    'channel',
    { talk: [customer(90), agent(80, { channel: 'instagram-comment' })] },
    { talk: [customer(90), agent(80, { channel: 'instagram-direct-message' })] },
  ],
  [
    'channel',
    { facts: { answerable: { email: false } } },
    { facts: { answerable: { email: true, chat: false } } },
  ],
  [
    'channel',
    { talk: [customer(90), agent(80, { channel: 'phone' })] },
    { facts: { answerable: {} } },
  ],
  ['snoozed', { ticket: { snoozedUntil: NOW + 1 } }, { ticket: { snoozedUntil: NOW } }],
  ['no_policy', { facts: { policy: null, step: null } }, {}],
  [
    'ladder_spent',
    { talk: [...TALK, ours(4)], facts: { step: null } },
    { talk: [...TALK, ours(4)], facts: { policy: policy({ steps: [step('1h'), step('2h')] }) } },
  ],
  ['not_due', { facts: due(NOW + 1) }, { facts: due(NOW) }],
  [
    'backlog',
    { facts: { ...due(NOW - DAY), policySeenAt: NOW - DAY } },
    { facts: { ...due(NOW - DAY), policySeenAt: NOW - DAY - 1 } },
  ],
  [
    'backlog',
    { facts: { ...due(NOW - DAY), backlogFence: NOW - DAY } },
    { facts: { ...due(NOW - DAY), backlogFence: NOW - DAY - 1 } },
  ],
  [
    'backlog',
    {
      talk: [customer(1000), agent(30 * 24, { at: NOW - 30 * DAY - 1 })],
      facts: { includeBacklog: true },
    },
    {
      talk: [customer(1000), agent(30 * 24, { at: NOW - 30 * DAY })],
      facts: { includeBacklog: true },
    },
  ],
  [
    'backlog',
    { facts: { ...due(NOW - DAY), policySeenAt: NOW } },
    { facts: { ...due(NOW - DAY), policySeenAt: NOW, includeBacklog: true } },
  ],
  ['too_late', { facts: due(NOW - 3 * DAY - 1) }, { facts: due(NOW - 3 * DAY) }],
  [
    'too_late',
    { facts: due(NOW - 3 * DAY - 1) },
    { facts: { ...due(NOW - 3 * DAY - 1), includeBacklog: true } },
  ],
  [
    'customer_wrote_elsewhere',
    { facts: { elsewhere: [elsewhere({ waitsForShop: true })] } },
    { facts: { elsewhere: [elsewhere({})] } },
  ],
  [
    'customer_wrote_elsewhere',
    { facts: { elsewhere: [elsewhere({}), elsewhere({ isAnswer: true })] } },
    { facts: { elsewhere: [] } },
  ],
  [
    'contact_cap',
    { facts: contact({ inProgress: { ticketId: 9, status: 'pending' } }) },
    { facts: contact({}) },
  ],
  [
    'contact_cap',
    { facts: contact({ lastFollowUpAt: NOW - 3 * DAY + 1 }) },
    { facts: contact({ lastFollowUpAt: NOW - 3 * DAY }) },
  ],
  [
    'contact_cap',
    { facts: contact({ lastFollowUpAt: NOW - 9 * DAY, lastAutomaticAt: NOW - DAY }) },
    { facts: contact({ lastFollowUpAt: NOW - 9 * DAY, lastAutomaticAt: NOW - 4 * DAY }) },
  ],
  [
    'agent_active',
    { talk: [...TALK, note(0, { at: NOW - 15 * MINUTE + 1 })] },
    { talk: [...TALK, note(0, { at: NOW - 15 * MINUTE })] },
  ],
  [
    'agent_active',
    { talk: [...TALK, note(0.1)] },
    { talk: [...TALK, ourNote(0.1), note(0.1, { ruleId: 3 })] },
  ],
  ['budget', { facts: { isBudgetSpent: true } }, {}],
  ['paused', { facts: { isPaused: true } }, {}],
]

describe('every gate stops once and lets through once', () => {
  test.each(CASES)('%s', (gate, stops, passes) => {
    expect(outcomeOf(gate, stops).passed).toBe(false)
    expect(outcomeOf(gate, passes).passed).toBe(true)
  })

  test('no gate is left out of the cases above', () => {
    const gates = passGates(factsOf({})).map(({ gate }) => gate)
    expect([...new Set(CASES.map(([gate]) => gate))].sort()).toEqual([...gates].sort())
  })

  test('the ticket of these tests passes them all', () => {
    expect(passGates(factsOf({})).filter(({ passed }) => !passed)).toEqual([])
  })
})

describe('a gate says what it compared, and when it opens', () => {
  test.each([
    ['not_due', { facts: due(NOW + HOUR) }, { due: iso(NOW + HOUR), now: iso(NOW) }, NOW + HOUR],
    [
      'snoozed',
      { ticket: { snoozedUntil: NOW + DAY } },
      { snoozed_until: iso(NOW + DAY), now: iso(NOW) },
      NOW + DAY,
    ],
    [
      'ladder_spent',
      { talk: [...TALK, ours(4)], facts: { step: null } },
      { spent: 1, steps: 1 },
      null,
    ],
    [
      'backlog',
      { facts: { ...due(NOW - DAY), policySeenAt: NOW } },
      { due: iso(NOW - DAY), in_force_since: iso(NOW) },
      null,
    ],
    ['too_late', { facts: due(NOW - 4 * DAY) }, { late_hours: 96, max_late_hours: 72 }, null],
    [
      'contact_cap',
      { facts: contact({ lastFollowUpAt: NOW - DAY }) },
      { last_contact: iso(NOW - DAY), gap_hours: 72 },
      NOW + 2 * DAY,
    ],
    [
      'contact_cap',
      { facts: contact({ inProgress: { ticketId: 9, status: 'unknown' } }) },
      { other_ticket: 9, status: 'unknown' },
      null,
    ],
    [
      'agent_active',
      { talk: [...TALK, note(0, { at: NOW - 5 * MINUTE })] },
      { last_note: iso(NOW - 5 * MINUTE) },
      NOW + 10 * MINUTE,
    ],
    [
      'customer_wrote_elsewhere',
      { facts: { elsewhere: [elsewhere({ ticketId: 44, isAnswer: true })] } },
      { ticket: 44, is_the_answer: true },
      null,
    ],
    [
      'channel',
      { facts: { answerable: { email: false } } },
      { channel: 'email', answerable: false },
      null,
    ],
    [
      'survey',
      { facts: { survey: { sentAt: null, dueAt: NOW + HOUR } } },
      { sent: null, due: iso(NOW + HOUR) },
      NOW + DAY + HOUR,
    ],
    [
      'not_due',
      {
        facts: {
          ...due(NOW + DAY),
          early: { why: 'promise', at: NOW + HOUR, messageId: 2, quote: 'We will check.' },
        },
      },
      {
        due: iso(NOW + DAY),
        now: iso(NOW),
        judged_from: iso(NOW + HOUR),
        because: 'promise: “We will check.”',
      },
      NOW + DAY,
    ],
  ] as [string, Given, object, number | null][])('%s', (gate, given, values, until) => {
    expect(outcomeOf(gate, given)).toEqual({ gate, passed: false, values, until })
  })

  test('an open gate has no moment at which it opens', () => {
    for (const outcome of passGates(factsOf({ ticket: { snoozedUntil: NOW - 1 } })))
      expect(outcome.until).toBe(null)
  })

  test('who spoke last is named by message', () => {
    const last = customer(1)
    expect(outcomeOf('customer_spoke_last', { talk: [...TALK, last] }).values).toEqual({
      last_word: last.id,
      at: iso(last.at),
    })
    const reply = message({ ...outOfOffice(70) })
    expect(outcomeOf('automatic_reply', { talk: [...TALK, reply] }).values).toEqual({
      message: reply.id,
      back: null,
    })
  })
})

test.each([
  ['too old and paused', { facts: { ...due(NOW - 4 * DAY), isPaused: true } }, 'paused'],
  ['too old', { facts: due(NOW - 4 * DAY) }, 'too_late'],
  ['spam and paused', { ticket: { spam: true }, facts: { isPaused: true } }, 'spam'],
  ['nothing', {}, undefined],
] as [string, Given, string | undefined][])('what stops first: %s', (_, given, gate) => {
  expect(firstStop(passGates(factsOf(given)))?.gate).toBe(gate)
})

test('what held a step back does not make it late', () => {
  const late = due(NOW - 9 * DAY)
  expect(outcomeOf('too_late', { facts: { ...late, openSince: NOW - 3 * DAY } }).passed).toBe(true)
  expect(outcomeOf('too_late', { facts: { ...late, openSince: NOW - 3 * DAY - 1 } }).passed).toBe(
    false,
  )
})

test.each([
  ['whatsapp', 24 * HOUR - 1, false],
  ['whatsapp', 24 * HOUR, true],
  ['facebook-messenger', 24 * HOUR, true],
  ['instagram-direct-message', 24 * HOUR, true],
])(
  'a closed window stops nothing, it only says so: %s after %s ms',
  (channel, age, only_as_note) => {
    const talk = [customer(0, { channel, at: NOW - age }), agent(0, { channel, at: NOW - age + 1 })]
    const { passed, values } = outcomeOf('channel', { talk })
    expect(passed).toBe(true)
    expect(values).toMatchObject({ only_as_note, window_closes: iso(NOW - age + 24 * HOUR) })
  },
)

test('another address that seems to be the customer’s is named and stops nothing', () => {
  const trace = { ticketId: 31, messageId: 5, at: NOW, by: 'same_order' as const }
  expect(
    outcomeOf('customer_wrote_elsewhere', { facts: { anotherAddress: [trace] } }),
  ).toMatchObject({ passed: true, values: { another_address: 'ticket 31, same_order' } })
})

test.each([
  ['nothing stops it', {}, true],
  ['only its age', { facts: { ...due(NOW - 4 * DAY), policySeenAt: NOW } }, true],
  ['its age, and a pause', { facts: { ...due(NOW - 4 * DAY), isPaused: true } }, false],
  ['a snooze', { ticket: { snoozedUntil: NOW + 1 } }, false],
])('%s: only old %s', (_, given, expected) => {
  expect(isOnlyOld(passGates(factsOf(given)))).toBe(expected)
})

test('what stops for reasons beyond the ticket is looked at again without a change of it', () => {
  const unseen = passGates(factsOf({}))
    .map(({ gate }) => gate)
    .filter(opensUnseen)
  expect(unseen).toEqual(['contact_cap', 'budget', 'paused'])
})

import { describe, expect, test } from 'vitest'
import { collisionsOf } from '../../src/domain/colliding-rules.ts'
import type { HelpdeskRule } from '../../src/domain/surroundings.ts'

const REPLY = "Action('replyToTicket', { body_text: 'Brauchen Sie uns noch?' })"

const rule = (changes: Partial<HelpdeskRule>): HelpdeskRule => ({
  id: 7,
  name: 'A rule',
  code: REPLY,
  eventTypes: ['ticket-message-created'],
  isActive: true,
  ...changes,
})

const when = (condition: string, action = REPLY) => `if (${condition}) {\n  ${action}\n}`

describe('a rule collides with follow-ups', () => {
  test.each<[string, Partial<HelpdeskRule>]>([
    [
      'when it writes at the end of a snooze',
      { eventTypes: ['ticket-self-unsnoozed'], code: when('eq(message.from_agent, false)') },
    ],
    ['when it answers agents', { code: when('eq(message.from_agent, true)') }],
    ['when it answers whoever is no customer', { code: when('neq(message.from_agent, false)') }],
    ['when it does not ask who wrote', { code: when("eq(ticket.channel, 'email')") }],
    [
      'when it writes on any change of a ticket',
      { eventTypes: ['ticket-created', 'ticket-updated'], code: REPLY },
    ],
    ['when it sends a mail of its own', { code: 'Action( "sendEmail", { to: ticket.customer } )' }],
    ['when it applies a macro, which may hold a reply', { code: "Action('applyMacro', {})" }],
    [
      'when one of its branches answers agents',
      { code: `${when('eq(message.from_agent, false)')}\n${when('eq(message.from_agent, true)')}` },
    ],
  ])('%s', (_, changes) => {
    const [found, ...others] = collisionsOf([rule(changes)])
    expect(others).toEqual([])
    expect(found?.why).toMatch(/writes to the customer/)
    expect(found?.remedy).toMatch(/\.$/)
  })
})

describe('a rule that closes collides', () => {
  const close = "Action('setStatus', { status: 'closed' })"
  test.each<[string, Partial<HelpdeskRule>]>([
    [
      'when it asks how long somebody has been silent',
      { code: `if (lte(ticket.last_message_datetime, '5d')) { ${close} }` },
    ],
    ['when a snooze ends', { eventTypes: ['ticket-self-unsnoozed'], code: close }],
  ])('%s', (_, changes) => {
    expect(collisionsOf([rule(changes)])).toMatchObject([{ kind: 'auto-close rule' }])
  })

  test.each<[string, Partial<HelpdeskRule>]>([
    ['spam alone', { code: `if (eq(ticket.spam, true)) { ${close} }` }],
    [
      'opening after a time',
      {
        code: "if (gte(ticket.last_message_datetime, '1d')) { Action('setStatus', { status: 'open' }) }",
      },
    ],
  ])('but not one about %s', (_, changes) => {
    expect(collisionsOf([rule(changes)])).toEqual([])
  })
})

describe('a rule does not collide', () => {
  test.each<[string, Partial<HelpdeskRule>]>([
    ['when it answers customers alone', { code: when('eq(message.from_agent, false)') }],
    ['when it answers whoever is no agent', { code: when('neq( message.from_agent , true )') }],
    ['when it is deactivated', { isActive: false, eventTypes: ['ticket-self-unsnoozed'] }],
    [
      'when it only opens a ticket at the end of a snooze',
      { eventTypes: ['ticket-self-unsnoozed'], code: "Action('setStatus', { status: 'open' })" },
    ],
    ['when it only tags', { code: "Action('addTags', { tags: 'junk' })" }],
    ['when it answers new tickets alone', { eventTypes: ['ticket-created'] }],
    ['when it has no event', { eventTypes: [] }],
  ])('%s', (_, changes) => {
    expect(collisionsOf([rule(changes)])).toEqual([])
  })
})

test('each colliding rule is named once', () => {
  const rules = [1, 2, 3].map((id) => rule({ id, isActive: id !== 2 }))
  expect(collisionsOf(rules).map((collision) => collision.rule.id)).toEqual([1, 3])
})

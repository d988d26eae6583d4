/** Tells which of the helpdesk's own rules would act beside us: write to a customer, or close what we wait for. */
import type { Collision as CollisionName } from './examination.ts'
import type { HelpdeskRule } from './surroundings.ts'

export type Collision = {
  rule: HelpdeskRule
  kind: CollisionName
  /** What the rule does. */
  why: string
  /** What to do about it in the helpdesk. */
  remedy: string
}

/** Active rules alone. Read from event types and code: a rule that only tags or assigns never collides. */
export const collisionsOf = (rules: HelpdeskRule[]): Collision[] =>
  rules
    .filter(({ isActive }) => isActive)
    .flatMap((rule) => {
      const collision = collisionOf(rule)
      return collision === null ? [] : [{ rule, ...collision }]
    })

/** Actions of a rule after which the customer reads something; a macro may hold a reply. */
const WRITES = /\bAction\s*\(\s*['"](?:replyToTicket|sendEmail|applyMacro)['"]/

const CLOSES = /\bAction\s*\(\s*['"]setStatus['"][^)]{0,200}['"]closed['"]/

/** A condition on a moment: how long somebody has been silent. */
const ASKS_HOW_LONG = /\b(?:lte?|gte?)\s*\(\s*ticket\.[a-z_]*datetime/

const collisionOf = (rule: HelpdeskRule): Omit<Collision, 'rule'> | null =>
  WRITES.test(rule.code) ? writing(rule) : CLOSES.test(rule.code) ? closing(rule) : null

/** Closing spam, or what a customer calls settled, is nobody's silence. */
const closing = ({ code, eventTypes }: HelpdeskRule): Omit<Collision, 'rule'> | null =>
  ASKS_HOW_LONG.test(code) || eventTypes.includes('ticket-self-unsnoozed')
    ? {
        kind: 'auto-close rule',
        why: 'closes silent tickets; we follow up on closed ones too, and a survey may go out first',
        remedy: 'Let close_after in the policy close instead, and deactivate it.',
      }
    : null

const writing = ({ code, eventTypes }: HelpdeskRule): Omit<Collision, 'rule'> | null => {
  if (eventTypes.includes('ticket-self-unsnoozed'))
    return {
      kind: 'unsnooze-reply rule',
      why: 'writes to the customer when a snooze ends, as a follow-up of its own',
      remedy: 'Deactivate it, or add the tag relance-never to the tickets it is meant for.',
    }
  if (!eventTypes.some((type) => ON_ANY_MESSAGE.includes(type))) return null
  const speaker = speakerIn(code)
  if (speaker === 'customer') return null
  return {
    kind: 'auto-reply to agent messages',
    why:
      speaker === 'agent'
        ? 'writes to the customer after a message of the shop, so after ours as well'
        : 'writes to the customer whoever wrote last, so perhaps after a message of ours',
    remedy: 'Add the condition "message is from a customer" to it, or deactivate it.',
  }
}

const ON_ANY_MESSAGE = ['ticket-message-created', 'ticket-updated']

/** Whose message the rule waits for: `eq(message.from_agent, false)`, `neq(message.from_agent, true)`. */
const speakerIn = (code: string): 'agent' | 'customer' | 'anybody' => {
  const conditions = [...code.matchAll(/\b(n?eq)\s*\(\s*message\.from_agent\s*,\s*(true|false)/g)]
  const agents = conditions.map(([, operator, value]) => (operator === 'eq') === (value === 'true'))
  if (agents.length === 0) return 'anybody'
  return agents.some((isAgent) => isAgent) ? 'agent' : 'customer'
}

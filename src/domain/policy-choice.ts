/** Which policy a ticket falls under. */
import type { Match, Policy } from './policy.ts'
import type { TicketFacts } from './ticket.ts'

/** The first policy, by priority, whose facts match. Policies come highest priority first. */
export const choosePolicy = (
  policies: Policy[],
  ticket: TicketFacts,
  language: string | null,
): Policy | null => policies.find((policy) => matches(policy.match, ticket, language)) ?? null

/**
 * All keys given must hold; a list is "any of"; names compare without case. A key that cannot be compared yet
 * holds for no ticket: a policy for VIP customers must not reach everybody meanwhile.
 */
const matches = (match: Match, ticket: TicketFacts, language: string | null) =>
  Object.keys(match).every((key) => COMPARED.has(key)) &&
  isAnyOf(match.channel, [ticket.channel]) &&
  isAnyOf(match.tags, ticket.tags) &&
  isAnyOf(match.language, language === null ? [] : [language])

const COMPARED = new Set(['channel', 'tags', 'language'])

const isAnyOf = (wanted: string[] | undefined, found: string[]) => {
  if (wanted === undefined) return true
  const names = new Set(found.map((name) => name.toLowerCase()))
  return wanted.some((name) => names.has(name.toLowerCase()))
}

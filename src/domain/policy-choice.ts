/** Which policies a ticket may fall under: facts alone, no model. */
import type { Match, Policy } from './policy.ts'
import type { OrderState, ShopRecord, TicketFacts } from './ticket.ts'

/** What `match` compares. */
export type ChoiceFacts = Pick<TicketFacts, 'channel' | 'tags' | 'team'> & {
  /** Of the customer's last message; null when nobody can tell. */
  language: string | null
  /** Values by label; null while the labels are not known. */
  fields: Record<string, string> | null
  /** What the detail read tells; null before it. */
  record: ShopFacts | null
}

/** `stores`: null while their names are not known. */
type ShopFacts = Omit<ShopRecord, 'stores'> & {
  stores: string[] | null
  order: OrderState | 'none'
}

/** Null: the ticket does not show it yet. */
type Answer = boolean | null

/**
 * The policies that may apply, highest priority first, up to the first that applies for certain: below it none counts.
 * `isSure`: none of them hangs on something the ticket does not show yet. Policies come highest priority first.
 */
export const mayApply = (
  policies: Policy[],
  facts: ChoiceFacts,
): { policies: Policy[]; isSure: boolean } => {
  const answers = policies.map((policy) => ({ policy, answer: matches(policy.match, facts) }))
  const certain = answers.findIndex(
    ({ policy, answer }) => answer === true && policy.about === null,
  )
  const possible = answers
    .slice(0, certain < 0 ? answers.length : certain + 1)
    .filter(({ answer }) => answer !== false)
  return {
    policies: possible.map(({ policy }) => policy),
    isSure: possible.every(({ answer }) => answer === true),
  }
}

/** Does any of these policies, at whatever depth, compare this key? */
export const compare = (policies: Policy[], key: keyof Match): boolean =>
  policies.some(({ match }) => mentions(match, key))

const mentions = (match: Match, key: keyof Match): boolean =>
  match[key] !== undefined ||
  (match.any ?? []).some((one) => mentions(one, key)) ||
  (match.not !== undefined && mentions(match.not, key))

/** All keys given must hold; a list is "any of"; names compare without case. */
const matches = (match: Match, facts: ChoiceFacts): Answer => {
  const { record } = facts
  return all([
    isAnyOf(match.channel, [facts.channel]),
    isAnyOf(match.tags, facts.tags),
    isAnyOf(match.language, facts.language === null ? [] : [facts.language]),
    isAnyOf(match.team, facts.team === null ? [] : [facts.team]),
    isAnyOf(match.customerTags, record?.customerTags ?? null),
    isAnyOf(match.order, record && [record.order]),
    isAnyOf(match.store, record?.stores ?? null),
    match.spent === undefined || (record && hasSpent(match.spent, record.spent)),
    ...Object.entries(match.field ?? {}).map(([label, wanted]) =>
      isFilledWith(wanted, label, facts.fields),
    ),
    match.any === undefined || some(match.any.map((one) => matches(one, facts))),
    match.not === undefined || opposite(matches(match.not, facts)),
  ])
}

const all = (answers: Answer[]): Answer =>
  answers.includes(false) ? false : answers.includes(null) ? null : true

const some = (answers: Answer[]): Answer =>
  answers.includes(true) ? true : answers.includes(null) ? null : false

const opposite = (answer: Answer): Answer => (answer === null ? null : !answer)

const isAnyOf = (wanted: string[] | undefined, found: string[] | null): Answer => {
  if (wanted === undefined) return true
  if (found === null) return null
  const names = new Set(found.map(fold))
  return wanted.some((name) => names.has(fold(name)))
}

/** A value is a path such as `Order::Damaged::Glass`; the whole path or any leading part of it will do. */
const isFilledWith = (
  wanted: string[],
  label: string,
  fields: Record<string, string> | null,
): Answer => {
  if (fields === null) return null
  const value = Object.entries(fields).find(([name]) => fold(name) === fold(label))?.[1]
  if (value === undefined) return false
  const path = pathOf(value)
  return wanted.some((name) => pathOf(name).every((part, depth) => part === path[depth]))
}

const pathOf = (value: string) => value.split('::').map(fold)

const hasSpent = (wanted: NonNullable<Match['spent']>, spent: number | null): boolean => {
  if (spent === null) return false
  switch (wanted.operator) {
    case '>=':
      return spent >= wanted.amount
    case '<=':
      return spent <= wanted.amount
    case '>':
      return spent > wanted.amount
    case '<':
      return spent < wanted.amount
  }
}

const fold = (name: string) => name.trim().toLowerCase()

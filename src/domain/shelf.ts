/** On which shelf of the inbox a decision lies: one rule for the pages and for the database that counts them. */
import type { Decision, Status } from './decision.ts'
import type { Verdict } from './ledger.ts'

export const SHELVES = [
  'needs',
  'scheduled',
  'sent',
  'held',
  'owed',
  'unsure',
  'backlog',
  'too_late',
  'settled',
] as const
export type Shelf = (typeof SHELVES)[number]

export type ShelfRule = {
  shelf: Shelf
  statuses: Status[]
  verdicts?: Verdict[]
  /** How the reason begins. */
  reason?: string
  /** A post was tried. */
  isTried?: true
}

/** The first rule that fits counts. */
export const SHELF_RULES: ShelfRule[] = [
  { shelf: 'unsure', statuses: ['unknown'] },
  { shelf: 'unsure', statuses: ['parked'], isTried: true },
  { shelf: 'owed', statuses: ['pending', 'noted'], verdicts: ['we_owe'] },
  { shelf: 'needs', statuses: ['pending', 'parked', 'failed'] },
  { shelf: 'scheduled', statuses: ['scheduled', 'sending'] },
  { shelf: 'sent', statuses: ['sent', 'delivered', 'noted'] },
  { shelf: 'backlog', statuses: ['no_action'], reason: 'backlog' },
  { shelf: 'too_late', statuses: ['no_action'], reason: 'too_late' },
  { shelf: 'settled', statuses: ['no_action'], verdicts: ['no_follow_up'] },
]

/** Judged, and not sent for a reason that stands beside it. */
export const ELSE_SHELF: Shelf = 'held'

type Placed = Pick<Decision, 'status' | 'verdict' | 'reason' | 'delivery'>

export const shelfOf = (decision: Placed): Shelf =>
  SHELF_RULES.find((rule) => fits(rule, decision))?.shelf ?? ELSE_SHELF

const fits = (rule: ShelfRule, { status, verdict, reason, delivery }: Placed) =>
  rule.statuses.includes(status) &&
  (rule.verdicts?.includes(verdict) ?? true) &&
  (rule.reason === undefined || reason.startsWith(rule.reason)) &&
  (rule.isTried === undefined || delivery !== null)

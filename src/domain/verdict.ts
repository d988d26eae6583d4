/** What follows from the ledger: the verdict is read from it by code, in a fixed precedence (DESIGN 4). */
import { DAY, type Instant } from '../lib/clock.ts'
import type { ItemKind, Judgement, OpenItem, Verdict } from './ledger.ts'

export type Ruling = { verdict: Verdict; until: Instant | null; asksForPerson: string | null }

/** A model may postpone so far and no farther. */
const LONGEST_WAIT = 60 * DAY

export const ruleOn = (judgement: Judgement, followUpOn: ItemKind[], now: Instant): Ruling => {
  const verdict = verdictOf(judgement, followUpOn, now)
  if (verdict !== 'wait') return { verdict, until: null, asksForPerson: null }
  const until = waitsUntil(judgement, now)
  return until !== null && until - now > LONGEST_WAIT
    ? { verdict, until: null, asksForPerson: 'the date to wait for lies more than 60 days ahead' }
    : { verdict, until, asksForPerson: null }
}

const verdictOf = (judgement: Judgement, followUpOn: ItemKind[], now: Instant): Verdict => {
  const items = judgement.open_items
  if (judgement.verdict === 'hand_over') return 'hand_over'
  if (items.some((item) => item.owner === 'shop' && !isAhead(item, now))) return 'we_owe'
  if (items.some((item) => isAhead(item, now))) return 'wait'
  const isOpen = (item: OpenItem) => item.owner === 'customer' && followUpOn.includes(item.kind)
  if (!items.some(isOpen)) return 'no_follow_up'
  // A judge may postpone what his ledger would allow; he never brings anything forward.
  return judgement.verdict === 'wait' ? 'wait' : 'follow_up'
}

/** The earliest of the dates still ahead; null when none is named. */
const waitsUntil = ({ open_items, until }: Judgement, now: Instant): Instant | null => {
  const dates = [until, ...open_items.map((item) => item.due)]
    .map((text) => (text === null ? null : readDate(text)))
    .filter((date): date is Instant => date !== null && date > now)
  return dates.length === 0 ? null : Math.min(...dates)
}

const isAhead = (item: OpenItem, now: Instant) => {
  const due = item.due === null ? null : readDate(item.due)
  return due !== null && due > now
}

/** A bare date counts from its end: on the day itself nothing is overdue yet. Without an offset a time is UTC. */
const readDate = (text: string): Instant | null => {
  const given = text.trim()
  const isBare = /^\d{4}-\d{2}-\d{2}$/.test(given)
  const hasZone = /(?:z|[+-]\d{2}:?\d{2})$/i.test(given)
  const at = Date.parse(isBare ? `${given}T00:00:00Z` : hasZone ? given : `${given}Z`)
  return Number.isNaN(at) ? null : isBare ? at + DAY : at
}

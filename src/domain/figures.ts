/** What is counted for the insights, by name. */
import { DAY, HOUR, type Instant, MINUTE } from '../lib/clock.ts'

/**
 * `sent`: follow-ups that left · `outcome`: what came of them · `answer`: how soon a customer answered · `undelivered` ·
 * `mistake`: said by a person · `avoided`: the always rule would have written, and we did not · `calls`: to the helpdesk.
 */
export type FigureName =
  | 'sent'
  | 'outcome'
  | 'answer'
  | 'undelivered'
  | 'mistake'
  | 'avoided'
  | 'calls'

/** Whose words left: the draft as it was, edited, written anew on a person's wish, or sent without a person. */
export const HANDS = ['unedited', 'edited', 'redrafted', 'by_itself'] as const
export type Hand = (typeof HANDS)[number]

/** Why nothing was written where the always rule would have. */
export const AVOIDED = ['no_follow_up', 'we_owe', 'hand_over', 'wait', 'rejected'] as const
export type Avoided = (typeof AVOIDED)[number]

/** How a late promise ended: kept late, kept before it was late, or put aside by a person. */
export type DebtEnd = 'answered' | 'in_time' | 'dismissed'

/** Of one name and place, in one stretch of time. Policy empty: of the account as a whole. */
export type Figure = {
  name: FigureName
  detail: string
  policy: string
  persona: string
  step: number
  n: number
}

export type Debt = { at: Instant; ended: DebtEnd | null; endedAt: Instant | null }

/** The native rule that is compared with: snoozed for so long after the shop's word, then always a message. */
export const ALWAYS_AFTER = 3 * DAY

export const QUARTER = 15 * MINUTE
export const quarterOf = (at: Instant) => Math.floor(at / QUARTER)

/** Everything is counted in three sizes of block, in quarters of an hour: a long stretch is read in few rows. */
export const BLOCKS = [1, 4, 24] as const

export type Blocks = { size: number; from: number; to: number }

/** A stretch in the largest blocks it is made of; whoever counts them counts each quarter once. */
export const blocksOf = (from: number, to: number): Blocks[] => {
  const found: Blocks[] = []
  for (let at = from; at < to; ) {
    const size = BLOCKS.findLast((one) => at % one === 0 && at + one <= to) ?? 1
    const last = found.at(-1)
    if (last?.size === size) last.to = at + size
    else found.push({ size, from: at, to: at + size })
    at += size
  }
  return found
}

/** What is counted in the quarter that runs is in it. */
export const endOfQuarter = (at: Instant): Instant => (quarterOf(at) + 1) * QUARTER

/** How soon an answer came: within so long. The last holds the rest (no ticket takes answers longer). */
export const ANSWER_BINS = [
  { key: '1h', within: HOUR },
  { key: '4h', within: 4 * HOUR },
  { key: '1d', within: DAY },
  { key: '2d', within: 2 * DAY },
  { key: '3d', within: 3 * DAY },
  { key: '5d', within: 5 * DAY },
  { key: '10d', within: Number.POSITIVE_INFINITY },
] as const
export type AnswerBin = (typeof ANSWER_BINS)[number]['key']

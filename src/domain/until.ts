/** Holds the date a judge wants to wait for against the days that code can read in the words he quotes. */
import { DAY, type Instant } from '../lib/clock.ts'
import { wallAsUtc } from './business-time.ts'
import { dayIn, dayOf } from './dates.ts'
import type { Judgement } from './ledger.ts'
import { fold } from './sentences.ts'
import type { Message } from './ticket.ts'

/** A judge's date may differ so far from the one that stands there. */
const TOLERANCE = 2 * DAY

/** Why a person must look at it; null: nothing speaks against the date. Its quotes were checked before. */
export const wrongUntil = (
  judgement: Judgement,
  until: Instant,
  { messages, timezone }: { messages: Message[]; timezone: string },
): string | null => {
  const dated = judgement.open_items.filter(({ due }) => due !== null)
  const quotes = [...dated, ...judgement.evidence]
  if (quotes.length === 0) return 'no words of the conversation are quoted for the date to wait for'
  const read = quotes.flatMap(({ message_id, quote }) => {
    const message = messages.find(({ id }) => id === message_id)
    const day = message === undefined ? null : dayIn(fold(quote), wallAsUtc(message.at, timezone))
    return day ?? []
  })
  const asked = dayNamed(judgement, until) ?? dayOf(until)
  const isNear = read.some((day) => Math.abs(Date.parse(day) - Date.parse(asked)) <= TOLERANCE)
  return read.length === 0 || isNear
    ? null
    : `the date to wait for, ${asked}, is not the one the words name (${read[0]})`
}

/** The bare day of the ledger this moment stands for; null when it was given with a time. */
export const dayNamed = ({ until, open_items }: Judgement, at: Instant): string | null =>
  [until, ...open_items.map(({ due }) => due)].find(
    (text) => text !== null && BARE.test(text.trim()) && Date.parse(text.trim()) + DAY === at,
  ) ?? null

const BARE = /^\d{4}-\d{2}-\d{2}$/

/** Reads from a customer's automatic reply until when he is away. */
import type { Instant } from '../lib/clock.ts'
import { wallAsUtc } from './business-time.ts'
import { dayIn, dayOf } from './dates.ts'
import { type Sentence, sentencesOf } from './sentences.ts'
import { byTime, type Message } from './ticket.ts'
import { roleOf } from './words.ts'

/** His latest automatic reply after a moment; `day` is the last day he is away, null when it names none. */
export const findAbsence = (
  messages: Message[],
  since: Instant,
  timezone: string,
): { messageId: number; day: string | null } | null => {
  const reply = messages
    .filter((m) => m.at > since && !m.fromAgent && m.public && roleOf(m) === 'automatic')
    .sort(byTime)
    .at(-1)
  return reply === undefined ? null : { messageId: reply.id, day: lastDayIn(reply, timezone) }
}

/** The farthest day named: of "away from the 3rd to the 9th" the 9th counts. */
const lastDayIn = (reply: Message, timezone: string): string | null => {
  const at = wallAsUtc(reply.at, timezone)
  const days = sentencesOf(reply)
    .flatMap((sentence) => partsOf(sentence).map((part) => dayIn(part, at)))
    .filter((day) => day !== null)
    .filter((day) => day >= dayOf(at))
  return days.sort().at(-1) ?? null
}

/** A sentence names one day at a time: read both sides of "until", "bis", "au" … apart. */
const partsOf = ({ folded }: Sentence) => [
  folded,
  ...folded.split(
    /\b(?:until|till|to|through|and|bis|und|jusqu'au|au|et|hasta|al|y|fino al|tot|t\/m|en)\b/,
  ),
]

/** Finds every moment at which a past ticket stood silent after the shop's word. */
import { addWait, type Calendar } from '../domain/business-time.ts'
import type { Policy } from '../domain/policy.ts'
import { byTime, type Message } from '../domain/ticket.ts'
import { isWord } from '../domain/words.ts'
import { DAY, type Instant } from '../lib/clock.ts'

export type PastSilence = {
  anchor: Message
  /** The next word of either side, else where the past ends. */
  endsAt: Instant
  /** Who ended it; null: nobody said a word until the past ended. */
  endedBy: 'customer' | 'shop' | null
}

/** Oldest first. `until`: where the past ends. */
export const findSilences = (messages: Message[], until: Instant): PastSilence[] => {
  const words = messages.filter((message) => isWord(message) && message.at <= until).sort(byTime)
  return words.flatMap((word, place) => {
    if (!word.fromAgent) return []
    const next = words[place + 1]
    const endedBy = next === undefined ? null : next.fromAgent ? 'shop' : 'customer'
    return [{ anchor: word, endsAt: next?.at ?? until, endedBy }]
  })
}

/** No step of any policy can be due sooner after a word than this, ms. */
export const shortestWait = (policies: Policy[]): number =>
  Math.min(
    ...policies.flatMap(({ steps }) =>
      // Business days last at least as long as days, but for the rest of the first one.
      steps.map(({ after }) => (after.kind === 'duration' ? after.ms : (after.days - 1) * DAY)),
    ),
  )

/** When the first step of the policy that is soonest would be due. */
export const earliestDue = (anchor: Instant, policies: Policy[], calendar: Calendar): Instant =>
  Math.min(
    ...policies.flatMap(({ steps: [first] }) =>
      first === undefined ? [] : [addWait(anchor, first.after, calendar)],
    ),
  )

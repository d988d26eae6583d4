/** Finds out whether a silent ticket is looked at before its step: a promise of ours, or a matter for people. */
import type { Instant } from '../lib/clock.ts'
import type { Calendar } from './business-time.ts'
import { findPromises } from './shop-promises.ts'
import type { Message } from './ticket.ts'
import { findTopic } from './topics.ts'
import { overdueAt } from './we-owe.ts'

export type EarlyLook = {
  why: 'promise' | 'topic'
  /** From this moment on. */
  at: Instant
  messageId: number
  quote: string
}

/**
 * A matter for people at once; a promise when it is overdue. `since`: what was overdue before it waits for its step,
 * as a backlog does; null: nothing is too old.
 */
export const findEarlyLook = (
  { messages, anchorAt }: { messages: Message[]; anchorAt: Instant },
  calendar: Calendar,
  since: Instant | null,
): EarlyLook | null => {
  const topic = findTopic(messages)
  if (topic !== null)
    return { why: 'topic', at: anchorAt, messageId: topic.messageId, quote: topic.quote }
  const looks = findPromises(messages, calendar.timezone)
    .map((promise): EarlyLook => {
      const { messageId, quote } = promise
      return { why: 'promise', at: overdueAt(promise, calendar), messageId, quote }
    })
    .filter(({ at }) => since === null || at > since)
  return looks.sort((a, b) => a.at - b.at)[0] ?? null
}

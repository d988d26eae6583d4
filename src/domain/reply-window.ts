/** Until when a channel still takes a free message of ours; afterwards a follow-up is a note for the team. */
import { HOUR, type Instant } from '../lib/clock.ts'
import type { Message } from './ticket.ts'

/** How a draft is marked that no longer may go out on its channel. */
export const ONLY_NOTE =
  'only as a note: this channel takes no free message more than 24 hours after the customer’s last one'

/** The providers' own rule, counted from the customer's last message (GORGIAS_API 12). */
const WINDOW = 24 * HOUR

const WINDOWED = new Set(['whatsapp', 'facebook-messenger', 'instagram-direct-message'])

/** Does the channel stop taking messages some time after the customer's last one? */
export const isWindowed = (channel: string) => WINDOWED.has(channel)

/** Null: the channel has no such window. Without a message of the customer's it never opened. */
export const windowCloses = (channel: string, messages: Message[]): Instant | null => {
  if (!isWindowed(channel)) return null
  const received = messages.filter((m) => !m.fromAgent && m.public && m.channel === channel)
  return Math.max(0, ...received.map(({ at }) => at)) + WINDOW
}

/** A message that left at this moment would come too late for its channel. */
export const isOnlyNote = (channel: string, messages: Message[], at: Instant): boolean => {
  const closes = windowCloses(channel, messages)
  return closes !== null && at >= closes
}

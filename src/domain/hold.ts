/** Tells why a decision about a silence no longer holds: somebody spoke, left a note, or stopped follow-ups. */

import type { Instant } from '../lib/clock.ts'
import type { Silence } from './silence.ts'
import type { Message, TicketFacts } from './ticket.ts'
import { isNoteByPerson } from './words.ts'

export type Held = {
  ticket: TicketFacts & { gone?: boolean }
  messages: Message[]
  silence: Silence
}

/** Null while it holds. Screening, approving and sending ask the same question at their own moments. */
export const whyNoLonger = (
  { ticket, messages, silence }: Held,
  decision: { anchorMessageId: number; createdAt: Instant },
): string | null => {
  if (ticket.gone) return 'gone'
  if (ticket.spam) return 'spam'
  if (ticket.trashedAt !== null) return 'trashed'
  if (isOptedOut(ticket)) return 'opted_out'
  if (silence.anchor?.id !== decision.anchorMessageId)
    return silence.isSilent ? 'agent_answered' : 'customer_answered'
  const isNewer = (m: Message) => isNoteByPerson(m) && m.at > decision.createdAt
  return messages.some(isNewer) ? 'note_by_person' : null
}

/** A person put the tag that stops follow-ups (CONTRACT 7). */
export const isOptedOut = (ticket: Pick<TicketFacts, 'tags'>) => hasTag(ticket, 'relance-never')

/** Tag names compare without case. */
export const hasTag = (ticket: Pick<TicketFacts, 'tags'>, tag: string) =>
  ticket.tags.some((name) => name.toLowerCase() === tag)

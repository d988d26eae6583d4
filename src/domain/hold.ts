/** Tells why a decision about a silence no longer holds: somebody spoke, left a note, or stopped follow-ups. */

import type { Instant } from '../lib/clock.ts'
import { stoppedByNote } from './command-notes.ts'
import type { Shop } from './policy.ts'
import type { Silence } from './silence.ts'
import type { Message, ShopRecord, TicketFacts } from './ticket.ts'
import { isNoteByPerson } from './words.ts'

export type Held = {
  ticket: TicketFacts & Partial<Pick<ShopRecord, 'customerTags'>> & { gone?: boolean }
  messages: Message[]
  silence: Silence
  /** Whom the shop never follows up with; absent: only the tag on the ticket counts. */
  never?: Shop['never']
}

/** Null while it holds. Screening, approving and sending ask the same question at their own moments. */
export const whyNoLonger = (
  { ticket, messages, silence, never = NOBODY }: Held,
  decision: { anchorMessageId: number; createdAt: Instant },
): string | null => {
  if (ticket.gone) return 'gone'
  if (ticket.spam) return 'spam'
  if (ticket.trashedAt !== null) return 'trashed'
  if (whyOptedOut(ticket, never) !== null || stoppedByNote(messages) !== null) return 'opted_out'
  if (silence.anchor?.id !== decision.anchorMessageId)
    return silence.isSilent ? 'agent_answered' : 'customer_answered'
  const isNewer = (m: Message) => isNoteByPerson(m) && m.at > decision.createdAt
  return messages.some(isNewer) ? 'note_by_person' : null
}

const NOBODY: Shop['never'] = { tags: [], customers: [] }

/**
 * The tag or the pattern that stops follow-ups: `relance-never` (CONTRACT 7), or one of `never` in shop.md, which
 * reads the ticket's tags and the customer's.
 */
export const whyOptedOut = (
  ticket: Pick<TicketFacts, 'tags' | 'customer'> & Partial<Pick<ShopRecord, 'customerTags'>>,
  never: Shop['never'],
): string | null => {
  const tags = [...ticket.tags, ...(ticket.customerTags ?? [])]
  const email = ticket.customer?.email ?? null
  return (
    (hasTag(ticket, 'relance-never') ? 'relance-never' : null) ??
    never.tags.find((tag) => hasTag({ tags }, tag.toLowerCase())) ??
    never.customers.find((pattern) => email !== null && fits(pattern, email)) ??
    null
  )
}

/** `*` stands for any letters; the rest is compared without case. */
const fits = (pattern: string, email: string) => {
  const parts = pattern
    .trim()
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(email.trim())
}

/** Tag names compare without case. */
export const hasTag = (ticket: Pick<TicketFacts, 'tags'>, tag: string) =>
  ticket.tags.some((name) => name.toLowerCase() === tag)

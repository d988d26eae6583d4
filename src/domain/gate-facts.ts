/** What the gates compare for one ticket at one moment. */
import type { Instant } from '../lib/clock.ts'
import type { AddressTrace } from './another-address.ts'
import type { EarlyLook } from './early-look.ts'
import type { Policy, Shop, Step } from './policy.ts'
import type { Ladder, Silence } from './silence.ts'
import type { Message, Survey, TicketFacts } from './ticket.ts'

/** A newer word of the same customer on another ticket. */
export type Elsewhere = {
  ticketId: number
  at: Instant
  /** Old anchor or same subject: that word answers this ticket. */
  isAnswer: boolean
  /** The other ticket's last word is the customer's. */
  waitsForShop: boolean
}

/** What else reached this customer, or is about to. */
export type Contact = {
  inProgress: { ticketId: number; status: string } | null
  lastFollowUpAt: Instant | null
  lastAutomaticAt: Instant | null
}

export type GateFacts = {
  now: Instant
  ticket: TicketFacts & { gone: boolean }
  messages: Message[]
  silence: Silence
  ladder: Ladder
  policy: Policy | null
  /** Names of all that may apply as far as is known; one when it is settled. */
  mayApply: string[]
  /** The rung that would be next; null when the ladder is spent or no policy applies. */
  step: { number: number; step: Step; countsFrom: Instant; dueAt: Instant } | null
  /** Since when this policy reaches as far as it does. */
  policySeenAt: Instant
  backlogFence: Instant | null
  includeBacklog: boolean
  backlogDays: number
  maxLate: number
  contactGap: number
  elsewhere: Elsewhere[]
  /** Somebody else's newer messages that seem to be about this ticket: they stop nothing, a person decides. */
  anotherAddress: AddressTrace[]
  contact: Contact
  /** Judged before its step, and why; null: not before it. */
  early: EarlyLook | null
  /** Since when nothing but the passes of ours kept the step from being acted on: its due moment, or what held it longer. */
  openSince: Instant
  /** The customer's automatic reply after our last word, and until when it holds us. */
  away: { messageId: number; until: Instant | null } | null
  /** Null before the detail read. */
  answerable: Record<string, boolean> | null
  /** Null before the detail read, and without one. */
  survey: Survey | null
  ownAddresses: string[]
  /** Whom the shop never follows up with. */
  never: Shop['never']
  /** Of the shop system; empty before the detail read. */
  customerTags: string[]
  isPaused: boolean
  isBudgetSpent: boolean
}

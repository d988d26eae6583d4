/** What a rule is given, and what it gives back. */
import type { Persona } from '../domain/policy.ts'
import type { Message, Order } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { findPattern } from './finding-words.ts'
import type { Reading } from './reading.ts'

/** Everything a draft is measured against; data only. */
export type DraftContext = {
  /** The conversation, notes included; rules take from it what they may. */
  messages: Message[]
  orders: Order[]
  persona: Persona
  /** ISO 639-1 code of the customer's last words; null when unknown. */
  customerLanguage: string | null
  /** Instructions and the bodies of policy and persona: words no customer may ever read. */
  promptTexts: string[]
  /** Texts of our own posts on this ticket. */
  earlierFollowUps: string[]
  /** Keys and tokens of this installation. */
  secrets: string[]
  /** The body of `shop.md`: what the shop says of itself. */
  shopWords: string
  /** As the helpdesk knows the customer. */
  customerName?: string | null
  /** When the draft would leave; `tomorrow` is counted from here. */
  now?: Instant | null
}

/** The draft as a rule reads it. */
export type Inspection = {
  /** The whole draft: at most `LONGEST_DRAFT` characters. */
  text: string
  /** What a reader sees: compatibility forms resolved, invisible characters gone. */
  shown: Reading
  /** The same without case, accents and breaks. */
  folded: Reading
  language: string
  context: DraftContext
}

/** A finding before it gets its rule's name; positions in the draft's text, in UTF-16 units. */
export type Sight = { severity: 'block' | 'warn'; start: number; end: number; why: string }

export type Rule = (inspection: Inspection) => Sight[]

/** In UTF-16 units. A longer text is no message and is not read, so that a check always ends in time. */
export const LONGEST_DRAFT = 5000

/** Blocks a stretch of a reading. */
export const block = (
  { place }: Pick<Reading, 'place'>,
  start: number,
  end: number,
  why: string,
): Sight => ({ severity: 'block', ...place(start, end), why })

/** Blocks each stretch of a reading that the pattern finds. */
export const blockEach = (reading: Reading, pattern: RegExp, why: string): Sight[] =>
  findPattern(reading.text, pattern).map(({ start, end }) => block(reading, start, end, why))

/** Is this place inside one of the stretches? */
export const isWithin = (stretches: { start: number; end: number }[], at: number) =>
  stretches.some(({ start, end }) => start <= at && at < end)

/** Finds out since when a ticket is silent, after whose word, and how far up the ladder we are. */
import { DAY, type Instant } from '../lib/clock.ts'
import { byTime, type Message } from './ticket.ts'
import { isCustomerWord, isOurReply, isWord } from './words.ts'

export type Silence = {
  /** The latest word of either side; null when nobody said one. */
  anchor: Message | null
  /** True when the anchor is the shop's: the customer owes the next word. */
  isSilent: boolean
  lastCustomerWord: Message | null
  lastShopWord: Message | null
}

/** Reads the conversation in any order: the helpdesk does not promise one. */
export const findSilence = (messages: Message[]): Silence => {
  const words = messages.filter(isWord).sort(byTime)
  const anchor = words.at(-1) ?? null
  return {
    anchor,
    isSilent: anchor?.fromAgent ?? false,
    lastCustomerWord: words.findLast((word) => !word.fromAgent) ?? null,
    lastShopWord: words.findLast((word) => word.fromAgent) ?? null,
  }
}

/** Gorgias opens a new ticket for an answer that comes later than this (GORGIAS_API 13.5). */
export const answersWithin = (channel: string) => (channel === 'chat' ? 3 * DAY : 10 * DAY)

export type Ladder = {
  /** Our public follow-ups since the customer's last word, counted on the ticket by their marks. */
  spent: number
  lastPost: Message | null
}

/** A customer's word empties the ladder; an agent's word moves the anchor, not the count (DESIGN 2). */
export const findLadder = (messages: Message[]): Ladder => {
  const sorted = [...messages].sort(byTime)
  const lastWord = sorted.findLast(isCustomerWord)
  const posts = sorted.filter(
    (message) => isOurReply(message) && (lastWord === undefined || byTime(message, lastWord) > 0),
  )
  return { spent: posts.length, lastPost: posts.at(-1) ?? null }
}

/** The moment the next step counts from: the anchor, or our previous follow-up if that is later. */
export const stepCountsFrom = (anchor: Message, ladder: Ladder): Instant =>
  Math.max(anchor.at, ladder.lastPost?.at ?? 0)

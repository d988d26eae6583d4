/** The words a draft may lean on: an agent's, the conversation's, the persona's. */

import type { Persona } from '../domain/policy.ts'
import type { Message, Order } from '../domain/ticket.ts'
import { iso } from '../lib/clock.ts'
import type { DraftContext } from './inspection.ts'

/** What the shop's side said in public on this ticket. */
export const agentWords = ({ messages }: DraftContext): string[] =>
  messages.filter((message) => message.public && message.fromAgent).map(readable)

/**
 * All that may prove a number: public messages with subject and day, order data, the shop's own words
 * and the persona's. Internal notes prove nothing to a customer.
 */
export const conversationWords = (context: DraftContext): string[] => [
  ...context.messages.filter((message) => message.public).flatMap(wordsOfMessage),
  ...context.orders.flatMap(wordsOfOrder),
  context.shopWords,
  ...personaWords(context.persona),
]

/** Signature and disclosure in every wording: put in by code, so not the model's words. */
export const personaWords = ({ signature, disclosure }: Persona): string[] =>
  [signature, disclosure]
    .flatMap((worded) => (typeof worded === 'string' ? [worded] : Object.values(worded)))
    .filter((words) => words.trim() !== '')

/** Lines that begin with `>` in the persona's file, but those under a heading that says never. */
export const sampleQuotes = ({ style }: Persona): string => {
  let meantToBeUsed = true
  const quotes: string[] = []
  for (const line of style.split('\n')) {
    if (line.startsWith('#')) meantToBeUsed = !/never|jamais|nie|nunca|\bmai\b|nooit/i.test(line)
    else if (meantToBeUsed && line.trimStart().startsWith('>')) quotes.push(line)
  }
  return quotes.join('\n')
}

/** A longer message is a pasted log; what stands further down proves nothing, and a person decides. */
const READ_CHARACTERS = 20_000

const readable = ({ text }: Message) => text.slice(0, READ_CHARACTERS)

const wordsOfMessage = (message: Message) => [
  readable(message),
  message.subject ?? '',
  dayOf(message.at),
]

const wordsOfOrder = (order: Order) => [
  order.name,
  order.createdAt === null ? '' : dayOf(order.createdAt),
  `${order.total ?? ''} ${order.currency ?? ''}`,
  ...order.items.flatMap(({ title, quantity }) => [title, String(quantity)]),
  ...order.tracking,
]

const dayOf = (at: number) => (Number.isFinite(at) ? iso(at).slice(0, 10) : '')

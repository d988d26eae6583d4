/** Finds newer messages of other senders that seem to belong to a ticket: the same person under another address? */
import type { Instant } from '../lib/clock.ts'
import type { Message, Order } from './ticket.ts'
import { isCustomerWord } from './words.ts'

/** Somebody else's message, and what ties it to this ticket. Never a name: two people may share one. */
export type AddressTrace = {
  ticketId: number
  messageId: number
  at: Instant
  by: 'replies_to_us' | 'same_order' | 'known_address'
}

/** What a customer's message leaves behind for other tickets to find it by; empty for all other messages. */
export const tracesLeftBy = (message: Message): string[] => {
  if (!isCustomerWord(message)) return []
  const sender = message.sender?.email ?? message.source?.from?.address ?? null
  return [
    ...new Set([
      ...messageIdsIn(message.headers['in-reply-to'], message.headers.references).map(reply),
      ...(sender === null ? [] : [address(sender)]),
      ...orderNamesIn(`${message.subject ?? ''}\n${message.text}`).map(order),
    ]),
  ]
}

/** What such a message would carry if it belonged to this ticket. */
export const tracesOf = (
  messages: Message[],
  { subject, orders }: { subject: string | null; orders: Order[] | null },
): string[] => {
  const open = messages.filter((message) => message.public)
  return [
    ...new Set([
      ...open
        .filter(({ fromAgent }) => fromAgent)
        .flatMap(({ headers }) => messageIdsIn(headers['message-id']).map(reply)),
      ...open.flatMap((message) => addressesOf(message).map(address)),
      ...open.flatMap(({ text }) => markedNumbersIn(text).map(order)),
      ...markedNumbersIn(subject ?? '').map(order),
      ...(orders ?? []).map(({ name }) => order(bare(name))),
    ]),
  ]
}

/** By what a trace was found. */
export const tieOf = (trace: string): AddressTrace['by'] =>
  trace.startsWith('r:') ? 'replies_to_us' : trace.startsWith('o:') ? 'same_order' : 'known_address'

const reply = (id: string) => `r:${id}`
const address = (email: string) => `a:${email.trim().toLowerCase()}`
const order = (name: string) => `o:${name}`

/** The helpdesk sometimes leaves the final bracket out. */
const messageIdsIn = (...headers: (string | undefined)[]) =>
  headers.flatMap((header) =>
    [...(header ?? '').matchAll(/<([^<>\s]{3,250})>?/g)].map(([, id]) => id ?? ''),
  )

/** Everybody who wrote as the customer, or to whom the shop wrote; never the shop's own mailbox. */
const addressesOf = ({ fromAgent, sender, source }: Message): string[] =>
  (fromAgent
    ? (source?.to.map((to) => to.address) ?? [])
    : [sender?.email, source?.from?.address]
  ).flatMap((email) => email ?? [])

const bare = (name: string) => name.replace(/^#/, '').toLowerCase()

/** Written as an order: `#1042`. */
const markedNumbersIn = (text: string) =>
  [...text.matchAll(/#([a-z]{0,6}-?\d{3,12})(?![a-z0-9])/gi)].map(([, name]) => bare(name ?? ''))

/** Whatever may be an order's number, marked or not. */
const orderNamesIn = (text: string) =>
  [...text.slice(0, READ).matchAll(/(?<![a-z0-9])#?([a-z]{0,6}-?\d{3,12})(?![a-z0-9])/gi)]
    .map(([, name]) => bare(name ?? ''))
    .slice(0, MOST_NUMBERS)

const READ = 4000
const MOST_NUMBERS = 20

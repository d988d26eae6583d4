/** What else reached a customer or came from him: his other tickets, our other follow-ups, other addresses. */
import { type AddressTrace, tracesOf } from '../domain/another-address.ts'
import { IN_PROGRESS, UNSETTLED } from '../domain/follow-up.ts'
import type { Contact, Elsewhere } from '../domain/gate-facts.ts'
import { answersWithin, findSilence, type Silence } from '../domain/silence.ts'
import type { Message, MirroredTicket, Ticket, TicketFacts } from '../domain/ticket.ts'
import { isCustomerWord, isOurReply, roleOf } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import type { Situation } from './situation.ts'

export const customerFacts = async (
  store: Store,
  ticket: MirroredTicket,
  silence: Silence,
  step: number,
  { now, prompts }: Situation,
): Promise<{ elsewhere: Elsewhere[]; anotherAddress: AddressTrace[]; contact: Contact }> => {
  const customerId = ticket.customer?.id ?? null
  const anchor = silence.anchor
  const anotherAddress =
    anchor === null || !silence.isSilent ? [] : await findAnotherAddress(store, ticket, anchor)
  if (customerId === null || anchor === null || !silence.isSilent)
    return {
      anotherAddress,
      elsewhere: [],
      contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null },
    }
  const gapBegan = now - prompts.shop.contactGap
  const since = Math.min(anchor.at, gapBegan)
  const siblings = await store.mirror.siblings(customerId, ticket.id, since)
  const recent = [ticket, ...siblings]
    .flatMap((other) => other.messages)
    .filter((m) => m.at > gapBegan && m.public && m.fromAgent)
  return {
    anotherAddress,
    elsewhere: wordsElsewhere(ticket, anchor, siblings),
    contact: {
      inProgress: await otherInProgress(store, customerId, ticket.id, anchor.id, step),
      lastFollowUpAt: latest([
        await store.deliveries.lastTo(customerId),
        await store.decisions.lastShadowed(customerId, ticket.id),
        // By their marks: also those a lost database or another installation sent.
        ...recent.filter(isOurReply).map((m) => m.at),
      ]),
      lastAutomaticAt: latest(recent.filter((m) => roleOf(m) === 'automatic').map((m) => m.at)),
    },
  }
}

const latest = (moments: (Instant | null)[]): Instant | null => {
  const known = moments.filter((at) => at !== null)
  return known.length === 0 ? null : Math.max(...known)
}

/** Newer messages of other senders that seem to belong here. */
const findAnotherAddress = (
  store: Store,
  ticket: Pick<MirroredTicket, 'id' | 'customer' | 'subject' | 'messages' | 'orders'>,
  anchor: Message,
): Promise<AddressTrace[]> =>
  store.traces.find(tracesOf(ticket.messages, ticket), {
    since: anchor.at,
    ticketId: ticket.id,
    customerId: ticket.customer?.id ?? null,
  })

/** Newer words on other tickets: the customer's own, and those that may be his under another address. */
export const findElsewhere = async (
  store: Store,
  ticket: Ticket,
  anchor: Message,
): Promise<Elsewhere[]> => {
  const customerId = ticket.customer?.id ?? null
  const siblings =
    customerId === null ? [] : await store.mirror.siblings(customerId, ticket.id, anchor.at)
  const others = await findAnotherAddress(store, ticket, anchor)
  return [
    ...wordsElsewhere(ticket, anchor, siblings),
    ...others.map(({ ticketId, at }) => ({ ticketId, at, isAnswer: false, waitsForShop: false })),
  ]
}

const wordsElsewhere = (ticket: TicketFacts, anchor: Message, siblings: MirroredTicket[]) =>
  siblings.flatMap((other) => wordElsewhere(ticket, anchor, other) ?? [])

/**
 * The ticket's own open draft of this step does not stand in its way; but a post of this occasion that may have
 * landed does, until it is settled.
 */
const otherInProgress = async (
  store: Store,
  customerId: number,
  ticketId: number,
  anchorId: number,
  step: number,
) =>
  (await store.decisions.followUpsOf(customerId, [...IN_PROGRESS, 'parked'])).find((other) => {
    const isOwn =
      other.ticketId === ticketId && other.anchorMessageId === anchorId && other.step === step
    return isOwn ? UNSETTLED.includes(other.status) : other.status !== 'parked'
  }) ?? null

const wordElsewhere = (
  ticket: TicketFacts,
  anchor: Message,
  other: MirroredTicket,
): Elsewhere | null => {
  if (other.gone || other.spam || other.trashedAt !== null) return null
  const word = other.messages.findLast((m) => isCustomerWord(m) && m.at > anchor.at)
  if (word === undefined) return null
  return {
    ticketId: other.id,
    at: word.at,
    isAnswer:
      word.at - anchor.at > answersWithin(anchor.channel) ||
      isSameSubject(ticket.subject, other.subject),
    waitsForShop: !findSilence(other.messages).isSilent,
  }
}

const isSameSubject = (a: string | null, b: string | null) => {
  const bare = (subject: string | null) =>
    (subject ?? '')
      .replace(/^\s*((re|aw|sv|rv|fwd?|wg|tr)\s*:\s*)+/i, '')
      .trim()
      .toLowerCase()
  return bare(a) !== '' && bare(a) === bare(b)
}

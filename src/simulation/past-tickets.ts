/** Gets a customer's tickets from the mirror, and from the helpdesk what only a ticket's own read tells. */
import type { MirroredTicket } from '../domain/ticket.ts'
import type { Store } from '../store/store.ts'
import { inOrder, NOTHING_KNOWN } from './as-of.ts'
import type { Complete } from './complete.ts'
import type { Past } from './past-store.ts'

/** By id, as they are today. */
export const ticketsOf = async (
  { store, assumesKnown }: { store: Pick<Store, 'mirror'>; assumesKnown?: boolean },
  { customerId, ticketIds }: { customerId: number | null; ticketIds: number[] },
): Promise<Map<number, MirroredTicket>> => {
  const all =
    customerId === null
      ? (await Promise.all(ticketIds.map(store.mirror.find))).filter((one) => one !== null)
      : await store.mirror.siblings(customerId, NO_TICKET, 0)
  const known = assumesKnown
    ? all.map((ticket) => ({ ...ticket, complete: true, record: ticket.record ?? NOTHING_KNOWN }))
    : all
  return new Map(known.map((ticket) => [ticket.id, inOrder(ticket)]))
}

const NO_TICKET = -1

/** The mirror holds the conversation from its beginning, and what only the ticket's own read tells. */
export const completed = async (
  { past, complete }: { past: Past; complete: Complete },
  ticketId: number,
): Promise<boolean> => {
  const known = past.tickets.get(ticketId)
  if (known === undefined) return false
  if (known.complete && known.record !== null) return true
  const sibling = [...past.tickets.values()].find(({ record }) => record !== null)
  const whole =
    known.complete && sibling !== undefined ? likeSibling(known, sibling) : await complete(known)
  if (whole !== null) past.tickets.set(ticketId, inOrder(whole))
  return whole !== null
}

/** Orders and what the shop system says are the customer's: one read tells them for all his tickets. */
const likeSibling = (
  known: MirroredTicket,
  { orders, record }: MirroredTicket,
): MirroredTicket => ({
  ...known,
  orders,
  record,
})

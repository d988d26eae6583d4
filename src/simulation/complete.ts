/** Reads a whole ticket into the folder's mirror: its beginning, its orders, what the shop system says of the customer. */
import type { Helpdesk } from '../domain/ports.ts'
import type { MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Store } from '../store/store.ts'

/** `known`: as the mirror has it. Null: the helpdesk does not have it any more. */
export type Complete = (known: MirroredTicket) => Promise<MirroredTicket | null>

export const createComplete =
  ({ store, helpdesk }: { store: Store; helpdesk: Helpdesk }): Complete =>
  async (known) => {
    const reading = await helpdesk.ticket(known.id)
    if (reading.kind === 'gone') {
      await store.mirror.markGone(known.id)
      return null
    }
    const { ticket } = reading
    if (!known.complete || known.updatedAt !== ticket.updatedAt) await keepAll(store, ticket)
    await store.mirror.saveDetail(known.id, ticket.orders, ticket)
    return store.mirror.find(known.id)
  }

const keepAll = async (store: Store, ticket: Ticket) => {
  await store.mirror.saveTickets([ticket])
  await store.mirror.saveMessages(ticket.messages)
  await store.mirror.markComplete(ticket.id)
}

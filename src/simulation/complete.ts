/** Reads a whole ticket into the folder's mirror: its beginning, its orders, what the shop system says of the customer. */
import type { Helpdesk } from '../domain/ports.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Store } from '../store/store.ts'

/** False: the helpdesk does not have it any more. */
export const createComplete =
  ({ store, helpdesk }: { store: Store; helpdesk: Helpdesk }) =>
  async (ticketId: number): Promise<boolean> => {
    const reading = await helpdesk.ticket(ticketId)
    if (reading.kind === 'gone') {
      await store.mirror.markGone(ticketId)
      return false
    }
    const { ticket } = reading
    const known = await store.mirror.find(ticketId)
    const isWhole = known?.complete === true && known.updatedAt === ticket.updatedAt
    if (!isWhole) await keepAll(store, ticket)
    await store.mirror.saveDetail(ticketId, ticket.orders, ticket)
    return true
  }

const keepAll = async (store: Store, ticket: Ticket) => {
  await store.mirror.saveTickets([ticket])
  await store.mirror.saveMessages(ticket.messages)
  await store.mirror.markComplete(ticket.id)
}

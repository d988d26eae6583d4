/** Finds out by whose clock a policy's hours are read: the customer's where it is known, else the shop's. */
import type { SendWindow } from '../domain/policy.ts'
import type { Helpdesk, Urgency } from '../domain/ports.ts'
import type { Ticket } from '../domain/ticket.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

/** Asked for only where hours of the customer's day count, and kept. A failed question leaves the shop's clock. */
export const withCustomerZone = async (
  { store, helpdesk, log }: { store: Store; helpdesk: Helpdesk; log: Log },
  ticket: Ticket,
  windows: SendWindow[],
  urgency: Urgency = 'background',
): Promise<Ticket> => {
  const id = ticket.customer?.id ?? null
  const matters = windows.some(({ kind }) => kind === 'daily')
  if (!matters || ticket.customerTimezone !== null || id === null) return ticket
  try {
    const known = { ...ticket, customerTimezone: await helpdesk.customerTimezone(id, urgency) }
    if (known.customerTimezone !== null)
      await store.mirror.saveDetail(known.id, known.orders, known)
    return known
  } catch (error) {
    log.warn(
      { ticket: ticket.id },
      `the customer's time zone could not be read: ${sayError(error)}`,
    )
    return ticket
  }
}

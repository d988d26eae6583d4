/** The desk as a copy that lags behind shows it to somebody who reads. */
import type { Instant } from '../lib/clock.ts'
import type { Desk } from './desk.ts'
import type { Ticket } from './records.ts'

/** What the desk was at that moment (not more than a minute ago): tickets, and which messages there were. */
export const deskAsOf = (desk: Desk, at: Instant): Desk => ({
  ...desk,
  tickets: {
    ...desk.tickets,
    get: (id) => asOf(desk, id, at),
    all: () => earlierTickets(desk, at).values(),
    byCreated: desk.tickets.byCreated.until(at),
    byUpdated: updatedAsOf(desk, at),
  },
  messages: { ...desk.messages, byCreated: desk.messages.byCreated.until(at) },
})

const asOf = (desk: Desk, id: number, at: Instant): Ticket | undefined => {
  const ticket = desk.tickets.get(id)
  return ticket && desk.tickets.past.asOf(ticket.id, at)
}

const earlierTickets = (desk: Desk, at: Instant) =>
  [...desk.tickets.all()].flatMap((ticket) => desk.tickets.past.asOf(ticket.id, at) ?? [])

/** What changed since stands where it stood before. */
const updatedAsOf = (desk: Desk, at: Instant) => {
  const { byUpdated, past } = desk.tickets
  const index = byUpdated.until(at)
  for (const { id } of byUpdated.after(at)) {
    const ticket = past.asOf(id, at)
    if (ticket) index.insert({ at: ticket.updated_datetime, id })
  }
  return index
}

/** The tickets of the desk, with the indexes that make lists cheap and the log of what changes them. */
import type { Instant } from '../lib/clock.ts'
import type { Events } from './events.ts'
import { createPast } from './past.ts'
import type { Ticket } from './records.ts'
import { createSortedIndex } from './sorted-index.ts'
import { changesOf } from './ticket-log.ts'

export const createTickets = (events: Events) => {
  const byId = new Map<number, Ticket>()
  const byCreated = createSortedIndex()
  const byUpdated = createSortedIndex()
  const byCustomer = createGroups<number>()
  const byExternalId = createGroups<string>()
  const past = createPast()
  let lastId = 0
  return {
    byCreated,
    byUpdated,
    past,
    get: (id: number) => byId.get(id),
    all: () => byId.values(),
    ofCustomer: byCustomer.of,
    withExternalId: byExternalId.of,
    changes: past.changes,
    nextId: () => lastId + 1,
    /** @param since when the ticket has looked like this; default: for ever */
    add: (ticket: Ticket, since: Instant = Number.NEGATIVE_INFINITY) => {
      byId.set(ticket.id, ticket)
      byCreated.insert({ at: ticket.created_datetime, id: ticket.id })
      byUpdated.insert({ at: ticket.updated_datetime, id: ticket.id })
      byCustomer.add(ticket.customer_id, ticket.id)
      byExternalId.add(ticket.external_id, ticket.id)
      past.keep(ticket, since)
      lastId = Math.max(lastId, ticket.id)
    },
    remove: (ticket: Ticket) => {
      byId.delete(ticket.id)
      byCreated.remove({ at: ticket.created_datetime, id: ticket.id })
      byUpdated.remove({ at: ticket.updated_datetime, id: ticket.id })
      byCustomer.remove(ticket.customer_id, ticket.id)
      byExternalId.remove(ticket.external_id, ticket.id)
      past.forget(ticket.id)
    },
    /** Moves `updated_datetime` on and logs what is different; every change of a ticket ends with it. */
    touch: (ticket: Ticket, at: Instant) => {
      byUpdated.remove({ at: ticket.updated_datetime, id: ticket.id })
      ticket.updated_datetime = Math.max(ticket.updated_datetime, at)
      byUpdated.insert({ at: ticket.updated_datetime, id: ticket.id })
      const was = past.latest(ticket.id) ?? ticket
      past.keep(ticket, at)
      for (const { type, data } of changesOf(was, ticket))
        events.write({ type, data, object_type: 'Ticket', object_id: ticket.id, at })
    },
    /** Gives the ticket to another customer. */
    reassign: (ticket: Ticket, customerId: number) => {
      byCustomer.remove(ticket.customer_id, ticket.id)
      ticket.customer_id = customerId
      byCustomer.add(customerId, ticket.id)
    },
    renameExternal: (ticket: Ticket, externalId: string | null) => {
      byExternalId.remove(ticket.external_id, ticket.id)
      ticket.external_id = externalId
      byExternalId.add(externalId, ticket.id)
    },
  }
}

const createGroups = <K>() => {
  const groups = new Map<K, Set<number>>()
  return {
    add: (key: K | null, id: number) => {
      if (key === null) return
      const group = groups.get(key) ?? new Set<number>()
      groups.set(key, group.add(id))
    },
    remove: (key: K | null, id: number) => {
      if (key !== null) groups.get(key)?.delete(id)
    },
    of: (key: K) => [...(groups.get(key) ?? [])],
  }
}

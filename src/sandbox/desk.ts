/** The helpdesk's memory: its records, and the indexes that make each call cheap. */
import type { Instant } from '../lib/clock.ts'
import type { Effect, Message, Person, Snapshot, Tag, Ticket } from './records.ts'
import { createSortedIndex } from './sorted-index.ts'

export type Desk = ReturnType<typeof createDesk>

export const createDesk = () => {
  const tickets = createTickets()
  const messages = createMessages()
  return {
    tickets,
    messages,
    people: createPeople(),
    tags: createTags(),
    effects: createEffects(),
    /** Ids of the messages that left for a customer, oldest first. */
    outbox: [] as number[],
    messagesOf: (ticket: Ticket) => ticket.message_ids.flatMap((id) => messages.get(id) ?? []),
    /** Grows with every change; a state file is written when it moved. */
    changes: () => tickets.changes() + messages.size(),
  }
}

export const snapshotOf = (desk: Desk, clockOffset: number): Snapshot => ({
  version: 1,
  clock_offset: clockOffset,
  tickets: [...desk.tickets.all()],
  messages: [...desk.messages.all()],
  people: [...desk.people.all()],
  tags: [...desk.tags.all()],
  effects: desk.effects.all(),
  outbox: desk.outbox,
})

export const restoreDesk = (desk: Desk, snapshot: Snapshot) => {
  for (const person of snapshot.people) desk.people.add(person)
  for (const tag of snapshot.tags) desk.tags.add(tag)
  for (const ticket of snapshot.tickets) desk.tickets.add(ticket)
  for (const message of snapshot.messages) desk.messages.add(message)
  for (const effect of snapshot.effects) desk.effects.plan(effect)
  desk.outbox.push(...snapshot.outbox)
}

const createTickets = () => {
  const byId = new Map<number, Ticket>()
  const byCreated = createSortedIndex()
  const byUpdated = createSortedIndex()
  const byCustomer = createGroups<number>()
  const byExternalId = createGroups<string>()
  let changes = 0
  return {
    byCreated,
    byUpdated,
    get: (id: number) => byId.get(id),
    all: () => byId.values(),
    ofCustomer: byCustomer.of,
    withExternalId: byExternalId.of,
    changes: () => changes,
    add: (ticket: Ticket) => {
      byId.set(ticket.id, ticket)
      byCreated.insert({ at: ticket.created_datetime, id: ticket.id })
      byUpdated.insert({ at: ticket.updated_datetime, id: ticket.id })
      byCustomer.add(ticket.customer_id, ticket.id)
      byExternalId.add(ticket.external_id, ticket.id)
      changes++
    },
    /** Moves `updated_datetime` on; every change of a ticket ends with it. */
    touch: (ticket: Ticket, at: Instant) => {
      byUpdated.remove({ at: ticket.updated_datetime, id: ticket.id })
      ticket.updated_datetime = Math.max(ticket.updated_datetime, at)
      byUpdated.insert({ at: ticket.updated_datetime, id: ticket.id })
      changes++
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

const createMessages = () => {
  const byId = new Map<number, Message>()
  const byCreated = createSortedIndex()
  let lastId = FIRST_MESSAGE_ID
  return {
    byCreated,
    get: (id: number) => byId.get(id),
    all: () => byId.values(),
    size: () => byId.size,
    add: (message: Message) => {
      byId.set(message.id, message)
      byCreated.insert({ at: message.created_datetime, id: message.id })
      lastId = Math.max(lastId, message.id)
    },
    nextId: () => lastId + 1,
  }
}

const FIRST_MESSAGE_ID = 218_600_000
const FIRST_PERSON_ID = 519_500_000
const FIRST_TAG_ID = 1_813_000

const createPeople = () => {
  const byId = new Map<number, Person>()
  const byEmail = new Map<string, Person>()
  let lastId = FIRST_PERSON_ID
  return {
    add: (person: Person) => {
      byId.set(person.id, person)
      if (person.email !== null) byEmail.set(`${person.kind}:${person.email.toLowerCase()}`, person)
      lastId = Math.max(lastId, person.id)
      return person
    },
    get: (id: number | null) => (id === null ? undefined : byId.get(id)),
    withEmail: (kind: Person['kind'], email: string) =>
      byEmail.get(`${kind}:${email.toLowerCase()}`),
    users: () => [...byId.values()].filter((person) => person.kind === 'user'),
    all: () => byId.values(),
    nextId: () => lastId + 1,
  }
}

const createTags = () => {
  const byId = new Map<number, Tag>()
  const byName = new Map<string, Tag>()
  const add = (tag: Tag) => {
    byId.set(tag.id, tag)
    byName.set(tag.name, tag)
    return tag
  }
  return {
    add,
    get: (id: number) => byId.get(id),
    /** Names tell upper from lower case; an unknown one is made on the fly. */
    named: (name: string, at: Instant) =>
      byName.get(name) ??
      add({
        id: FIRST_TAG_ID + byId.size,
        name,
        description: null,
        decoration: {},
        created_datetime: at,
      }),
    all: () => byId.values(),
  }
}

const createEffects = () => {
  const planned: Effect[] = []
  return {
    plan: (effect: Effect) => {
      let place = planned.length
      while (place > 0 && (planned[place - 1]?.at ?? 0) > effect.at) place--
      planned.splice(place, 0, effect)
    },
    /** Takes the earliest effect whose time has come. */
    takeDue: (now: Instant) => {
      const first = planned[0]
      return first !== undefined && first.at <= now ? planned.shift() : undefined
    },
    all: () => [...planned],
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

/** The helpdesk's memory: its records, and the indexes that make each call cheap. */
import type { Instant } from '../lib/clock.ts'
import type { Delivery, Shelved } from './account-records.ts'
import { createEvents } from './events.ts'
import type { Effect, Message, Person, Tag, Ticket } from './records.ts'
import { createShelf, type Shelf } from './shelf.ts'
import { createSortedIndex } from './sorted-index.ts'
import { createTickets } from './ticket-store.ts'

export type Desk = ReturnType<typeof createDesk>

export const createDesk = () => {
  const events = createEvents()
  const tickets = createTickets(events)
  const messages = createMessages()
  return {
    tickets,
    messages,
    events,
    shelves: createShelves(),
    /** Calls to webhooks that wait for their time. */
    deliveries: [] as Delivery[],
    people: createPeople(),
    tags: createTags(),
    effects: createEffects(),
    /** Ids of the messages that left for a customer, oldest first. */
    outbox: [] as number[],
    messagesOf: (ticket: Ticket) => ticket.message_ids.flatMap((id) => messages.get(id) ?? []),
    /** Grows with every change; a state file is written when it moved. */
    changes: () => tickets.changes() + messages.size() + events.written(),
  }
}

const createShelves = (): { [Kind in keyof Shelved]: Shelf<Shelved[Kind]> } => ({
  webhooks: createShelf(FIRST_IDS.webhooks),
  views: createShelf(FIRST_IDS.views),
  macros: createShelf(FIRST_IDS.macros),
  rules: createShelf(FIRST_IDS.rules),
  teams: createShelf(FIRST_IDS.teams),
  custom_fields: createShelf(FIRST_IDS.custom_fields),
  surveys: createShelf(FIRST_IDS.surveys),
})

const FIRST_IDS = {
  webhooks: 127_001,
  views: 1_177_165,
  macros: 374_421,
  rules: 120_885,
  teams: 4_301,
  custom_fields: 319_612,
  surveys: 6_960_684,
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
      if (!message.removed) byCreated.insert({ at: message.created_datetime, id: message.id })
      lastId = Math.max(lastId, message.id)
    },
    /** No read finds it any more; the outbox still does. */
    remove: (message: Message) => {
      message.removed = true
      byCreated.remove({ at: message.created_datetime, id: message.id })
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
    customers: () => [...byId.values()].filter((person) => person.kind === 'customer'),
    changeEmail: (person: Person, email: string | null) => {
      if (person.email !== null) byEmail.delete(`${person.kind}:${person.email.toLowerCase()}`)
      person.email = email
      if (email !== null) byEmail.set(`${person.kind}:${email.toLowerCase()}`, person)
    },
    all: () => byId.values(),
    nextId: () => lastId + 1,
  }
}

const createTags = () => {
  const byId = new Map<number, Tag>()
  const byName = new Map<string, Tag>()
  let lastId = FIRST_TAG_ID - 1
  const add = (tag: Tag) => {
    byId.set(tag.id, tag)
    byName.set(tag.name, tag)
    lastId = Math.max(lastId, tag.id)
    return tag
  }
  return {
    add,
    get: (id: number) => byId.get(id),
    withName: (name: string) => byName.get(name),
    rename: (tag: Tag, name: string) => {
      byName.delete(tag.name)
      tag.name = name
      byName.set(name, tag)
    },
    remove: (tag: Tag) => {
      byId.delete(tag.id)
      byName.delete(tag.name)
    },
    nextId: () => lastId + 1,
    /** Names tell upper from lower case; an unknown one is made on the fly. */
    named: (name: string, at: Instant) =>
      byName.get(name) ??
      add({
        id: lastId + 1,
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

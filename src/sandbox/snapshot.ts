/** The whole of a sandbox, as a state file keeps it. */
import type { Delivery, Shelved } from './account-records.ts'
import type { Desk } from './desk.ts'
import type { Effect, Entry, Message, Person, Tag, Ticket } from './records.ts'

export type Snapshot = {
  version: 1
  clock_offset: number
  tickets: Ticket[]
  messages: Message[]
  people: Person[]
  tags: Tag[]
  effects: Effect[]
  outbox: number[]
  /** The rest is absent in the files of earlier versions. */
  events?: Entry[]
  shelves?: { [Kind in keyof Shelved]: Shelved[Kind][] }
  deliveries?: Delivery[]
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
  events: desk.events.all(),
  shelves: {
    webhooks: desk.shelves.webhooks.all(),
    views: desk.shelves.views.all(),
    macros: desk.shelves.macros.all(),
    rules: desk.shelves.rules.all(),
    teams: desk.shelves.teams.all(),
    custom_fields: desk.shelves.custom_fields.all(),
    surveys: desk.shelves.surveys.all(),
  },
  deliveries: desk.deliveries,
})

/** Into a desk that is empty but for its shelves. */
export const restoreDesk = (desk: Desk, snapshot: Snapshot) => {
  for (const person of snapshot.people) desk.people.add({ ...NEW_OF_PEOPLE, ...person })
  for (const tag of snapshot.tags) desk.tags.add(tag)
  for (const ticket of snapshot.tickets) desk.tickets.add({ ...NEW_OF_TICKETS, ...ticket })
  for (const message of snapshot.messages) desk.messages.add({ ...NEW_OF_MESSAGES, ...message })
  for (const effect of snapshot.effects) desk.effects.plan(effect)
  for (const event of snapshot.events ?? []) desk.events.add(event)
  desk.outbox.push(...snapshot.outbox)
  desk.deliveries.push(...(snapshot.deliveries ?? []))
  if (snapshot.shelves) restoreShelves(desk, snapshot.shelves)
}

/** What the records of earlier files lack. */
const NEW_OF_TICKETS = { assignee_team_id: null }
const NEW_OF_MESSAGES = { intents: [], removed: false }
const NEW_OF_PEOPLE = { external_id: null, note: null, data: null, custom_fields: {}, channels: [] }

const restoreShelves = (desk: Desk, kept: NonNullable<Snapshot['shelves']>) => {
  desk.shelves.webhooks.refill(kept.webhooks)
  desk.shelves.views.refill(kept.views)
  desk.shelves.macros.refill(kept.macros)
  desk.shelves.rules.refill(kept.rules)
  desk.shelves.teams.refill(kept.teams)
  desk.shelves.custom_fields.refill(kept.custom_fields)
  desk.shelves.surveys.refill(kept.surveys)
}

/** Turns tickets of a file into the desk's records, with all times moved to the sandbox's present. */
import { DAY, type Instant, MINUTE } from '../lib/clock.ts'
import { parseDuration } from '../lib/duration.ts'
import type { Desk } from './desk.ts'
import { RULE_ID, wayOf } from './house.ts'
import { aiAgent, customerOf, mailboxBot, userNamed } from './people.ts'
import type { Json, JsonObject, Message, Person, Ticket } from './records.ts'
import { awaitWaking } from './sending.ts'
import { shopifyOf } from './shopify.ts'
import type { SandboxTicket, SandboxTicketFile } from './tickets-file.ts'
import { readWhen } from './when.ts'
import { excerptOf, toHtml } from './words.ts'
import { agentDraft, composeMessage, customerDraft, type Draft, noteDraft } from './writing.ts'

export const seed = (desk: Desk, file: SandboxTicketFile, now: Instant) => {
  const shift = now - timeOf(file.now)
  const move = (text: string) => timeOf(text) + shift
  const entered = file.tickets.map((given) => {
    const ticket = enterTicket(desk, given, move, now)
    desk.tickets.add(ticket)
    return { given, ticket }
  })
  for (const [customerId, tickets] of groupByCustomer(entered)) {
    const customer = desk.people.get(customerId)
    if (customer) customer.integrations = shopifyOf(tickets)
  }
  const said = entered
    .flatMap(({ given, ticket }) =>
      given.messages.map((message) => ({ message, ticket, at: move(message.at) })),
    )
    .sort((a, b) => a.at - b.at || a.ticket.id - b.ticket.id)
  for (const { message, ticket, at } of said) enterMessage(desk, ticket, message, at)
  for (const { given, ticket } of entered) {
    if (given.score !== undefined) enterScore(desk, ticket, given.score, now)
    if (ticket.status === 'closed') awaitWaking(desk, ticket)
    desk.tickets.past.keep(ticket, Number.NEGATIVE_INFINITY)
  }
}

const groupByCustomer = (entered: { given: SandboxTicket; ticket: Ticket }[]) => {
  const groups = new Map<number | null, { ticket: SandboxTicket; at: Instant }[]>()
  for (const { given, ticket } of entered) {
    const group = groups.get(ticket.customer_id) ?? []
    group.push({ ticket: given, at: ticket.created_datetime })
    groups.set(ticket.customer_id, group)
  }
  return groups
}

type GivenMessage = SandboxTicket['messages'][number]

const timeOf = (text: string) => readWhen(text) ?? 0

const enterTicket = (
  desk: Desk,
  given: SandboxTicket,
  move: (text: string) => Instant,
  now: Instant,
): Ticket => {
  const created = move(given.created_at)
  const lastWord = Math.max(...given.messages.map(({ at }) => move(at)))
  const updated = Math.min(Math.max(move(given.updated_at), lastWord), Math.max(now, lastWord))
  const closed = given.status === 'closed' || given.status === 'snoozed'
  const first = given.messages[0]
  return {
    id: given.number,
    external_id: given.id,
    language: given.language,
    status: closed ? 'closed' : 'open',
    priority: 'normal',
    channel: given.channel,
    via: wayOf(given.channel).customer.via,
    from_agent: first?.from !== 'customer',
    customer_id: enterCustomer(desk, given, created).id,
    assignee_user_id: given.assignee === null ? null : userNamed(desk, given.assignee).id,
    assignee_team_id: teamNamed(desk, given.team),
    subject: given.subject,
    excerpt: null,
    meta: null,
    tag_ids: (given.tags ?? []).map((name) => desk.tags.named(name, created).id),
    is_unread: given.messages.at(-1)?.from === 'customer',
    spam: given.spam ?? false,
    imported: null,
    custom_fields: fieldsOf(desk, given.fields),
    last_sent_message_not_delivered: false,
    created_datetime: created,
    processed_datetime: created,
    opened_datetime: null,
    last_received_message_datetime: null,
    last_message_datetime: null,
    updated_datetime: updated,
    closed_datetime: closed ? Math.min(lastWord + MINUTE, updated) : null,
    snooze_datetime: given.status === 'snoozed' ? snoozeEnd(given.snooze_until, move, now) : null,
    trashed_datetime: given.trashed ? updated : null,
    message_ids: [],
    merged: given.merged ?? false,
    answers: (given.answers ?? []).map(({ after, text }) => ({
      after: parseDuration(after) ?? 0,
      text,
    })),
  }
}

const teamNamed = (desk: Desk, name: string | undefined) =>
  desk.shelves.teams.all().find((team) => team.name === name)?.id ?? null

/** By id; a label nobody has defined is left out. */
const fieldsOf = (desk: Desk, given: SandboxTicket['fields']): JsonObject =>
  Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([label, value]) => {
      const field = desk.shelves.custom_fields.all().find((one) => one.label === label)
      return field ? [[String(field.id), { id: field.id, value }]] : []
    }),
  )

const snoozeEnd = (until: string | undefined, move: (text: string) => Instant, now: Instant) =>
  until === undefined ? now + 2 * DAY : move(until)

const enterCustomer = (desk: Desk, given: SandboxTicket, at: Instant) =>
  customerOf(desk, {
    ...(given.customer.id === undefined ? {} : { id: given.customer.id }),
    email: given.customer.email,
    name: given.customer.name,
    timezone: given.customer.timezone ?? null,
    language: given.language,
    at,
  })

/** A message of the past: it has left long ago and changes no status. */
const enterMessage = (desk: Desk, ticket: Ticket, given: GivenMessage, at: Instant) => {
  const draft = draftOf(desk, ticket, given, at)
  const message = composeMessage(desk, ticket, {
    ...draft,
    ...oddities(given),
    imported: null,
    sent_datetime: given.from === 'note' ? null : (at * 1000 + SENDING) / 1000,
    integration_id: given.from === 'note' ? null : wayOf(ticket.channel).integration,
  })
  desk.messages.add(message)
  ticket.message_ids.push(message.id)
  if (!message.public) return
  ticket.excerpt = excerptOf(message.body_text, message.body_html)
  ticket.last_message_datetime = at
  if (message.from_agent) ticket.opened_datetime ??= at
  else ticket.last_received_message_datetime = at
}

/** Asked for and given a day after the last word, at the latest now. */
const enterScore = (desk: Desk, ticket: Ticket, score: number, now: Instant) => {
  const at = Math.min(now, (ticket.last_message_datetime ?? ticket.created_datetime) + DAY)
  desk.shelves.surveys.add({
    id: desk.shelves.surveys.nextId(),
    ticket_id: ticket.id,
    customer_id: ticket.customer_id ?? 0,
    score,
    body_text: null,
    meta: null,
    created_datetime: at,
    sent_datetime: at,
    scored_datetime: at,
    should_send_datetime: at,
  })
}

const draftOf = (desk: Desk, ticket: Ticket, given: GivenMessage, at: Instant): Draft => {
  const said = { text: given.text, at }
  if (given.from === 'customer')
    return customerDraft(desk, ticket, { ...said, headers: given.headers ?? {} })
  const author = authorOf(desk, ticket, given)
  if (given.from === 'note') return noteDraft(author, said)
  const draft = agentDraft(ticket, desk.people.get(ticket.customer_id), author, said)
  return given.from === 'rule' ? { ...draft, via: 'rule', rule_id: RULE_ID } : draft
}

const authorOf = (desk: Desk, ticket: Ticket, given: GivenMessage): Person => {
  if (given.bot) return aiAgent(desk)
  const assigned = desk.people.get(ticket.assignee_user_id)
  const colleague = given.author
    ? userNamed(desk, given.author)
    : (assigned ?? userNamed(desk, 'Nora Feld'))
  return given.from === 'rule' ? (mailboxBot(desk) ?? colleague) : colleague
}

/** What a line of the file says about its message beside the words. */
const oddities = (given: GivenMessage): Partial<Message> => ({
  ...(given.sender === null ? { sender_id: null } : {}),
  ...(given.external_id === undefined ? {} : { external_id: given.external_id }),
  ...(given.via === undefined ? {} : { via: given.via }),
  ...(given.attachments === undefined ? {} : { attachments: attachmentsOf(given.attachments) }),
  ...(given.subject === undefined ? {} : { subject: given.subject }),
  ...(given.source_type === undefined
    ? {}
    : { source: { type: given.source_type } as { type: Json } }),
  ...(given.html === undefined ? {} : { body_html: given.html }),
  ...(given.html === undefined && given.from !== 'note' ? { body_html: toHtml(given.text) } : {}),
})

const attachmentsOf = (given: NonNullable<GivenMessage['attachments']>): Json =>
  given.map(({ name, content_type }) => ({
    url: `https://files.hearth-linen.example/${encodeURIComponent(name)}`,
    name,
    size: 48_213,
    content_type,
    public: true,
    extra: null,
  }))

/** Microseconds from writing to leaving. */
const SENDING = 893_512

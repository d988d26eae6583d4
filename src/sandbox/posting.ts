/** Takes a message that an API client posts: checks it as Gorgias does, stores it, and lets it leave. */
import type { Instant } from '../lib/clock.ts'
import type { Random } from '../lib/random.ts'
import type { Desk } from './desk.ts'
import type { Faults } from './faults.ts'
import {
  type Field,
  type Form,
  flag,
  form,
  json,
  listOf,
  moment,
  nullable,
  object,
  text,
  whole,
} from './marshmallow.ts'
import { customerOf } from './people.ts'
import { badRequest, demand } from './problems.ts'
import type { JsonObject, Message, Ticket } from './records.ts'
import { awaitAnswer, dispatch } from './sending.ts'
import { composeMessage, logMessage, putMessage } from './writing.ts'

const person = form({
  id: nullable(whole()),
  email: nullable(text()),
  name: nullable(text()),
  firstname: nullable(text()),
  lastname: nullable(text()),
  external_id: nullable(text()),
  meta: json,
})

const address = form({ name: nullable(text()), address: nullable(text()) })

const source = form({
  type: nullable(text()),
  from: nullable(address),
  to: nullable(listOf(address)),
  cc: nullable(listOf(address)),
  bcc: nullable(listOf(address)),
  extra: json,
})

const fields = {
  actions: json,
  attachments: nullable(listOf(object)),
  body_html: nullable(text()),
  body_text: nullable(text()),
  channel: text(),
  created_datetime: nullable(moment),
  deleted_datetime: nullable(moment),
  external_id: nullable(text(255)),
  failed_datetime: nullable(moment),
  from_agent: flag,
  headers: nullable(object),
  imported: nullable(flag),
  integration_id: nullable(whole()),
  last_sending_error: json,
  macros: nullable(listOf(form({ id: whole() }))),
  mention_ids: nullable(listOf(whole())),
  message_id: nullable(text()),
  meta: json,
  opened_datetime: nullable(moment),
  public: flag,
  receiver: nullable(person),
  sender: nullable(person),
  sent_datetime: nullable(moment),
  source: nullable(source),
  stripped_html: nullable(text()),
  stripped_signature: nullable(text()),
  stripped_text: nullable(text()),
  subject: nullable(text(998)),
  via: nullable(text()),
}

export type Post = Form<typeof fields>

/** A message, as the bodies of messages and of new tickets hold it. */
export const messageField: Field<Post> = form(fields, ['channel', 'from_agent'])

/** As the body of a PUT: only what is named changes. */
export const messageChange: Field<Post> = form(fields, ['channel', 'from_agent', 'via'])

const FAILED = 'Failed to create ticket message.'

/** Everything about a post that may be wrong is said before anything is stored. */
export const readPost = (raw: unknown): Post => checkPost(demand(messageField, raw, FAILED))

/** Throws 400 for a reply that could not be sent. */
export const checkPost = (post: Post): Post => {
  if (isReply(post) && post.channel === 'email') checkAddresses(post)
  return post
}

/** Stores what `readPost` read. `at` is the sandbox's present. */
export const storePost = (
  ticket: Ticket,
  post: Post,
  at: Instant,
  kit: { desk: Desk; random: Random; faults: Faults },
): Message => {
  const { desk } = kit
  const note = isNote(post)
  const senderId = resolve(desk, post, 'sender', at)
  const receiverId = resolve(desk, post, 'receiver', at)
  const created = post.created_datetime ?? at
  const message = composeMessage(desk, ticket, {
    ...asGiven(post),
    channel: post.channel ?? '',
    via: post.via ?? 'api',
    from_agent: post.from_agent ?? false,
    public: !note && post.public !== false,
    source: { type: post.channel ?? null, ...(post.source as JsonObject | null | undefined) },
    sender_id: senderId,
    receiver_id: note ? null : receiverId,
    created_datetime: created,
    sent_datetime: post.sent_datetime ?? (post.from_agent ? null : created),
  })
  putMessage(desk, ticket, message, kit.faults, at)
  if (isReply(post) && message.public) {
    dispatch(desk, message, kit.random)
    awaitAnswer(desk, ticket, message)
  }
  if (kit.faults.reassign_on_post && isReply(post)) reassign(desk, ticket, message, at)
  return message
}

const reassign = (desk: Desk, ticket: Ticket, message: Message, at: Instant) => {
  ticket.assignee_user_id = message.sender_id
  desk.tickets.touch(ticket, at)
}

/** A message that really goes to the customer; one with a `sent_datetime` is an import. */
const isReply = (post: Post) =>
  post.from_agent === true && !post.sent_datetime && !isNote(post) && post.public !== false

const isNote = (post: Post) => post.channel === 'internal-note'

const checkAddresses = (post: Post) => {
  if (!post.sender || !post.source?.from?.address)
    throw badRequest(`${FAILED} ${NO_FROM}`, { source: { from: [NO_FROM] } })
  if (!post.source.to?.some((to) => to.address))
    throw badRequest(`${FAILED} ${NO_TO}`, { source: { to: [NO_TO] } })
}

const NO_FROM = '"From" field is missing or empty.'
const NO_TO = '"To" field is missing or empty.'

/** The person meant by `{id}` or `{email}`; an unknown customer's address makes a new customer. */
const resolve = (
  desk: Desk,
  post: Post,
  role: 'sender' | 'receiver',
  at: Instant,
): number | null => {
  const given = post[role]
  const kind = role === 'sender' && post.from_agent ? 'user' : 'customer'
  if (!given || (!given.id && !given.email)) return null
  const known = given.id
    ? desk.people.get(given.id)
    : desk.people.withEmail(kind, given.email ?? '')
  if (known?.kind === kind) return known.id
  if (!given.id && given.email && kind === 'customer')
    return customerOf(desk, { email: given.email, name: given.name ?? null, at }).id
  const missing = kind === 'user' ? 'User does not exist.' : 'Customer does not exist.'
  throw badRequest(FAILED, { [role]: { [given.id ? 'id' : 'email']: [missing] } })
}

/** Changes a message; one that waits to be sent is sent, though it may be on its way already. */
export const changePost = (
  ticket: Ticket,
  message: Message,
  change: Post,
  at: Instant,
  kit: { desk: Desk; random: Random },
) => {
  const waits = message.from_agent && message.public && message.sent_datetime === null
  Object.assign(message, asGiven(change))
  if (change.sent_datetime !== undefined) message.sent_datetime = change.sent_datetime
  if (change.source) message.source = { ...message.source, ...(change.source as JsonObject) }
  if (waits && !change.sent_datetime) dispatch(kit.desk, message, kit.random, at)
  logMessage(kit.desk, 'ticket-message-updated', message, at)
  kit.desk.tickets.touch(ticket, at)
}

const KEPT_AS_GIVEN = [
  'actions',
  'attachments',
  'body_html',
  'body_text',
  'deleted_datetime',
  'external_id',
  'failed_datetime',
  'headers',
  'imported',
  'integration_id',
  'last_sending_error',
  'message_id',
  'meta',
  'opened_datetime',
  'stripped_html',
  'stripped_signature',
  'stripped_text',
  'subject',
] as const

const asGiven = (post: Post): Partial<Message> =>
  Object.fromEntries(
    KEPT_AS_GIVEN.filter((key) => post[key] !== undefined).map((key) => [key, post[key]]),
  )

/** Takes a message that an API client posts: checks it as Gorgias does, stores it, and lets it leave. */
import type { Instant } from '../lib/clock.ts'
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
import type { Random } from './random.ts'
import type { JsonObject, Message, Ticket } from './records.ts'
import { awaitAnswer, dispatch } from './sending.ts'
import { composeMessage, putMessage } from './writing.ts'

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

type Body = Form<typeof fields>

const body: Field<Body> = form(fields, ['channel', 'from_agent'])

const FAILED = 'Failed to create ticket message.'

/** Everything about a post that may be wrong is said before anything is stored. */
export const readPost = (raw: unknown): Body => {
  const post = demand(body, raw, FAILED)
  if (isReply(post) && post.channel === 'email') checkAddresses(post)
  return post
}

/** Stores what `readPost` read. `at` is the sandbox's present. */
export const storePost = (
  ticket: Ticket,
  post: Body,
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
  return message
}

/** A message that really goes to the customer; one with a `sent_datetime` is an import. */
const isReply = (post: Body) =>
  post.from_agent === true && !post.sent_datetime && !isNote(post) && post.public !== false

const isNote = (post: Body) => post.channel === 'internal-note'

const checkAddresses = (post: Body) => {
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
  post: Body,
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

const asGiven = (post: Body): Partial<Message> =>
  Object.fromEntries(
    KEPT_AS_GIVEN.filter((key) => post[key] !== undefined).map((key) => [key, post[key]]),
  )

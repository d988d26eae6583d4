/** What we write to the helpdesk: strict, so that nothing leaves that nobody meant. */
import { z } from 'zod'
import type { Note, Reply } from '../domain/ports.ts'
import type { Address } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { formatDatetime } from './datetimes.ts'

const id = z.number().int().positive()
const address = z.strictObject({ name: z.string().optional(), address: z.string().optional() })

/** Never `sent_datetime`: with it the helpdesk takes the message for an import and sends nothing (GORGIAS_API 6.2). */
export const replySchema = z.strictObject({
  channel: z.string().min(1),
  via: z.literal('api'),
  from_agent: z.literal(true),
  public: z.literal(true),
  sender: z.strictObject({ id }),
  receiver: z.strictObject({ id }),
  source: z.strictObject({
    type: z.string().min(1),
    from: address.optional(),
    to: z.array(address),
    cc: z.array(address).max(0),
    bcc: z.array(address).max(0),
  }),
  integration_id: id.optional(),
  subject: z.string().max(998),
  body_text: z.string().min(1),
  body_html: z.string().min(1),
  external_id: z.string().min(1).max(255),
})

/** An internal note (GORGIAS_API 6.2): no receiver, never public. */
export const noteSchema = z.strictObject({
  channel: z.literal('internal-note'),
  via: z.literal('api'),
  from_agent: z.literal(true),
  public: z.literal(false),
  sender: z.strictObject({ id }),
  source: z.strictObject({ type: z.literal('internal-note'), from: address }),
  mention_ids: z.array(id).optional(),
  body_text: z.string().min(1),
  body_html: z.string().min(1),
  external_id: z.string().min(1).max(255),
})

export const stateSchema = z.strictObject({
  status: z.enum(['open', 'closed']),
  snooze_datetime: z.string().nullable().optional(),
})

export const assigneeSchema = z.strictObject({
  assignee_user: z.strictObject({ id }).nullable(),
})

export const tagsSchema = z.strictObject({ names: z.array(z.string().min(1)).min(1) })

export const writeReply = (reply: Reply): z.input<typeof replySchema> => ({
  channel: reply.channel,
  via: 'api',
  from_agent: true,
  public: true,
  sender: { id: reply.sender.id },
  receiver: { id: reply.receiver.id },
  source: {
    type: reply.source.type ?? reply.channel,
    ...(reply.source.from && { from: writeAddress(reply.source.from) }),
    to: reply.source.to.map(writeAddress),
    cc: [],
    bcc: [],
  },
  ...(reply.integrationId !== null && { integration_id: reply.integrationId }),
  subject: reply.subject,
  body_text: reply.text,
  body_html: reply.html,
  external_id: reply.externalId,
})

export const writeNote = (note: Note): z.input<typeof noteSchema> => ({
  channel: 'internal-note',
  via: 'api',
  from_agent: true,
  public: false,
  sender: { id: note.sender.id },
  source: {
    type: 'internal-note',
    from: writeAddress({ name: note.sender.name, address: note.sender.email }),
  },
  ...(note.mentions.length > 0 && { mention_ids: note.mentions }),
  body_text: note.text,
  body_html: note.html,
  external_id: note.externalId,
})

export const writeState = (state: { status: string; snoozedUntil?: Instant | null }) => ({
  status: state.status,
  ...(state.snoozedUntil !== undefined && {
    snooze_datetime: state.snoozedUntil === null ? null : formatDatetime(state.snoozedUntil),
  }),
})

/** `subject: too long; body_text: too short` */
export const sayIssues = (error: z.ZodError) =>
  error.issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`))
    .join('; ')

const writeAddress = ({ name, address }: Address) => ({
  ...(name !== null && { name }),
  ...(address !== null && { address }),
})

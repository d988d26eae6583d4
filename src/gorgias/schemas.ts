/** The shapes of the helpdesk's answers: loose, because fields are added, left out, null or of new kinds. */
import { z } from 'zod'
import { parseDatetime } from './datetimes.ts'

/** A field we can do without: absent, null or of another type is null. */
export const maybe = <T extends z.ZodType>(schema: T) =>
  schema
    .nullish()
    .catch(null)
    .transform((value) => value ?? null)

const text = maybe(z.string())
const flag = maybe(z.boolean())
const number = maybe(z.number())
const list = maybe(z.array(z.unknown()))
const record = maybe(z.record(z.string(), z.unknown()))
/** Free text of ours; other systems write numbers. */
const label = maybe(z.union([z.string(), z.number().transform(String)]))

const datetime = z.string().transform((value, context) => {
  const at = parseDatetime(value)
  if (at === null) context.addIssue({ code: 'custom', message: 'is no datetime' })
  return at ?? z.NEVER
})

/** A field that may be absent but must be understood: guessing it wrong would let a message out. */
const plain = <T extends z.ZodType>(schema: T) =>
  schema.nullish().transform((value) => value ?? null)

const id = z.number().int()

const person = z.object({ id: number, email: text, name: text, firstname: text, lastname: text })
const address = z.object({ name: text, address: text })

/** A list `{data, meta}`; its items are read one by one, so that a bad one does not lose the others. */
export const pageSchema = z.object({
  data: z.array(z.unknown()),
  meta: maybe(z.object({ next_cursor: text })),
})

/** What a person looks like anywhere: sender, receiver, customer, assignee. */
export const userSchema = person.extend({ id })

/** Only the id is indispensable: an answer to a post may say no more. */
export const postedMessageSchema = z.object({
  id,
  ticket_id: number,
  created_datetime: maybe(datetime),
  from_agent: flag,
  public: flag,
  channel: text,
  via: text,
  sender: maybe(person),
  receiver: maybe(person),
  subject: text,
  stripped_text: text,
  body_text: text,
  body_html: text,
  external_id: label,
  message_id: text,
  rule_id: number,
  integration_id: number,
  source: maybe(z.object({ type: text, from: maybe(address), to: maybe(z.array(address)) })),
  headers: record,
  attachments: maybe(z.array(z.object({ name: text, url: text }))),
  sent_datetime: maybe(datetime),
  failed_datetime: maybe(datetime),
  last_sending_error: maybe(z.object({ error: text })),
})

/** A message of a feed: without its time nobody knows who spoke last. */
export const feedMessageSchema = postedMessageSchema.extend({
  ticket_id: id,
  created_datetime: datetime,
})

export const ticketFactsSchema = z.object({
  id,
  subject: text,
  channel: text,
  status: text,
  language: text,
  customer: maybe(person),
  requester: maybe(person),
  assignee_user: maybe(person),
  assignee_team: maybe(z.object({ name: text })),
  custom_fields: record,
  tags: maybe(z.array(z.object({ name: text }))),
  spam: plain(z.boolean()),
  trashed_datetime: plain(datetime),
  snooze_datetime: plain(datetime),
  created_datetime: maybe(datetime),
  /** Without it the feed has no order. */
  updated_datetime: datetime,
  closed_datetime: maybe(datetime),
  messages_count: number,
})

export const shopifyOrderSchema = z.object({
  name: label,
  created_at: maybe(datetime),
  cancelled_at: text,
  financial_status: text,
  fulfillment_status: text,
  total_price: label,
  currency: text,
  line_items: maybe(z.array(z.object({ title: text, quantity: number }))),
  fulfillments: maybe(
    z.array(
      z.object({ tracking_number: label, tracking_numbers: list, created_at: maybe(datetime) }),
    ),
  ),
  refunds: maybe(z.array(z.object({ created_at: maybe(datetime) }))),
})

/** One integration's data under `customer.integrations`. */
export const integrationSchema = z.object({
  __integration_type__: text,
  customer: maybe(z.object({ tags: text, currency: text, total_spent: label })),
  orders: list,
})

/** One store's data under `customer.ecommerce_data`. */
export const storeDataSchema = z.object({
  store: record,
  shopper: maybe(
    z.object({ tags: maybe(z.union([z.string(), z.array(z.string())])), total_spent: label }),
  ),
  orders: list,
})

export const storeOrderSchema = z.object({
  name: label,
  number: label,
  external_id: label,
  created_datetime: maybe(datetime),
  currency: text,
  total_amount: label,
  status: text,
  external_status: text,
  external_fulfillment_status: text,
  external_payment_status: text,
  line_items: maybe(z.array(z.object({ title: text, name: text, quantity: number }))),
})

/**
 * What only the detail read tells. The conversation must be there, every message of it: a read that lacks one
 * proves nothing about who spoke last.
 */
export const ticketSchema = ticketFactsSchema
  .extend({
    messages: z.array(postedMessageSchema.extend({ created_datetime: datetime })),
    reply_options: record,
    satisfaction_survey: maybe(
      z.object({ sent_datetime: maybe(datetime), should_send_datetime: maybe(datetime) }),
    ),
    customer: maybe(
      person.extend({ timezone: text, integrations: record, ecommerce_data: record }),
    ),
  })
  .transform(({ messages, ...ticket }) => ({
    ...ticket,
    messages: messages.map((message) => ({
      ...message,
      ticket_id: message.ticket_id ?? ticket.id,
    })),
  }))

/** A value of a ticket's own field: text, number or yes and no. */
export const fieldValueSchema = z.object({
  value: z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]),
})

export const fieldSchema = z.object({ id, label: z.string() })

export const storeSchema = z.object({
  id,
  name: text,
  meta: maybe(z.object({ shop_name: text, shop_domain: text })),
})

export const settingsSchema = z.object({ data: z.array(z.unknown()) })

export const businessHoursSchema = z.object({
  type: z.literal('business-hours'),
  data: z.object({
    timezone: z.string(),
    business_hours: z.array(z.unknown()),
  }),
})

/** Days are `1,2,3,4,5` (Monday is 1), times `HH:MM`. */
export const openHoursSchema = z.object({
  days: z.union([z.string(), z.array(z.number()).transform((days) => days.join(','))]),
  from_time: z.string(),
  to_time: z.string(),
})

export type ListAnswer = z.output<typeof pageSchema>
export type MessageAnswer = z.output<typeof feedMessageSchema>
export type PostedMessage = z.output<typeof postedMessageSchema>
export type TicketFactsAnswer = z.output<typeof ticketFactsSchema>
export type TicketAnswer = z.output<typeof ticketSchema>
export type CustomerAnswer = NonNullable<TicketAnswer['customer']>
export type PersonAnswer = z.output<typeof person>

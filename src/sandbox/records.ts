/** What the sandbox keeps: tickets, messages, people, tags. Named as the API names them; times are instants. */
import type { Instant } from '../lib/clock.ts'

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

export type JsonObject = { [key: string]: Json }

/** A customer or a user; both draw from one row of ids, as in Gorgias. */
export type Person = {
  id: number
  kind: 'customer' | 'user'
  email: string | null
  name: string | null
  firstname: string
  lastname: string
  meta: Json
  /** Users only: `admin`, `agent`, `bot`. */
  role: string
  timezone: string | null
  language: string | null
  /** Customers only: what the shop systems say, by integration id. */
  integrations: JsonObject
  external_id: string | null
  note: string | null
  data: Json
  custom_fields: JsonObject
  /** Ways to reach a customer beside his e-mail. */
  channels: { type: string; address: string }[]
  created_datetime: Instant
  updated_datetime: Instant
}

export type Tag = {
  id: number
  name: string
  description: string | null
  decoration: Json
  created_datetime: Instant
}

export type Message = {
  id: number
  ticket_id: number
  message_id: string | null
  external_id: string | null
  public: boolean
  channel: string
  via: string
  source: JsonObject
  sender_id: number | null
  receiver_id: number | null
  integration_id: number | null
  rule_id: number | null
  intents: Json[]
  from_agent: boolean
  subject: string | null
  body_text: string | null
  body_html: string | null
  stripped_text: string | null
  stripped_html: string | null
  stripped_signature: string | null
  attachments: Json
  actions: Json
  headers: Json
  imported: boolean | null
  meta: Json
  created_datetime: Instant
  processed_datetime: Instant
  sent_datetime: Instant | null
  failed_datetime: Instant | null
  deleted_datetime: Instant | null
  opened_datetime: Instant | null
  last_sending_error: Json
  is_retriable: boolean
  /** Deleted: no read shows it, but what had left has left. */
  removed: boolean
}

/** What a customer says so long (ms) after a post of the API user. */
export type Answer = { after: number; text: string }

export type Ticket = {
  id: number
  external_id: string | null
  language: string | null
  status: string
  priority: string
  channel: string
  via: string
  from_agent: boolean
  customer_id: number | null
  assignee_user_id: number | null
  assignee_team_id: number | null
  subject: string | null
  excerpt: string | null
  meta: Json
  tag_ids: number[]
  is_unread: boolean
  spam: boolean
  imported: boolean | null
  custom_fields: JsonObject
  last_sent_message_not_delivered: boolean
  created_datetime: Instant
  processed_datetime: Instant
  opened_datetime: Instant | null
  last_received_message_datetime: Instant | null
  last_message_datetime: Instant | null
  updated_datetime: Instant
  closed_datetime: Instant | null
  snooze_datetime: Instant | null
  trashed_datetime: Instant | null
  message_ids: number[]
  /** Merged into another ticket: still listed for a while, but its detail answers 404. */
  merged: boolean
  answers: Answer[]
}

/** What happens by itself once the sandbox's clock has passed `at`. */
export type Effect =
  | { kind: 'send'; at: Instant; message_id: number }
  | { kind: 'fail'; at: Instant; message_id: number }
  | { kind: 'answer'; at: Instant; ticket_id: number; text: string }
  | { kind: 'unsnooze'; at: Instant; ticket_id: number }
  | { kind: 'enrich'; at: Instant; ticket_id: number; message_id: number }
  | { kind: 'rule_reply'; at: Instant; ticket_id: number; rule_id: number; text: string }
  | { kind: 'auto_close'; at: Instant; ticket_id: number; message_id: number }
  | { kind: 'merge'; at: Instant; ticket_id: number; into: number }

/** An event of the audit log. */
export type Entry = {
  id: number
  context: string
  created_datetime: Instant
  data: Json
  object_id: number
  object_type: string
  type: string
  user_id: number | null
}

/** What an account keeps beside tickets and people. Named as the API names it; times are instants. */
import type { Instant } from '../lib/clock.ts'
import type { Json } from './records.ts'

/** A webhook. */
export type HttpIntegration = {
  id: number
  name: string
  description: string | null
  http: {
    url: string
    method: string
    headers: { [name: string]: string }
    request_content_type: string
    response_content_type: string
    /** Null: the body is empty. */
    form: Json
    /** Which of the triggers call. */
    triggers: { [trigger: string]: boolean }
  }
  /** Write-only: no answer shows it. */
  hmac_secret: string | null
  created_datetime: Instant
  updated_datetime: Instant
  deactivated_datetime: Instant | null
  /** In a row; a success sets it to 0. */
  failures: number
}

export type SavedView = {
  id: number
  name: string
  slug: string
  type: string
  category: string | null
  visibility: string
  filters: string
  fields: Json
  order_by: string
  order_dir: string
  search: string | null
  section_id: number | null
  display_order: number | null
  decoration: Json
  shared_with_users: Json
  shared_with_teams: Json
  created_datetime: Instant
  deactivated_datetime: Instant | null
}

export type Macro = {
  id: number
  external_id: string | null
  name: string
  intent: string | null
  language: string | null
  actions: Json
  created_datetime: Instant
  updated_datetime: Instant | null
  archived_datetime: Instant | null
}

export type Rule = {
  id: number
  name: string
  description: string | null
  code: string
  event_types: string | null
  settings: Json
  priority: number
  type: string
  created_datetime: Instant
  updated_datetime: Instant
  deactivated_datetime: Instant | null
}

export type Team = {
  id: number
  name: string
  description: string | null
  decoration: Json
  member_ids: number[]
  created_datetime: Instant
}

export type CustomField = {
  id: number
  external_id: string | null
  object_type: string
  label: string
  description: string | null
  priority: number
  required: boolean
  requirement_type: string
  managed_type: string | null
  definition: Json
  created_datetime: Instant
  updated_datetime: Instant
  deactivated_datetime: Instant | null
}

/** One a ticket. */
export type Survey = {
  id: number
  ticket_id: number
  customer_id: number
  score: number | null
  body_text: string | null
  meta: Json
  created_datetime: Instant
  sent_datetime: Instant | null
  scored_datetime: Instant | null
  should_send_datetime: Instant | null
}

export type Shelved = {
  webhooks: HttpIntegration
  views: SavedView
  macros: Macro
  rules: Rule
  teams: Team
  custom_fields: CustomField
  surveys: Survey
}

/** A call to a webhook that still has to be made. `due` is machine time. */
export type Delivery = {
  integration_id: number
  trigger: string
  ticket_id: number
  message_id: number | null
  attempts: number
  due: number
  /** Waits until a later one has overtaken it, or until it is due. */
  overtaken: boolean
}

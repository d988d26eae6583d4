/** Shows messages with exactly the keys that were recorded of real ones. */
import type { Message } from './records.ts'
import { type View, when, whenever } from './show.ts'
import { showPerson } from './show-person.ts'

/** By itself or in a list of messages; inside a ticket it lacks the last three keys. */
export const showMessage = (view: View, of: Message) => ({
  ...showEmbedded(view, of),
  headers: of.headers,
  macros: [],
  deleted_datetime: whenever(view, of.deleted_datetime),
})

/** The answer to a POST shows `external_id` as it came; only reads may lose it. */
export const showPosted = (view: View, of: Message) => ({
  ...showMessage(view, of),
  external_id: of.external_id,
})

export const showEmbedded = (view: View, message: Message) => ({
  id: message.id,
  uri: `/api/tickets/${message.ticket_id}/messages/${message.id}/`,
  message_id: message.message_id,
  ticket_id: message.ticket_id,
  external_id: shownExternalId(view, message.external_id),
  public: message.public,
  channel: message.channel,
  via: message.via,
  source: message.source,
  sender: person(view, message.sender_id),
  auth_customer_identity: null,
  integration_id: message.integration_id,
  intents: message.intents,
  rule_id: message.rule_id,
  from_agent: message.from_agent,
  receiver: person(view, message.receiver_id),
  subject: message.subject,
  body_text: message.body_text,
  body_html: message.body_html,
  stripped_text: message.stripped_text,
  stripped_html: message.stripped_html,
  stripped_signature: message.stripped_signature,
  attachments: message.attachments,
  actions: message.actions,
  imported: message.imported,
  meta: message.meta,
  created_datetime: when(view, message.created_datetime),
  processed_datetime: when(view, message.processed_datetime),
  sent_datetime: whenever(view, message.sent_datetime),
  failed_datetime: whenever(view, message.failed_datetime),
  opened_datetime: whenever(view, message.opened_datetime),
  last_sending_error: message.last_sending_error,
  is_retriable: message.is_retriable,
})

const person = (view: View, id: number | null) => showPerson(view.desk.people.get(id))

const shownExternalId = (view: View, id: string | null) => {
  const how = view.faults().external_id
  if (id === null || how === 'drop') return null
  return how === 'truncate' ? id.slice(0, TRUNCATED) : id
}

const TRUNCATED = 24

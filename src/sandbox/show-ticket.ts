/** Shows tickets and tags with exactly the keys that were recorded of real ones. */

import type { Survey } from './account-records.ts'
import { INTEGRATIONS } from './house.ts'
import type { Message, Tag, Ticket } from './records.ts'
import { type View, when, whenever } from './show.ts'
import { showEmbedded } from './show-message.ts'
import { showAssignee, showPerson, showTicketCustomer } from './show-person.ts'

/** As lists show a ticket: no conversation. */
export const showCompact = (view: View, ticket: Ticket) => ({
  ...basicsOf(view, ticket),
  customer: showPerson(view.desk.people.get(ticket.customer_id)),
  excerpt: ticket.excerpt,
  integrations: integrationsOf(view.desk.messagesOf(ticket)),
  messages_count: ticket.message_ids.length,
  last_sent_message_not_delivered: ticket.last_sent_message_not_delivered,
  custom_fields: ticket.custom_fields,
})

/** As a view shows a ticket: like a list, without summary and custom fields. */
export const showItem = (view: View, ticket: Ticket) => {
  const { summary: _, custom_fields: __, ...item } = showCompact(view, ticket)
  return item
}

/** With the conversation. A PUT answers `custom_fields` unasked and a customer with fewer keys. */
export const showDetail = (
  view: View,
  ticket: Ticket,
  shape: { customFields: boolean; afterPut: boolean },
) => {
  const person = view.desk.people.get(ticket.customer_id)
  const customer = showTicketCustomer(view, person, shape.afterPut)
  return {
    ...basicsOf(view, ticket),
    events: [],
    imported: ticket.imported,
    customer,
    requester: customer,
    assignee_user_id: ticket.assignee_user_id,
    assignee_team_id: ticket.assignee_team_id,
    messages: view.desk.messagesOf(ticket).map((message) => showEmbedded(view, message)),
    processed_datetime: when(view, ticket.processed_datetime),
    satisfaction_survey: surveyOf(view, ticket.id),
    reply_options: replyOptions(ticket.channel),
    ...(shape.customFields ? { custom_fields: ticket.custom_fields } : {}),
  }
}

export const showTag = (view: View, of: Tag) => ({
  id: of.id,
  decoration: of.decoration,
  description: of.description,
  name: of.name,
  usage: 0,
  uri: `/api/tags/${of.id}/`,
  created_datetime: when(view, of.created_datetime),
  deleted_datetime: null,
})

export const showSurvey = (view: View, of: Survey) => ({
  ...of,
  created_datetime: when(view, of.created_datetime),
  sent_datetime: whenever(view, of.sent_datetime),
  scored_datetime: whenever(view, of.scored_datetime),
  should_send_datetime: whenever(view, of.should_send_datetime),
  uri: `/api/satisfaction-surveys/${of.id}/`,
})

const surveyOf = (view: View, ticketId: number) => {
  const survey = view.desk.shelves.surveys.all().find(({ ticket_id }) => ticket_id === ticketId)
  return survey ? showSurvey(view, survey) : null
}

const showTeam = (view: View, id: number | null) => {
  const team = id === null ? undefined : view.desk.shelves.teams.get(id)
  return team ? { id: team.id, name: team.name, decoration: team.decoration } : null
}

const basicsOf = (view: View, ticket: Ticket) => ({
  id: ticket.id,
  uri: `/api/tickets/${ticket.id}/`,
  external_id: ticket.external_id,
  language: ticket.language,
  status: ticket.status,
  priority: ticket.priority,
  channel: ticket.channel,
  via: ticket.via,
  from_agent: ticket.from_agent,
  spam: ticket.spam,
  subject: ticket.subject,
  summary: null,
  meta: ticket.meta,
  assignee_user: showAssignee(view.desk.people.get(ticket.assignee_user_id)),
  assignee_team: showTeam(view, ticket.assignee_team_id),
  tags: ticket.tag_ids.flatMap((id) => showTicketTag(view.desk.tags.get(id))),
  is_unread: ticket.is_unread,
  created_datetime: when(view, ticket.created_datetime),
  opened_datetime: whenever(view, ticket.opened_datetime),
  last_received_message_datetime: whenever(
    view,
    view.faults().null_last_datetimes ? null : ticket.last_received_message_datetime,
  ),
  last_message_datetime: whenever(
    view,
    view.faults().null_last_datetimes ? null : ticket.last_message_datetime,
  ),
  updated_datetime: when(view, ticket.updated_datetime),
  closed_datetime: whenever(view, ticket.closed_datetime),
  snooze_datetime: whenever(view, ticket.snooze_datetime),
  trashed_datetime: whenever(view, ticket.trashed_datetime),
})

const showTicketTag = (of: Tag | undefined) =>
  of ? [{ id: of.id, name: of.name, decoration: of.decoration }] : []

const integrationsOf = (messages: Message[]) => {
  const ids = new Set(messages.map((message) => message.integration_id))
  return INTEGRATIONS.filter((integration) => ids.has(integration.id)).map(
    ({ name, type, meta }) => ({
      name,
      address: addressOf(meta),
      type,
    }),
  )
}

const addressOf = (meta: unknown) =>
  typeof meta === 'object' && meta !== null && 'address' in meta ? meta.address : null

const replyOptions = (channel: string) => ({
  email: { answerable: true },
  'internal-note': { answerable: true },
  ...(OWN_REPLY_CHANNELS.has(channel) ? { [channel]: { answerable: true } } : {}),
  ...(channel === 'phone' ? { phone: { answerable: false } } : {}),
})

const OWN_REPLY_CHANNELS = new Set([
  'chat',
  'whatsapp',
  'sms',
  'facebook-messenger',
  'instagram-direct-message',
])

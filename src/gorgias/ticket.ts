/** Translates the helpdesk's tickets into ours. */
import { isTimezone } from '../domain/business-time.ts'
import { byTime, type Ticket, type TicketFacts } from '../domain/ticket.ts'
import { filled, toMessage, toPerson } from './message.ts'
import { ordersOf, recordOf } from './orders.ts'
import { fieldValueSchema, type TicketAnswer, type TicketFactsAnswer } from './schemas.ts'

export const toTicketFacts = (answer: TicketFactsAnswer): TicketFacts => ({
  id: answer.id,
  subject: filled(answer.subject),
  channel: answer.channel ?? 'unknown',
  status: answer.status ?? 'open',
  language: answer.language,
  customer: toPerson(answer.customer ?? answer.requester),
  assignee: toPerson(answer.assignee_user),
  team: filled(answer.assignee_team?.name ?? null),
  fields: fieldsOf(answer.custom_fields),
  tags: (answer.tags ?? []).flatMap(({ name }) => filled(name) ?? []),
  spam: answer.spam ?? false,
  trashedAt: answer.trashed_datetime,
  snoozedUntil: answer.snooze_datetime,
  createdAt: answer.created_datetime ?? answer.updated_datetime,
  updatedAt: answer.updated_datetime,
  closedAt: answer.closed_datetime,
  messagesCount: answer.messages_count,
})

export const toTicket = (answer: TicketAnswer): Ticket => ({
  ...toTicketFacts(answer),
  messages: answer.messages.map(toMessage).sort(byTime),
  orders: answer.customer === null ? [] : ordersOf(answer.customer),
  ...recordOf(answer.customer),
  customerTimezone: zoneOrNull(answer.customer?.timezone ?? null),
  answerable: answerableOf(answer.reply_options ?? {}),
  survey: answer.satisfaction_survey && {
    sentAt: answer.satisfaction_survey.sent_datetime,
    dueAt: answer.satisfaction_survey.should_send_datetime,
  },
})

/** An empty field has no value; what is neither text, number nor yes and no is left out. */
const fieldsOf = (answer: Record<string, unknown> | null) =>
  answer === null
    ? null
    : Object.fromEntries(
        Object.entries(answer).flatMap(([id, field]) => {
          const read = fieldValueSchema.safeParse(field)
          return read.success && read.data.value !== '' ? [[id, read.data.value]] : []
        }),
      )

/** A zone this machine knows, else null. */
export const zoneOrNull = (timezone: string | null) =>
  timezone === null || isTimezone(timezone) ? filled(timezone) : null

const answerableOf = (options: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(options).flatMap(([channel, option]) => {
      const answerable =
        typeof option === 'object' && option !== null && 'answerable' in option
          ? option.answerable
          : null
      return typeof answerable === 'boolean' ? [[channel, answerable]] : []
    }),
  )

/** How the account looks on the wire (GORGIAS_API 3–6). */
import {
  AGENT,
  type Customer,
  type DeskMessage,
  type DeskTicket,
  KEY_USER,
  MAILBOX,
} from './desk.ts'

const instantText = (at: number) => `${new Date(at).toISOString().slice(0, -1)}000+00:00`

const textOrNull = (at: number | null) => (at === null ? null : instantText(at))

const personOf = ({ id, name, email }: { id: number; name: string; email: string }) => ({
  id,
  name,
  email,
})

const speakers = new Map<number, typeof AGENT>([
  [AGENT.id, AGENT],
  [KEY_USER.id, KEY_USER],
])

export const messageAnswer = (
  message: DeskMessage,
  customer: Customer,
  { dropsMarks, subject }: { dropsMarks: boolean; subject: string },
) => {
  const mailbox = { name: MAILBOX.name, address: MAILBOX.address }
  const his = { name: customer.name, address: customer.email }
  const speaker = message.fromAgent ? (speakers.get(message.senderId) ?? AGENT) : customer
  const isNote = !message.public
  return {
    id: message.id,
    ticket_id: message.ticketId,
    created_datetime: instantText(message.at),
    from_agent: message.fromAgent,
    public: message.public,
    channel: isNote ? 'internal-note' : 'email',
    via: message.isPosted ? 'api' : isNote ? 'helpdesk' : 'email',
    sender: personOf(speaker),
    receiver: message.receiverId === null ? null : personOf(customer),
    subject,
    stripped_text: message.text,
    body_text: message.text,
    external_id: dropsMarks ? null : message.externalId,
    rule_id: null,
    integration_id: isNote ? null : 41,
    source: isNote
      ? { type: 'internal-note', from: null, to: [] }
      : {
          type: 'email',
          from: message.fromAgent ? mailbox : his,
          to: [message.fromAgent ? his : mailbox],
          cc: [],
          bcc: [],
        },
    sent_datetime: textOrNull(message.sentAt),
    failed_datetime: textOrNull(message.failedAt),
    last_sending_error: message.failedAt === null ? null : { error: 'mailbox unavailable' },
    attachments: [],
  }
}

export const ticketAnswer = (ticket: DeskTicket, shown: DeskMessage[]) => ({
  id: ticket.id,
  subject: ticket.subject,
  channel: 'email',
  status: ticket.status,
  language: 'en',
  customer: personOf(ticket.customer),
  requester: personOf(ticket.customer),
  assignee_user: ticket.assigneeId === null ? null : personOf(AGENT),
  assignee_team: null,
  tags: ticket.tags.map((name) => ({ name })),
  spam: ticket.spam,
  trashed_datetime: textOrNull(ticket.trashedAt),
  snooze_datetime: textOrNull(ticket.snoozedUntil),
  created_datetime: instantText(ticket.createdAt),
  updated_datetime: instantText(ticket.updatedAt),
  closed_datetime: null,
  messages_count: shown.length,
})

export const detailAnswer = (ticket: DeskTicket, shown: DeskMessage[], dropsMarks: boolean) => ({
  ...ticketAnswer(ticket, shown),
  customer: {
    ...personOf(ticket.customer),
    timezone: ticket.customer.timezone,
    integrations: {},
    ecommerce_data: {},
  },
  reply_options: { email: { answerable: true } },
  messages: shown.map((message) =>
    messageAnswer(message, ticket.customer, { dropsMarks, subject: ticket.subject }),
  ),
})

export const keyUserAnswer = () => ({
  ...personOf(KEY_USER),
  active: true,
  role: { name: 'admin' },
})

export const hoursAnswer = (timezone: string) => ({
  data: [
    {
      type: 'business-hours',
      data: {
        timezone,
        business_hours: [{ days: '1,2,3,4,5,6,7', from_time: '09:00', to_time: '18:00' }],
      },
    },
  ],
  meta: { next_cursor: null },
})

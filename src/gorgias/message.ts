/** Translates the helpdesk's messages and people into ours. */
import { isOurs } from '../domain/marker.ts'
import type { Address, Message, Person, Source } from '../domain/ticket.ts'
import { visibleWords } from '../domain/visible-words.ts'
import type { Instant } from '../lib/clock.ts'
import type { MessageAnswer, PersonAnswer, PostedMessage } from './schemas.ts'
import { textOfHtml } from './text.ts'

export const toMessage = (answer: MessageAnswer): Message =>
  toPostedMessage(answer, { ticketId: answer.ticket_id, at: answer.created_datetime })

/** The stand-in fills what the answer to a post leaves out. */
export const toPostedMessage = (
  answer: PostedMessage,
  { ticketId, at }: { ticketId: number; at: Instant },
): Message => ({
  id: answer.id,
  ticketId: answer.ticket_id ?? ticketId,
  at: answer.created_datetime ?? at,
  // A message that does not say who wrote it counts as the customer's: that can only hold us back.
  fromAgent: answer.from_agent ?? false,
  public: !isNote(answer) && (answer.public ?? true),
  channel: answer.channel ?? 'unknown',
  via: answer.via ?? 'unknown',
  sender: toPerson(answer.sender),
  receiver: toPerson(answer.receiver),
  subject: filled(answer.subject),
  text: textOf(answer),
  externalId: answer.external_id,
  ruleId: answer.rule_id,
  integrationId: answer.integration_id,
  source: toSource(answer.source),
  headers: {
    ...toHeaders(answer.headers ?? {}),
    // The helpdesk tells it beside the headers, also where it leaves them out.
    ...(filled(answer.message_id) && { 'message-id': answer.message_id?.trim() ?? '' }),
  },
  attachments: (answer.attachments ?? []).map(({ name }) => filled(name) ?? 'unnamed'),
  sentAt: answer.sent_datetime,
  failedAt: answer.failed_datetime,
  sendingError: answer.last_sending_error?.error ?? null,
})

/** Only in mails do earlier ones stand beneath; notes, and what we posted, are kept as they are. */
const textOf = (answer: PostedMessage): string => {
  const text =
    filled(answer.stripped_text) ?? filled(answer.body_text) ?? textOfHtml(answer.body_html ?? '')
  const isMail = answer.channel === 'email' || answer.source?.type === 'email'
  return isMail && !isOurs(answer.external_id) ? visibleWords(text) : text
}

const isNote = ({ channel, source }: PostedMessage) =>
  channel === 'internal-note' || source?.type === 'internal-note'

/** `name`, else first and last name. */
export const personOf = (person: PersonAnswer): Person => ({
  id: person.id,
  email: filled(person.email),
  name:
    filled(person.name) ??
    filled([person.firstname, person.lastname].filter((part) => part).join(' ')),
})

export const toPerson = (person: PersonAnswer | null): Person | null => person && personOf(person)

/** Null for what is empty or blank. */
export const filled = (text: string | null | undefined): string | null =>
  text && text.trim() !== '' ? text : null

const toSource = (source: PostedMessage['source']): Source | null =>
  source && {
    type: source.type,
    from: toAddress(source.from),
    to: (source.to ?? []).flatMap((address) => toAddress(address) ?? []),
  }

const toAddress = (address: Address | null): Address | null => {
  const known = address && { name: filled(address.name), address: filled(address.address) }
  return known && (known.name !== null || known.address !== null) ? known : null
}

const toHeaders = (headers: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name.toLowerCase(), headerText(value)]],
    ),
  )

const headerText = (value: unknown) =>
  Array.isArray(value) ? value.map(String).join(', ') : String(value)

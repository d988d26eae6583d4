/** Makes the post: everything but the text is copied by code from the anchor message. */
import type { Standing } from '../domain/decision.ts'
import { alertNote, draftNote, staleNotice } from '../domain/note-text.ts'
import type { Shop } from '../domain/policy.ts'
import type { Note, Reply } from '../domain/ports.ts'
import { isOnlyNote } from '../domain/reply-window.ts'
import type { Address, Message, Ticket } from '../domain/ticket.ts'
import { isBot, isCustomerWord } from '../domain/words.ts'
import type { Instant } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'

export type Composed = { kind: 'composed'; reply: Reply } | { kind: 'ask_person'; why: string }

/** In whose name a reply leaves (`send_as`): the key's user where there is nobody else, he is gone, or that is a bot. */
export const senderOf = (
  sendAs: Shop['sendAs'],
  ticket: Pick<Ticket, 'assignee'>,
  anchor: Pick<Message, 'sender'>,
  me: { id: number },
  gone: Set<number> = new Set(),
): { id: number } => {
  const wished = { key: null, last_agent: anchor.sender, assignee: ticket.assignee }[sendAs]
  if (wished === null || wished.id === null || isBot(wished) || gone.has(wished.id))
    return { id: me.id }
  return { id: wished.id }
}

export const composeReply = (
  decision: Standing,
  ticket: Ticket,
  anchor: Message,
  sender: { id: number },
): Composed => {
  if (decision.draft === null) return askPerson('there is no text to send')
  const customer = ticket.customer
  if (customer === null || customer.id === null)
    return askPerson('the ticket has no customer to write to')
  const route = routeOf(anchor, ticket.messages)
  if (route === null)
    return askPerson('no message of this ticket tells from which mailbox to answer')
  const wrong = wrongRecipient(route.to, anchor, customer)
  if (wrong !== null) return askPerson(wrong)
  const { subject, text } = decision.draft
  return {
    kind: 'composed',
    reply: {
      ticketId: ticket.id,
      externalId: decision.externalId,
      channel: anchor.channel,
      integrationId: anchor.integrationId,
      sender,
      receiver: { id: customer.id },
      source: { type: route.type ?? anchor.channel, from: route.from, to: [route.to] },
      subject,
      text,
      html: toHtml(text),
    },
  }
}

/** An internal note: what is open, since when, and what to do. */
export const composeNote = (
  decision: Standing,
  me: Note['sender'],
  {
    now,
    inboxUrl,
    ticket,
  }: { now: Instant; inboxUrl: (decisionId: string) => string; ticket: Ticket },
): Note => {
  const text = noteText(decision, ticket, now, inboxUrl(decision.id))
  return {
    ticketId: decision.ticketId,
    externalId: decision.externalId,
    sender: me,
    mentions: mentionsOf(decision, ticket),
    text,
    html: toHtml(text),
  }
}

/** Whoever the ticket belongs to is told what we owe on it. */
const mentionsOf = ({ post, verdict }: Standing, { assignee }: Ticket): number[] =>
  post === 'alert' && verdict === 'we_owe' && assignee?.id != null && !isBot(assignee)
    ? [assignee.id]
    : []

const noteText = (decision: Standing, ticket: Ticket, now: Instant, inboxUrl: string) => {
  if (decision.post === 'notice') return staleNotice(decision.statusReason)
  const facts = {
    decision,
    now,
    inboxUrl,
    isOnlyNote: isOnlyNote(channelOf(decision, ticket), ticket.messages, now),
  }
  return decision.post === 'note' ? draftNote(facts) : alertNote(facts)
}

/** Where the customer is answered: on the channel of the message nobody answered, which need not be the ticket's. */
export const channelOf = (
  { anchorMessageId }: Pick<Standing, 'anchorMessageId'>,
  { channel, messages }: Pick<Ticket, 'channel' | 'messages'>,
) => messages.find(({ id }) => id === anchorMessageId)?.channel ?? channel

/** What a person approves: recipient, subject and text. What leaves must have the same hash. */
export const bytesHash = (
  recipient: { id: number | null; email: string | null } | null,
  { subject, text }: { subject: string; text: string },
) =>
  sha256(
    JSON.stringify([recipient?.id ?? null, recipient?.email?.toLowerCase() ?? null, subject, text]),
  )

/** Plain text as minimal HTML; nothing in it is ever markup of the draft's. */
export const toHtml = (text: string) =>
  text
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${escapeHtml(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('')

type Route = { type: string | null; from: Address; to: Address }

/** The anchor's own way; where the helpdesk left it out, the customer's last message the other way round. */
const routeOf = (anchor: Message, messages: Message[]): Route | null => {
  const source = anchor.source
  const to = source?.to[0]
  if (source?.from && to) return { type: source.type, from: source.from, to }
  const received = messages.findLast(
    (m) => isCustomerWord(m) && m.channel === anchor.channel,
  )?.source
  const mailbox = received?.to[0]
  return received?.from && mailbox
    ? { type: received.type, from: mailbox, to: received.from }
    : null
}

const wrongRecipient = (
  to: Address,
  anchor: Message,
  customer: NonNullable<Ticket['customer']>,
): string | null => {
  const isHis =
    customer.email === null
      ? anchor.receiver === null || anchor.receiver.id === customer.id
      : to.address?.toLowerCase() === customer.email.toLowerCase() ||
        (anchor.channel !== 'email' && anchor.receiver?.id === customer.id)
  return isHis ? null : 'the last message went to another address than the customer’s'
}

const askPerson = (why: string): Composed => ({ kind: 'ask_person', why })

const escapeHtml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

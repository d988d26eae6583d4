/** The conversation as it was written, the quoted evidence marked in it. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import type { Message, MirroredTicket } from '../../domain/ticket.ts'
import { roleOf } from '../../domain/words.ts'
import { findQuotes, Marked } from './highlight.tsx'
import { When } from './when.tsx'

type Facts = { ticket: MirroredTicket; decision: Decision }

export const Conversation: FC<Facts> = ({ ticket, decision }) => (
  <section class="conversation" aria-labelledby="conversation">
    <h2 id="conversation">Conversation</h2>
    {!ticket.complete && (
      <p class="hint">The beginning of this conversation has not been read yet.</p>
    )}
    {ticket.gone && <p class="hint">The ticket was merged or deleted in the helpdesk.</p>}
    <ol class="messages">
      {ticket.messages.map((message) => (
        <Words {...{ message, ticket }} quotes={quotesFrom(message, decision)} />
      ))}
    </ol>
  </section>
)

/** One message, by whom and when. */
export const Words: FC<{ message: Message; ticket: MirroredTicket; quotes: string[] }> = ({
  message,
  ticket,
  quotes,
}) => (
  <li id={anchorOf(message.id)} class={`message ${sideOf(message)}`}>
    <p class="by">
      <strong>{ROLE_WORDS[sideOf(message)]}</strong>
      {nameOf(message, ticket) !== null && (
        <>
          {' '}
          <bdi>{nameOf(message, ticket)}</bdi>
        </>
      )}{' '}
      · <When at={message.at} />
    </p>
    <div class="text" dir="auto" tabindex={message.text.length > LONG ? 0 : undefined}>
      <Marked text={message.text} passages={findQuotes(message.text, quotes)} />
    </div>
    {message.attachments.length > 0 && (
      <p class="hint">
        Attached: <bdi>{message.attachments.join(', ')}</bdi>
      </p>
    )}
  </li>
)

/** Such a text scrolls in its box, and must be reachable by keyboard. */
const LONG = 2000

/** Target of the ledger's links. */
export const anchorOf = (messageId: number) => `message-${messageId}`

const quotesFrom = ({ id }: Message, { evidence, openItems }: Decision) =>
  [...evidence, ...openItems].filter((quote) => quote.message_id === id).map(({ quote }) => quote)

type Side = 'customer' | 'shop' | 'note' | 'automatic' | 'ours'

const sideOf = (message: Message): Side => {
  const role = roleOf(message)
  if (role !== 'word') return role
  return message.fromAgent ? 'shop' : 'customer'
}

const ROLE_WORDS: Record<Side, string> = {
  customer: 'Customer',
  shop: 'Shop',
  note: 'Internal note',
  automatic: 'Automatic',
  ours: 'Our follow-up',
}

const nameOf = (message: Message, ticket: MirroredTicket) =>
  message.sender?.name ?? (message.fromAgent ? null : (ticket.customer?.name ?? null))

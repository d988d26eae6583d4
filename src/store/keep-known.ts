/** What is kept of a message when it is read again and a later answer says less of it. */
import type { Message } from '../domain/ticket.ts'

/** Detail reads leave the headers out (GORGIAS_API 4.3); what the feed told is kept, and so is our mark. */
export const keepKnown = (
  message: Message,
  known: Message | undefined,
  mark = message.externalId,
): Message =>
  (known === undefined || saysHeaders(message)) && mark === message.externalId
    ? message
    : {
        ...message,
        headers: saysHeaders(message) ? message.headers : { ...known?.headers, ...message.headers },
        externalId: mark,
      }

/** The Message-Id is told beside the headers, also where they are left out. */
const saysHeaders = ({ headers }: Message) =>
  Object.keys(headers).some((name) => name !== 'message-id')

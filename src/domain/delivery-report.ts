/** Recognises the report of a mail server that a message could not be delivered. */
import type { Message } from './ticket.ts'

/** By what RFC 3464 prescribes, else by the usual sender and subject together. */
export const isDeliveryReport = (message: Message): boolean => {
  if (message.fromAgent || !message.public) return false
  const type = message.headers['content-type'] ?? ''
  if (/report-type="?delivery-status/i.test(type)) return true
  const sender = message.sender?.email ?? message.source?.from?.address ?? ''
  return FROM_SERVER.test(sender) && NOT_DELIVERED.test(message.subject ?? '')
}

const FROM_SERVER = /^(?:mailer-daemon|postmaster)@/i
const NOT_DELIVERED =
  /undeliver|returned|failure|failed|delivery status|unzustellbar|non remis|no entregado|mancato recapito|onbestelbaar/i

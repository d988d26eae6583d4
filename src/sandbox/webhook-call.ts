/** Makes one call of a webhook: fills its texts, sends it, and tells what came of it. */
import type { Delivery, HttpIntegration } from './account-records.ts'
import { ACCOUNT_DOMAIN } from './house.ts'
import type { Kit } from './kit.ts'
import type { JsonObject, Message, Ticket } from './records.ts'
import { showEmbedded } from './show-message.ts'
import { showDetail } from './show-ticket.ts'
import { fillForm, fillText } from './template.ts'

/** One attempt, as `GET /sandbox/webhooks` shows it. `status` is null when no answer came. */
export type Attempt = Pick<Delivery, 'integration_id' | 'trigger' | 'ticket_id' | 'message_id'> & {
  method: string
  url: string
  body: string | null
  status: number | null
  /** `lost` and `refused` (no loopback address) made no call. */
  outcome: 'delivered' | 'failed' | 'lost' | 'refused'
}

/** Null when the ticket is gone: then there is nothing to tell. */
export const attemptOf = async (
  kit: Kit,
  webhook: HttpIntegration,
  { trigger, ticket_id, message_id }: Delivery,
): Promise<Attempt | null> => {
  const ticket = kit.desk.tickets.get(ticket_id)
  if (!ticket) return null
  const message = message_id === null ? undefined : kit.desk.messages.get(message_id)
  const context = contextOf(kit, ticket, message)
  const { http } = webhook
  const url = fillText(http.url, context, encodeURIComponent)
  const body = bodyFor(webhook, context)
  const made = {
    integration_id: webhook.id,
    trigger,
    ticket_id,
    message_id,
    method: http.method,
    url,
    body,
  }
  if (!isLoopback(url)) return { ...made, status: null, outcome: 'refused' }
  const status = await send(webhook, url, body, context)
  const delivered = status !== null && status >= 200 && status < 300
  return { ...made, status, outcome: delivered ? 'delivered' : 'failed' }
}

/** The sandbox is a playground: nothing it does leaves the machine. */
const isLoopback = (url: string) => {
  if (!URL.canParse(url)) return false
  const { protocol, hostname } = new URL(url)
  return /^https?:$/.test(protocol) && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

const send = async (
  { http }: HttpIntegration,
  url: string,
  body: string | null,
  context: JsonObject,
) => {
  const given = Object.entries(http.headers).map(([name, value]) => [
    name,
    fillText(value, context),
  ])
  try {
    const answer = await fetch(url, {
      method: http.method,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { 'content-type': http.request_content_type, ...Object.fromEntries(given) },
      ...(body === null ? {} : { body }),
    })
    await answer.arrayBuffer()
    return answer.status
  } catch {
    return null
  }
}

const PATIENCE = 5000

/** Empty without a form, and where HTTP knows no body. */
const bodyFor = ({ http }: HttpIntegration, context: JsonObject) => {
  if (http.form === null || http.method === 'GET' || http.method === 'HEAD') return null
  const filled = fillForm(http.form, context)
  if (http.request_content_type === 'application/json')
    return typeof filled === 'string' ? filled : JSON.stringify(filled)
  if (typeof filled !== 'object' || filled === null || Array.isArray(filled)) return String(filled)
  const pairs = Object.entries(filled).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ])
  return new URLSearchParams(pairs).toString()
}

/** `ticket`, `message` and `account`; without a message of its own an event is about the latest. */
const contextOf = (kit: Kit, ticket: Ticket, message: Message | undefined): JsonObject => {
  const messages = kit.desk.messagesOf(ticket)
  const tell = (of: Message | undefined) =>
    of ? { ...showEmbedded(kit.view, of), text: of.body_text, sentiments: [] } : null
  const account = { domain: ACCOUNT_DOMAIN }
  const shown = {
    ...showDetail(kit.view, ticket, { customFields: true, afterPut: false }),
    first_message: tell(messages[0]),
    last_message: tell(messages.at(-1)),
    account,
  }
  // The records hold nothing that is no JSON; the copy proves it to the types.
  return JSON.parse(
    JSON.stringify({ ticket: shown, message: tell(message ?? messages.at(-1)), account }),
  )
}

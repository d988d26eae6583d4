/** Says who else writes to customers by machine: the AI Agent, another app, a second installation of ours. */
import { type CheckLine, collidingAs, ok, warning } from '../../domain/examination.ts'
import { isOurs, POSTED_ELSEWHERE } from '../../domain/marker.ts'
import type { Helpdesk } from '../../domain/ports.ts'
import type { Webhook } from '../../domain/surroundings.ts'
import type { Message } from '../../domain/ticket.ts'
import { isBot, isRuleMade } from '../../domain/words.ts'
import { type Clock, DAY } from '../../lib/clock.ts'
import type { Store } from '../../store/store.ts'
import { isOurWebhook } from './webhook.ts'

type NeighbourDeps = { helpdesk: Helpdesk; store: Store; clock: Clock }

/** What was written longer ago says nothing of today. */
const LOOK_BACK = 14 * DAY

/** Reads the account's newest hundred messages, as a pass would. */
export const checkNeighbours = async (
  deps: NeighbourDeps,
  all: Webhook[],
): Promise<CheckLine[]> => {
  const { helpdesk, store, clock } = deps
  const { items } = await helpdesk.messagesPage(null)
  const recent = items.filter(({ at, fromAgent }) => fromAgent && at > clock.now() - LOOK_BACK)
  const strangers = await markedByOthers(store, recent)
  const lines = [
    ...sayAiAgent(recent.filter(isAiAgents)),
    ...saySecond(strangers, all.filter(isOurWebhook)),
    ...sayApps(recent.filter(isOfAnotherApp)),
  ]
  return lines.length > 0
    ? lines
    : [ok('neighbours', `no other machine among the newest ${items.length} messages`)]
}

const isAiAgents = (message: Message) =>
  message.public && !isRuleMade(message) && /^bot@/i.test(message.sender?.email ?? '')

const isOfAnotherApp = (message: Message) =>
  message.public &&
  message.via === 'api' &&
  !isOurs(message.externalId) &&
  !isRuleMade(message) &&
  !isBot(message.sender)

/** They carry our mark, and this database posted none of them. */
const markedByOthers = async ({ deliveries }: Store, messages: Message[]) => {
  const marked = messages.filter(({ externalId }) => isOurs(externalId))
  const rows = await Promise.all(marked.map(({ externalId }) => deliveries.find(externalId ?? '')))
  return marked.filter((_, place) => {
    const row = rows[place] ?? null
    return row === null || row.note === POSTED_ELSEWHERE
  })
}

const sayAiAgent = (messages: Message[]) =>
  messages.length === 0
    ? []
    : [
        collidingAs(
          'AI Agent on',
          warning(
            'neighbours',
            `the AI Agent answers customers (ticket ${messages[0]?.ticketId}); tickets it snoozed or closed are left to it`,
            'Nothing, if it shall follow up on its own tickets; else switch off its follow-ups in Gorgias.',
          ),
        ),
      ]

const saySecond = (strangers: Message[], webhooks: Webhook[]) => {
  const active = webhooks.filter(({ isActive }) => isActive)
  const addresses = new Set(active.map(({ url }) => url)).size
  if (strangers.length === 0 && addresses < 2) return []
  const signs = [
    ...(strangers.length > 0
      ? [`${strangers.length} messages carry our mark that this database did not post`]
      : []),
    ...(addresses > 1 ? [`webhooks call ${addresses} installations`] : []),
  ]
  return [
    collidingAs(
      'second Relance',
      warning(
        'neighbours',
        `another installation works on this account: ${signs.join('; ')}`,
        'Stop all but one, and delete the webhooks of the others; after a lost database wait two weeks.',
      ),
    ),
  ]
}

const sayApps = (messages: Message[]) => {
  const names = [
    ...new Set(messages.map(({ sender }) => sender?.name ?? sender?.email ?? 'nobody')),
  ]
  return messages.length === 0
    ? []
    : [
        collidingAs(
          'another app posting by API',
          warning(
            'neighbours',
            `another app writes to customers through the API as ${names.slice(0, 3).join(', ')} (ticket ${messages[0]?.ticketId})`,
            'See what it sends; its messages count as the shop’s, so switch its follow-ups off.',
          ),
        ),
      ]
}

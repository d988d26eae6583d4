/** Sees what came of what was sent: delivered or failed, and what the customer did afterwards. */
import type { Outcome, Standing } from '../domain/decision.ts'
import { isDeliveryReport } from '../domain/delivery-report.ts'
import { optOutIn } from '../domain/opt-out.ts'
import { answersWithin } from '../domain/silence.ts'
import { byTime, type Message } from '../domain/ticket.ts'
import { isCustomerWord, isOurReply, isWord, roleOf } from '../domain/words.ts'
import { HOUR, type Instant, MINUTE } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** His message and ours passed each other. */
const CROSSING = 2 * MINUTE
/** Accepted so long ago and neither sent nor failed: a person should know. */
const UNCONFIRMED_AFTER = HOUR

export const createObserve =
  ({ store }: { store: Store }) =>
  async (now: Instant) => {
    for (const decision of await store.decisions.withoutSequel(now - UNCONFIRMED_AFTER)) {
      await confirm(store, decision, now)
      if (decision.outcome === null) await follow(store, decision, now)
    }
  }

/** What the helpdesk says of our message: sent, failed, or nothing yet. */
const confirm = async (store: Store, decision: Standing, now: Instant) => {
  const messageId = decision.delivery?.messageId ?? null
  if (messageId === null) return
  const message = await store.mirror.message(messageId)
  if (message === null) return
  const from = decision.status
  if (message.failedAt !== null)
    await store.deliveries.end(decision.id, from, null, {
      to: 'failed',
      act: 'delivery_failed',
      at: now,
      reason: message.sendingError ?? 'the helpdesk could not deliver it',
      delivery: { failedAt: message.failedAt, note: message.sendingError },
    })
  else if (message.sentAt !== null && from === 'sent')
    await store.deliveries.end(decision.id, from, null, {
      to: 'delivered',
      act: 'delivered',
      at: now,
      reason: null,
      delivery: { deliveredAt: message.sentAt, confirmed: true, note: null },
    })
  else if (isUnconfirmed(decision) && now - message.at > UNCONFIRMED_AFTER)
    await store.deliveries.update(decision.externalId, { note: UNCONFIRMED })
}

const UNCONFIRMED = 'accepted, not confirmed'

/** And nobody has written it down yet. */
const isUnconfirmed = ({ status, delivery }: Standing) =>
  status === 'sent' && delivery?.note !== UNCONFIRMED

const follow = async (store: Store, decision: Standing, now: Instant) => {
  const postedAt = decision.delivery?.postedAt ?? null
  const ticket = await store.mirror.find(decision.ticketId)
  if (postedAt === null || ticket === null) return
  const siblings =
    decision.customerId === null
      ? []
      : await store.mirror.siblings(decision.customerId, ticket.id, postedAt - CROSSING)
  const sequel = [ticket, ...siblings]
    .flatMap((one) => one.messages)
    .filter((m) => m.id !== decision.delivery?.messageId)
    .sort(byTime)
  const limit = answersWithin(ticket.channel)
  const found = findOutcome(sequel, postedAt, decision, limit, now)
  if (found !== null) await store.decisions.saveOutcome(decision.id, found)
}

type Found = { outcome: Outcome; at: Instant; crossed: boolean }

/** Null while it is still open. Outcomes belong to the last follow-up before them (DESIGN 7). */
const findOutcome = (
  sequel: Message[],
  postedAt: Instant,
  decision: Standing,
  limit: number,
  now: Instant,
): Found | null => {
  const crossing = sequel.find((m) => isCrossing(m, postedAt, decision))
  if (crossing !== undefined) return { outcome: 'crossed', at: crossing.at, crossed: true }
  const after = sequel.filter((m) => m.at > postedAt && m.at <= postedAt + limit)
  const isOver = now > postedAt + limit
  const first = after.find((m) => isWord(m) || isOurReply(m))
  const answer = after.find(isCustomerWord)
  const report = after.find((m) => m.ticketId === decision.ticketId && isDeliveryReport(m))
  if (report !== undefined && report.at <= (first?.at ?? report.at))
    return { outcome: 'bounced', at: report.at, crossed: false }
  // The next follow-up takes over what comes after it.
  if (first !== undefined && isOurReply(first)) return silent(first.at)
  if (answer !== undefined)
    return { outcome: whatIsIn(answer, answer === first), at: answer.at, crossed: false }
  if (!isOver) return null
  const automatic = after.find(isAutomaticAnswer)
  return automatic === undefined
    ? silent(now)
    : { outcome: 'auto_reply', at: automatic.at, crossed: false }
}

const whatIsIn = (answer: Message, isFirst: boolean): Outcome => {
  if (optOutIn([answer]) !== null) return 'opted_out'
  return isFirst ? 'replied' : 'replied_after_agent'
}

/** On his other tickets what stood there when it was judged was known; on this one nothing may have stood after the anchor. */
const isCrossing = (m: Message, postedAt: Instant, decision: Standing) => {
  const since = m.ticketId === decision.ticketId ? decision.silentSince : decision.createdAt
  return isCustomerWord(m) && m.at > since && m.at <= postedAt + CROSSING
}

const silent = (at: Instant): Found => ({ outcome: 'silent', at, crossed: false })

const isAutomaticAnswer = (message: Message) =>
  !message.fromAgent && roleOf(message) === 'automatic'

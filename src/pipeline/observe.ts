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

/** What was looked at in vain is looked at again when something changed on his tickets, or when its time is over. */
export const createObserve = ({ store }: { store: Store }) => {
  let looks = new Map<string, Look>()
  return async (now: Instant) => {
    const open = await store.decisions.withoutSequel(now - UNCONFIRMED_AFTER)
    const before = looks
    looks = new Map()
    for (const { id, stand } of open) {
      const last = before.get(id)
      const look = last && isStill(last, stand, now) ? last : await lookAt(store, id, stand, now)
      if (look !== null) looks.set(id, look)
    }
  }
}

/** `until`: so long nothing comes of it by time alone. */
type Look = { stand: string; at: Instant; until: Instant }

/** A clock that was set back has seen nothing. */
const isStill = ({ stand, at, until }: Look, latest: string, now: Instant) =>
  stand === latest && at <= now && now <= until

const lookAt = async (
  store: Store,
  id: string,
  stand: string,
  now: Instant,
): Promise<Look | null> => {
  const decision = await store.decisions.find(id)
  if (decision === null) return null
  const ends = [
    await confirm(store, decision, now),
    decision.outcome === null ? await follow(store, decision, now) : null,
  ]
  const until = Math.min(...ends.filter((end) => end !== null && end >= now).map(Number))
  return { stand, at: now, until }
}

/** What the helpdesk says of our message: sent, failed, or nothing yet. Answers how long that may go on. */
const confirm = async (store: Store, decision: Standing, now: Instant): Promise<Instant | null> => {
  const messageId = decision.delivery?.messageId ?? null
  const message = messageId === null ? null : await store.mirror.message(messageId)
  if (message === null) return null
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
  return message.at + UNCONFIRMED_AFTER
}

const UNCONFIRMED = 'accepted, not confirmed'

/** And nobody has written it down yet. */
const isUnconfirmed = ({ status, delivery }: Standing) =>
  status === 'sent' && delivery?.note !== UNCONFIRMED

/** What the customer did afterwards. Answers how long he may still do something. */
const follow = async (store: Store, decision: Standing, now: Instant): Promise<Instant | null> => {
  const postedAt = decision.delivery?.postedAt ?? null
  const ticket = await store.mirror.find(decision.ticketId)
  if (postedAt === null || ticket === null) return null
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
  return postedAt + limit
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

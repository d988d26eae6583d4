/** Watches over what was posted: holds new posts, trips the breaker, and stops everything that should never be. */
import { BREAKER_SPAN, HOLD, JUDGED, sayStranger, sayTwin, whyBroken } from '../domain/breaker.ts'
import { violationsOf } from '../domain/invariants.ts'
import { kindOf } from '../domain/marker.ts'
import type { Message } from '../domain/ticket.ts'
import { isCustomerWord } from '../domain/words.ts'
import { type Clock, DAY } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

export type WatchDeps = { store: Store; clock: Clock; log: Log }

/** Rows older than this have been looked at often enough. */
const INSPECTED = 2 * DAY

/** After a post turned out unclear: three of them within ten minutes, and nothing new leaves until they are looked up. */
export const holdIfUnclear = async ({ store, clock, log }: WatchDeps) => {
  const now = clock.now()
  const unclear = await store.inspection.countActs(UNCLEAR_ACTS, now - HOLD.within)
  if (unclear < HOLD.unclear) return
  const reason = `it is not sure of ${unclear} posts within ten minutes that they were sent`
  if (!(await store.state.claim('hold', { reason, since: now }))) return
  log.warn({}, `no new posts for now: ${reason}`)
}

const UNCLEAR_ACTS = ['unclear', 'abandoned']

/** Nothing is unclear any more: what was held may leave. */
export const endHold = async ({ store, log }: Pick<WatchDeps, 'store' | 'log'>) => {
  if ((await store.state.get('hold')) === null) return
  if ((await store.decisions.withStatus(['unknown'])).length > 0) return
  await store.state.clear('hold')
  log.info({}, 'it is known what became of the last posts: posting goes on')
}

/** At the end of a pass: what trips the breaker, and what must never be. */
export const watch = async (deps: WatchDeps) => {
  const { store, clock } = deps
  const { breaker_reset: reset = 0, violations_seen: seen = [] } = await store.state.several([
    'breaker_reset',
    'violations_seen',
  ])
  const since = Math.max(reset, clock.now() - BREAKER_SPAN)
  const why = whyBroken({
    overtaken: await countOvertaken(store, since),
    parked: await store.inspection.countActs(['parked'], since),
    judged: await store.inspection.lastJudgements(JUDGED, reset),
  })
  if (why !== null) await tripBreaker(deps, why)
  await inspect(deps, new Set(seen))
}

/** A person resumes. The first cause stays the one that is told, once, whichever process saw it. */
export const tripBreaker = async ({ store, clock, log }: WatchDeps, reason: string) => {
  const since = clock.now()
  const told = { at: since, act: 'breaker_tripped', by: 'relance' } as const
  if (!(await store.state.claim('autonomous_paused', { reason, since }, told))) return
  log.error({}, `nothing leaves by itself until somebody resumes: ${reason}`)
}

const countOvertaken = async (store: Store, since: number) => {
  let count = 0
  for (const { ticketId, silentSince, postedAt } of await store.inspection.overtaken(since)) {
    const messages = await store.mirror.messagesOf(ticketId)
    const stoodBefore = (m: Message) =>
      isCustomerWord(m) && m.at > silentSince && m.at < (postedAt ?? 0)
    if (messages.some(stoodBefore)) count += 1
  }
  return count
}

/** A violation is a fault of ours: nothing more leaves until somebody has looked. Each is told once. */
const inspect = async ({ store, clock, log }: WatchDeps, seen: Set<string>) => {
  const now = clock.now()
  const violations = violationsOf(await store.inspection.rows(now - INSPECTED))
  const news = violations.filter(({ key }) => !seen.has(key))
  if (news.length > 0) {
    const reason = news.map(({ what }) => what).join('; ')
    await store.state.set('violated', { reason, since: now })
    await store.events.add({ at: now, act: 'violated', by: 'relance' })
    log.error({}, `posting stops: ${reason}`)
  }
  const keys = [...new Set(violations.map(({ key }) => key))]
  if (news.length > 0 || keys.length < seen.size) await store.state.set('violations_seen', keys)
}

/**
 * Posts of ours that the ledger lacks are taken into it, so that they count for caps and gaps. Those made since this
 * database lives were made by somebody else.
 */
export const recogniseOurs = async (deps: WatchDeps, messages: Message[]) => {
  const { store } = deps
  for (const message of messages) {
    const kind = kindOf(message.externalId)
    if (kind === null || message.externalId === null) continue
    await lookForTwin(deps, message)
    if ((await store.deliveries.find(message.externalId)) !== null) continue
    const ticket = await store.mirror.find(message.ticketId)
    const customerId = ticket?.customer?.id ?? message.receiver?.id ?? null
    await store.deliveries.takeOver(
      { ...message, externalId: message.externalId },
      kind,
      customerId,
    )
    const adoptsUntil = await store.state.get('adopts_until')
    if (adoptsUntil !== null && message.at > adoptsUntil)
      await tripBreaker(deps, sayStranger(message.ticketId, message.id))
  }
}

const lookForTwin = async (deps: WatchDeps, message: Message) => {
  const reset = (await deps.store.state.get('breaker_reset')) ?? 0
  if (message.at <= reset) return
  const twins = await deps.store.inspection.twinsOf(message)
  if (twins.length > 0) await tripBreaker(deps, sayTwin(message.ticketId, [message.id, ...twins]))
}

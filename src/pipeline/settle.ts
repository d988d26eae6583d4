/** Writes down how a post ended, as far as anyone can know (DESIGN 6, point 6). */
import type { Standing, Status } from '../domain/decision.ts'
import { statusAfter } from '../domain/follow-up.ts'
import { REVIEW_TAG } from '../domain/furniture.ts'
import { isNote } from '../domain/marker.ts'
import type { Helpdesk } from '../domain/ports.ts'
import type { PostResult } from '../domain/post-result.ts'
import type { Message } from '../domain/ticket.ts'
import { type Clock, SECOND } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Ending, Store } from '../store/store.ts'
import { leaveAsFound } from './leave.ts'
import { holdIfUnclear } from './watch.ts'

export type SettleDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

export type Settled =
  | { kind: 'sent' }
  | { kind: 'noted' }
  | { kind: 'later'; why: string }
  | { kind: 'cancelled'; why: string }
  | { kind: 'unknown'; why: string }
  | { kind: 'failed'; why: string }

/** After a refusal without a known end, so long until the next try. */
export const TRY_AGAIN = 15 * SECOND

export const settle = async (
  deps: SettleDeps,
  { decision, fence }: { decision: Standing; fence: number },
  result: PostResult,
): Promise<Settled> => {
  const { store, clock, log } = deps
  const end = ({ reason, ...ending }: Omit<Ending, 'at'>) =>
    store.deliveries.end(decision.id, 'sending', fence, {
      at: clock.now(),
      ...ending,
      ...(reason === undefined ? {} : { reason: reasonOf(decision, reason) }),
    })
  const facts = { ticket: decision.ticketId, decision: decision.id }
  switch (result.kind) {
    case 'accepted': {
      await end(standsEnding(decision, result.message))
      // The mirror knows our post by its mark at once, even if later reads should lack it.
      await store.mirror.saveMessages([{ ...result.message, externalId: decision.externalId }])
      log.info(facts, decision.post === 'reply' ? 'sent' : 'noted')
      await leaveAsFound(deps, decision.externalId)
      return { kind: decision.post === 'reply' ? 'sent' : 'noted' }
    }
    case 'unclear':
      await end({
        to: 'unknown',
        act: 'unclear',
        reason: result.why,
        delivery: { note: result.why },
      })
      log.warn(facts, `it is not sure that it was sent: ${result.why}`)
      await holdIfUnclear(deps)
      return { kind: 'unknown', why: result.why }
    case 'not_sent':
      await end(backAfter('not_sent', result.why, clock.wall() + TRY_AGAIN))
      return { kind: 'later', why: result.why }
    case 'later':
      await end(
        backAfter('postponed', 'it could not leave in time', clock.wall() + result.retryAfter),
      )
      return { kind: 'later', why: 'it could not leave in time' }
    case 'not_allowed':
      await store.state.set('posting_held', { reason: result.why, since: clock.now() })
      await end(backAfter('not_allowed', result.why, clock.wall() + TRY_AGAIN))
      log.error(facts, `the helpdesk refuses our posts: ${result.why}`)
      return { kind: 'later', why: result.why }
    case 'gone':
      await end({ to: 'cancelled', act: 'gone', reason: 'gone', uncount: true })
      await store.mirror.markGone(decision.ticketId)
      return { kind: 'cancelled', why: 'gone' }
    case 'rejected':
      await end({
        to: 'failed',
        act: 'rejected_by_helpdesk',
        reason: result.why,
        uncount: true,
        delivery: { note: result.why },
      })
      log.warn(facts, `the helpdesk rejected it: ${result.why}`)
      return { kind: 'failed', why: result.why }
  }
}

/** A notice keeps the reason it speaks of, whatever happens to it on the way. */
export const reasonOf = ({ post, statusReason }: Standing, reason: string | null) =>
  post === 'notice' ? statusReason : reason

/** The mark was found on the ticket: whoever posted it, this occasion is spent. */
export const settleFound = async (
  deps: SettleDeps,
  decision: Standing,
  message: Message,
): Promise<void> => {
  const { store, clock } = deps
  const from: Status = decision.status
  await store.deliveries.adopt({
    externalId: decision.externalId,
    decisionId: decision.id,
    ticketId: decision.ticketId,
    customerId: decision.customerId,
    kind: decision.post,
    autonomous: decision.post === 'reply' && decision.approvalId === null,
    ...(isNote(decision.post) && { underReview: true, tag: REVIEW_TAG }),
    textHash: '',
    attempts: 1,
    startedAt: clock.wall(),
    startedNow: message.at,
    feedReadAt: clock.wall(),
    ticketReadAt: clock.wall(),
  })
  await store.deliveries.end(decision.id, from, null, {
    ...standsEnding(decision, message),
    act: 'found_by_mark',
    at: clock.now(),
  })
  await leaveAsFound(deps, decision.externalId)
}

const standsEnding = (decision: Standing, message: Message) => ({
  to: statusAfter(decision.post),
  act: decision.post === 'reply' ? 'sent' : 'noted',
  reason: reasonOf(decision, null),
  delivery: { messageId: message.id, postedAt: message.at, note: null },
})

const backAfter = (act: string, reason: string, releaseAt: number) => ({
  to: 'scheduled' as const,
  act,
  reason,
  releaseAt,
  uncount: true,
})

/** Reads what must be true a moment before a post: first the feed, last the ticket itself. */
import type { Standing } from '../domain/decision.ts'
import type { Elsewhere } from '../domain/gate-facts.ts'
import type { Policy } from '../domain/policy.ts'
import type { Helpdesk, Note } from '../domain/ports.ts'
import { byTime, type Message, type MirroredTicket, type Ticket } from '../domain/ticket.ts'
import { type Clock, DAY, SECOND } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { bytesHash } from './compose.ts'
import { findElsewhere } from './customer-facts.ts'
import { withCustomerZone } from './customer-zone.ts'
import type { Situation } from './situation.ts'
import { ingestMessages, ingestTicket } from './sync.ts'

type Moment = { wall: number; monotonic: number }

export type Readings =
  | {
      kind: 'read'
      ticket: Ticket
      mirrored: MirroredTicket
      /** Null only for notes. */
      anchor: Message | null
      feed: Message[]
      elsewhere: Elsewhere[]
      policy: Policy | null
      approvedBytes: string | null
      approvedAt: number | null
      /** Hash of recipient, subject and text as they would leave. */
      bytes: string
      me: Note['sender']
      /** When the older of the two reads was asked for. */
      askedAt: Moment
      feedReadAt: number
      ticketReadAt: number
    }
  | { kind: 'gone' }
  /** `isAccountWide`: the feed failed, or stands too far ahead; no other ticket can be sent either. */
  | { kind: 'failed'; why: string; isAccountWide: boolean }

export type ReadingsDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** One feed read serves all posts so long: half of what the age check at the socket allows is left for the ticket. */
const FEED_SERVES = 2.5 * SECOND
/** So many pages reach back far enough, or the mirror is too old to post from. */
const MOST_PAGES = 5

export const createReadings = (deps: ReadingsDeps) => {
  const { store, helpdesk, clock } = deps
  const readFeed = createFeedReading(deps)
  return async (decision: Standing, situation: Situation): Promise<Readings> => {
    try {
      const mirrored = await store.mirror.find(decision.ticketId)
      if (mirrored === null) return failed('the ticket is not in the mirror')
      const feed = await readFeed().catch((error: unknown) => {
        throw new FeedFailure(sayError(error), { cause: error })
      })
      const ticketReadAt = clock.wall()
      const reading = await helpdesk.ticket(decision.ticketId, 'delivery')
      if (reading.kind === 'gone') {
        await store.mirror.markGone(decision.ticketId)
        return { kind: 'gone' }
      }
      const policy = situation.prompts.policies.find(({ name }) => name === decision.policy) ?? null
      const ticket = await withCustomerZone(
        deps,
        await ingestTicket(deps, reading.ticket),
        policy === null || decision.post !== 'reply' ? [] : [policy.sendBetween],
        'delivery',
      )
      const anchor = ticket.messages.find((m) => m.id === decision.anchorMessageId)
      // A reply goes the anchor's way; a note needs none, and may speak of one that was deleted.
      if (anchor === undefined && decision.post === 'reply')
        return failed(`the helpdesk's answer lacks message ${decision.anchorMessageId}`)
      return {
        kind: 'read',
        ticket,
        mirrored,
        anchor: anchor ?? null,
        feed: feed.messages,
        elsewhere: anchor === undefined ? [] : await findElsewhere(store, ticket, anchor),
        policy,
        ...(await approvalOf(store, decision)),
        bytes: decision.draft === null ? '' : bytesHash(ticket.customer, decision.draft),
        me: await whoAmI(deps),
        askedAt: feed.askedAt,
        feedReadAt: feed.askedAt.wall,
        ticketReadAt,
      }
    } catch (error) {
      const why = sayError(error)
      deps.log.warn({ ticket: decision.ticketId }, `reading before a post failed: ${why}`)
      return { kind: 'failed', why, isAccountWide: error instanceof FeedFailure }
    }
  }
}

const failed = (why: string): Readings => ({ kind: 'failed', why, isAccountWide: false })

/** No post of this account can be checked now. */
class FeedFailure extends Error {}

/** The user the key belongs to, asked for at most once a day. */
export const whoAmI = async ({
  store,
  helpdesk,
  clock,
}: Pick<ReadingsDeps, 'store' | 'helpdesk' | 'clock'>) => {
  const known = await store.state.get('me')
  if (known !== null && Math.abs(clock.wall() - known.readAt) < DAY) return known
  const me = await helpdesk.me()
  await store.state.set('me', { ...me, readAt: clock.wall() })
  return me
}

const approvalOf = async (store: Store, { approvalId }: Standing) => {
  const approval = approvalId === null ? null : await store.acts.approval(approvalId)
  return { approvedBytes: approval?.bytesHash ?? null, approvedAt: approval?.at ?? null }
}

type Feed = { messages: Message[]; askedAt: Moment }

/** Reaches back to the newest message the mirror knows, so that nothing can hide between the two. */
const createFeedReading = (deps: ReadingsDeps) => {
  const { store, helpdesk, clock } = deps
  let last: Feed | null = null
  return async (): Promise<Feed> => {
    if (last !== null && isFresh(last.askedAt, clock)) return last
    const askedAt = { wall: clock.wall(), monotonic: clock.monotonic() }
    const newest = await store.mirror.newestMessage()
    const messages: Message[] = []
    let cursor: string | null = null
    for (let pages = 0; pages < MOST_PAGES; pages += 1) {
      const page = await helpdesk.messagesPage(cursor, 'delivery')
      messages.push(...page.items)
      cursor = page.next
      const reaches = newest === null || page.items.some((m) => byTime(m, newest) <= 0)
      if (reaches || cursor === null) {
        await ingestMessages(deps, messages)
        last = { messages, askedAt }
        return last
      }
    }
    throw new Error('the message feed has moved on too far since the last sync')
  }
}

const isFresh = (askedAt: Moment, clock: Clock) =>
  Math.max(clock.wall() - askedAt.wall, clock.monotonic() - askedAt.monotonic) < FEED_SERVES

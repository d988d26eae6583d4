/**
 * Sends one follow-up, at most once: claim, read again, commit, check the age of what was read, one POST
 * (DESIGN 6). The ticket is the ledger; our database is its cache.
 */
import { BREAKER_IS_ON } from '../domain/breaker.ts'
import { NOBODYS, type Standing } from '../domain/decision.ts'
import { REVIEW_TAG } from '../domain/furniture.ts'
import { isNote } from '../domain/marker.ts'
import type { Policy } from '../domain/policy.ts'
import type { Helpdesk } from '../domain/ports.ts'
import type { PostResult } from '../domain/post-result.ts'
import { type Clock, DAY, type Instant, SECOND } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import { type Processes, SYSTEM_PROCESSES } from '../lib/process.ts'
import type { Store } from '../store/store.ts'
import { capOpens, findObstacle, type Obstacle } from './checks.ts'
import { closingMoment } from './close-after.ts'
import { type Composed, composeNote, composeReply, senderOf } from './compose.ts'
import { forgiveSender, goneUsers } from './gone-sender.ts'
import { stateAfter } from './leave.ts'
import { noteStands, sayOutdated } from './outdated.ts'
import { createReadings, type Readings } from './readings.ts'
import { obstacleOf } from './refusals.ts'
import { reasonOf, settle, settleFound, TRY_AGAIN } from './settle.ts'
import type { Situation } from './situation.ts'

export type DeliverDeps = {
  /** Where a decision opens in the inbox. */
  inboxUrl: (decisionId: string) => string
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  /** Whose claims count; absent: those of this machine. */
  processes?: Processes
}

/** How a delivery ended; `later` stays scheduled. */
export type DeliveryEnd =
  | { kind: 'sent' }
  | { kind: 'noted' }
  | { kind: 'later'; why: string; isCap?: boolean; isAccountWide?: boolean }
  | { kind: 'cancelled'; why: string }
  | { kind: 'ask_person'; why: string }
  | { kind: 'unknown'; why: string }
  | { kind: 'failed'; why: string }
  /** Another process has it, or it is no longer scheduled. */
  | { kind: 'not_ours' }

/** A claim lasts so long; a process that sleeps longer loses it. */
const LEASE = 90 * SECOND
/** What was read longer ago than this no longer tells whether the customer answered. */
const OLDEST_READ = 5 * SECOND
/** A feed read, a ticket read and the POST must leave without waiting in between. */
const CALLS_OF_A_SEND = 3

export type Deliver = ReturnType<typeof createDeliver>

export const createDeliver = (deps: DeliverDeps) => {
  const { store, helpdesk, clock, processes = SYSTEM_PROCESSES } = deps
  const read = createReadings(deps)
  return async (id: string, situation: Situation): Promise<DeliveryEnd> => {
    await helpdesk.whenFree(CALLS_OF_A_SEND)
    const claim = await store.deliveries.claim(id, {
      owner: processes.self(),
      now: clock.now(),
      wall: clock.wall(),
      leaseMs: LEASE,
      goneOwners: (await store.deliveries.leaseOwners()).filter(processes.isGone),
    })
    const decision = await store.decisions.find(id)
    if (claim === null || decision === null) return { kind: 'not_ours' }
    const attempt = { decision, fence: claim.fence, situation: { ...situation, now: clock.now() } }
    const cap = await findCap(deps, attempt)
    if (cap !== null) return stop(deps, attempt, cap)
    const readings = await read(decision, attempt.situation)
    if (readings.kind === 'gone') return stop(deps, attempt, { kind: 'cancel', why: 'gone' })
    if (readings.kind === 'failed')
      return stop(deps, attempt, { ...readings, kind: 'later', at: null })
    const obstacle = findObstacle({ ...readings, decision, situation: attempt.situation })
    if (obstacle !== null) return stop(deps, attempt, obstacle)
    return send(deps, attempt, readings)
  }
}

type Attempt = { decision: Standing; fence: number; situation: Situation }
type Read = Extract<Readings, { kind: 'read' }>

const send = async (deps: DeliverDeps, attempt: Attempt, readings: Read): Promise<DeliveryEnd> => {
  const { store, clock } = deps
  const composed = compose(deps, attempt, readings, await goneUsers(deps))
  if (composed.kind === 'ask_person') return stop(deps, attempt, composed)
  if (isStale(readings, clock)) return stop(deps, attempt, tooOld(clock))
  const committed = await store.deliveries.commit(commitment(deps, attempt, readings))
  if (committed.kind === 'refused')
    return stop(
      deps,
      attempt,
      (await findCap(deps, attempt, readings)) ?? (await obstacleOf(store, committed.by)),
    )
  const unwritten = await sayHowFar(deps)
  if (unwritten !== null) return settle(deps, attempt, unwritten)
  if (isStale(readings, clock)) return settle(deps, attempt, { kind: 'later', retryAfter: SECOND })
  const result = await composed.post()
  return settle(deps, attempt, await forgiveSender(deps, composed.senderId, readings.me, result))
}

type Postable =
  | { kind: 'ready'; senderId: number; post: () => Promise<PostResult> }
  | Extract<Composed, { kind: 'ask_person' }>

/** A reply goes the way of the anchor message; a note is ours alone. */
const compose = (
  { helpdesk, clock, inboxUrl }: DeliverDeps,
  { decision, situation }: Attempt,
  { ticket, anchor, me }: Read,
  gone: Set<number>,
): Postable => {
  if (decision.post !== 'reply') {
    const note = composeNote(decision, me, { now: clock.now(), inboxUrl, ticket })
    return { kind: 'ready', senderId: me.id, post: () => helpdesk.note(note) }
  }
  if (anchor === null) return { kind: 'ask_person', why: 'the message it answers is gone' }
  const sender = senderOf(situation.prompts.shop.sendAs, ticket, anchor, me, gone)
  const composed = composeReply(decision, ticket, anchor, sender)
  return composed.kind === 'composed'
    ? { kind: 'ready', senderId: sender.id, post: () => helpdesk.post(composed.reply) }
    : composed
}

/** An older copy of this database, restored later, must not pass for the one that posted this. */
const sayHowFar = async ({ store, clock }: DeliverDeps): Promise<PostResult | null> => {
  try {
    await store.generation.advance(clock.wall())
    return null
  } catch (error) {
    return { kind: 'not_sent', why: `the disk did not take it: ${sayError(error)}` }
  }
}

const isStale = (readings: Read, clock: Clock) => ageOf(readings, clock) > OLDEST_READ

const tooOld = (clock: Clock): Obstacle => ({
  kind: 'later',
  why: 'what was read is too old to post on',
  at: clock.now() + SECOND,
})

/** By the larger of wall and monotonic clock: a machine that slept shows it in one of them. */
const ageOf = ({ askedAt }: Read, clock: Clock) =>
  Math.max(clock.wall() - askedAt.wall, clock.monotonic() - askedAt.monotonic)

const commitment = ({ clock }: DeliverDeps, { decision, fence, situation }: Attempt, r: Read) => {
  const { shop, policies } = situation.prompts
  const isReply = decision.post === 'reply'
  return {
    decisionId: decision.id,
    fence,
    ticketId: r.ticket.id,
    customerId: r.ticket.customer?.id ?? null,
    externalId: decision.externalId,
    textHash: r.bytes,
    kind: decision.post,
    autonomous: isReply && decision.approvalId === null,
    wall: clock.wall(),
    now: clock.now(),
    feedReadAt: r.feedReadAt,
    ticketReadAt: r.ticketReadAt,
    mayLandSince: clock.wall() - situation.settings.unknownWait,
    maxPerHour: shop.maxPerHour,
    maxPerDay: shop.maxPerDay,
    contactGap: shop.contactGap,
    notesPerDay: shop.notesPerDay,
    ...stateAfter(isReply ? shop.afterSend : 'keep', r.ticket),
    foundAssigneeId: r.ticket.assignee?.id ?? null,
    keepsAssignee: decision.post !== 'reply' || shop.afterSend === 'keep',
    tag: tagFor(decision, policies),
    closeAt: isReply ? closingMoment(r.policy, decision.step, clock.now()) : null,
  }
}

/** A note puts the ticket into the team's review view until it is settled; a reply gets the policy's own tag. */
const tagFor = ({ post, policy }: Standing, policies: Policy[]) => {
  if (post === 'reply') return policies.find(({ name }) => name === policy)?.tag ?? null
  return post === 'notice' ? null : REVIEW_TAG
}

const findCap = async (
  { store }: DeliverDeps,
  { decision, situation }: Attempt,
  /** The customer may be another one than when it was judged: tickets are merged. */
  read?: Read,
): Promise<Obstacle | null> => {
  const { shop } = situation.prompts
  const now = situation.now
  const customerId = read?.ticket.customer?.id ?? decision.customerId
  if (decision.post !== 'reply') return findNoteCap(store, decision, now, shop.notesPerDay)
  if (decision.approvalId === null) {
    if ((await store.state.get('autonomous_paused')) !== null)
      return { kind: 'later', why: BREAKER_IS_ON, at: null }
    const moments = await store.deliveries.autonomousSince(now - DAY)
    const at = capOpens(moments, now, shop)
    if (at !== null)
      return { kind: 'later', why: 'a cap on autonomous replies is reached', at, isCap: true }
  }
  if (customerId === null) return null
  const last = await store.deliveries.lastTo(customerId, decision.externalId)
  return last !== null && now - last < shop.contactGap
    ? { kind: 'later', why: 'contact_gap', at: last + shop.contactGap }
    : null
}

const findNoteCap = async (
  store: Store,
  { post }: Standing,
  now: Instant,
  most: number,
): Promise<Obstacle | null> => {
  if (post === 'notice') return null
  const notes = await store.deliveries.notesSince(now - DAY)
  const first = notes.at(-most)
  return notes.length < most
    ? null
    : { kind: 'later', why: 'notes_per_day is reached', at: (first ?? now) + DAY, isCap: true }
}

const stop = async (
  deps: DeliverDeps,
  { decision, fence }: Attempt,
  obstacle: Obstacle,
): Promise<DeliveryEnd> => {
  const { store, clock } = deps
  switch (obstacle.kind) {
    case 'there':
      if (await isAnothersNote(store, decision))
        return askPerson(deps, { decision, fence }, NOTE_STANDS)
      await settleFound(deps, decision, obstacle.message)
      return { kind: decision.post === 'reply' ? 'sent' : 'noted' }
    case 'later':
      await store.deliveries.postpone(decision.id, fence, {
        reason: reasonOf(decision, obstacle.why) ?? obstacle.why,
        ...(obstacle.at === null ? {} : { sendAt: obstacle.at }),
        releaseAt: obstacle.at === null ? clock.wall() + TRY_AGAIN : null,
      })
      return obstacle
    case 'cancel':
      await takeBack(deps, { decision, fence }, obstacle.why)
      return { kind: 'cancelled', why: obstacle.why }
    case 'ask_person':
      return askPerson(deps, { decision, fence }, obstacle.why)
  }
}

const askPerson = async (
  { store, clock }: DeliverDeps,
  { decision, fence }: Pick<Attempt, 'decision' | 'fence'>,
  why: string,
): Promise<DeliveryEnd> => {
  await store.deliveries.end(decision.id, 'scheduled', fence, {
    to: 'pending',
    act: 'asked_person',
    at: clock.now(),
    reason: why,
    asksForPerson: why,
  })
  return { kind: 'ask_person', why }
}

const NOTE_STANDS = 'an earlier note about this silence stands on the ticket'

/** The note on the ticket was written for an earlier decision, whose words it shows. */
const isAnothersNote = async (store: Store, { id, externalId, post }: Standing) => {
  const row = isNote(post) ? await store.deliveries.find(externalId) : null
  return row !== null && row.decisionId !== NOBODYS && row.decisionId !== id
}

/** Where a note of ours stands on the ticket, a line below it says that it no longer holds. */
const takeBack = async (
  { store, helpdesk, clock }: DeliverDeps,
  { decision, fence }: Pick<Attempt, 'decision' | 'fence'>,
  why: string,
) => {
  const at = clock.now()
  const isNoted =
    decision.post !== 'notice' &&
    why !== 'gone' &&
    (await noteStands(store, helpdesk.account, decision))
  const to = isNoted ? 'noted' : 'cancelled'
  const isOver = await store.deliveries.end(decision.id, 'scheduled', fence, {
    to,
    act: 'cancelled',
    at,
    reason: why,
  })
  if (isOver && isNoted)
    await sayOutdated(store, helpdesk.account, { ...decision, status: to }, { at, why })
  await store.screening.wakeTicket(decision.ticketId)
}

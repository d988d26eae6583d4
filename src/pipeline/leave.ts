/** Leaves the ticket as it was found: a post may reopen it; and puts the policy's tag on it. */
import { REVIEW_TAG } from '../domain/furniture.ts'
import type { Shop } from '../domain/policy.ts'
import type { Helpdesk } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isNoteByPerson, isWord } from '../domain/words.ts'
import { type Clock, HOUR } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { DeliveryRow, Store } from '../store/store.ts'
import { isRefusedForGood } from './refused-for-good.ts'
import { reviewTags } from './review-tags.ts'
import { mayWrite } from './stops.ts'
import { ingestTicket } from './sync.ts'

export type LeaveDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** What could not be done now, or is paused, stays in the row and is done by a later pass. */
export const leaveAsFound = async (deps: LeaveDeps, externalId: string) => {
  const row = await deps.store.deliveries.find(externalId)
  if (row === null || row.messageId === null) return
  if (!(await mayWrite(deps.store))) return
  const { leaveStatus, tag } = row
  if (leaveStatus !== null)
    await attempt(deps, row, NOTHING_TO_LEAVE, () => closeAgain(deps, row, leaveStatus))
  if (tag !== null) await attempt(deps, row, NO_TAG, () => putTag(deps, row, tag))
  if (row.assigneeOpen) await attempt(deps, row, ASSIGNEE_DONE, () => giveBack(deps, row))
}

const NOTHING_TO_LEAVE = { leaveStatus: null, leaveSnoozedUntil: null }
const NO_TAG = { tag: null }
const ASSIGNEE_DONE = { assigneeOpen: false }
/** A post that changed the ticket shows in the feed long before. */
const SHOWS_WITHIN = HOUR

/** What can never be done is given up; `wish` says how the row looks without it. */
const attempt = async (
  { store, log }: LeaveDeps,
  { externalId, ticketId }: DeliveryRow,
  wish: Partial<DeliveryRow>,
  act: () => Promise<void>,
) => {
  try {
    await act()
  } catch (error) {
    if (isRefusedForGood(error)) await store.deliveries.update(externalId, wish)
    log.warn({ ticket: ticketId }, `the ticket is not as it was found: ${sayError(error)}`)
  }
}

/** How a ticket is left after a reply (`after_send`): as it was found, or as the shop wants it. */
export const stateAfter = (
  afterSend: Shop['afterSend'],
  { status, snoozedUntil }: Pick<Ticket, 'status' | 'snoozedUntil'>,
) => {
  if (afterSend === 'open') return { leaveStatus: 'open', leaveSnoozedUntil: null }
  if (afterSend === 'close') return { leaveStatus: 'closed', leaveSnoozedUntil: null }
  return { leaveStatus: status === 'open' ? null : status, leaveSnoozedUntil: snoozedUntil }
}

/** Takes the review tag off tickets whose notes are all settled. */
export const endReviews = async (deps: LeaveDeps) => {
  const { store, helpdesk, log } = deps
  const notes = await store.deliveries.underReview()
  const isOpen = (status: string) =>
    ['noted', 'pending', 'scheduled', 'sending', 'unknown', 'parked', 'failed'].includes(status)
  const waiting = new Set(notes.filter((n) => isOpen(n.status)).map((n) => n.ticketId))
  const settled = notes.filter((n) => n.isPut && !waiting.has(n.ticketId))
  if (settled.length === 0 || !(await mayWrite(store))) return
  for (const note of settled) {
    try {
      await helpdesk.removeTags(note.ticketId, await reviewTags(store, note))
      await store.deliveries.update(note.externalId, { underReview: false })
    } catch (error) {
      if (isRefusedForGood(error))
        await store.deliveries.update(note.externalId, { underReview: false })
      log.warn(
        { ticket: note.ticketId },
        `the review tag is still on the ticket: ${sayError(error)}`,
      )
    }
  }
}

/** All posts whose ticket is not yet as it was found. */
export const finishLeaving = async (deps: LeaveDeps) => {
  for (const row of await deps.store.deliveries.unfinished())
    await leaveAsFound(deps, row.externalId)
}

const closeAgain = async (deps: LeaveDeps, row: DeliveryRow, status: string) => {
  const { store, helpdesk, clock } = deps
  if (status !== 'open' && (await hasMovedOn(store, row)))
    return store.deliveries.update(row.externalId, NOTHING_TO_LEAVE)
  const isSnoozed = row.leaveSnoozedUntil !== null && row.leaveSnoozedUntil > clock.now()
  await ingestTicket(
    deps,
    await helpdesk.leaveAs(row.ticketId, {
      status,
      ...(isSnoozed ? { snoozedUntil: row.leaveSnoozedUntil } : {}),
    }),
  )
  await reopenIfAnswered(deps, row)
}

/**
 * He answered while we were closing: the ticket belongs in the team's sight again, now or by a later pass. Answers
 * whether the conversation is still silent.
 */
export const reopenIfAnswered = async (
  { store, helpdesk }: Pick<LeaveDeps, 'store' | 'helpdesk'>,
  { externalId, ticketId }: DeliveryRow,
): Promise<boolean> => {
  const { isSilent } = findSilence(await store.mirror.messagesOf(ticketId))
  if (!isSilent) {
    await store.deliveries.update(externalId, { leaveStatus: 'open', leaveSnoozedUntil: null })
    await helpdesk.leaveAs(ticketId, { status: 'open' })
  }
  await store.deliveries.update(externalId, NOTHING_TO_LEAVE)
  return isSilent
}

/** Somebody spoke or left a note since our post: how the ticket stands is his affair. */
const hasMovedOn = async (store: Store, row: DeliveryRow) =>
  (await store.mirror.messagesOf(row.ticketId)).some(
    (m) => m.at > (row.postedAt ?? 0) && (isWord(m) || isNoteByPerson(m)),
  )

/**
 * A helpdesk may give the ticket to whoever answers. The feed tells how it stands after our post; what a person
 * changed since is his affair.
 */
const giveBack = async ({ store, helpdesk, clock }: LeaveDeps, row: DeliveryRow) => {
  const ticket = await store.mirror.find(row.ticketId)
  const me = (await store.state.get('me'))?.id ?? null
  const postedAt = row.postedAt ?? 0
  const isTold = ticket !== null && ticket.updatedAt > postedAt
  if (!isTold && clock.now() - postedAt < SHOWS_WITHIN) return
  const isOurDoing = me !== null && ticket?.assignee?.id === me && row.foundAssigneeId !== me
  if (isTold && isOurDoing) await helpdesk.assign(row.ticketId, row.foundAssigneeId)
  await store.deliveries.update(row.externalId, ASSIGNEE_DONE)
}

const putTag = async ({ store, helpdesk }: LeaveDeps, row: DeliveryRow, tag: string) => {
  const decision = tag === REVIEW_TAG ? await store.decisions.find(row.decisionId) : null
  const tags = decision === null ? [tag] : await reviewTags(store, decision)
  await helpdesk.addTags(row.ticketId, tags)
  await store.deliveries.update(row.externalId, { tag: null })
}

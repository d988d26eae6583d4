/** Closes a ticket silently when the last follow-up stayed without an answer (`close_after`). */
import type { Outcome, Status } from '../domain/decision.ts'
import type { Policy } from '../domain/policy.ts'
import type { Helpdesk } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isNoteByPerson } from '../domain/words.ts'
import type { Clock, Instant } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { DeliveryRow, Store } from '../store/store.ts'
import { reopenIfAnswered } from './leave.ts'
import { modeOf, type Situation } from './situation.ts'
import { mayWrite } from './stops.ts'
import { ingestTicket } from './sync.ts'

export type CloseDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  isDryRun: boolean
}

/** Noted with the post of the last step; null: it is not the last, or the policy never closes. */
export const closingMoment = (policy: Policy | null, step: number, now: Instant): Instant | null =>
  policy !== null && policy.closeAfter !== null && step >= policy.steps.length
    ? now + policy.closeAfter
    : null

/** Once a ticket: whatever came of it, the same post closes nothing again. A failed call is made anew by a later pass. */
export const createCloseAfter =
  (deps: CloseDeps) =>
  async (situation: Situation): Promise<void> => {
    if (deps.isDryRun) return
    const due = await deps.store.deliveries.dueToClose(situation.now)
    if (due.length === 0 || !(await mayWrite(deps.store))) return
    for (const row of due)
      try {
        await closeOne(deps, row, situation)
      } catch (error) {
        deps.log.warn({ ticket: row.ticketId }, `not closed in this pass: ${sayError(error)}`)
      }
  }

const closeOne = async (deps: CloseDeps, row: DeliveryRow, situation: Situation) => {
  const { store, helpdesk } = deps
  const isDone = () => store.deliveries.update(row.externalId, { closeAt: null })
  const decision = await store.decisions.find(row.decisionId)
  const policy = situation.prompts.policies.find(({ name }) => name === decision?.policy)
  if (decision === null || policy === undefined || policy.closeAfter === null) return isDone()
  if (isLost(decision.status) || isAnswered(decision.outcome)) return isDone()
  if (!hasArrived(decision.status) || row.postedAt === null) return
  if (modeOf(policy, decision.step, situation) === 'shadow') return
  const reading = await helpdesk.ticket(row.ticketId)
  if (reading.kind === 'gone') return isDone()
  const read = await ingestTicket(deps, reading.ticket)
  const messages = await store.mirror.messagesOf(row.ticketId)
  const ticket = { ...read, messages }
  if (!isStillUnanswered(ticket, decision.anchorMessageId, row.postedAt, situation.now))
    return isDone()
  // A read that lacks what we know to be there does not tell how the ticket stands.
  if (messages.length > read.messages.length) return
  if (!(await mayWrite(store))) return
  await close(deps, row)
}

const close = async (deps: CloseDeps, row: DeliveryRow) => {
  const { store, helpdesk, clock } = deps
  const { externalId, ticketId, decisionId } = row
  await ingestTicket(deps, await helpdesk.leaveAs(ticketId, { status: 'closed' }))
  const isSilent = await reopenIfAnswered(deps, row)
  await store.deliveries.update(externalId, { closeAt: null })
  if (!isSilent) return
  const at = clock.now()
  await store.events.add({ at, act: 'closed_ticket', by: 'relance', ticketId, decisionId })
}

/** It never reached the customer: nothing waits for his answer. */
const isLost = (status: Status) => ['cancelled', 'rejected', 'failed'].includes(status)

/** On this ticket or on another one; an automatic answer is none. */
const isAnswered = (outcome: Outcome | null) =>
  outcome !== null && outcome !== 'silent' && outcome !== 'auto_reply'

/** What is unclear or set aside may still turn out to be sent. */
const hasArrived = (status: Status) => status === 'sent' || status === 'delivered'

/** Open, and since our post nobody wrote: no word of either side, no note by a person, no snooze. */
const isStillUnanswered = (ticket: Ticket, anchorId: number, postedAt: Instant, now: Instant) => {
  const { anchor, isSilent } = findSilence(ticket.messages)
  return (
    ticket.status === 'open' &&
    !ticket.spam &&
    ticket.trashedAt === null &&
    (ticket.snoozedUntil === null || ticket.snoozedUntil <= now) &&
    isSilent &&
    anchor?.id === anchorId &&
    !ticket.messages.some((m) => m.at > postedAt && isNoteByPerson(m))
  )
}

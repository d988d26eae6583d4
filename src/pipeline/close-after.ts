/** Closes a ticket silently when the last follow-up stayed without an answer (`close_after`). */
import type { Policy } from '../domain/policy.ts'
import type { Helpdesk } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isNoteByPerson } from '../domain/words.ts'
import type { Clock, Instant } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { DeliveryRow, Store } from '../store/store.ts'
import { modeOf, type Situation } from './situation.ts'
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
    if (deps.isDryRun || situation.isPaused) return
    for (const row of await deps.store.deliveries.dueToClose(situation.now))
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
  if (row.messageId === null || row.postedAt === null) return isLost(decision.status) && isDone()
  if (modeOf(policy, decision.step, situation) === 'shadow') return
  const reading = await helpdesk.ticket(row.ticketId)
  if (reading.kind === 'gone') return isDone()
  const ticket = await ingestTicket(deps, reading.ticket)
  if (!isStillUnanswered(ticket, decision.anchorMessageId, row.postedAt, situation.now))
    return isDone()
  if ((await store.state.get('paused')) !== null) return
  const after = await ingestTicket(deps, await helpdesk.leaveAs(row.ticketId, { status: 'closed' }))
  // He answered while we were closing: the ticket belongs in the team's sight again.
  if (!findSilence(after.messages).isSilent)
    await helpdesk.leaveAs(row.ticketId, { status: 'open' })
  await isDone()
  const at = deps.clock.now()
  const { id: decisionId, ticketId } = decision
  await store.events.add({ at, act: 'closed_ticket', by: 'relance', ticketId, decisionId })
}

/** It never reached the customer: nothing waits for his answer. */
const isLost = (status: string) => ['cancelled', 'rejected', 'failed'].includes(status)

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

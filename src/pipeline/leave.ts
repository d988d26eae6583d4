/** Leaves the ticket as it was found: a post may reopen it; and puts the policy's tag on it. */
import type { Helpdesk } from '../domain/ports.ts'
import type { Ticket } from '../domain/ticket.ts'
import { isCustomerWord } from '../domain/words.ts'
import type { Clock } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { DeliveryRow, Store } from '../store/store.ts'
import { ingestTicket } from './sync.ts'

export type LeaveDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** What could not be done now, or is paused, stays in the row and is done by a later pass. */
export const leaveAsFound = async (deps: LeaveDeps, externalId: string) => {
  const row = await deps.store.deliveries.find(externalId)
  if (row === null || row.messageId === null) return
  if ((await deps.store.state.get('paused')) !== null) return
  try {
    if (row.leaveStatus !== null) await closeAgain(deps, row, row.leaveStatus)
    if (row.tag !== null) await putTag(deps, row, row.tag)
  } catch (error) {
    deps.log.warn(
      { ticket: row.ticketId },
      `the ticket is not yet as it was found: ${sayError(error)}`,
    )
  }
}

/** All posts whose ticket is not yet as it was found. */
export const finishLeaving = async (deps: LeaveDeps) => {
  for (const row of await deps.store.deliveries.unfinished())
    await leaveAsFound(deps, row.externalId)
}

const closeAgain = async (
  { store, helpdesk, clock }: LeaveDeps,
  row: DeliveryRow,
  status: string,
) => {
  const isSnoozed = row.leaveSnoozedUntil !== null && row.leaveSnoozedUntil > clock.now()
  const after = await helpdesk.leaveAs(row.ticketId, {
    status,
    ...(isSnoozed ? { snoozedUntil: row.leaveSnoozedUntil } : {}),
  })
  await store.deliveries.update(row.externalId, { leaveStatus: null, leaveSnoozedUntil: null })
  await ingestTicket(store, after, clock.now())
  if (hasNewerCustomerWord(after, row)) await helpdesk.leaveAs(row.ticketId, { status: 'open' })
}

/** He answered while we were closing: the ticket belongs in the team's sight again. */
const hasNewerCustomerWord = (ticket: Ticket, row: DeliveryRow) =>
  ticket.messages.some((m) => isCustomerWord(m) && m.at > (row.postedAt ?? 0))

const putTag = async ({ store, helpdesk }: LeaveDeps, row: DeliveryRow, tag: string) => {
  await helpdesk.addTags(row.ticketId, [tag])
  await store.deliveries.update(row.externalId, { tag: null })
}

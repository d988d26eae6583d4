/** Finds out about posts that may have landed: by their mark on the ticket, never by their text (DESIGN 6, point 7). */
import { randomUUID } from 'node:crypto'
import type { Standing } from '../domain/decision.ts'
import { postOf } from '../domain/marker.ts'
import { UNCLEAR_POST } from '../domain/resolution.ts'
import { findSilence } from '../domain/silence.ts'
import type { Ticket } from '../domain/ticket.ts'
import { MINUTE } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import { type Processes, SYSTEM_PROCESSES } from '../lib/process.ts'
import type { DeliveryRow } from '../store/store.ts'
import { reasonOf, type SettleDeps, settleFound } from './settle.ts'
import { ingestTicket } from './sync.ts'
import { endHold, holdIfUnclear, tripBreaker } from './watch.ts'

export type ReconcileDeps = SettleDeps & {
  /** Quiet time before an unclear post is judged, ms. */
  unknownWait: number
  processes?: Processes
}

/** One attempt, and one more once two reads have proven that the first never landed. */
const MOST_ATTEMPTS = 2

/** Answers when the next unclear post can be judged, by this machine's clock; null: none is open. */
export const createReconcile = (deps: ReconcileDeps) => async (): Promise<number | null> => {
  await disownDead(deps)
  const next = await lookUpAll(deps)
  await endHold(deps)
  return next
}

const lookUpAll = async (deps: ReconcileDeps) => {
  const open = await deps.store.decisions.withStatus(['unknown'])
  let next: number | null = null
  for (const decision of open) {
    const at = await lookUp(deps, decision)
    if (at !== null) next = Math.min(next ?? at, at)
  }
  return next
}

/** A process died between its commitment and the answer: the post may have landed. */
const disownDead = async (deps: ReconcileDeps) => {
  const { store, clock, processes = SYSTEM_PROCESSES } = deps
  const gone = (await store.deliveries.leaseOwners()).filter(processes.isGone)
  await store.deliveries.freeLeases(gone)
  const abandoned = await store.deliveries.abandoned(clock.wall(), gone)
  for (const { id, fence } of abandoned)
    await store.deliveries.end(id, 'sending', fence, {
      to: 'unknown',
      act: 'abandoned',
      at: clock.now(),
      reason: 'the process ended while it was posting',
    })
  if (abandoned.length > 0) await holdIfUnclear(deps)
}

const lookUp = async (deps: ReconcileDeps, decision: Standing): Promise<number | null> => {
  const { store, helpdesk, clock, log } = deps
  const row = await store.deliveries.find(decision.externalId)
  if (row === null) return park(deps, decision, 'nothing is written down of how it was posted')
  const due = nextRead(deps, row)
  if (clock.wall() < due) return due
  try {
    const asked = clock.wall()
    const reading = await helpdesk.ticket(decision.ticketId, 'delivery')
    if (reading.kind === 'gone') {
      await store.mirror.markGone(decision.ticketId)
      await end(deps, decision, 'cancelled', 'gone', 'gone')
      return null
    }
    const ticket = await ingestTicket(deps, reading.ticket)
    return await conclude(deps, decision, { row, ticket, asked })
  } catch (error) {
    // A failed read never means "absent".
    log.warn(
      { ticket: decision.ticketId },
      `an unclear post could not be looked up: ${sayError(error)}`,
    )
    return clock.wall() + deps.unknownWait
  }
}

/** At once, for the mark; then, for its absence, after the quiet time and long enough after the first look. */
const nextRead = ({ unknownWait }: ReconcileDeps, row: DeliveryRow) =>
  row.absentAt === null
    ? row.startedAt
    : Math.max(row.startedAt + unknownWait, row.absentAt + Math.min(MINUTE, unknownWait))

const conclude = async (
  deps: ReconcileDeps,
  decision: Standing,
  { row, ticket, asked }: { row: DeliveryRow; ticket: Ticket; asked: number },
): Promise<number | null> => {
  const { store } = deps
  const mark = ticket.messages.find((m) => m.externalId === decision.externalId)
  if (mark !== undefined) {
    // No proof of marks by itself: what was read proves, and we may know this one from the answer to the post.
    await settleFound(deps, decision, mark)
    return null
  }
  const latest = await store.deliveries.find(decision.externalId)
  if (latest === null || !isSameAttempt(latest, row)) return latest && nextRead(deps, latest)
  if (row.absentAt === null) {
    const isNoted = await store.deliveries.noteAbsent(row, asked)
    return isNoted ? nextRead(deps, { ...row, absentAt: asked }) : null
  }
  const { anchor, isSilent } = findSilence(ticket.messages)
  // A notice speaks of just that: it is never overtaken by it.
  const isNotice = decision.post === 'notice'
  if (anchor !== null && !isSilent && !isNotice) {
    await end(deps, decision, 'cancelled', 'cancelled', 'customer_answered')
    return null
  }
  // Before the anchor: on such an account our own post reads as an agent's word.
  if ((await store.state.get('marks_proven')) === null)
    return park(deps, decision, 'this account has not yet shown one of our posts with its mark')
  if (anchor?.id !== decision.anchorMessageId && !isNotice) {
    await end(deps, decision, 'cancelled', 'cancelled', 'agent_answered')
    return null
  }
  if (row.attempts >= MOST_ATTEMPTS)
    return park(deps, decision, 'it was not there after two attempts')
  await end(
    deps,
    decision,
    'scheduled',
    'absent_twice',
    'it was not there in two reads: one more attempt',
  )
  return null
}

/** Tried once more while we read: what we saw says nothing of that attempt. */
const isSameAttempt = (one: DeliveryRow, other: DeliveryRow) =>
  one.attempts === other.attempts && one.startedAt === other.startedAt

const park = async (deps: ReconcileDeps, decision: Standing, why: string) => {
  const { store, log } = deps
  if (!(await end(deps, decision, 'parked', 'parked', why))) return null
  if ((await store.state.get('marks_proven')) === null) await tripBreaker(deps, why)
  log.error({ ticket: decision.ticketId, decision: decision.id }, `set aside for a person: ${why}`)
  if (decision.post === 'reply' && TELLS_TEAM.has(decision.mode)) await alertTeam(deps, decision)
  return null
}

/** Modes in which we may write a note of our own accord; in the others the inbox alone says it. */
const TELLS_TEAM = new Set(['note', 'autonomous'])

/** A note on the ticket: the team sees there whether our reply stands or not. */
const alertTeam = ({ store, clock, helpdesk }: ReconcileDeps, decision: Standing) =>
  store.decisions.add({
    ...decision,
    ...postOf(helpdesk.account, decision, 'alert'),
    id: randomUUID(),
    version: 1,
    verdict: 'hand_over',
    reason: UNCLEAR_POST,
    evidence: [],
    openItems: [],
    draft: null,
    findings: [],
    status: 'scheduled',
    statusReason: null,
    asksForPerson: null,
    until: null,
    sendAt: null,
    releaseAt: null,
    delivery: null,
    tokens: { input: 0, cached: 0, output: 0 },
    costUsd: 0,
    createdAt: clock.now(),
  })

/** Nothing when it moved since we looked at it. */
const end = (
  { store, clock }: ReconcileDeps,
  decision: Standing,
  to: 'cancelled' | 'scheduled' | 'parked',
  act: string,
  reason: string,
) =>
  store.deliveries.end(decision.id, 'unknown', null, {
    to,
    act,
    at: clock.now(),
    version: decision.version,
    reason: reasonOf(decision, reason),
    ...(to === 'scheduled' ? { releaseAt: null } : {}),
  })

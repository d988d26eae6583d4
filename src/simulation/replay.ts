/** Walks through one customer's past and lets the steps decide at every silent moment, as of that moment. */

import { billOf } from '../domain/gorgias-bill.ts'
import { findSilence } from '../domain/silence.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import { DAY, type Instant } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Decided } from '../pipeline/decide.ts'
import type { Due } from '../pipeline/due.ts'
import { languageOf } from '../pipeline/facts.ts'
import { createScreen, type Screen, type Screening } from '../pipeline/screen.ts'
import type { Situation } from '../pipeline/situation.ts'
import type { Store } from '../store/store.ts'
import { approximations, detailAsOf, ticketAsOf } from './as-of.ts'
import type { CaseEnd, PastCase, PastUnit } from './case.ts'
import type { Complete } from './complete.ts'
import { type Hindsight, lookBack, promiseIn } from './hindsight.ts'
import { judged, type Seen } from './past-decision.ts'
import { createPastStore, type Past } from './past-store.ts'
import { completed, ticketsOf } from './past-tickets.ts'
import type { Sequel } from './sequel.ts'
import { earliestDue, findSilences, type PastSilence, shortestWait } from './silences.ts'

export type ReplayDeps = {
  store: Store
  log: Log
  account: string
  /** What holds for every moment; its `now` is moved. */
  situation: Situation
  /** Decides on what is due, with a store that shows the past. */
  decideIn: (past: Store) => (due: Due, situation: Situation) => Promise<Decided>
  /** Reads the whole ticket from the helpdesk into the mirror. */
  complete: Complete
  hindsight: Hindsight
  /** Silent moments that began from here on… */
  from: Instant
  /** …and what happened until here. Nothing later is looked at. */
  until: Instant
  /** Asks nobody for what only a ticket's own read tells: for an estimate. */
  assumesKnown?: boolean
  /** Waits before a model that did not answer is asked again. */
  pause: (attempt: number) => Promise<void>
}

/** The customer's key, and those of his tickets whose silences are cases. */
export type Unit = { key: string; customerId: number | null; ticketIds: number[] }

/** The run's money is spent, or the model did not answer for long: what is done stays, the rest is for the next start. */
export class ReplayStopped extends Error {}

/** A silence that lasts so long is a case even if no step was due. */
const LONG_SILENCE = 3 * DAY

export const createReplay =
  (deps: ReplayDeps) =>
  async (unit: Unit): Promise<PastUnit> => {
    const tickets = await ticketsOf(deps, unit)
    const past: Past = { at: 0, tickets }
    const view = createPastStore(deps.store, past)
    const walk: Walk = {
      ...deps,
      unit,
      past,
      screen: createScreen({
        store: view,
        undo: 0,
        wall: () => past.at,
        isDryRun: true,
        account: deps.account,
      }),
      decide: deps.decideIn(view),
    }
    const found: PastUnit = {
      cases: [],
      short: 0,
      answeredByDay: Array.from({ length: ANSWER_DAYS }, () => 0),
      skipped: {},
      tickets: 0,
    }
    const open = unit.ticketIds.flatMap((id) => openSilences(walk, found, id))
    await walkThrough(walk, open)
    for (const one of open) found.cases.push(caseOf(walk, one))
    return found
  }

type Walk = ReplayDeps & {
  unit: Unit
  past: Past
  screen: Screen
  decide: (due: Due, situation: Situation) => Promise<Decided>
}

type OpenSilence = {
  ticketId: number
  silence: PastSilence
  /** When it is looked at next; null: it is settled. */
  look: Instant | null
  looks: number
  dueAt: Instant
  judgedAt: Instant | null
  end: CaseEnd
}

/** A ticket nobody would answer is left out with its reason. */
const openSilences = (walk: Walk, found: PastUnit, ticketId: number): OpenSilence[] => {
  const ticket = walk.past.tickets.get(ticketId)
  const why = whySkipped(ticket)
  if (ticket === undefined || why !== null) {
    found.skipped[why ?? 'without messages'] = (found.skipped[why ?? 'without messages'] ?? 0) + 1
    return []
  }
  found.tickets += 1
  const { situation, from, until } = walk
  const { policies } = situation.prompts
  const least = Math.min(shortestWait(policies), LONG_SILENCE)
  return findSilences(ticket.messages, until).flatMap((silence) => {
    const { at } = silence.anchor
    if (at < from) return []
    if (silence.endedBy === 'customer') countAnswer(found, silence.endsAt - at)
    if (silence.endsAt - at < least) {
      found.short += 1
      return []
    }
    const dueAt = earliestDue(at, policies, situation.calendar)
    const end = { kind: 'answered_first' as const }
    return [{ ticketId, silence, look: at, looks: 0, dueAt, judgedAt: null, end }]
  })
}

const ANSWER_DAYS = 15

const countAnswer = ({ answeredByDay }: PastUnit, after: number) => {
  const day = Math.min(ANSWER_DAYS - 1, Math.floor(after / DAY))
  answeredByDay[day] = (answeredByDay[day] ?? 0) + 1
}

const whySkipped = (ticket: MirroredTicket | undefined): string | null => {
  if (ticket === undefined) return 'without messages'
  if (ticket.spam) return 'spam'
  if (ticket.gone) return 'merged or deleted'
  return ticket.messages.length === 0 ? 'without messages' : null
}

/** In the order of time over all tickets: an earlier follow-up keeps a later one away. */
const walkThrough = async (walk: Walk, open: OpenSilence[]) => {
  for (;;) {
    const next = soonest(open)
    if (next === null || next.look === null) return
    await lookAt(walk, next, next.look)
  }
}

const soonest = (open: OpenSilence[]): OpenSilence | null =>
  open.reduce<OpenSilence | null>(
    (first, one) =>
      one.look !== null && (first?.look == null || one.look < first.look) ? one : first,
    null,
  )

/** A silence that is looked at so often without an end hides a mistake of ours. */
const MOST_LOOKS = 200

const lookAt = async (walk: Walk, one: OpenSilence, at: Instant) => {
  one.looks += 1
  one.look = null
  walk.past.at = at
  try {
    const seen = await seenAt(walk, one, at)
    if (seen === null) return
    one.end = seen.end
    if (seen.end.kind === 'judged') one.judgedAt = at
    one.look = one.looks < MOST_LOOKS ? nextLook(walk, one, at, seen.again) : null
  } catch (error) {
    if (error instanceof ReplayStopped) throw error
    walk.log.warn({ ticket: one.ticketId }, `not replayed: ${String(error)}`)
    one.end = { kind: 'unreadable', why: 'the replay failed' }
  }
}

const seenAt = async (walk: Walk, one: OpenSilence, at: Instant): Promise<Seen | null> => {
  const situation = { ...walk.situation, now: at }
  const first = await walk.screen(one.ticketId, situation)
  if (first.kind !== 'due' && first.kind !== 'incomplete') return stoppedOr(first, one)
  const seen = walk.past.tickets.get(one.ticketId)
  if (!(await completed(walk, one.ticketId)))
    return { end: { kind: 'unreadable', why: 'merged or deleted' }, again: undefined }
  for (let tries = 0; tries < 3; tries += 1) {
    const ticket = walk.past.tickets.get(one.ticketId)
    if (ticket === undefined) return null
    const detail = detailAsOf(ticket, at)
    // What was known whole already looks the same the second time.
    const isSeen = tries === 0 && ticket === seen
    const screening = isSeen ? first : await walk.screen(one.ticketId, situation, detail)
    if (screening.kind === 'incomplete')
      return { end: { kind: 'unreadable', why: 'the conversation has gaps' }, again: undefined }
    if (screening.kind !== 'due') return stoppedOr(screening, one)
    const decided = await decideWith(walk, { ...screening, ticket: detail }, situation)
    if (decided === null)
      return { end: { kind: 'unreadable', why: 'the model did not answer' }, again: undefined }
    if (decided.kind === 'decided') {
      const seen = judged(decided.decision)
      const stepDue = screening.facts.step?.dueAt ?? at
      // Judged early, it waits for its step; a word before that ends it.
      const isEarly = decided.decision.verdict === 'follow_up' && stepDue > at
      return isEarly ? { end: one.end, again: stepDue } : seen
    }
  }
  return { end: { kind: 'unreadable', why: 'no policy could be settled' }, again: undefined }
}

/** Null: three times without an answer. */
const decideWith = async (walk: Walk, due: Due, situation: Situation) => {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const decided = await walk.decide(due, situation)
    if (decided.kind !== 'later') return decided
    if (decided.isBudget) throw new ReplayStopped(decided.why)
    await walk.pause(attempt)
  }
  return null
}

const stoppedOr = (screening: Screening, one: OpenSilence): Seen => {
  if (screening.kind === 'judged') return judged(screening.decision)
  if (screening.kind !== 'stopped') return { end: one.end, again: undefined }
  const { gate, until } = screening
  // Before its step nothing stops it; it only is not due.
  const end: CaseEnd = gate === 'not_due' ? one.end : { kind: 'stopped', gate }
  return { end, again: until }
}

/** With its own date or with the customer's next change, whichever is first, while the silence lasts. */
const nextLook = (
  { past }: Walk,
  { silence: { endsAt, endedBy } }: OpenSilence,
  at: Instant,
  again: Instant | null | undefined,
): Instant | null => {
  if (again === undefined) return null
  const changes = [...past.tickets.values()].flatMap(({ messages }) =>
    messages.flatMap((message) => (message.at > at ? message.at : [])),
  )
  const soon = [...changes, ...(again !== null && again > at ? [again] : [])]
  const next = soon.length === 0 ? null : soon.reduce((a, b) => Math.min(a, b))
  return next !== null && (next < endsAt || (endedBy === null && next === endsAt)) ? next : null
}

/** By the helpdesk's own rule, without a follow-up between. */
const isBilledAnew = (
  { channel, messages }: MirroredTicket,
  { kind, after }: Sequel,
  at: Instant,
) =>
  (kind === 'came_back' || kind === 'came_back_late') &&
  after !== null &&
  at + after >= billOf(channel, messages, at).silentCountsFrom

const caseOf = (walk: Walk, one: OpenSilence): PastCase => {
  const { past, unit, until, hindsight } = walk
  const { policies, shop } = walk.situation.prompts
  const ticket = past.tickets.get(one.ticketId)
  if (ticket === undefined) throw new Error(`ticket ${one.ticketId} vanished from the replay`)
  const { anchor, endsAt } = one.silence
  const at = one.judgedAt ?? Math.min(one.dueAt, anchor.at + LONG_SILENCE, endsAt - 1)
  past.at = at
  const then = ticketAsOf(ticket, at)
  const others = [...past.tickets.values()].filter(({ id }) => id !== ticket.id)
  const { sequel, label } = lookBack(hindsight, { ticket, others, at, until, end: one.end })
  return {
    id: `${ticket.id}-${anchor.id}`,
    ticketId: ticket.id,
    customer: unit.key,
    subject: ticket.subject,
    channel: anchor.channel,
    language: languageOf(then, findSilence(then.messages)),
    silentSince: anchor.at,
    at,
    silentFor: endsAt - anchor.at,
    isLong: endsAt - anchor.at >= LONG_SILENCE,
    wasClosed: ticket.closedAt !== null && ticket.closedAt <= Math.max(at, anchor.at + DAY),
    end: one.end,
    sequel,
    label,
    billedAnew: isBilledAnew(then, sequel, at),
    shopSpokeLast: then.messages.findLast((message) => message.public)?.fromAgent ?? false,
    approximate: approximations(
      ticket,
      {
        policies,
        never: shop.never,
        isOptedOut: one.end.kind === 'stopped' && one.end.gate === 'opted_out',
      },
      at,
    ),
    promise: promiseIn(one.end, ticket, at, until),
  }
}

/** Judges everything that is due: customers side by side, the tickets of one customer one after the other. */
import { setImmediate as breathe } from 'node:timers/promises'
import type { Helpdesk } from '../domain/ports.ts'
import type { Ticket } from '../domain/ticket.ts'
import type { Clock } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { withCustomerZone } from './customer-zone.ts'
import type { createDecide, Decided } from './decide.ts'
import type { JudgingProgress } from './judging-progress.ts'
import type { Screen, Screening } from './screen.ts'
import type { Situation } from './situation.ts'
import { ingestTicket } from './sync.ts'

export type JudgeDueDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  screen: Screen
  decide: ReturnType<typeof createDecide>
  isStopping: () => boolean
  /** So many customers' tickets are judged side by side. */
  concurrency: number
  progress: JudgingProgress
}

export type Judging = {
  /** Silent tickets that were judged, or would have been with an answer of the model. */
  due: number
  decided: Decided[]
}

/** Of the backlog so many are judged for a person's eyes. */
const SHOWN_BACKLOG = 25
/** Screening gives way to the inbox and to sends after so many tickets. */
const BREATH = 50

export const createJudgeDue =
  (deps: JudgeDueDeps) =>
  async (situation: Situation): Promise<Judging> => {
    const { candidates, room } = await screenAll(deps, situation)
    const round: Round = { situation, judging: { due: 0, decided: [] }, room, isOver: false }
    const chains = byCustomer(candidates).values()
    deps.progress.begin(candidates.length)
    await Promise.all(
      Array.from({ length: deps.concurrency }, async () => {
        for (const chain of chains) await judgeChain(deps, round, chain)
      }),
    ).finally(deps.progress.end)
    return round.judging
  }

type Round = {
  situation: Situation
  judging: Judging
  /** How many more of the backlog may be shown. */
  room: number
  /** The budget is spent: nobody else is asked in this pass. */
  isOver: boolean
}

/** The next ticket of a customer is judged only when the one before led to no follow-up. */
const judgeChain = async (deps: JudgeDueDeps, round: Round, chain: number[]) => {
  for (const ticketId of chain) {
    if (round.isOver || deps.isStopping()) return
    const goesOn = await judgeOne(deps, round, ticketId)
    deps.progress.step()
    if (!goesOn) return
  }
}

type Candidate = { ticketId: number; customerId: number | null; silentSince: number }

/** First look, on the mirror alone; oldest silence first. */
const screenAll = async (deps: JudgeDueDeps, situation: Situation) => {
  const { store, log } = deps
  const due: Candidate[] = []
  const old: Candidate[] = []
  const looks = await store.screening.toLook(situation.now)
  for (const [place, { id }] of looks.entries()) {
    if (deps.isStopping()) break
    const screening = await screenOne(deps, id, situation)
    const candidate = screening === null ? null : candidateOf(id, screening)
    if (candidate !== null) (isBacklog(screening) ? old : due).push(candidate)
    if ((place + 1) % BREATH === 0) await breathe()
    if ((place + 1) % 1000 === 0) log.info({ screened: place + 1, of: looks.length }, 'screening')
  }
  const shown = old.length === 0 ? 0 : await store.decisions.countShownBacklog()
  const room = Math.max(0, SHOWN_BACKLOG - shown)
  const newest = old.sort((a, b) => b.silentSince - a.silentSince).slice(0, room)
  for (const { ticketId } of newest) await store.screening.wakeTicket(ticketId)
  return { candidates: [...due, ...newest], room }
}

/** A ticket that cannot be screened stops no other. */
const screenOne = async ({ screen, log }: JudgeDueDeps, id: number, situation: Situation) => {
  try {
    return await screen(id, situation)
  } catch (error) {
    log.error({ ticket: id }, `not screened in this pass: ${sayError(error)}`)
    return null
  }
}

const candidateOf = (ticketId: number, screening: Screening): Candidate | null => {
  if (screening.kind !== 'due' && screening.kind !== 'incomplete') return null
  const { ticket, silence } = screening.facts
  return {
    ticketId,
    customerId: ticket.customer?.id ?? null,
    silentSince: silence.anchor?.at ?? 0,
  }
}

const isBacklog = (screening: Screening | null) =>
  screening?.kind === 'due' && screening.shownOnly === 'backlog'

/** Of several silent tickets of a customer the oldest silence comes first (DESIGN 3, `contact_cap`). */
const byCustomer = (candidates: Candidate[]): number[][] => {
  const chains = new Map<string, Candidate[]>()
  for (const candidate of candidates) {
    const key =
      candidate.customerId === null ? `t${candidate.ticketId}` : `c${candidate.customerId}`
    chains.set(key, [...(chains.get(key) ?? []), candidate])
  }
  return [...chains.values()].map((chain) =>
    chain.sort((a, b) => a.silentSince - b.silentSince).map(({ ticketId }) => ticketId),
  )
}

/** Second look, on the ticket's own read, then the decision. False: the customer's other tickets wait too. */
const judgeOne = async (deps: JudgeDueDeps, round: Round, ticketId: number): Promise<boolean> => {
  const { store, helpdesk, log } = deps
  try {
    const reading = await helpdesk.ticket(ticketId)
    if (reading.kind === 'gone') {
      await store.mirror.markGone(ticketId)
      await store.screening.wakeSiblings([ticketId])
      return true
    }
    const ticket = await withCustomerZone(
      deps,
      await ingestTicket(deps, reading.ticket),
      round.situation.prompts.policies.map(({ sendBetween }) => sendBetween),
    )
    let decided = await decideOn(deps, round, ticket)
    // Once it is known which policy applies, another step may be the next.
    if (decided?.kind === 'chosen') decided = await decideOn(deps, round, ticket)
    return decided === null || decided.kind === 'decided'
  } catch (error) {
    log.warn({ ticket: ticketId }, `not judged in this pass: ${sayError(error)}`)
    await store.screening.wakeTicket(ticketId)
    return false
  }
}

/** Null: nothing to decide now. */
const decideOn = async (
  { screen, decide }: JudgeDueDeps,
  round: Round,
  ticket: Ticket,
): Promise<Decided | null> => {
  const screening = await screen(ticket.id, round.situation, ticket)
  if (screening.kind !== 'due') return null
  const { facts, shownOnly } = screening
  const takesRoom = shownOnly === 'backlog'
  if (takesRoom && round.room === 0) return null
  if (takesRoom) round.room -= 1
  const decided = await decide({ ticket, facts, shownOnly }, round.situation)
  round.judging.decided.push(decided)
  if (decided.kind === 'chosen') {
    // Its own look comes next.
    if (takesRoom) round.room += 1
    return decided
  }
  round.judging.due += 1
  if (decided.kind === 'later' && decided.isBudget) round.isOver = true
  return decided
}

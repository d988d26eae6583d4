/** Judges everything that is due: customers side by side, the tickets of one customer one after the other. */
import type { Helpdesk } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import type { createDecide, Decided } from './decide.ts'
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
}

export type Judging = {
  /** Silent tickets whose next step was due and stopped by no gate. */
  due: number
  decided: Decided[]
}

/** Of the backlog so many are judged for a person's eyes. */
const SHOWN_BACKLOG = 25

export const createJudgeDue = (deps: JudgeDueDeps) => async (situation: Situation) => {
  const candidates = await screenAll(deps, situation)
  const judging: Judging = { due: 0, decided: [] }
  const judgeOne = createJudgeOne(deps, situation, judging)
  await Promise.all(
    byCustomer(candidates).map(async (chain) => {
      for (const ticketId of chain) if (!(await judgeOne(ticketId))) return
    }),
  )
  return judging
}

type Candidate = { ticketId: number; customerId: number | null; silentSince: number }

/** First look, on the mirror alone; oldest silence first. */
const screenAll = async ({ store, screen, log }: JudgeDueDeps, situation: Situation) => {
  const due: Candidate[] = []
  const old: Candidate[] = []
  const looks = await store.screening.toLook(situation.now)
  for (const [place, { id }] of looks.entries()) {
    const screening = await screen(id, situation)
    const candidate = candidateOf(id, screening)
    if (candidate !== null) (isBacklog(screening) ? old : due).push(candidate)
    if ((place + 1) % 1000 === 0) log.info({ screened: place + 1, of: looks.length }, 'screening')
  }
  if (old.length === 0) return due
  const room = SHOWN_BACKLOG - (await store.decisions.countShownBacklog())
  const newest = old.sort((a, b) => b.silentSince - a.silentSince)
  return [...due, ...newest.slice(0, Math.max(0, room))]
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

const isBacklog = (screening: Screening) =>
  screening.kind === 'due' && screening.shownOnly === 'backlog'

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
const createJudgeOne =
  (
    { store, helpdesk, clock, log, screen, decide }: JudgeDueDeps,
    situation: Situation,
    judging: Judging,
  ) =>
  async (ticketId: number): Promise<boolean> => {
    try {
      const reading = await helpdesk.ticket(ticketId)
      if (reading.kind === 'gone') {
        await store.mirror.markGone(ticketId)
        return true
      }
      await ingestTicket(store, reading.ticket, clock.now())
      const screening = await screen(ticketId, situation, reading.ticket)
      if (screening.kind !== 'due') return true
      judging.due += 1
      const { facts, shownOnly } = screening
      const decided = await decide({ ticket: reading.ticket, facts, shownOnly }, situation)
      judging.decided.push(decided)
      return decided.kind === 'decided'
    } catch (error) {
      log.warn({ ticket: ticketId }, `not judged in this pass: ${sayError(error)}`)
      return false
    }
  }

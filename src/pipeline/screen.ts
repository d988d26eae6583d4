/** Decides which silent tickets may be judged now: gates, no model; and takes back what no longer holds. */
import type { Decision, Standing } from '../domain/decision.ts'
import type { GateOutcome } from '../domain/explanation.ts'
import { isShownOnly, REVOCABLE } from '../domain/follow-up.ts'
import { isOnlyOld, opensUnseen, passGates } from '../domain/gates.ts'
import { route } from '../domain/routing.ts'
import type { MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { type Facts, gatherFacts } from './facts.ts'
import { modeOf, type Situation } from './situation.ts'

export type Screening =
  /** May be judged now. `shownOnly`: too old to act on, judged for a person's eyes. */
  | { kind: 'due'; facts: Facts; shownOnly: 'backlog' | 'too_late' | null }
  /** The mirror does not hold the beginning: one detail read decides. */
  | { kind: 'incomplete'; facts: Facts }
  | { kind: 'stopped'; gate: string; until: Instant | null }
  /** This step was judged on this very input. */
  | { kind: 'judged'; decision: Decision; until: Instant | null }

export type ScreenDeps = {
  store: Store
  isBudgetSpent: () => Promise<boolean>
  /** How long an autonomous reply waits for a person's second thought, ms of this machine. */
  undo: number
  wall: () => number
}

export type Screen = ReturnType<typeof createScreen>

/** `detail` comes with the second look, after the ticket's own read. */
export const createScreen = (deps: ScreenDeps) => {
  const { store } = deps
  return async (
    ticketId: number,
    situation: Situation,
    detail: Ticket | null = null,
  ): Promise<Screening> => {
    const ticket = await store.mirror.find(ticketId)
    if (ticket === null) return { kind: 'stopped', gate: 'gone', until: null }
    const facts = await gatherFacts(ticket, detail, situation, {
      store,
      isBudgetSpent: await deps.isBudgetSpent(),
    })
    const decisions = await store.decisions.ofTicket(ticketId)
    for (const decision of decisions) await revoke(store, decision, facts)
    const screening = await judgeable(ticket, facts, decisions)
    if (screening.kind === 'judged') await routeAgain(deps, screening.decision, facts, situation)
    await store.screening.saveScreening(ticketId, lookAgain(screening, situation))
    return screening
  }
}

const judgeable = async (
  ticket: MirroredTicket,
  facts: Facts,
  decisions: Standing[],
): Promise<Screening> => {
  const gates = passGates(facts)
  const stop = gates.find((gate) => !gate.passed)
  if (!ticket.complete && isAboutTheBeginning(stop, facts)) return { kind: 'incomplete', facts }
  if (stop !== undefined && !isOnlyOld(gates))
    return { kind: 'stopped', gate: stop.gate, until: stop.until }
  const earlier = decisions.find((decision) => isOfThisInput(decision, facts))
  if (earlier !== undefined && !isOver(earlier, facts.now))
    return { kind: 'judged', decision: earlier, until: earlier.until }
  if (stop === undefined) return { kind: 'due', facts, shownOnly: null }
  return { kind: 'due', facts, shownOnly: stop.gate === 'too_late' ? 'too_late' : 'backlog' }
}

/** What a half-known conversation cannot tell. */
const isAboutTheBeginning = (stop: GateOutcome | undefined, { silence }: Facts) =>
  silence.anchor === null ||
  stop?.gate === 'shop_never_spoke' ||
  stop?.gate === 'customer_never_wrote'

export const isOfThisInput = (decision: Decision, facts: Facts) =>
  decision.anchorMessageId === facts.silence.anchor?.id &&
  decision.step === facts.step?.number &&
  decision.inputHash === facts.inputHash

/** A wait that has ended, or a decision that was taken back, is judged anew. */
const isOver = (decision: Decision, now: Instant) =>
  decision.status === 'cancelled' ||
  (decision.status === 'waiting' && decision.until !== null && decision.until <= now)

/** A changed input takes back what stands, before anything else (DESIGN 4). */
const revoke = async (store: Store, decision: Standing, facts: Facts) => {
  if (!REVOCABLE.includes(decision.status)) return
  const why = whyRevoked(decision, facts)
  if (why === null) return
  await store.decisions.move(decision.id, {
    from: decision.status,
    to: 'cancelled',
    by: 'relance',
    at: facts.now,
    act: 'cancelled',
    reason: why,
  })
}

const whyRevoked = (decision: Decision, facts: Facts): string | null => {
  const { ticket, silence, policy, step } = facts
  if (ticket.gone) return 'gone'
  if (ticket.spam) return 'spam'
  if (ticket.trashedAt !== null) return 'trashed'
  if (ticket.tags.some((tag) => tag.toLowerCase() === 'relance-never')) return 'opted_out'
  if (silence.anchor?.id !== decision.anchorMessageId)
    return silence.isSilent ? 'agent_answered' : 'customer_answered'
  if (facts.elsewhere.some((word) => word.isAnswer || word.waitsForShop))
    return 'customer_wrote_elsewhere'
  if (step?.number !== decision.step && facts.ladder.spent >= decision.step) return 'step_spent'
  if (policy === null || policy.name !== decision.policy) return 'policy_changed'
  return decision.inputHash === facts.inputHash ? null : 'input_changed'
}

/** The mode of the moment counts: a raised one routes a standing decision on, a lowered one back. */
const routeAgain = async (
  deps: ScreenDeps,
  decision: Decision,
  facts: Facts,
  situation: Situation,
) => {
  const { policy, step } = facts
  const standing = await deps.store.decisions.find(decision.id)
  if (policy === null || step === null || standing === null) return
  const mode = modeOf(policy, step.number, situation)
  if (mode === standing.mode || standing.approvalId !== null || isShownOnly(standing)) return
  if (!['no_action', 'pending', 'scheduled'].includes(standing.status)) return
  const asks = standing.asksForPerson === null ? [] : [standing.asksForPerson]
  const { status: to, asksForPerson } = route(standing.verdict, mode, asks)
  if (to === standing.status) return deps.store.decisions.setMode(standing.id, mode)
  await deps.store.decisions.move(standing.id, {
    from: standing.status,
    to,
    by: 'relance',
    at: facts.now,
    act: 'routed_again',
    reason: asksForPerson,
    set: { mode, releaseAt: to === 'scheduled' ? deps.wall() + deps.undo : null },
  })
}

const lookAgain = (screening: Screening, { now }: Situation) => {
  switch (screening.kind) {
    case 'stopped':
      return {
        lookAt: screening.until ?? (opensUnseen(screening.gate) ? now : null),
        stoppedBy: screening.gate,
      }
    case 'judged':
      return { lookAt: screening.until, stoppedBy: null }
    case 'due':
      // Of the backlog only the newest are judged, once; the rest need no second look.
      return {
        lookAt: screening.shownOnly === 'backlog' ? null : now,
        stoppedBy: screening.shownOnly,
      }
    case 'incomplete':
      return { lookAt: now, stoppedBy: null }
  }
}

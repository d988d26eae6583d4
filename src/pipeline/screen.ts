/** Decides which silent tickets may be judged now: gates, no model; and takes back what no longer holds. */
import type { Decision, Standing } from '../domain/decision.ts'
import type { GateOutcome } from '../domain/explanation.ts'
import { isRevocable, SPENT } from '../domain/follow-up.ts'
import { firstStop, holdsOnlyReplies, isOnlyOld, opensUnseen, passGates } from '../domain/gates.ts'
import { whyNoLonger } from '../domain/hold.ts'
import { DROPPED, SETTLED } from '../domain/resolution.ts'
import type { MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { EXPIRED } from './expire.ts'
import { type Facts, gatherFacts, isSettled, under } from './facts.ts'
import { noteStands, sayOutdated } from './outdated.ts'
import { ahead, routeAgain, waitsForItsStep } from './route-again.ts'
import type { Situation } from './situation.ts'

export type Screening =
  /** May be judged now. `shownOnly`: too old to act on, judged for a person's eyes. */
  | { kind: 'due'; facts: Facts; shownOnly: 'backlog' | 'too_late' | null }
  /** The mirror does not hold the beginning, or what a policy compares: one detail read decides. */
  | { kind: 'incomplete'; facts: Facts }
  | { kind: 'stopped'; gate: string; until: Instant | null }
  /** This step was judged on this very input. `isFenced`: it is too old to be acted on now. */
  | { kind: 'judged'; decision: Standing; isFenced: boolean }

export type ScreenDeps = {
  store: Store
  /** How long an autonomous reply waits for a person's second thought, ms of this machine. */
  undo: number
  wall: () => number
  /** Standing decisions keep their route: nothing may leave, and nothing may look as if it could not. */
  isDryRun: boolean
  account: string
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
    const facts = await gatherFacts(ticket, detail, situation, store)
    const decisions = await stillStanding(deps, ticketId, (decision) =>
      asDecided(decision, facts, ticket, situation),
    )
    const screening = isSettled(facts)
      ? judgeable(ticket, facts, decisions)
      : foremost(ticket, facts, decisions, situation)
    if (screening.kind === 'judged' && !deps.isDryRun)
      await routeAgain(deps, screening, facts, situation)
    await store.screening.saveScreening(ticketId, ticket.wakes, lookAgain(screening, situation))
    return screening
  }
}

const judgeable = (ticket: MirroredTicket, facts: Facts, decisions: Standing[]): Screening => {
  const gates = passGates(facts)
  if (isEarly(facts) && gates.every((gate) => gate.passed || holdsOnlyReplies(gate)))
    return lookedAtEarly(facts, decisions)
  const stop = firstStop(gates)
  if (!ticket.complete && isAboutTheBeginning(stop, facts)) return { kind: 'incomplete', facts }
  if (stop !== undefined && !isOnlyOld(gates))
    return { kind: 'stopped', gate: stop.gate, until: orEarly(stop, facts) }
  const earlier = decisions.find((decision) => isOfThisInput(decision, facts))
  if (earlier !== undefined && !isOver(earlier, facts.now))
    return { kind: 'judged', decision: earlier, isFenced: stop !== undefined }
  if (stop === undefined) return { kind: 'due', facts, shownOnly: null }
  return { kind: 'due', facts, shownOnly: stop.gate === 'too_late' ? 'too_late' : 'backlog' }
}

/** Before its step, because we promised something or only people may answer. */
const isEarly = ({ early, now }: Facts) => early !== null && early.at <= now

/** What was judged early stands until its step or until the input changes. */
const lookedAtEarly = (facts: Facts, decisions: Standing[]): Screening => {
  const earlier = decisions.find((decision) => isOfThisInput(decision, facts))
  if (earlier === undefined || isOver(earlier, facts.now))
    return { kind: 'due', facts, shownOnly: null }
  const until = ahead(earlier.until ?? facts.step?.dueAt ?? null, facts.now)
  return earlier.verdict === 'follow_up'
    ? { kind: 'stopped', gate: 'not_due', until }
    : { kind: 'judged', decision: earlier, isFenced: false }
}

/** What holds only replies does not put off the moment at which a promise is overdue, nor does what opens by itself. */
const orEarly = (stop: GateOutcome, { early, now }: Facts) => {
  const isHeard = stop.until !== null || holdsOnlyReplies(stop)
  if (!isHeard || early === null || early.at <= now) return stop.until
  return Math.min(stop.until ?? early.at, early.at)
}

/**
 * While several policies may apply, the earliest due step among them decides when to find out; what already stands on
 * this input needs no second look.
 */
const foremost = (
  ticket: MirroredTicket,
  facts: Facts,
  decisions: Standing[],
  situation: Situation,
): Screening => {
  const now = judgeable(ticket, facts, decisions)
  if (now.kind === 'judged') return now
  const looks = facts.choice.policies.map((policy) =>
    judgeable(ticket, under(policy, facts, ticket, situation), []),
  )
  const open = looks.find((look) => look.kind === 'incomplete' || isOpen(look))
  if (open !== undefined && open.kind !== 'stopped' && open.kind !== 'judged')
    return facts.choice.isSure ? open : whatLacks(ticket, open.facts)
  return (
    looks.find(mayOpenAnyTime) ?? soonest(looks) ?? looks.find(({ kind }) => kind === 'due') ?? now
  )
}

const isOpen = (look: Screening) => look.kind === 'due' && look.shownOnly === null

/** Nothing is left to read on the ticket: the names of fields or stores could not be read; the next pass asks again. */
const whatLacks = (ticket: MirroredTicket, facts: Facts): Screening =>
  ticket.complete && ticket.isKnown
    ? { kind: 'stopped', gate: 'no_policy', until: facts.now }
    : { kind: 'incomplete', facts }

const mayOpenAnyTime = (look: Screening) =>
  look.kind === 'stopped' && look.until === null && opensUnseen(look.gate)

/** Of those that open by themselves, the one that does first. */
const soonest = (looks: Screening[]): Screening | undefined =>
  looks
    .flatMap((look) =>
      look.kind === 'stopped' && look.until !== null ? [{ look, until: look.until }] : [],
    )
    .sort((a, b) => a.until - b.until)[0]?.look

/** What a half-known conversation cannot tell. */
const isAboutTheBeginning = (stop: GateOutcome | undefined, { silence }: Facts) =>
  silence.anchor === null ||
  stop?.gate === 'shop_never_spoke' ||
  stop?.gate === 'customer_never_wrote'

const isOfThisInput = (decision: Decision, facts: Facts) =>
  decision.statusReason !== SETTLED &&
  decision.anchorMessageId === facts.silence.anchor?.id &&
  decision.step === facts.step?.number &&
  decision.inputHash === facts.inputHash

/** A wait that has ended, or a decision that was taken back, is judged anew; what nobody wanted is not. */
const isOver = (decision: Decision, now: Instant) =>
  (decision.status === 'cancelled' && !ENDED_FOR_GOOD.has(decision.statusReason)) ||
  (decision.status === 'waiting' &&
    !waitsForItsStep(decision) &&
    decision.until !== null &&
    decision.until <= now)

const ENDED_FOR_GOOD = new Set<string | null>([EXPIRED, DROPPED, SPENT])

/** Takes back what no longer holds, and answers the decisions as they are then. */
const stillStanding = async (
  deps: ScreenDeps,
  ticketId: number,
  factsFor: (decision: Standing) => Facts,
): Promise<Standing[]> => {
  const { ofTicket } = deps.store.decisions
  const decisions = await ofTicket(ticketId)
  let isChanged = false
  for (const decision of decisions)
    if (await revoke(deps, decision, factsFor(decision))) isChanged = true
  return isChanged ? ofTicket(ticketId) : decisions
}

/** A changed input takes back what stands, before anything else (DESIGN 4). False: it holds. */
const revoke = async (
  { store, account }: ScreenDeps,
  decision: Standing,
  facts: Facts,
): Promise<boolean> => {
  if (!isRevocable(decision) || isEnding(decision)) return false
  const why = whyRevoked(decision, facts)
  if (why === null || (await isOnTicket(store, decision))) return false
  const at = facts.now
  if (!facts.ticket.gone && (await noteStands(store, account, decision)))
    await sayOutdated(store, account, decision, { at, why })
  else
    await store.decisions.move(decision.id, {
      from: decision.status,
      to: 'cancelled',
      by: 'relance',
      at,
      act: 'cancelled',
      reason: why,
    })
  return true
}

/** Tried once more, it turns out to have landed: the next step before a post finds it and says so. */
const isOnTicket = async (store: Store, { id, status, ticketId, externalId }: Standing) => {
  if (status !== 'scheduled') return false
  const row = await store.deliveries.find(externalId)
  if (row === null || row.decisionId !== id || row.attempts === 0) return false
  const messages = await store.mirror.messagesOf(ticketId)
  return messages.some((message) => message.externalId === externalId)
}

/** Until it is settled which policy applies, the one that was decided by does, as long as it may. */
const asDecided = (
  decision: Decision,
  facts: Facts,
  ticket: MirroredTicket,
  situation: Situation,
): Facts => {
  const policy = facts.choice.policies.find(({ name }) => name === decision.policy)
  return isSettled(facts) || policy === undefined ? facts : under(policy, facts, ticket, situation)
}

/** Taken back already: the line that says so is about to be written. */
const isEnding = ({ status, post }: Standing) => status === 'scheduled' && post === 'notice'

const whyRevoked = (decision: Decision, facts: Facts): string | null => {
  const { policy, step } = facts
  const why = whyNoLonger(
    { ...facts, ticket: { ...facts.ticket, customerTags: facts.customerTags } },
    decision,
  )
  if (why !== null) return why
  if (facts.elsewhere.some((word) => word.isAnswer || word.waitsForShop))
    return 'customer_wrote_elsewhere'
  if (step?.number !== decision.step && facts.ladder.spent >= decision.step) return 'step_spent'
  if (policy === null || policy.name !== decision.policy) return 'policy_changed'
  return decision.inputHash === facts.inputHash ? null : 'input_changed'
}

const lookAgain = (screening: Screening, { now }: Situation) => {
  switch (screening.kind) {
    case 'stopped':
      return {
        lookAt: screening.until ?? (opensUnseen(screening.gate) ? now : null),
        stoppedBy: screening.gate,
      }
    case 'judged':
      return { lookAt: ahead(screening.decision.until, now), stoppedBy: null }
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

/** Decides which silent tickets may be judged now: gates, no model; and takes back what no longer holds. */
import type { Decision, Standing } from '../domain/decision.ts'
import type { GateOutcome } from '../domain/explanation.ts'
import { isRevocable, isShownOnly } from '../domain/follow-up.ts'
import { isOnlyOld, opensUnseen, passGates } from '../domain/gates.ts'
import { whyNoLonger } from '../domain/hold.ts'
import { postOf } from '../domain/marker.ts'
import { MODES } from '../domain/policy.ts'
import { route } from '../domain/routing.ts'
import type { MirroredTicket, Ticket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { disclosureOf } from './draft.ts'
import { EXPIRED } from './expire.ts'
import { type Facts, gatherFacts, isSettled, under } from './facts.ts'
import { noteStands, sayOutdated } from './outdated.ts'
import { modeOf, type Situation } from './situation.ts'

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
  const stop = gates.find((gate) => !gate.passed)
  if (!ticket.complete && isAboutTheBeginning(stop, facts)) return { kind: 'incomplete', facts }
  if (stop !== undefined && !isOnlyOld(gates))
    return { kind: 'stopped', gate: stop.gate, until: stop.until }
  const earlier = decisions.find((decision) => isOfThisInput(decision, facts))
  if (earlier !== undefined && !isOver(earlier, facts.now))
    return { kind: 'judged', decision: earlier, isFenced: stop !== undefined }
  if (stop === undefined) return { kind: 'due', facts, shownOnly: null }
  return { kind: 'due', facts, shownOnly: stop.gate === 'too_late' ? 'too_late' : 'backlog' }
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
  decision.anchorMessageId === facts.silence.anchor?.id &&
  decision.step === facts.step?.number &&
  decision.inputHash === facts.inputHash

/** A wait that has ended, or a decision that was taken back, is judged anew; a draft nobody wanted in time is not. */
const isOver = (decision: Decision, now: Instant) =>
  (decision.status === 'cancelled' && decision.statusReason !== EXPIRED) ||
  (decision.status === 'waiting' && decision.until !== null && decision.until <= now)

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
  if (why === null) return false
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

/**
 * The mode of the moment counts: a raised one routes a standing decision on, without a new model call; a lowered
 * one takes it back. What was only shown for its age is acted on once no fence holds it.
 */
const routeAgain = async (
  deps: ScreenDeps,
  { decision, isFenced }: Extract<Screening, { kind: 'judged' }>,
  facts: Facts,
  situation: Situation,
) => {
  const { policy, step } = facts
  if (policy === null || step === null || !isRoutable(decision)) return
  // A person set it aside until then.
  if (ahead(decision.until, situation.now) !== null) return
  const mode = modeOf(policy, step.number, situation)
  const raises = MODES.indexOf(mode) > MODES.indexOf(decision.mode) || isShownOnly(decision)
  if ((isFenced && raises) || (mode === decision.mode && !isShownOnly(decision))) return
  const asks = [
    ...(decision.asksForPerson === null ? [] : [decision.asksForPerson]),
    ...(isDisclosed(decision, facts, situation) ? [] : ['written without the disclosure']),
  ]
  const { status: to, post, asksForPerson } = route(decision.verdict, mode, asks)
  if (decision.status === 'noted' && (!raises || post !== 'reply')) return
  // Approving says anew what is posted; only what leaves by itself must be it already.
  if (to === decision.status && (to !== 'scheduled' || post === decision.post))
    return deps.store.decisions.setMode(decision.id, mode)
  const act = { by: 'relance', at: facts.now }
  // Still scheduled, but another post: what was to leave is taken back first.
  const from = to === decision.status ? 'pending' : decision.status
  if (from !== decision.status)
    await deps.store.decisions.move(decision.id, {
      ...act,
      from: decision.status,
      to: from,
      act: 'taken_back',
    })
  await deps.store.decisions.move(decision.id, {
    ...act,
    from,
    to,
    act: 'routed_again',
    reason: asksForPerson,
    set: {
      mode,
      ...postOf(deps.account, decision, post),
      releaseAt: to === 'scheduled' && post === 'reply' ? deps.wall() + deps.undo : null,
    },
  })
}

/** What leaves by itself says so, where its persona wants that. */
const isDisclosed = ({ draft, persona }: Standing, { ticket }: Facts, { prompts }: Situation) => {
  const voice = prompts.personas.find(({ key }) => key === persona)
  if (draft === null || voice === undefined) return true
  return draft.text.endsWith(disclosureOf(voice, draft.language, ticket.channel))
}

/** Open, and no person's: an approval or a waiting date has its own end. */
const isRoutable = ({ status, verdict, approvalId, post }: Standing) =>
  approvalId === null &&
  post !== 'notice' &&
  verdict !== 'wait' &&
  ['no_action', 'pending', 'scheduled', 'noted'].includes(status)

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

const ahead = (moment: Instant | null, now: Instant) =>
  moment !== null && moment > now ? moment : null

/** Judges one due silence, drafts what is needed, and keeps what shall happen. */
import { addWait } from '../domain/business-time.ts'
import type { Decision } from '../domain/decision.ts'
import type { Judgement, OpenItem } from '../domain/ledger.ts'
import type { Policy, Wait } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import { route } from '../domain/routing.ts'
import { type Ruling, ruleOn } from '../domain/verdict.ts'
import type { Instant } from '../lib/clock.ts'
import { decideInstruction, draftInstruction } from './context.ts'
import { createDraft, type Drafted } from './draft.ts'
import { type Due, prepare, type Work } from './due.ts'
import type { Guard } from './guard.ts'
import { addUsage, createJudge, type NoAnswer } from './judge.ts'
import { type KeepDeps, keepDecision } from './keep.ts'
import { modeOf, type Situation } from './situation.ts'

export type DecideDeps = KeepDeps & { guard: Guard }

export type Decided =
  | { kind: 'decided'; decision: Decision }
  /** Asked again at the next pass. */
  | { kind: 'later'; why: string; isBudget: boolean }

/** So often a model may fail on the same input before a person is told. */
const MOST_TRIES = 3
/** `wait` without a date is judged again after this. */
const UNDATED_WAIT: Wait = { kind: 'business_days', days: 3 }

export const createDecide = (deps: DecideDeps) => {
  const judge = createJudge(deps.mind)
  const draft = createDraft(deps.mind)
  return async (due: Due, situation: Situation): Promise<Decided> => {
    const work = prepare(due, situation)
    const judged = await judge({
      ticket: due.ticket,
      now: situation.now,
      instruction: decideInstruction(situation.prompts, work.policy),
      description: work.description,
      mask: work.mask,
      objections: (judgement) => disagreement(judgement, work, situation.now),
    })
    if (judged.kind !== 'judged') return giveUp(deps, work, situation, judged)
    const ruling = ruleOn(judged.judgement, work.policy.followUpOn, situation.now)
    const finding = { judgement: judged.judgement, ruling, usage: judged.usage }
    if (ruling.verdict !== 'follow_up') return keep(deps, work, situation, finding, null)
    const drafted = await draft({
      ...work,
      items: owed(judged.judgement, work.policy),
      instruction: draftInstruction(situation.prompts, work.policy, work.persona),
    })
    if (drafted.kind === 'later') return giveUp(deps, work, situation, drafted)
    if (drafted.kind === 'parked') {
      const usage = addUsage(judged.usage, drafted.usage)
      return giveUp(deps, work, situation, { ...drafted, usage })
    }
    return keep(deps, work, situation, finding, drafted)
  }
}

type Found = { judgement: Judgement; ruling: Ruling; usage: Usage }

/** The verdict a judge states must be the one its ledger leads to. */
const disagreement = (judgement: Judgement, { policy }: Work, now: Instant) => {
  const { verdict } = ruleOn(judgement, policy.followUpOn, now)
  return verdict === judgement.verdict
    ? []
    : [`your open_items lead to ${verdict}, but you answered ${judgement.verdict}`]
}

const owed = (judgement: Judgement, policy: Policy): OpenItem[] =>
  judgement.open_items.filter(
    (item) => item.owner === 'customer' && policy.followUpOn.includes(item.kind),
  )

const keep = async (
  deps: DecideDeps,
  work: Work,
  situation: Situation,
  { judgement, ruling, usage }: Found,
  drafted: Drafted | null,
): Promise<Decided> => {
  const guarded = drafted === null ? null : deps.guard(drafted.draft, work, situation.prompts)
  const reasons = [
    ...(ruling.verdict === judgement.verdict ? [] : ['its verdict and its ledger disagree']),
    ...(ruling.asksForPerson === null ? [] : [ruling.asksForPerson]),
    ...personsMatters(deps, work, situation, judgement),
    ...(guarded ?? []).map((finding) => `${finding.rule}: ${finding.why}`),
  ]
  const mode = modeOf(work.policy, work.step.number, situation)
  const wait = ruling.verdict === 'wait' ? await waitUntil(deps, work, situation, ruling) : null
  const routed = work.shownOnly
    ? { status: 'no_action' as const, asksForPerson: null }
    : (wait?.route ?? route(ruling.verdict, mode, reasons))
  return keepDecision(deps, work, situation, {
    verdict: ruling.verdict,
    reason: [work.shownOnly, judgement.reason].filter(Boolean).join(': '),
    confidence: Math.min(1, Math.max(0, judgement.confidence)),
    until: wait?.until ?? null,
    evidence: judgement.evidence,
    openItems: judgement.open_items,
    draft: drafted?.draft ?? null,
    findings: guarded ?? [],
    mode,
    status: routed.status,
    statusReason: routed.asksForPerson,
    asksForPerson: reasons.length > 0 ? reasons.join('; ') : null,
    usage: drafted === null ? usage : addUsage(usage, drafted.usage),
  })
}

/** Reasons besides the draft itself for which even an autonomous policy asks a person. */
const personsMatters = (
  { mind }: DecideDeps,
  { policy, persona, language, facts }: Work,
  { settings }: Situation,
  { confidence }: Judgement,
) => [
  ...(confidence < policy.minConfidence
    ? [`confidence ${confidence} is below ${policy.minConfidence}`]
    : []),
  ...(mind.kind === 'offline' && !settings.isSandbox ? ['judged without a model'] : []),
  ...(persona.languages.length > 0 && !persona.languages.includes(language)
    ? [`${persona.name} does not write ${language}`]
    : []),
  ...(facts.elsewhere.length > 0 ? ['the customer wrote on another ticket meanwhile'] : []),
]

/** Dated: until then. Undated: once more after three business days, then a person. */
const waitUntil = async (
  { store }: DecideDeps,
  { ticket, anchor }: Work,
  { now, calendar }: Situation,
  { until, asksForPerson }: Ruling,
) => {
  if (asksForPerson !== null) return { until: null, route: toPerson(asksForPerson) }
  if (until !== null) return { until, route: null }
  const waitedBefore = (await store.decisions.ofTicket(ticket.id)).some(
    (earlier) => earlier.verdict === 'wait' && earlier.anchorMessageId === anchor.id,
  )
  return waitedBefore
    ? { until: null, route: toPerson('waited twice without a date') }
    : { until: addWait(now, UNDATED_WAIT, calendar), route: null }
}

const toPerson = (asksForPerson: string) => ({ status: 'pending' as const, asksForPerson })

const later = async (
  { store }: DecideDeps,
  { ticket, facts }: Work,
  situation: Situation,
  answer: Extract<NoAnswer, { kind: 'later' }>,
): Promise<Extract<Decided, { kind: 'later' }>> => {
  if (!answer.isBudget) {
    const tries = (await store.screening.tries(ticket.id, facts.inputHash)) + 1
    await store.screening.saveTries(ticket.id, facts.inputHash, tries)
  }
  await store.screening.saveScreening(ticket.id, facts.wakes, {
    lookAt: situation.now,
    stoppedBy: answer.isBudget ? 'budget' : 'model_unavailable',
  })
  return answer
}

/** Three times without an answer, or an answer that is none: a person has to look. */
const giveUp = async (
  deps: DecideDeps,
  work: Work,
  situation: Situation,
  answer: NoAnswer,
): Promise<Decided> => {
  if (answer.kind === 'later') {
    const tries = await deps.store.screening.tries(work.ticket.id, work.facts.inputHash)
    if (answer.isBudget || tries + 1 < MOST_TRIES) return later(deps, work, situation, answer)
  }
  return keepDecision(deps, work, situation, {
    verdict: 'hand_over',
    reason: `Could not be judged: ${answer.why}`,
    confidence: 0,
    until: null,
    evidence: [],
    openItems: [],
    draft: null,
    findings: [],
    mode: modeOf(work.policy, work.step.number, situation),
    status: 'parked',
    statusReason: answer.why,
    asksForPerson: answer.why,
    usage: answer.kind === 'parked' ? answer.usage : null,
  })
}

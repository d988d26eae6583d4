/** Reaches a verdict on a due silence, words where they are needed, and where it all goes. Stores nothing. */
import { addWait } from '../domain/business-time.ts'
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import type { Judgement, OpenItem } from '../domain/ledger.ts'
import type { Policy, Wait } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import { postFor, type Route, route } from '../domain/routing.ts'
import { type Ruling, ruleOn } from '../domain/verdict.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { decideInstruction, draftInstruction } from './context.ts'
import { createDraft, type Drafted } from './draft.ts'
import type { Work } from './due.ts'
import type { Guard } from './guard.ts'
import { addUsage, createJudge, type Mind, type NoAnswer } from './judge.ts'
import type { Kept } from './keep.ts'
import { modeOf, type Situation } from './situation.ts'

export type ConcludeDeps = { store: Store; mind: Mind; guard: Guard }

export type Concluded = { kind: 'concluded'; kept: Kept }

/** `wait` without a date is judged again after this. */
const UNDATED_WAIT: Wait = { kind: 'business_days', days: 3 }

export const createConclude = (deps: ConcludeDeps) => {
  const judge = createJudge(deps.mind)
  const draft = createDraft(deps.mind)
  return async (work: Work, situation: Situation): Promise<Concluded | NoAnswer> => {
    const judged = await judge({
      ticket: work.ticket,
      now: situation.now,
      instruction: decideInstruction(situation.prompts, work.policy),
      description: work.description,
      mask: work.mask,
      objections: (judgement) => disagreement(judgement, work, situation.now),
    })
    if (judged.kind !== 'judged') return judged
    const ruling = ruleOn(judged.judgement, work.policy.followUpOn, situation.now)
    const found = { judgement: judged.judgement, ruling, usage: judged.usage }
    if (ruling.verdict !== 'follow_up') return conclude(deps, work, situation, found, null)
    const drafted = await draft({
      ...work,
      items: owed(judged.judgement, work.policy),
      instruction: draftInstruction(situation.prompts, work.policy, work.persona),
      isAutonomous: modeOf(work.policy, work.step.number, situation) === 'autonomous',
    })
    if (drafted.kind === 'later') return drafted
    if (drafted.kind === 'parked')
      return { ...drafted, usage: addUsage(judged.usage, drafted.usage) }
    return conclude(deps, work, situation, found, drafted)
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

const conclude = async (
  deps: ConcludeDeps,
  work: Work,
  situation: Situation,
  { judgement, ruling, usage }: Found,
  drafted: Drafted | null,
): Promise<Concluded> => {
  const guarded =
    drafted === null
      ? null
      : deps.guard(drafted.disclosed ?? drafted.draft, work, situation.prompts)
  const reasons = [
    ...(ruling.verdict === judgement.verdict ? [] : ['its verdict and its ledger disagree']),
    ...(ruling.asksForPerson === null ? [] : [ruling.asksForPerson]),
    ...personsMatters(deps, work, situation, judgement),
    ...(guarded ?? []).map((finding) => `${finding.rule}: ${finding.why}`),
  ]
  const mode = modeOf(work.policy, work.step.number, situation)
  const wait = ruling.verdict === 'wait' ? await waitUntil(deps, work, situation, ruling) : null
  const routed = work.shownOnly
    ? { status: 'no_action' as const, post: postFor(ruling.verdict, mode), asksForPerson: null }
    : (wait?.route ?? route(ruling.verdict, mode, reasons))
  const kept = {
    verdict: ruling.verdict,
    reason: [work.shownOnly, judgement.reason].filter(Boolean).join(': '),
    confidence: Math.min(1, Math.max(0, judgement.confidence)),
    until: wait?.until ?? null,
    evidence: judgement.evidence,
    openItems: judgement.open_items,
    ...wordsOf(drafted, guarded ?? [], routed),
    mode,
    status: routed.status,
    post: routed.post,
    statusReason: routed.asksForPerson ?? (wait?.isUndated ? NO_DATE : null),
    asksForPerson: reasons.length > 0 ? reasons.join('; ') : null,
    usage: drafted === null ? usage : addUsage(usage, drafted.usage),
  }
  return { kind: 'concluded', kept }
}

/** Only what leaves by itself is disclosed; a person who approves it speaks for the shop. */
const wordsOf = (
  drafted: Drafted | null,
  findings: Finding[],
  { status }: Pick<Route, 'status'>,
): { draft: Draft | null; findings: Finding[] } => {
  if (drafted === null) return { draft: null, findings }
  const { draft, disclosed } = drafted
  if (status === 'scheduled') return { draft: disclosed ?? draft, findings }
  return { draft, findings: findings.filter(({ end }) => end <= draft.text.length) }
}

/** Reasons besides the draft itself for which even an autonomous policy asks a person. */
const personsMatters = (
  { mind }: ConcludeDeps,
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

/** Marks a wait whose end nobody named. */
const NO_DATE = 'no date was named'

/** Dated: until then. Undated: once more after three business days, then a person. */
const waitUntil = async (
  { store }: ConcludeDeps,
  { ticket, anchor }: Work,
  { now, calendar }: Situation,
  { until, asksForPerson }: Ruling,
) => {
  if (asksForPerson !== null)
    return { until: null, route: toPerson(asksForPerson), isUndated: false }
  if (until !== null) return { until, route: null, isUndated: false }
  const waitedBefore = (await store.decisions.ofTicket(ticket.id)).some(
    (earlier) => earlier.statusReason === NO_DATE && earlier.anchorMessageId === anchor.id,
  )
  return waitedBefore
    ? { until: null, route: toPerson('waited twice without a date'), isUndated: false }
    : { until: addWait(now, UNDATED_WAIT, calendar), route: null, isUndated: true }
}

const toPerson = (asksForPerson: string): Route => ({
  status: 'pending',
  post: 'alert',
  asksForPerson,
})

/** Reaches a verdict on a due silence, words where they are needed, and where it all goes. Stores nothing. */
import { addWait } from '../domain/business-time.ts'
import type { Draft } from '../domain/decision.ts'
import type { Finding } from '../domain/finding.ts'
import type { Judgement } from '../domain/ledger.ts'
import { findMachineOrder } from '../domain/machine-orders.ts'
import type { Wait } from '../domain/policy.ts'
import type { Usage } from '../domain/ports.ts'
import { ONLY_NOTE } from '../domain/reply-window.ts'
import { postFor, type Route, route } from '../domain/routing.ts'
import { opensAfterDay } from '../domain/send-window.ts'
import type { Ticket } from '../domain/ticket.ts'
import { dayNamed, wrongUntil } from '../domain/until.ts'
import type { Ruling } from '../domain/verdict.ts'
import type { Store } from '../store/store.ts'
import { decideInstruction, draftInstruction } from './context.ts'
import { createDraft, type Drafted, owedItems } from './draft.ts'
import type { Work } from './due.ts'
import { mustBeNote } from './facts.ts'
import { type Guard, whyNotAlone } from './guard.ts'
import { addUsage, type Mind, type NoAnswer } from './judge.ts'
import type { Kept } from './keep.ts'
import { createRuling } from './ruling.ts'
import { modeOf, type Situation } from './situation.ts'

export type ConcludeDeps = { store: Store; mind: Mind; guard: Guard }

export type Concluded = { kind: 'concluded'; kept: Kept }

/** `wait` without a date is judged again after this. */
const UNDATED_WAIT: Wait = { kind: 'business_days', days: 3 }

export const createConclude = (deps: ConcludeDeps) => {
  const rule = createRuling(deps.mind)
  const draft = createDraft(deps.mind)
  return async (work: Work, situation: Situation): Promise<Concluded | NoAnswer> => {
    const found = await rule({
      ticket: work.ticket,
      now: situation.now,
      followUpOn: work.policy.followUpOn,
      instruction: decideInstruction(situation.prompts, work.policy),
      description: work.description,
      mask: work.mask,
    })
    if (found.kind !== 'ruled') return found
    if (found.ruling.verdict !== 'follow_up') return conclude(deps, work, situation, found, null)
    const drafted = await draft({
      ...work,
      items: owedItems(found.judgement.open_items, work.policy),
      instruction: draftInstruction(situation.prompts, work.policy, work.persona),
      isAutonomous: modeOf(work.policy, work.step.number, situation) === 'autonomous',
    })
    if (drafted.kind === 'later') return drafted
    if (drafted.kind === 'parked')
      return { ...drafted, usage: addUsage(found.usage, drafted.usage) }
    return conclude(deps, work, situation, found, drafted)
  }
}

type Found = { judgement: Judgement; ruling: Ruling; usage: Usage }

const conclude = async (
  deps: ConcludeDeps,
  work: Work,
  situation: Situation,
  { judgement, ruling, usage }: Found,
  drafted: Drafted | null,
): Promise<Concluded> => {
  const judged = { ...work, now: situation.now }
  const guarded =
    drafted === null
      ? null
      : deps.guard(drafted.disclosed ?? drafted.draft, judged, situation.prompts)
  const reasons = [
    ...(ruling.verdict === judgement.verdict ? [] : ['its verdict and its ledger disagree']),
    ...(ruling.asksForPerson === null ? [] : [ruling.asksForPerson]),
    ...personsMatters(deps, work, situation, judgement),
    ...(guarded ?? []).map((finding) => `${finding.rule}: ${finding.why}`),
    ...(drafted === null
      ? []
      : whyNotAlone(drafted.disclosed ?? drafted.draft, judged, situation.prompts)),
  ]
  const mode = modeOf(work.policy, work.step.number, situation)
  const onlyNote = mustBeNote(work.facts, situation)
  const wait =
    ruling.verdict === 'wait' ? await waitUntil(deps, work, situation, { judgement, ruling }) : null
  const routed = work.shownOnly
    ? {
        status: 'no_action' as const,
        post: postFor(ruling.verdict, mode, onlyNote),
        asksForPerson: null,
      }
    : (wait?.route ?? route(ruling.verdict, mode, reasons, onlyNote))
  const isEarly = ruling.verdict === 'follow_up' && work.step.dueAt > situation.now
  const kept = {
    verdict: ruling.verdict,
    reason: [work.shownOnly, judgement.reason].filter(Boolean).join(': '),
    confidence: Math.min(1, Math.max(0, judgement.confidence)),
    // Judged before its step: what is needed is known now and waits for its moment.
    until: isEarly ? work.step.dueAt : (wait?.until ?? null),
    evidence: judgement.evidence,
    openItems: judgement.open_items,
    ...wordsOf(drafted, guarded ?? [], routed),
    mode,
    status: isEarly ? ('waiting' as const) : routed.status,
    post: routed.post,
    statusReason: isEarly
      ? null
      : (routed.asksForPerson ??
        (wait?.isUndated ? NO_DATE : routed.post === 'note' && onlyNote ? ONLY_NOTE : null)),
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
  { ticket, policy, persona, language, facts }: Work,
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
  ...ordersIn(ticket),
  ...(facts.elsewhere.length > 0 ? ['the customer wrote on another ticket meanwhile'] : []),
  ...facts.anotherAddress
    .slice(0, 1)
    .map(({ ticketId, by }) => `${SAID_BY[by]} on ticket ${ticketId}, from another customer`),
]

/** They change no verdict: what the conversation calls for stays, and a person sees it before it leaves. */
const ordersIn = ({ messages }: Ticket) => {
  const order = findMachineOrder(messages)
  return order === null ? [] : [`${order.why}: “${order.quote}”`]
}

const SAID_BY = {
  replies_to_us: 'somebody answered our message',
  same_order: 'somebody wrote about the same order',
  known_address: 'an address of this ticket wrote',
}

/** Marks a wait whose end nobody named. */
const NO_DATE = 'no date was named'

/** Dated: until then. Undated: once more after three business days, then a person. */
const waitUntil = async (
  { store }: ConcludeDeps,
  { ticket, anchor, policy }: Work,
  { now, calendar }: Situation,
  { judgement, ruling: { until, asksForPerson } }: Pick<Found, 'judgement' | 'ruling'>,
) => {
  if (asksForPerson !== null)
    return { until: null, route: toPerson(asksForPerson), isUndated: false }
  if (until !== null) {
    const { messages, customerTimezone } = ticket
    const wrong = wrongUntil(judgement, until, { messages, timezone: calendar.timezone })
    if (wrong !== null) return { until: null, route: toPerson(wrong), isUndated: false }
    const day = dayNamed(judgement, until)
    const opens =
      day === null ? until : opensAfterDay(day, policy.sendBetween, calendar, customerTimezone)
    return { until: Math.max(opens, now), route: null, isUndated: false }
  }
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

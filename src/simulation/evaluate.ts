/** Judges labelled conversations by the very gates and steps a pass uses. */
import { findAbsence } from '../domain/away.ts'
import type { GateFacts } from '../domain/gate-facts.ts'
import { passGates } from '../domain/gates.ts'
import type { ItemKind, Verdict } from '../domain/ledger.ts'
import { createMask } from '../domain/masking.ts'
import type { Policy } from '../domain/policy.ts'
import type { PromptSet, Usage } from '../domain/ports.ts'
import { findLadder, findSilence } from '../domain/silence.ts'
import type { Message } from '../domain/ticket.ts'
import { DAY, type Instant } from '../lib/clock.ts'
import { decideInstruction, describeTicket } from '../pipeline/context.ts'
import type { Mind } from '../pipeline/judge.ts'
import { createRuling } from '../pipeline/ruling.ts'
import type { LabelledCase } from './evaluate-cases.ts'

export type Outcome = {
  id: string
  label: LabelledCase['label']
  language: string
  axes: string[]
  /** `stopped`: by the gate the reason names; `no_answer`: the model gave none that can be used. */
  verdict: Verdict | 'stopped' | 'no_answer'
  reason: string
  /** Null where nobody judged. */
  confidence: number | null
  /** A gate or rules settled it beyond doubt: no model is needed. */
  isAvoided: boolean
  /** Not made, because the budget has no room. */
  isBudget: boolean
  usage: Usage | null
}

export type EvaluateDeps = {
  mind: Mind
  /** Null: judged by rules alone, which read no prompts. */
  prompts: PromptSet | null
  followUpOn: ItemKind[]
  /** Cases judged side by side. */
  concurrency: number
  onJudged?: (done: number, of: number) => void
}

/** In the order of the cases, whichever is judged first. */
export const evaluate = async (deps: EvaluateDeps, cases: LabelledCase[]): Promise<Outcome[]> => {
  const outcomes: Outcome[] = []
  const judge = createJudgeCase(deps)
  const queue = cases.entries()
  let done = 0
  const work = async () => {
    for (const [place, labelled] of queue) {
      outcomes[place] = await judge(labelled)
      done += 1
      deps.onJudged?.(done, cases.length)
    }
  }
  await Promise.all(Array.from({ length: deps.concurrency }, work))
  return outcomes
}

const createJudgeCase = ({ mind, prompts, followUpOn }: EvaluateDeps) => {
  const rule = createRuling(mind)
  const policy = { ...policyOf(prompts), followUpOn }
  const instruction = prompts === null ? '' : decideInstruction(prompts, policy)
  return async (labelled: LabelledCase): Promise<Outcome> => {
    const { id, label, language, axes, ticket, now } = labelled
    const known = { id, label, language, axes, isBudget: false }
    const gate = passGates(factsOf(labelled, policy)).find(({ passed }) => !passed)
    if (gate !== undefined) return { ...known, ...stoppedBy(gate.gate) }
    const mask = createMask()
    const description = describeTicket(ticket, {
      language: ticket.language,
      now,
      silentSince: findSilence(ticket.messages).anchor?.at ?? now,
      mask,
    })
    const ruled = await rule({ ticket, now, followUpOn, instruction, description, mask })
    if (ruled.kind !== 'ruled') {
      const usage = ruled.kind === 'parked' ? ruled.usage : null
      const isBudget = ruled.kind === 'later' && ruled.isBudget
      return { ...known, ...NOT_JUDGED, verdict: 'no_answer', reason: ruled.why, usage, isBudget }
    }
    const { judgement, ruling, usage, isSurelyClosed: isAvoided } = ruled
    const { reason, confidence } = judgement
    return { ...known, verdict: ruling.verdict, reason, confidence, isAvoided, usage }
  }
}

const NOT_JUDGED = { confidence: null, isAvoided: false, usage: null }

const stoppedBy = (gate: string) => ({
  ...NOT_JUDGED,
  verdict: 'stopped' as const,
  reason: gate,
  isAvoided: true,
})

/** The policy that holds for everything: what the others ask for, a labelled case does not show. */
const policyOf = (prompts: PromptSet | null): Policy =>
  prompts?.policies.findLast(
    ({ match, about }) => Object.keys(match).length === 0 && about === null,
  ) ?? PLAIN

const PLAIN: Policy = {
  ...{ name: 'evaluation', priority: 0, match: {}, about: null, followUpOn: ['asked'] },
  steps: [{ after: { kind: 'duration', ms: 0 }, afterText: '0h', goal: null, mode: null }],
  ...{ mode: 'approval', persona: null, minConfidence: 0.8, sendBetween: { kind: 'always' } },
  ...{ wording: 'free', expires: 0, closeAfter: null, tag: null, guidance: '' },
  ...{ hash: '', reachHash: '' },
}

/** An account that stands in nothing's way: only the conversation itself can stop a gate. */
const factsOf = ({ ticket, now }: LabelledCase, policy: Policy): GateFacts => {
  const { messages } = ticket
  const step = PLAIN.steps[0]
  const silence = findSilence(messages)
  return {
    ...{ now, ticket, messages, policy, mayApply: [policy.name] },
    silence,
    ladder: findLadder(messages),
    step: step === undefined ? null : { number: 1, step, countsFrom: now, dueAt: now },
    ...{ policySeenAt: 0, backlogFence: null, includeBacklog: true },
    ...{ backlogDays: Number.POSITIVE_INFINITY, maxLate: Number.POSITIVE_INFINITY, contactGap: 0 },
    elsewhere: [],
    contact: { inProgress: null, lastFollowUpAt: null, lastAutomaticAt: null },
    ...{ answerable: {}, ownAddresses: [], never: { tags: [], customers: [] }, customerTags: [] },
    ...{ anotherAddress: [], early: null, openSince: now, survey: null },
    away: silence.anchor === null ? null : awayOf(messages, silence.anchor.at),
    ...{ isPaused: false, isBudgetSpent: false },
  }
}

/** Days are UTC days here, since a case names no zone. */
const awayOf = (messages: Message[], since: Instant): GateFacts['away'] => {
  const found = findAbsence(messages, since, 'UTC')
  if (found === null) return null
  const { messageId, day } = found
  return { messageId, until: day === null ? null : Date.parse(day) + DAY }
}

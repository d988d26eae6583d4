/** Judges one due silence, drafts what is needed, and keeps what shall happen. */
import type { Decision } from '../domain/decision.ts'
import type { Usage } from '../domain/ports.ts'
import { createAbout } from './about.ts'
import { createConclude } from './conclude.ts'
import { type Due, prepare, type Work } from './due.ts'
import type { Guard } from './guard.ts'
import type { NoAnswer } from './judge.ts'
import { type KeepDeps, keepDecision } from './keep.ts'
import { modeOf, type Situation } from './situation.ts'

export type DecideDeps = KeepDeps & { guard: Guard }

export type Decided =
  | { kind: 'decided'; decision: Decision }
  /** It is known now which policy applies; whether its step is due is for screening to say. */
  | { kind: 'chosen'; usage: Usage }
  /** Asked again at the next pass. */
  | { kind: 'later'; why: string; isBudget: boolean }

/** So often a model may fail on the same input before a person is told. */
const MOST_TRIES = 3

export const createDecide = (deps: DecideDeps) => {
  const conclude = createConclude(deps)
  const choose = createAbout(deps)
  return async (due: Due, situation: Situation): Promise<Decided> => {
    const work = prepare(due, situation)
    if (due.facts.choice.asks.length > 0) {
      const chosen = await choose(work, situation)
      return chosen.kind === 'chosen' ? chosen : giveUp(deps, work, situation, chosen)
    }
    const concluded = await conclude(work, situation)
    return concluded.kind === 'concluded'
      ? keepDecision(deps, work, situation, concluded.kept)
      : giveUp(deps, work, situation, concluded)
  }
}

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
    post: 'alert',
    statusReason: answer.why,
    asksForPerson: answer.why,
    usage: answer.kind === 'parked' ? answer.usage : null,
  })
}

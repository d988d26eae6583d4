/** Puts an evaluation into one document: the figures, what they cost, and every case that went wrong. */
import type { Tokens } from '../domain/decision.ts'
import type { Outcome } from './evaluate.ts'
import {
  calibrationOf,
  confusionOf,
  type Figures,
  figuresBy,
  figuresOf,
  intervalsOf,
  isRight,
  isScored,
} from './evaluate-figures.ts'

/** USD per million tokens, as listed. */
export type Price = {
  model: string
  input: number
  cached: number
  written: number
  output: number
  since: string
  source: string
}

/** Named as `evaluate --json` prints it: the contract's keys first, ours behind them. */
export type Evaluation = Figures & {
  confusion: Record<string, Record<string, number>>
  by_language: Record<string, Figures>
  model_calls: number
  /** Cases that need no model: a gate stopped them, or they are closed beyond doubt. */
  avoided_model_calls: number
  tokens: Tokens
  cost_usd: number | null
  wrong: { id: string; label: string; verdict: string; reason: string }[]
  by_axis: Record<string, Figures>
  intervals: ReturnType<typeof intervalsOf>
  calibration: ReturnType<typeof calibrationOf>
  avoided: Avoided
  /** Of all cases, those avoided included. */
  cost_per_1000_usd: number | null
  /** What the costs were reckoned with; empty where no model with a list price was asked. */
  prices: Price[]
  /** Cases the model gave no usable answer to. */
  unanswered: number
  /** `right` null: not scored. */
  judged: { id: string; label: string; verdict: string; right: boolean | null }[]
}

export type Avoided = {
  /** Of the finished conversations, so many never reach a model. */
  share_of_not_needed: number | null
  /** Ids of those that were needed: each is a follow-up lost for a cheaper gate. */
  needed_lost: string[]
  by: Record<string, number>
}

export const reportOn = (
  outcomes: Outcome[],
  {
    isOptionalNeeded,
    modelCalls,
    prices = [],
  }: { isOptionalNeeded: boolean; modelCalls: number; prices?: Price[] },
): Evaluation => {
  const counts = isScored(isOptionalNeeded)
  const cost = costOf(outcomes)
  return {
    ...figuresOf(outcomes, isOptionalNeeded),
    confusion: confusionOf(outcomes),
    by_language: figuresBy(outcomes, ({ language }) => [language], isOptionalNeeded),
    model_calls: modelCalls,
    avoided_model_calls: outcomes.filter(({ isAvoided }) => isAvoided).length,
    tokens: tokensOf(outcomes),
    cost_usd: cost,
    wrong: outcomes
      .filter((one) => counts(one) && !isRight(one))
      .map(({ id, label, verdict, reason }) => ({ id, label, verdict, reason })),
    by_axis: figuresBy(outcomes, ({ axes }) => axes, isOptionalNeeded),
    intervals: intervalsOf(outcomes, isOptionalNeeded),
    calibration: calibrationOf(outcomes, isOptionalNeeded),
    avoided: avoidedOf(outcomes),
    cost_per_1000_usd:
      cost === null || outcomes.length === 0 ? null : (cost / outcomes.length) * 1000,
    prices,
    unanswered: outcomes.filter(({ verdict }) => verdict === 'no_answer').length,
    judged: outcomes.map((one) => ({
      id: one.id,
      label: one.label,
      verdict: one.verdict,
      right: counts(one) ? isRight(one) : null,
    })),
  }
}

const avoidedOf = (outcomes: Outcome[]): Avoided => {
  const avoided = outcomes.filter(({ isAvoided }) => isAvoided)
  const done = outcomes.filter(({ label }) => label === 'not_needed')
  const by: Record<string, number> = {}
  for (const { verdict, reason } of avoided) {
    const name = NAMES[verdict] ?? reason
    by[name] = (by[name] ?? 0) + 1
  }
  return {
    share_of_not_needed:
      done.length === 0 ? null : done.filter(({ isAvoided }) => isAvoided).length / done.length,
    needed_lost: avoided
      .filter(({ label, verdict }) => label === 'needed' && verdict !== 'hand_over')
      .map(({ id }) => id),
    by,
  }
}

const NAMES: Partial<Record<Outcome['verdict'], string>> = {
  no_follow_up: 'surely_closed',
  hand_over: 'for_people_alone',
}

const tokensOf = (outcomes: Outcome[]): Tokens => {
  const sum = (name: keyof Tokens) =>
    outcomes.reduce((total, { usage }) => total + (usage?.tokens[name] ?? 0), 0)
  return { input: sum('input'), cached: sum('cached'), output: sum('output') }
}

/** A cost nobody knows makes the sum unknown. */
const costOf = (outcomes: Outcome[]): number | null =>
  outcomes.reduce<number | null>((total, { usage }) => {
    const cost = usage === null ? 0 : usage.costUsd
    return total === null || cost === null ? null : total + cost
  }, 0)

/** Says from counters what a stretch of time brought: pure sums, and "not enough data" where there is not enough. */
import type { Instant } from '../lib/clock.ts'
import type { Outcome } from './decision.ts'
import { WRONGS, type Wrong } from './feedback.ts'
import {
  ANSWER_BINS,
  type AnswerBin,
  AVOIDED,
  type Avoided,
  type Debt,
  type Figure,
  type FigureName,
  HANDS,
  type Hand,
} from './figures.ts'
import type { Day, Span } from './weeks.ts'

/** Fewer than so many, and a share or a middle says nothing. */
export const ENOUGH = 10

export type Rung = {
  policy: string
  step: number
  sent: number
  answered: number
  /** After an agent wrote again. */
  answeredAfterAgent: number
  silent: number
  /** Automatic replies, bounces, written at the same moment, wishes to be left alone. */
  other: number
  /** Nobody knows yet: the customer may still answer. */
  open: number
}

export type Stretch = {
  sent: number
  undelivered: number
  hands: Record<Hand, number>
  /** Of those a person let go, the share whose words nobody touched; null: not enough data. */
  uneditedShare: number | null
  answered: number
  answeredAfterAgent: number
  silent: number
  other: number
  open: number
  /** Of all that left, the share answered so far; null: not enough data. */
  answeredShare: number | null
  /** How soon answers came, by the keys of `ANSWER_BINS`. */
  answers: Record<AnswerBin, number>
  /** Half of the answers came within this bin; null: not enough data. */
  medianAnswer: AnswerBin | null
  rungs: Rung[]
  mistakes: Record<Wrong, number>
  /** Null where nobody can tell: these belong to no voice. */
  avoided: Record<Avoided, number> | null
  debts: Debts | null
  helpdeskCalls: number
}

export type Debts = {
  late: number
  answered: number
  dismissed: number
  open: number
  /** Ms from overdue to our word, in the middle; null: none was answered. */
  medianMs: number | null
}

export type DayFigures = Day & { sent: number; answered: number; helpdeskCalls: number }

/** Figures of one part of a stretch, as the counters hold them. */
export type Part = Day & { figures: Figure[] }

export type Insights = {
  timezone: string
  span: Span
  /** What it is held against: as long, right before, or the same part of the week before. */
  before: Span
  now: Stretch
  earlier: Stretch
  days: DayFigures[]
  /** By UTC day of this machine. */
  cost: { day: string; usd: number }[]
  /** The cap on a day as it is now; null: none. */
  budgetUsd: number | null
  until: Instant
}

/** `debts` null: they are not kept for what is asked. */
export const sumUp = (parts: Part[], debts: Debt[] | null): Stretch => {
  const figures = parts.flatMap((part) => part.figures)
  const hands = countsOf(figures, 'sent', HANDS)
  const outcomes = sumBy(named(figures, 'outcome'), ({ detail }) => detail)
  const sent = total(hands)
  const sequel = sequelOf(sent, outcomes)
  const answers = countsOf(
    figures,
    'answer',
    ANSWER_BINS.map(({ key }) => key),
  )
  const byPersons = sent - hands.by_itself
  return {
    sent,
    undelivered: sum(named(figures, 'undelivered')),
    hands,
    uneditedShare: shareOf(hands.unedited, byPersons),
    ...sequel,
    answeredShare: shareOf(sequel.answered, sent),
    answers,
    medianAnswer: medianBin(answers),
    rungs: rungsOf(figures),
    mistakes: countsOf(figures, 'mistake', WRONGS),
    avoided: debts === null ? null : countsOf(figures, 'avoided', AVOIDED),
    debts: debts === null ? null : debtsOf(debts),
    helpdeskCalls: sum(named(figures, 'calls')),
  }
}

/** Days that were cut in two are put together again. */
export const daysIn = (parts: Part[]): DayFigures[] => {
  const days = new Map<string, Part>()
  for (const part of parts) {
    const known = days.get(part.day)
    days.set(part.day, {
      ...part,
      from: known?.from ?? part.from,
      figures: [...(known?.figures ?? []), ...part.figures],
    })
  }
  return [...days.values()].map(figuresOfDay)
}

const figuresOfDay = ({ day, from, to, figures }: Part): DayFigures => ({
  ...{ day, from, to },
  sent: sum(named(figures, 'sent')),
  answered: sum(named(figures, 'outcome').filter(({ detail }) => detail === 'replied')),
  helpdeskCalls: sum(named(figures, 'calls')),
})

const named = (figures: Figure[], name: FigureName) => figures.filter((one) => one.name === name)
const sum = (figures: Figure[]) => figures.reduce((n, figure) => n + figure.n, 0)
const total = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0)

const sumBy = (figures: Figure[], keyOf: (figure: Figure) => string) => {
  const sums: Record<string, number> = {}
  for (const figure of figures) sums[keyOf(figure)] = (sums[keyOf(figure)] ?? 0) + figure.n
  return sums
}

/** Every known detail is there, also with none. */
const countsOf = <Detail extends string>(
  figures: Figure[],
  name: FigureName,
  details: readonly Detail[],
) => {
  const sums = sumBy(named(figures, name), ({ detail }) => detail)
  // One entry for each of `details`, and nothing else.
  return Object.fromEntries(details.map((one) => [one, sums[one] ?? 0])) as Record<Detail, number>
}

const shareOf = (part: number, of: number) => (of < ENOUGH ? null : part / of)

const sequelOf = (sent: number, outcomes: Partial<Record<Outcome | string, number>>) => {
  const answered = outcomes.replied ?? 0
  const answeredAfterAgent = outcomes.replied_after_agent ?? 0
  const silent = outcomes.silent ?? 0
  const known = Object.values(outcomes).reduce<number>((n, count) => n + (count ?? 0), 0)
  const other = known - answered - answeredAfterAgent - silent
  return { answered, answeredAfterAgent, silent, other, open: Math.max(0, sent - known) }
}

const rungsOf = (figures: Figure[]): Rung[] => {
  const keyOf = ({ policy, step }: Figure) => JSON.stringify([policy, step])
  const sent = named(figures, 'sent')
  const places = [...new Map([...sent].map((one) => [keyOf(one), one])).values()]
  return places
    .map(({ policy, step }) => {
      const isHere = (one: Figure) => one.policy === policy && one.step === step
      const left = sum(sent.filter(isHere))
      const outcomes = sumBy(named(figures, 'outcome').filter(isHere), ({ detail }) => detail)
      return { policy, step, sent: left, ...sequelOf(left, outcomes) }
    })
    .sort((a, b) => a.policy.localeCompare(b.policy) || a.step - b.step)
}

const medianBin = (answers: Record<AnswerBin, number>): AnswerBin | null => {
  const count = total(answers)
  if (count < ENOUGH) return null
  let seen = 0
  for (const { key } of ANSWER_BINS) {
    seen += answers[key]
    if (seen * 2 >= count) return key
  }
  return null
}

const debtsOf = (debts: Debt[]): Debts => {
  const answered = debts.filter(({ ended }) => ended === 'answered')
  const waits = answered.map(({ at, endedAt }) => (endedAt ?? at) - at).sort((a, b) => a - b)
  const middle = Math.floor(waits.length / 2)
  const [low, high] = waits.length % 2 === 1 ? [middle, middle] : [middle - 1, middle]
  return {
    late: debts.length,
    answered: answered.length,
    dismissed: debts.filter(({ ended }) => ended === 'dismissed').length,
    open: debts.filter(({ ended }) => ended === null).length,
    medianMs: waits.length === 0 ? null : ((waits[low] ?? 0) + (waits[high] ?? 0)) / 2,
  }
}

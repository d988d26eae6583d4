/** What a week with Relance would look like, and what it would do to the bill; says so where the past is too short. */
import { BILLING_RULE } from '../domain/gorgias-bill.ts'
import { DAY, type Instant } from '../lib/clock.ts'
import { bootstrapInterval, type Interval } from '../lib/statistics.ts'
import { followsUp, type PastCase } from './case.ts'
import { weekOf } from './choose.ts'
import { aiBill, PLANS, PRICE_LIST, ticketBill } from './gorgias-prices.ts'

/** A figure a week; null with the reason where the past does not carry one. */
export type PerWeek =
  | { kind: 'known'; mean: number; interval: Interval | null }
  | { kind: 'not_enough_data'; why: string }

export type PlanBill = {
  plan: string
  /** USD a month for the tickets as they were. */
  before: number
  /** The same with Relance's follow-ups and the answers they bring. */
  after: number
  difference: number
  /** USD a month if Gorgias' AI Agent sent the same follow-ups, above what the plan includes. */
  aiAgent: number
}

export type Forecast = {
  weeks: number
  sends: PerWeek
  /** Notes for the team: what we owe, what a person must see. */
  notes: PerWeek
  answers: PerWeek
  agentMinutesSpent: PerWeek
  agentMinutesSaved: PerWeek
  modelUsd: PerWeek
  bill: PlanBill[] | null
  /** USD a month for the model, to be held against a flat price of a tool; null: not known. */
  modelUsdPerMonth: number | null
  flat: { price: number; cheaper: 'Relance' | 'flat' | 'unknown' }[]
  assumptions: string[]
  prices: typeof PRICE_LIST
}

export type ForecastFacts = {
  cases: PastCase[]
  from: Instant
  until: Instant
  /** Tickets of the account, and how many of them were replayed. */
  tickets: { replayed: number; of: number }
}

/** Minutes a person needs; what a shop can measure for itself. */
const REVIEW = 0.5
const BY_HAND = 4
/** Fewer weeks, or fewer chases, carry no figure. */
const LEAST_WEEKS = 4
const LEAST_CHASES = 20
const WEEKS_A_MONTH = 365.25 / 12 / 7
const FLAT_PRICES = [19, 49, 99, 199]

export const forecast = (facts: ForecastFacts): Forecast => {
  const weeks = wholeWeeks(facts.from, facts.until)
  const scale = facts.tickets.replayed === 0 ? 0 : facts.tickets.of / facts.tickets.replayed
  const count = (of: (one: PastCase) => number) => perWeek(facts.cases, weeks, of, scale)
  const sends = count((one) => Number(followsUp(one)))
  const rate = answerRate(facts.cases)
  const modelUsd = count(costOf)
  const perMonth = modelUsd.kind === 'known' ? modelUsd.mean * WEEKS_A_MONTH : null
  return {
    weeks: weeks.length,
    sends,
    notes: count((one) => Number(isForTheTeam(one))),
    answers: rate === null ? tooFewChases(facts.cases) : times(sends, rate),
    agentMinutesSpent: times(sends, REVIEW),
    agentMinutesSaved: count((one) =>
      followsUp(one) && one.sequel.kind === 'agent_chased' ? BY_HAND : 0,
    ),
    modelUsd,
    bill: sends.kind === 'known' ? billOf(facts, sends.mean * WEEKS_A_MONTH, rate) : null,
    modelUsdPerMonth: perMonth,
    flat: FLAT_PRICES.map((price) => ({
      price,
      cheaper: perMonth === null ? 'unknown' : perMonth < price ? 'Relance' : 'flat',
    })),
    assumptions: assumptionsOf(rate, scale),
    prices: PRICE_LIST,
  }
}

/** Mondays of weeks that lie in the past from beginning to end. */
const wholeWeeks = (from: Instant, until: Instant): string[] => {
  const first = Date.parse(weekOf(from + 7 * DAY - 1))
  const weeks: string[] = []
  for (let monday = first; monday + 7 * DAY <= until; monday += 7 * DAY) weeks.push(weekOf(monday))
  return weeks
}

const perWeek = (
  cases: PastCase[],
  weeks: string[],
  of: (one: PastCase) => number,
  scale: number,
): PerWeek => {
  if (weeks.length < LEAST_WEEKS)
    return {
      kind: 'not_enough_data',
      why: `${weeks.length} whole weeks; ${LEAST_WEEKS} are the least`,
    }
  const sums = new Map(weeks.map((week) => [week, 0]))
  for (const one of cases) {
    const week = weekOf(one.at)
    const sum = sums.get(week)
    if (sum !== undefined) sums.set(week, sum + of(one) * scale)
  }
  const counts = [...sums.values()]
  return { kind: 'known', mean: mean(counts), interval: bootstrapInterval(counts, mean) }
}

const mean = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)

const times = (figure: PerWeek, factor: number): PerWeek =>
  figure.kind === 'known'
    ? {
        kind: 'known',
        mean: figure.mean * factor,
        interval: figure.interval && {
          low: figure.interval.low * factor,
          high: figure.interval.high * factor,
        },
      }
    : figure

const costOf = ({ end }: PastCase) =>
  end.kind === 'judged' ? (end.decision.usage.costUsd ?? 0) : 0

const isForTheTeam = ({ end }: PastCase) =>
  end.kind === 'judged' && ['we_owe', 'hand_over'].includes(end.decision.verdict)

/** Share of agents' own chases that brought an answer in time; null: too few to tell. */
const answerRate = (cases: PastCase[]): number | null => {
  const chased = cases.filter(({ sequel }) => sequel.kind === 'agent_chased')
  if (chased.length < LEAST_CHASES) return null
  return chased.filter(({ sequel }) => sequel.answeredAfter !== null).length / chased.length
}

const tooFewChases = (cases: PastCase[]): PerWeek => ({
  kind: 'not_enough_data',
  why: `agents chased ${
    cases.filter(({ sequel }) => sequel.kind === 'agent_chased').length
  } times by hand; ${LEAST_CHASES} show how often a reminder is answered`,
})

/** A late answer opens a new, billed ticket; a follow-up keeps the answer on the old one (docs/simulation.md). */
const billOf = (
  { cases, from, until, tickets }: ForecastFacts,
  sends: number,
  rate: number | null,
): PlanBill[] => {
  const months = ((until - from) / (DAY * 365.25)) * 12
  const before = tickets.of / Math.max(months, 0.1)
  const followUps = cases.filter(followsUp)
  const late = followUps.filter(({ billedAnew }) => billedAnew).length
  const savedShare = followUps.length === 0 ? 0 : late / followUps.length
  const saved = rate === null ? 0 : sends * savedShare * rate
  return PLANS.map((plan) => {
    const was = ticketBill(plan, before)
    const is = ticketBill(plan, before - saved)
    return {
      plan: plan.name,
      before: was,
      after: is,
      difference: is - was,
      aiAgent: aiBill(plan, sends),
    }
  })
}

const assumptionsOf = (rate: number | null, scale: number) => [
  `A person looks at a draft for ${REVIEW} minutes and needs ${BY_HAND} minutes to find and write a reminder by hand.`,
  rate === null
    ? 'How often a reminder is answered is not assumed: the past shows too few.'
    : `Reminders are answered as often as your agents’ own were: ${Math.round(rate * 100)} of 100.`,
  'Only the first step of each policy is counted: whether a second one would be due depends on what the first one does.',
  `A follow-up on a ticket that was answered before is not billed, and neither is an answer before ten days (chat: three) without activity are over (${BILLING_RULE.source}, ${BILLING_RULE.asOf}); overage is billed in begun blocks.`,
  ...(scale > 1.001 ? [`Counts are scaled up from the sample by ${scale.toFixed(2)}.`] : []),
]

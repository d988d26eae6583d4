/** Reads what a stretch of days brought, held against the one before. Reads the database alone. */
import { calendarOf } from '../domain/business-time.ts'
import { endOfQuarter } from '../domain/figures.ts'
import { daysIn, type Insights, type Part, sumUp } from '../domain/insights.ts'
import type { PromptFiles } from '../domain/ports.ts'
import { daysBefore, daysOf, type Span, spanOfDays, weekOf } from '../domain/weeks.ts'
import { type Clock, DAY, type Instant, iso } from '../lib/clock.ts'
import type { Store, Whose } from '../store/store.ts'
import { keptHours } from './situation.ts'

/** `week`: the week a day lies in. `days`: from one day to another, both among them. */
export type InsightsWish = Whose &
  (
    | { kind: 'this_week' }
    | { kind: 'week'; day: string }
    | { kind: 'days'; first: string; last: string }
  )

/** Longer stretches are asked for in parts. */
export const MOST_DAYS = 92

export type ReadInsights = (
  wish: InsightsWish,
) => Promise<{ kind: 'read'; insights: Insights } | { kind: 'refused'; why: string }>

type Deps = {
  store: Store
  clock: Clock
  promptFiles: PromptFiles
  /** The cap on a day's model cost; null: none. */
  budgetUsd: number | null
}

export const createInsights =
  ({ store, clock, promptFiles, budgetUsd }: Deps): ReadInsights =>
  async (wish) => {
    const { shop } = await promptFiles.load()
    const { timezone } = calendarOf(shop, await keptHours(store)).calendar
    const until = clock.now()
    const spans = spansOf(wish, endOfQuarter(until), timezone)
    if (spans === null) return { kind: 'refused', why: `a stretch of 1 to ${MOST_DAYS} days` }
    const { span, before } = spans
    const parts = (stretch: Span) => partsOf(store, stretch, timezone, wish)
    const [earlier, between, now] = [
      await parts(before),
      await parts({ from: before.to, to: span.from }),
      await parts(span),
    ]
    const debtsIn = async ({ from, to }: Span) =>
      wish.persona === undefined ? store.insights.debts(from, to, wish) : null
    const insights = {
      ...{ timezone, span, before, until, budgetUsd },
      now: sumUp(now, await debtsIn(span)),
      earlier: sumUp(earlier, await debtsIn(before)),
      days: daysIn([...earlier, ...between, ...now]),
      cost: await costOf(store, before.from, span.to),
    }
    return { kind: 'read', insights }
  }

const spansOf = (
  wish: InsightsWish,
  now: Instant,
  timezone: string,
): { span: Span; before: Span } | null => {
  if (wish.kind === 'days') return spansOfDays(wish, timezone)
  const within = wish.kind === 'week' ? spanOfDays(wish.day, wish.day, timezone)?.from : now
  if (within === undefined) return null
  const week = weekOf(within, timezone)
  const to = Math.max(week.from, Math.min(week.to, now))
  return {
    span: { from: week.from, to },
    // Of a week that is not over, the same part of the one before.
    before: { from: daysBefore(week.from, 7, timezone), to: daysBefore(to, 7, timezone) },
  }
}

const spansOfDays = ({ first, last }: { first: string; last: string }, timezone: string) => {
  const span = spanOfDays(first, last, timezone)
  if (span === null || span.from >= span.to) return null
  const count = daysOf(span, timezone).length
  if (count > MOST_DAYS) return null
  return { span, before: { from: daysBefore(span.from, count, timezone), to: span.from } }
}

const partsOf = async (store: Store, span: Span, timezone: string, whose: Whose): Promise<Part[]> =>
  Promise.all(
    daysOf(span, timezone).map(async (day) => ({
      ...day,
      figures: await store.insights.figures(day.from, day.to, whose),
    })),
  )

/** Every UTC day the stretch touches, also those that cost nothing. */
const costOf = async (store: Store, from: Instant, to: Instant) => {
  const dayOf = (at: Instant) => iso(at).slice(0, 10)
  const spent = await store.insights.spentBetween(dayOf(from), dayOf(to - 1))
  const byDay = new Map(spent.map(({ day, usd }) => [day, usd]))
  const days: string[] = []
  for (let at = from; at < to; at += DAY) days.push(dayOf(at))
  if (to > from && days.at(-1) !== dayOf(to - 1)) days.push(dayOf(to - 1))
  return days.map((day) => ({ day, usd: byDay.get(day) ?? 0 }))
}

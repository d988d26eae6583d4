/** Writes insights as the API shows them: snake_case, instants as ISO 8601, shares null without enough data. */
import type { Insights, Stretch } from '../domain/insights.ts'
import type { Span } from '../domain/weeks.ts'
import { iso } from '../lib/clock.ts'

export const insightsJson = (insights: Insights) => ({
  timezone: insights.timezone,
  read_at: iso(insights.until),
  now: { ...spanJson(insights.span), ...stretchJson(insights.now) },
  before: { ...spanJson(insights.before), ...stretchJson(insights.earlier) },
  days: insights.days.map(({ day, sent, answered, helpdeskCalls }) => ({
    ...{ day, sent, answered },
    helpdesk_calls: helpdeskCalls,
  })),
  cost: insights.cost,
  budget_usd: insights.budgetUsd,
})

const spanJson = ({ from, to }: Span) => ({ from: iso(from), to: iso(to) })

const stretchJson = (stretch: Stretch) => ({
  sent: stretch.sent,
  undelivered: stretch.undelivered,
  hands: stretch.hands,
  unedited_share: stretch.uneditedShare,
  answered: stretch.answered,
  answered_after_agent: stretch.answeredAfterAgent,
  silent: stretch.silent,
  other: stretch.other,
  open: stretch.open,
  answered_share: stretch.answeredShare,
  answers: stretch.answers,
  median_answer: stretch.medianAnswer,
  steps: stretch.rungs.map(({ answeredAfterAgent, ...rung }) => ({
    ...rung,
    answered_after_agent: answeredAfterAgent,
  })),
  mistakes: stretch.mistakes,
  avoided: stretch.avoided,
  late_promises: stretch.debts && {
    late: stretch.debts.late,
    answered: stretch.debts.answered,
    dismissed: stretch.debts.dismissed,
    open: stretch.debts.open,
    median_ms: stretch.debts.medianMs,
  },
  helpdesk_calls: stretch.helpdeskCalls,
})

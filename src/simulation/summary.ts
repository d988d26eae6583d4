/** The few figures of a report that fit on a page beside those of other simulations. */
import type { Report } from './report.ts'
import type { Rung } from './rungs.ts'
import type { RuleScore } from './score.ts'

export type Summary = {
  tickets: { replayed: number; of: number }
  silences: number
  judged: Record<string, number>
  unreadable: Record<string, number>
  rules: RuleScore[]
  rungs: Pick<Rung, 'policy' | 'now' | 'next' | 'passes' | 'says'>[]
  changed: number | null
  costUsd: number | null
}

export const summaryOf = (report: Report): Summary => ({
  tickets: { replayed: report.funnel.tickets.replayed, of: report.funnel.tickets.of },
  silences: report.funnel.silences,
  judged: report.funnel.judged,
  unreadable: report.funnel.unreadable,
  rules: report.scores.rules,
  rungs: report.rungs.map(({ policy, now, next, passes, says }) => ({
    ...{ policy, now, next, passes, says },
  })),
  changed: report.difference?.changed.length ?? null,
  costUsd: report.cost.usd,
})

/** A simulation somebody started and follows. */
import type { Instant } from '../lib/clock.ts'
import type { Progress } from './simulate.ts'
import type { Summary } from './summary.ts'

export type SimulationWish = {
  from: Instant | null
  to: Instant | null
  /** A policy's name or one plain sentence; null: all policies as they are. */
  policy: string | null
  limit: number | null
  maxUsd: number | null
}

export type SimulationState = {
  id: string
  /** This machine's clock. */
  startedAt: Instant
  status: 'running' | 'finished' | 'stopped' | 'failed'
  wish: SimulationWish
  progress: Progress | null
  /** Why it stopped or failed. */
  why: string | null
  summary: Summary | null
}

export const REPORT_FILES = ['report.html', 'report.json', 'cases.csv'] as const
export type ReportFile = (typeof REPORT_FILES)[number]

export type Simulations = {
  /** One at a time. */
  start: (wish: SimulationWish) => { kind: 'started'; id: string } | { kind: 'busy'; id: string }
  find: (id: string) => SimulationState | null
  /** Newest first. */
  list: () => SimulationState[]
  /** Null: it is not finished. */
  file: (id: string, name: ReportFile) => Buffer | null
}

/** As the API shows it. */
export const simulationJson = (state: SimulationState) => ({
  id: state.id,
  status: state.status,
  started_at: new Date(state.startedAt).toISOString(),
  policy: state.wish.policy,
  limit: state.wish.limit,
  max_usd: state.wish.maxUsd,
  phase: state.status === 'running' ? (state.progress?.phase ?? 'starting') : null,
  done: state.progress?.phase === 'replay' ? state.progress.done : null,
  of: state.progress?.phase === 'replay' ? state.progress.of : null,
  why: state.why,
  summary: state.summary && summaryJson(state.summary),
  report: state.status === 'finished' ? `/simulations/${state.id}/report.html` : null,
})

const summaryJson = (summary: Summary) => ({
  tickets: summary.tickets.of,
  replayed: summary.tickets.replayed,
  silences: summary.silences,
  judged: summary.judged,
  unreadable: summary.unreadable,
  rules: summary.rules.map((rule) => ({
    rule: rule.rule,
    follow_ups: rule.followUps,
    precision: rule.precision.value,
    precision_interval: rule.precision.interval,
    recall: rule.recall.value,
    recall_interval: rule.recall.interval,
    pointless: rule.pointless,
    missed: rule.missed,
  })),
  rungs: summary.rungs.map(({ policy, says, passes }) => ({ policy, says, passes })),
  changed: summary.changed,
  cost_usd: summary.costUsd,
})

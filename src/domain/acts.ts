/** What people do with a decision, and how that may end. */
import type { Instant } from '../lib/clock.ts'
import type { Decision } from './decision.ts'
import type { Finding } from './finding.ts'
import type { MirroredTicket } from './ticket.ts'

export type Approval = {
  /** Who: a name, or `api`, `inbox`. */
  by: string
  /** The person's own words; absent: the draft as it stands. */
  text?: string
  /** The version the person looked at; absent: not checked. */
  version?: number
  /** Findings' rules the person accepts although they block. */
  accept?: string[]
}

export type ActResult =
  | { kind: 'done'; decision: Decision }
  | { kind: 'not_found' }
  /** The draft changed, the ticket moved on, or somebody else was first. */
  | { kind: 'conflict'; why: string; decision: Decision }
  /** A finding blocks: edit the text or accept it by name. */
  | { kind: 'blocked'; findings: Finding[]; decision: Decision }
  /** What was asked makes no sense for this decision. */
  | { kind: 'refused'; why: string; decision: Decision }

/** A line of the audit: what was done to a decision or ticket, when, by whom. Never holds text. */
export type Act = { at: Instant; act: string; by: string; decisionId: string | null }

/** One decision with what a person needs to judge it. */
export type DecisionCase = {
  decision: Decision
  ticket: MirroredTicket
  acts: Act[]
}

export type DecisionQuery = {
  status?: string[]
  verdict?: string[]
  ticketId?: number
  policy?: string
  /** 1–100. */
  limit: number
  cursor: string | null
}

export type DecisionPage = { data: Decision[]; nextCursor: string | null }

export type PauseState = {
  paused: boolean
  autonomousPaused: boolean
  reason: string | null
  since: Instant | null
}

/** What a pass did; `run --json` prints it. */
export type PassReport = {
  synced: number
  silent: number
  due: number
  skipped: Record<string, number>
  decided: Record<string, number>
  posted: number
  noted: number
  pending: number
  scheduled: number
  waiting: number
  cancelled: number
  unknown: number
  parked: number
  failed: number
  /** Held back in this pass by a cap on replies. */
  capped: number
  helpdeskCalls: number
  modelCalls: number
  tokens: { input: number; cached: number; output: number }
  costUsd: number | null
  durationMs: number
}

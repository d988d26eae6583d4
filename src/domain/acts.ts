/** What people do with a decision, and how that may end. */
import type { Instant } from '../lib/clock.ts'
import type { Decision } from './decision.ts'
import type { Finding } from './finding.ts'
import type { GorgiasBill } from './gorgias-bill.ts'
import type { Mode } from './policy.ts'
import type { ResolutionAct } from './resolution.ts'
import type { Shelf } from './shelf.ts'
import type { Stop } from './stops.ts'
import type { MirroredTicket } from './ticket.ts'

export type Approval = {
  /** Who: a name, or `api`, `inbox`. */
  by: string
  /** The person's own words; absent: the draft as it stands. */
  text?: string
  /** The version the person looked at; absent: not checked. */
  version?: number
  /** Also where it was put off before: his last word counts. */
  atOnce?: boolean
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

/** A person says in a sentence or two what he wants; a longer text is better written as the message itself. */
export const LONGEST_INSTRUCTION = 1000

/** A draft before a person had it written anew, and what he wished. */
export type Redraft = {
  by: string
  at: Instant
  /** The version whose text this was. */
  version: number
  subject: string
  text: string
  instruction: string
}

/** One decision with what a person needs to judge it. */
export type DecisionCase = {
  decision: Decision
  ticket: MirroredTicket
  acts: Act[]
  /** The latest attempt to post it; null: it was never tried. */
  attempt: Attempt | null
  /** How people settled it. */
  resolutions: ResolutionAct[]
  /** What the follow-up means for the helpdesk's bill; null where nothing would reach the customer. */
  bill: GorgiasBill | null
  /** Its channel takes no message any more: approving writes the draft as a note. */
  isOnlyNote: boolean
}

/** What was known when something was posted: by it a person can tell what crossed what. */
export type Attempt = {
  /** This machine's clock: the two reads before the post, and the post itself. */
  feedReadAt: number
  ticketReadAt: number
  startedAt: number
  /** First look after an unclear post that did not show it; null: none. */
  absentAt: number | null
}

export type DecisionQuery = {
  status?: string[]
  verdict?: string[]
  ticketId?: number
  policy?: string
  shelf?: Shelf
  mode?: Mode
  persona?: string
  /** Of the draft. */
  language?: string
  /** A ticket's number, or what stands in its subject or its customer's name or address. */
  search?: string
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
  /** Everything that stops posts now, what stops all of them first. */
  stops: Stop[]
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

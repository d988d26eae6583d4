/** A decision about one silence: what was found, what shall happen, and where it stands. */
import type { Instant } from '../lib/clock.ts'
import type { Finding } from './finding.ts'
import type { Evidence, OpenItem, Verdict } from './ledger.ts'
import type { PostKind } from './marker.ts'
import type { Mode } from './policy.ts'

export const STATUSES = [
  'no_action',
  'waiting',
  'pending',
  'scheduled',
  'sending',
  'sent',
  'delivered',
  'failed',
  'noted',
  'cancelled',
  'rejected',
  'unknown',
  'parked',
] as const
export type Status = (typeof STATUSES)[number]

export type Draft = { subject: string; text: string; language: string }

export type Tokens = { input: number; cached: number; output: number }

export type Delivery = {
  messageId: number | null
  externalId: string
  attempts: number
  postedAt: Instant | null
  deliveredAt: Instant | null
  /** The helpdesk's words about a failure, or why the post is unclear. */
  note: string | null
}

export const OUTCOMES = [
  'replied',
  'replied_after_agent',
  'auto_reply',
  'bounced',
  'crossed',
  'opted_out',
  'silent',
] as const
export type Outcome = (typeof OUTCOMES)[number]

export type Decision = {
  id: string
  ticketId: number
  customerId: number | null
  /** Grows with every change of the draft or the status a person may have looked at. */
  version: number
  anchorMessageId: number
  silentSince: Instant
  verdict: Verdict
  reason: string
  confidence: number
  until: Instant | null
  evidence: Evidence[]
  openItems: OpenItem[]
  draft: Draft | null
  findings: Finding[]
  policy: string
  persona: string | null
  mode: Mode
  /** 1 for the first rung of the ladder. */
  step: number
  status: Status
  /** Why a person is asked although the policy is autonomous, or why it ended as it did. */
  statusReason: string | null
  /** Not before this moment of the helpdesk's clock (send window, cap). */
  sendAt: Instant | null
  delivery: Delivery | null
  outcome: Outcome | null
  crossed: boolean
  provider: string
  model: string
  promptHashes: Record<string, string>
  /** sha256 of words, notes by people, order state and policy: what the decision was made from. */
  inputHash: string
  tokens: Tokens
  costUsd: number | null
  createdAt: Instant
}

/** What a decision carries besides what is shown of it. */
export type Inside = {
  /** What is posted next, or was posted last. */
  post: PostKind
  /** The mark of that post's occasion. */
  externalId: string
  /** sha256 of the order facts the draft was made from. */
  orderHash: string
  /** Status of the ticket when it was judged. */
  ticketStatus: string
  /** Why a person is asked whatever the mode says. */
  asksForPerson: string | null
  /** Not before this moment of this machine's clock: the undo window, a 429, a second try. */
  releaseAt: number | null
}

/** Whose a post is that this database did not make. */
export const NOBODYS = ''

/** How a decision stands, for the steps that move it. */
export type Standing = Decision & Inside & { approvalId: string | null }

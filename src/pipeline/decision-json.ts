/** Writes decisions and explanations as the API and `--json` show them: snake_case, instants as ISO 8601 or null. */
import type { PauseState } from '../domain/acts.ts'
import { debtsOf } from '../domain/debts.ts'
import type { Decision, Delivery } from '../domain/decision.ts'
import type { Explanation, GateOutcome } from '../domain/explanation.ts'
import type { GorgiasBill } from '../domain/gorgias-bill.ts'
import { type Stop, sayStop } from '../domain/stops.ts'
import { iso, isoOrNull } from '../lib/clock.ts'

/** CONTRACT 5, key by key. */
export const decisionJson = (decision: Decision) => ({
  id: decision.id,
  ticket_id: decision.ticketId,
  version: decision.version,
  anchor_message_id: decision.anchorMessageId,
  silent_since: iso(decision.silentSince),
  verdict: decision.verdict,
  reason: decision.reason,
  confidence: decision.confidence,
  until: isoOrNull(decision.until),
  evidence: decision.evidence,
  open_items: decision.openItems,
  draft: decision.draft,
  findings: decision.findings,
  policy: decision.policy,
  persona: decision.persona,
  mode: decision.mode,
  step: decision.step,
  status: decision.status,
  send_at: isoOrNull(decision.sendAt),
  delivery: decision.delivery === null ? null : deliveryJson(decision.delivery),
  outcome: decision.outcome,
  crossed: decision.crossed,
  provider: decision.provider,
  model: decision.model,
  prompt_hashes: decision.promptHashes,
  tokens: decision.tokens,
  cost_usd: decision.costUsd,
  created_at: iso(decision.createdAt),
})

const deliveryJson = (delivery: Delivery) => ({
  message_id: delivery.messageId,
  external_id: delivery.externalId,
  attempts: delivery.attempts,
  posted_at: isoOrNull(delivery.postedAt),
  delivered_at: isoOrNull(delivery.deliveredAt),
})

/** What `explain` prints and the explanation route answers. */
export const explanationJson = (explanation: Explanation) => ({
  ticket_id: explanation.ticketId,
  subject: explanation.subject,
  now: iso(explanation.now),
  policy: explanation.policy,
  mode: explanation.mode,
  step: explanation.step,
  anchor_message_id: explanation.anchorMessageId,
  silent_since: isoOrNull(explanation.silentSince),
  stopped_by: explanation.stoppedBy,
  next_look: isoOrNull(explanation.nextLook),
  stops: explanation.stops.map(stopJson),
  gates: explanation.gates.map(gateJson),
  bill: billJson(explanation.bill),
  we_owe: debtsOf(explanation.decisions, explanation.anchorMessageId),
  decisions: explanation.decisions.map((decision) => ({
    ...decisionJson(decision),
    status_reason: decision.statusReason,
    delivery_note: decision.delivery?.note ?? null,
  })),
})

/** What `pause`, `resume` and the pause route answer. */
export const pauseJson = ({ paused, autonomousPaused, reason, since, stops }: PauseState) => ({
  paused,
  autonomous_paused: autonomousPaused,
  reason,
  since: isoOrNull(since),
  stops: stops.map(stopJson),
})

const stopJson = (stop: Stop) => ({
  kind: stop.kind,
  says: sayStop(stop),
  since: iso(stop.since),
  until: isoOrNull(stop.until),
})

const gateJson = ({ gate, passed, values, until }: GateOutcome) => ({
  gate,
  passed,
  values,
  until: isoOrNull(until),
})

/** What a follow-up means for the helpdesk's bill; null where none reaches the customer. */
export const billJson = (bill: GorgiasBill | null) =>
  bill && {
    counts_as_new: bill.countsAsNew,
    answer_counts_from: iso(bill.answerCountsFrom),
    silent_counts_from: iso(bill.silentCountsFrom),
    says: bill.says,
    source: bill.source,
    as_of: bill.asOf,
  }

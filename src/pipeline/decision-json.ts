/** Writes decisions and explanations as the API and `--json` show them: snake_case, instants as ISO 8601 or null. */
import type { Decision, Delivery } from '../domain/decision.ts'
import type { Explanation, GateOutcome } from '../domain/explanation.ts'
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
  gates: explanation.gates.map(gateJson),
  decisions: explanation.decisions.map(decisionJson),
})

const gateJson = ({ gate, passed, values, until }: GateOutcome) => ({
  gate,
  passed,
  values,
  until: isoOrNull(until),
})

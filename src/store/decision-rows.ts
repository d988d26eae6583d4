/** How a decision lies in its row. */
import type { Decision, Inside } from '../domain/decision.ts'
import type { schema } from './schema.ts'

export type DecisionRow = (typeof schema)['decisions']['$inferSelect']
type DeliveryRow = (typeof schema)['deliveries']['$inferSelect']

export const toDecision = (row: DecisionRow, delivery: DeliveryRow | null): Decision => ({
  id: row.id,
  ticketId: row.ticketId,
  customerId: row.customerId,
  version: row.version,
  anchorMessageId: row.anchorMessageId,
  silentSince: row.silentSince,
  verdict: row.verdict,
  reason: row.reason,
  confidence: row.confidence,
  until: row.until,
  evidence: row.evidence,
  openItems: row.openItems,
  draft:
    row.draftText === null
      ? null
      : {
          subject: row.draftSubject ?? '',
          text: row.draftText,
          language: row.draftLanguage ?? '',
        },
  findings: row.findings,
  policy: row.policy,
  persona: row.persona,
  mode: row.mode,
  step: row.step,
  status: row.status,
  statusReason: row.statusReason,
  sendAt: row.sendAt,
  delivery:
    delivery === null
      ? null
      : {
          messageId: delivery.messageId,
          externalId: delivery.externalId,
          attempts: delivery.attempts,
          postedAt: delivery.postedAt,
          deliveredAt: delivery.deliveredAt,
          note: delivery.note,
        },
  outcome: row.outcome,
  crossed: row.crossed,
  provider: row.provider,
  model: row.model,
  promptHashes: row.promptHashes,
  inputHash: row.inputHash,
  tokens: { input: row.tokensInput, cached: row.tokensCached, output: row.tokensOutput },
  costUsd: row.costUsd,
  createdAt: row.createdAt,
})

export const toRow = (
  decision: Decision & Inside,
): Omit<DecisionRow, 'leaseOwner' | 'leaseUntil' | 'fence' | 'approvalId' | 'outcomeAt'> => {
  const { draft, tokens, delivery: _, ...rest } = decision
  return {
    ...rest,
    draftSubject: draft?.subject ?? null,
    draftText: draft?.text ?? null,
    draftLanguage: draft?.language ?? null,
    tokensInput: tokens.input,
    tokensCached: tokens.cached,
    tokensOutput: tokens.output,
  }
}

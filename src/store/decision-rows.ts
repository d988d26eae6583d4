/** How a decision lies in its row. */
import { and, eq } from 'drizzle-orm'
import type { Decision, Inside, Standing } from '../domain/decision.ts'
import type { schema } from './schema.ts'
import type { Sql } from './sqlite.ts'

export type DecisionRow = (typeof schema)['decisions']['$inferSelect']
type DeliveryRow = (typeof schema)['deliveries']['$inferSelect']

/** A decision with the post it led to. */
export const full = ({ db, t }: Pick<Sql, 'db' | 't'>) =>
  db.select().from(t.decisions).leftJoin(t.deliveries, postOf(t))

export const postOf = (t: Sql['t']) =>
  and(
    eq(t.deliveries.externalId, t.decisions.externalId),
    eq(t.deliveries.decisionId, t.decisions.id),
  )

export const standing = (row: {
  decisions: DecisionRow
  deliveries: DeliveryRow | null
}): Standing => ({
  ...toDecision(row.decisions, row.deliveries),
  externalId: row.decisions.externalId,
  post: row.decisions.post,
  orderHash: row.decisions.orderHash,
  ticketStatus: row.decisions.ticketStatus,
  asksForPerson: row.decisions.asksForPerson,
  approvalId: row.decisions.approvalId,
  releaseAt: row.decisions.releaseAt,
})

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
): Omit<
  DecisionRow,
  'leaseOwner' | 'leaseUntil' | 'fence' | 'approvalId' | 'outcomeAt' | 'shelf'
> => {
  const { draft, tokens } = decision
  return {
    id: decision.id,
    ticketId: decision.ticketId,
    customerId: decision.customerId,
    version: decision.version,
    anchorMessageId: decision.anchorMessageId,
    silentSince: decision.silentSince,
    verdict: decision.verdict,
    reason: decision.reason,
    confidence: decision.confidence,
    until: decision.until,
    evidence: decision.evidence,
    openItems: decision.openItems,
    findings: decision.findings,
    policy: decision.policy,
    persona: decision.persona,
    mode: decision.mode,
    step: decision.step,
    status: decision.status,
    statusReason: decision.statusReason,
    sendAt: decision.sendAt,
    releaseAt: decision.releaseAt,
    asksForPerson: decision.asksForPerson,
    orderHash: decision.orderHash,
    ticketStatus: decision.ticketStatus,
    post: decision.post,
    externalId: decision.externalId,
    outcome: decision.outcome,
    crossed: decision.crossed,
    provider: decision.provider,
    model: decision.model,
    promptHashes: decision.promptHashes,
    inputHash: decision.inputHash,
    costUsd: decision.costUsd,
    createdAt: decision.createdAt,
    draftSubject: draft?.subject ?? null,
    draftText: draft?.text ?? null,
    draftLanguage: draft?.language ?? null,
    tokensInput: tokens.input,
    tokensCached: tokens.cached,
    tokensOutput: tokens.output,
  }
}

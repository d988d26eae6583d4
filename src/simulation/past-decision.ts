/** Keeps of a decision about the past what a report needs, and says when the silence is worth another look. */
import type { Decision, Inside } from '../domain/decision.ts'
import type { Instant } from '../lib/clock.ts'
import type { CaseEnd, PastDecision } from './case.ts'

/** `again`: when the same silence is looked at anew; null: with the next change; undefined: it is settled. */
export type Seen = { end: CaseEnd; again: Instant | null | undefined }

export const judged = (decision: Decision & Partial<Inside>): Seen => {
  if (decision.status === 'parked')
    return {
      end: { kind: 'unreadable', why: sayParked(decision.statusReason) },
      again: undefined,
    }
  return {
    end: { kind: 'judged', decision: pastDecision(decision) },
    again: decision.verdict === 'wait' && decision.until !== null ? decision.until : undefined,
  }
}

/** The reason without what the model said: it is counted by kind. */
const sayParked = (reason: string | null) =>
  /refused/.test(reason ?? '')
    ? 'the model refused'
    : /quoted words/.test(reason ?? '')
      ? 'the model quoted words nobody wrote'
      : 'the model’s answer was unusable'

const pastDecision = (decision: Decision & Partial<Inside>): PastDecision => ({
  verdict: decision.verdict,
  reason: decision.reason,
  confidence: decision.confidence,
  until: decision.until,
  evidence: decision.evidence,
  openItems: decision.openItems,
  draft: decision.draft,
  findings: decision.findings,
  policy: decision.policy,
  persona: decision.persona,
  mode: decision.mode,
  step: decision.step,
  asksForPerson: decision.asksForPerson ?? null,
  provider: decision.provider,
  usage: { model: decision.model, tokens: decision.tokens, costUsd: decision.costUsd },
})

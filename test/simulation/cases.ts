/** Cases of an invented past, with nothing special about them. */

import { DAY } from '../../src/lib/clock.ts'
import type { CaseEnd, PastCase, PastDecision } from '../../src/simulation/case.ts'

export const AT = Date.parse('2026-11-02T09:00:00Z')

export const decided = (
  verdict: PastDecision['verdict'],
  more: Partial<PastDecision> = {},
): CaseEnd => ({
  kind: 'judged',
  decision: {
    ...{ verdict, reason: 'because', confidence: 0.9, until: null, evidence: [], openItems: [] },
    ...{ draft: null, findings: [], policy: 'photos', persona: null, mode: 'approval', step: 1 },
    ...{ asksForPerson: null, provider: 'offline' },
    usage: { model: 'rules', tokens: { input: 0, cached: 0, output: 0 }, costUsd: 0 },
    ...more,
  },
})

let ids = 0

export const pastCase = (more: Partial<PastCase> = {}): PastCase => {
  ids += 1
  return {
    ...{ id: `${ids}-1`, ticketId: ids, customer: `customer ${ids}`, subject: null },
    ...{ channel: 'email', language: 'en', silentSince: AT - 3 * DAY, at: AT },
    ...{
      silentFor: 13 * DAY,
      isLong: true,
      wasClosed: false,
      shopSpokeLast: true,
      billedAnew: false,
    },
    ...{ approximate: [], promise: null, end: decided('follow_up') },
    sequel: {
      ...{ kind: 'nothing', after: null, messageId: null, words: null },
      ...{ answeredAfter: null, score: null, orderEnd: null },
    },
    label: { needed: true, proof: 'sequel' },
    ...more,
  }
}

export const times = (n: number, more: Partial<PastCase> = {}) =>
  Array.from({ length: n }, () => pastCase(more))

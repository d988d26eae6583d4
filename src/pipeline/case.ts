/** Puts together what a person needs to judge one decision. */
import type { DecisionCase } from '../domain/acts.ts'
import type { Store } from '../store/store.ts'

export const createFindCase =
  ({ store }: { store: Store }) =>
  async (decisionId: string): Promise<DecisionCase | null> => {
    const decision = await store.decisions.find(decisionId)
    const ticket = decision === null ? null : await store.mirror.find(decision.ticketId)
    if (decision === null || ticket === null) return null
    return { decision, ticket, acts: await store.events.ofDecision(decisionId) }
  }

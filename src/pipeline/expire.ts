/** Takes back drafts that waited for a person longer than their policy wants (`expires`). */
import type { Store } from '../store/store.ts'
import type { Situation } from './situation.ts'

/** The reason by which an expired decision is known: the same silence is not judged again. */
export const EXPIRED = 'expired'

/** A postponed draft begins to wait when its moment comes. */
export const createExpire =
  ({ store }: { store: Store }) =>
  async ({ now, prompts }: Situation): Promise<void> => {
    for (const decision of await store.decisions.withStatus(['pending'])) {
      const policy = prompts.policies.find(({ name }) => name === decision.policy)
      if (policy === undefined || decision.draft === null) continue
      const waitsSince = Math.max(decision.createdAt, decision.until ?? 0)
      if (now - waitsSince < policy.expires) continue
      await store.decisions.move(decision.id, {
        from: 'pending',
        to: 'cancelled',
        by: 'relance',
        at: now,
        act: EXPIRED,
        reason: EXPIRED,
        version: decision.version,
      })
    }
  }

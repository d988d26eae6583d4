/** Takes back drafts that waited for a person longer than their policy wants (`expires`). */
import type { Standing } from '../domain/decision.ts'
import type { Helpdesk } from '../domain/ports.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { noteStands, sayOutdated } from './outdated.ts'
import type { Situation } from './situation.ts'

/** The reason by which an expired decision is known: the same silence is not judged again. */
export const EXPIRED = 'expired'

/** A postponed draft begins to wait when its moment comes. */
export const createExpire =
  ({ store, helpdesk }: { store: Store; helpdesk: Pick<Helpdesk, 'account'> }) =>
  async ({ now, prompts, isPaused }: Situation): Promise<void> => {
    const shortest = Math.min(...prompts.policies.map(({ expires }) => expires))
    for (const decision of await store.decisions.waitingSince(now - shortest)) {
      const policy = prompts.policies.find(({ name }) => name === decision.policy)
      if (policy === undefined || decision.draft === null) continue
      const waitsSince = Math.max(decision.createdAt, decision.until ?? 0)
      if (now - waitsSince < policy.expires) continue
      const isNoted = await noteStands(store, helpdesk.account, decision)
      // While paused no line can leave that says so.
      if (isNoted && isPaused) continue
      await takeBack({ store, account: helpdesk.account, isNoted }, decision, now)
    }
  }

/** Where a note of ours stands on the ticket, a line below it says so. */
const takeBack = async (
  { store, account, isNoted }: { store: Store; account: string; isNoted: boolean },
  decision: Standing,
  at: Instant,
) => {
  const { status: from, version } = decision
  const act = { by: 'relance', at, act: EXPIRED, reason: EXPIRED, version }
  if (isNoted) await sayOutdated(store, account, decision, { at, why: EXPIRED, version })
  else await store.decisions.move(decision.id, { ...act, from, to: 'cancelled' })
}

/** A person sets a follow-up aside: it does not leave before the moment he named. */
import type { ActResult } from '../domain/acts.ts'
import { type Clock, DAY, type Instant, iso } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** After so long nobody remembers why: reject it, or let it be judged again. */
const LONGEST = 60 * DAY

/** What is scheduled leaves then; what is pending or noted is left alone until then, and approved it leaves no earlier. */
export const createPostpone =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async (id: string, { until, by }: { until: Instant; by: string }): Promise<ActResult> => {
    const decision = await store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    const now = clock.now()
    if (until <= now) return { kind: 'refused', why: `until: ${iso(until)} is past`, decision }
    if (until > now + LONGEST)
      return { kind: 'refused', why: `until: ${iso(until)} is more than 60 days ahead`, decision }
    const { status } = decision
    const isDone =
      (status === 'pending' || status === 'scheduled' || status === 'noted') &&
      (await store.acts.postpone(id, status, { until, by, at: now }))
    const after = await store.decisions.find(id)
    if (after === null) return { kind: 'not_found' }
    const stands = after.post === 'notice' ? 'taken back' : after.status
    return isDone
      ? { kind: 'done', decision: after }
      : { kind: 'conflict', why: `it is ${stands} and cannot be postponed`, decision: after }
  }

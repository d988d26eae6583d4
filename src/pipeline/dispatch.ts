/** Sends what is due, one after the other, and says when the next moment comes. */
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import type { Deliver } from './deliver.ts'
import type { Situation } from './situation.ts'
import { stopOfAllPosts } from './stops.ts'

export type Dispatched = {
  posted: number
  cancelled: number
  failed: number
  /** Internal notes written. */
  noted: number
  /** Held back by a cap: on replies, or on notes. */
  capped: number
}

export type DispatchDeps = {
  store: Store
  clock: Clock
  deliver: Deliver
  isStopping: () => boolean
  /** Notices a clock that jumped, and ends a quarantine that is over. */
  look: () => Promise<void>
}

export type Dispatch = ReturnType<typeof createDispatch>

export const createDispatch =
  ({ store, clock, deliver, isStopping, look }: DispatchDeps) =>
  async (situation: Situation): Promise<Dispatched> => {
    const sending: Dispatched = { posted: 0, cancelled: 0, failed: 0, capped: 0, noted: 0 }
    await look()
    if (!(await mayPost(store))) return sending
    for (const { id } of await store.decisions.dueToSend(clock.now(), clock.wall())) {
      if (isStopping()) return sending
      const end = await deliver(id, situation)
      if (end.kind === 'sent') sending.posted += 1
      if (end.kind === 'noted') sending.noted += 1
      if (end.kind === 'cancelled') sending.cancelled += 1
      if (end.kind === 'failed') sending.failed += 1
      if (end.kind === 'later' && end.isCap) sending.capped += 1
      // What fails for one would fail for all: the account waits, not only this ticket.
      if (end.kind === 'later' && end.isAccountWide) return sending
      if (!(await mayPost(store))) return sending
    }
    return sending
  }

/** Milliseconds of this machine until something scheduled comes due; null when nothing is scheduled. */
export const untilNextSend = async ({ store, clock }: Pick<DispatchDeps, 'store' | 'clock'>) => {
  const stop = await stopOfAllPosts(store)
  if (stop !== null && stop.kind !== 'quarantine') return null
  const waits = (await store.decisions.nextScheduled()).map(({ sendAt, releaseAt, leaseUntil }) =>
    Math.max(
      0,
      (sendAt ?? 0) - clock.now(),
      (releaseAt ?? 0) - clock.wall(),
      (leaseUntil ?? 0) - clock.wall(),
      (stop?.until ?? 0) - clock.wall(),
    ),
  )
  return waits.length === 0 ? null : Math.min(...waits)
}

const mayPost = async (store: Store) => (await stopOfAllPosts(store)) === null

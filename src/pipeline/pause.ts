/** Stops every write to the helpdesk, and lets it go on. */
import type { PauseState } from '../domain/acts.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'

/** Resuming also clears what a machine had stopped for a person to look at. */
export const createPause =
  ({ store, clock }: { store: Store; clock: Clock }) =>
  async ({ paused, by }: { paused: boolean; by: string }): Promise<PauseState> => {
    const since = clock.now()
    if (paused) await store.state.set('paused', { reason: `paused by ${by}`, since })
    else {
      await store.state.clear('paused')
      await store.state.clear('autonomous_paused')
      await store.state.clear('posting_held')
      await store.state.clear('lowered')
      await store.state.set('mistakes_forgiven', since)
    }
    await store.events.add({ at: since, act: paused ? 'paused' : 'resumed', by })
    return readPause(store)
  }

export const readPause = async (store: Store): Promise<PauseState> => {
  const paused = await store.state.get('paused')
  const autonomous = await store.state.get('autonomous_paused')
  const reason = paused ?? autonomous
  return {
    paused: paused !== null,
    autonomousPaused: autonomous !== null || paused !== null,
    reason: reason?.reason ?? null,
    since: reason?.since ?? null,
  }
}

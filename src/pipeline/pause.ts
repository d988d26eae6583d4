/** Stops every write to the helpdesk, and lets it go on. */
import type { PauseState } from '../domain/acts.ts'
import type { Clock } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { readStops } from './stops.ts'

/** Resuming also clears what a machine had stopped for a person to look at. */
export const createPause =
  ({ store, clock, onResumed }: { store: Store; clock: Clock; onResumed: () => void }) =>
  async ({ paused, by }: { paused: boolean; by: string }): Promise<PauseState> => {
    const since = clock.now()
    const told = { at: since, act: paused ? 'paused' : 'resumed', by }
    if (paused) await store.state.set('paused', { reason: `paused by ${by}`, since }, told)
    else {
      await store.state.clear('paused')
      await store.state.clear('autonomous_paused')
      await store.state.clear('posting_held')
      await store.state.clear('violated')
      await store.state.set('breaker_reset', since)
      await forgetTold(store)
      await store.state.clear('lowered')
      await store.state.set('mistakes_forgiven', since, told)
      onResumed()
    }
    return readPause(store)
  }

/** What stops again the same day is told again. */
const forgetTold = async (store: Store) => {
  const told = (await store.state.get('notified')) ?? {}
  const others = Object.entries(told).filter(([cause]) => !ENDED_BY_RESUMING.has(cause))
  await store.state.set('notified', Object.fromEntries(others))
}

const ENDED_BY_RESUMING = new Set(['autonomous_paused', 'posting_held', 'violated'])

export const readPause = async (store: Store): Promise<PauseState> => {
  const stops = await readStops(store)
  const kinds = new Set(stops.map(({ kind }) => kind))
  return {
    paused: kinds.has('paused'),
    autonomousPaused: kinds.has('autonomous_paused') || kinds.has('paused'),
    reason: stops[0]?.reason ?? null,
    since: stops[0]?.since ?? null,
    stops,
  }
}

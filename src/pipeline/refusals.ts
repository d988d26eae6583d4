/** Says why a commitment was refused, as a person reads it in `explain`. */
import { SPENT } from '../domain/follow-up.ts'
import { STOP_KEYS, type StopKey, sayStop } from '../domain/stops.ts'
import type { Refusal, Store } from '../store/store.ts'
import type { Obstacle } from './checks.ts'
import { readStops } from './stops.ts'

export const obstacleOf = async (store: Store, refusal: Refusal): Promise<Obstacle> => {
  if (refusal === 'occasion_spent') return { kind: 'cancel', why: SPENT }
  const isStop = refusal === 'autonomous_paused' || isStopKey(refusal)
  const why = isStop ? await sayStopOf(store, refusal) : REFUSALS[refusal]
  return { kind: 'later', why, at: null, ...(CAPS.has(refusal) && { isCap: true }) }
}

type Plain = Exclude<Refusal, StopKey | 'autonomous_paused' | 'occasion_spent'>

const REFUSALS: Record<Plain, string> = {
  moved_on: 'somebody moved it meanwhile',
  fence_lost: 'another process has taken it over',
  lease_over: 'this process slept for longer than its claim on it lasts',
  occasion_unsettled: 'it is not settled what became of another post about this silence',
  contact_gap: 'contact_gap',
  notes_per_day: 'notes_per_day is reached',
  max_per_hour: 'max_per_hour of autonomous replies is reached',
  max_per_day: 'max_per_day of autonomous replies is reached',
}

const CAPS = new Set<Refusal>(['notes_per_day', 'max_per_hour', 'max_per_day'])

const isStopKey = (refusal: Refusal): refusal is StopKey =>
  (STOP_KEYS as readonly string[]).includes(refusal)

/** It may have ended between the refusal and this question. */
const sayStopOf = async (store: Store, kind: StopKey | 'autonomous_paused') => {
  const stop = (await readStops(store)).find((one) => one.kind === kind)
  return stop === undefined ? `${kind} when it was about to leave` : sayStop(stop)
}

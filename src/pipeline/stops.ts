/** Reads what stops posts now, and whether anything may be written to the helpdesk at all. */
import { STOP_KEYS, type Stop } from '../domain/stops.ts'
import type { Store } from '../store/store.ts'

/** Everything that stops posts, what stops all of them first. */
export const readStops = async (store: Store): Promise<Stop[]> => {
  const facts = await store.state.several(KINDS)
  return KINDS.flatMap((kind) => {
    const fact = facts[kind]
    return fact === undefined
      ? []
      : [
          {
            kind,
            reason: fact.reason,
            since: fact.since,
            until: 'until' in fact ? fact.until : null,
          },
        ]
  })
}

const KINDS = [...STOP_KEYS, 'autonomous_paused'] as const

/** Null: posts may leave. The breaker stops only what leaves by itself. */
export const stopOfAllPosts = async (store: Store): Promise<Stop | null> =>
  (await readStops(store)).find(({ kind }) => kind !== 'autonomous_paused') ?? null

/** False: not even a tag. */
export const mayWrite = async (store: Store) => {
  const { paused, quarantine } = await store.state.several(['paused', 'quarantine'])
  return paused === undefined && quarantine === undefined
}

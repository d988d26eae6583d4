/** Reads only for a while when the database may have missed posts, or the clock may not be trusted (DESIGN 6, point 8). */
import { findDoubt, findJump } from '../domain/quarantine.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { type Processes, SYSTEM_PROCESSES } from '../lib/process.ts'
import type { Store } from '../store/store.ts'

export type QuarantineDeps = {
  store: Store
  clock: Clock
  log: Log
  /** As long as a post that nobody knows of may take to show on its ticket, ms. */
  unknownWait: number
  processes?: Processes
}

export const createQuarantine = (deps: QuarantineDeps) => {
  const { store, clock } = deps
  const present = () => ({ wall: clock.wall(), monotonic: clock.monotonic() })
  let seen = present()
  return {
    /** Once, at the start of a process that may post. */
    examine: async () => {
      const generation = await store.generation.read()
      const doubt = findDoubt({
        ...(generation ?? IN_MEMORY),
        isAbandoned: await isAbandoned(deps),
        wall: clock.wall(),
      })
      if (doubt !== null) await begin(deps, doubt.reason)
      if (generation === null) return
      if (generation.life === null || doubt?.isOther) await store.generation.renew(clock.wall())
      else await store.generation.advance(clock.wall())
    },

    /** Before each round of posts: notices a clock that jumped, and ends what is over. */
    look: async () => {
      const now = present()
      const jump = findJump(seen, now)
      seen = now
      if (jump !== null) return begin(deps, jump)
      const quarantine = await store.state.get('quarantine')
      if (quarantine !== null && quarantine.until <= now.wall) await store.state.clear('quarantine')
    },
  }
}

/** Nothing of it is kept: it begins anew with each process. */
const IN_MEMORY = { sidecar: null, life: null, newestEvent: 0 }

/** What other databases posted meanwhile is taken over when it is seen; the sync says until when. */
const begin = async ({ store, clock, log, unknownWait }: QuarantineDeps, reason: string) => {
  const since = clock.wall()
  if (unknownWait > 0)
    await store.state.set('quarantine', { reason, since, until: since + unknownWait })
  await store.state.clear('adopts_until')
  await store.events.add({ at: clock.now(), act: 'quarantined', by: 'relance' })
  log.warn({}, `reading only for a while: ${reason}`)
}

/** Something is being sent by nobody who certainly lives. */
const isAbandoned = async ({ store, clock, processes = SYSTEM_PROCESSES }: QuarantineDeps) => {
  const owners = await store.deliveries.leaseOwners()
  const dead = owners.filter((owner) => !processes.isAlive(owner))
  return (await store.deliveries.abandoned(clock.wall(), dead)).length > 0
}

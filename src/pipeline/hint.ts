/** Somebody says that a ticket changed: it is looked at soon, once a minute at most. What he says of it counts for nothing. */
import type { Helpdesk } from '../domain/ports.ts'
import { type Clock, MINUTE } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { ingestTicket } from './sync.ts'

export type HintDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** More wait for nobody: the next pass reads what changed anyway. */
const MOST_WAITING = 200

export const createHints = (deps: HintDeps) => {
  const { clock } = deps
  /** Ticket → the moment (monotonic) before which it is not read. */
  const waiting = new Map<number, number>()
  /** Ticket → when it was read last. */
  const looked = new Map<number, number>()
  let heard = () => {}

  return {
    /** False: too many tickets wait already, or this one does. */
    give: (ticketId: number): boolean => {
      if (waiting.has(ticketId) || waiting.size >= MOST_WAITING) return false
      const last = looked.get(ticketId)
      waiting.set(ticketId, last === undefined ? 0 : last + MINUTE)
      heard()
      return true
    },

    /** Reads what may be read now; answers milliseconds until the next, null when none waits. */
    look: async (isStopping: () => boolean): Promise<number | null> => {
      forget(looked, clock.monotonic())
      for (const [ticketId, at] of waiting) {
        if (isStopping()) return null
        if (at > clock.monotonic()) continue
        waiting.delete(ticketId)
        looked.set(ticketId, clock.monotonic())
        await lookAt(deps, ticketId)
      }
      const next = Math.min(...waiting.values())
      return Number.isFinite(next) ? Math.max(0, next - clock.monotonic()) : null
    },

    onGiven: (listener: () => void) => {
      heard = listener
    },
  }
}

const forget = (looked: Map<number, number>, now: number) => {
  for (const [ticketId, at] of looked) if (now - at >= MINUTE) looked.delete(ticketId)
}

const lookAt = async (deps: HintDeps, ticketId: number) => {
  const { store, helpdesk, log } = deps
  try {
    const reading = await helpdesk.ticket(ticketId)
    if (reading.kind === 'found') await ingestTicket(deps, reading.ticket)
    else await store.mirror.markGone(ticketId)
  } catch (error) {
    log.warn({ ticket: ticketId }, `a hint was not followed: ${sayError(error)}`)
  }
}

/** A store as it would have been at a moment of the past: the mirror as of then, and what this replay decided so far. */
import type { Standing } from '../domain/decision.ts'
import type { MirroredTicket } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { ticketAsOf } from './as-of.ts'

export type Past = {
  /** Moved on by the replay. */
  at: Instant
  /** The customer's tickets as they are today, by id. */
  tickets: Map<number, MirroredTicket>
}

/** Reads show the past, writes stay in memory; whatever is not named here would show the present and is refused. */
export const createPastStore = (store: Store, past: Past): Store => {
  const decisions: Standing[] = []
  // The proxy answers every part of a store: those given here, and refusals for the others.
  return only<Store>('', {
    mirror: only('mirror', pastMirror(past)),
    traces: { find: createTraces(store, past) },
    decisions: only('decisions', createDecisions(decisions)),
    deliveries: only<Store['deliveries']>('deliveries', {
      find: async () => null,
      // A follow-up counts as sent: the next one keeps its distance from it.
      lastTo: async () => {
        const sent = decisions.filter(({ verdict }) => verdict === 'follow_up')
        return sent.length === 0 ? null : Math.max(...sent.map(({ createdAt }) => createdAt))
      },
    }),
    screening: only<Store['screening']>('screening', {
      saveScreening: async () => {},
      tries: async () => 0,
      saveTries: async () => {},
    }),
    policies: only('policies', createAbouts()),
  })
}

/** What is nowhere in the whole mirror is nowhere at any moment: most tickets leave no trace on others. */
const createTraces = ({ traces }: Store, past: Past): Store['traces']['find'] => {
  const lonely = new Map<string, boolean>()
  return async (wanted, range) => {
    const key = JSON.stringify([range.ticketId, wanted])
    const isLonely =
      lonely.get(key) ?? (await traces.find(wanted, { ...range, since: ALWAYS })).length === 0
    lonely.set(key, isLonely)
    return isLonely ? [] : traces.find(wanted, { ...range, until: past.at })
  }
}

const ALWAYS = 0

const only = <T extends object>(name: string, given: Partial<T>): T =>
  // What is given stands; for the rest the answer is an error, so that nobody reads the present by mistake.
  new Proxy(given, {
    get: (parts, key) => {
      if (Reflect.has(parts, key)) return Reflect.get(parts, key)
      throw new Error(`a replay must not ask for ${[name, String(key)].filter(Boolean).join('.')}`)
    },
  }) as T

const pastMirror = (past: Past): Partial<Store['mirror']> => ({
  find: async (id) => {
    const ticket = past.tickets.get(id)
    return ticket === undefined ? null : ticketAsOf(ticket, past.at)
  },
  siblings: async (_customerId, ticketId, since) =>
    [...past.tickets.values()]
      .filter(({ id, createdAt }) => id !== ticketId && createdAt <= past.at)
      .map((ticket) => ticketAsOf(ticket, past.at))
      .filter(({ messages }) => messages.some(({ at }) => at >= since)),
})

/** Newest first. */
const createDecisions = (decisions: Standing[]): Partial<Store['decisions']> => ({
  add: async (decision) => {
    decisions.unshift({ ...decision, approvalId: null })
  },
  move: async (id, { to, reason, set }) => {
    const place = decisions.findIndex((one) => one.id === id)
    const known = decisions[place]
    if (known === undefined) return null
    const moved = { ...known, ...set, status: to, statusReason: reason ?? known.statusReason }
    decisions[place] = moved
    return moved
  },
  ofTicket: async (ticketId) => decisions.filter((one) => one.ticketId === ticketId),
  followUpsOf: async () => [],
  lastShadowed: async () => null,
})

const createAbouts = (): Partial<Store['policies']> => {
  const known = new Map<string, Awaited<ReturnType<Store['policies']['about']>>>()
  return {
    about: async (inputHash) => known.get(inputHash) ?? null,
    saveAbout: async (answer) => {
      known.set(answer.inputHash, answer)
    },
  }
}

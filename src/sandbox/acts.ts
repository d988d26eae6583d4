/** Knows on whose request something changes: all events of one request share its context. */
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'

/** `user_id` is null for what happens by itself. */
export type Act = { context: string; user_id: number | null }

const acts = new AsyncLocalStorage<Act>()

/** Runs the work as one act of this user. */
export const actAs = <T>(userId: number | null, work: () => T): T =>
  acts.run({ context: randomUUID(), user_id: userId }, work)

/** Outside of any act everything is an act of its own, by nobody. */
export const currentAct = (): Act => acts.getStore() ?? { context: randomUUID(), user_id: null }

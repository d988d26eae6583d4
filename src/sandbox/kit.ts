/** What every route of the sandbox works with. */
import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Instant } from '../lib/clock.ts'
import type { Random } from '../lib/random.ts'
import type { Desk } from './desk.ts'
import type { FaultSwitches } from './faults.ts'
import { deskAsOf } from './lag.ts'
import type { Cursors } from './pages.ts'
import { badRequest, notFound } from './problems.ts'
import type { SandboxClock } from './sandbox-clock.ts'
import type { View } from './show.ts'

export type Kit = {
  desk: Desk
  clock: SandboxClock
  random: Random
  faults: FaultSwitches
  cursors: Cursors
  view: View
}

/**
 * `userEmail` is the name in the Basic credentials, `asOf` the moment a lagging copy shows.
 * The bindings are empty when no socket is there.
 */
export type Env = {
  Bindings: Partial<HttpBindings>
  Variables: { userEmail: string | null; asOf: Instant | undefined }
}

/** What this call sees when it only reads: the desk, or a copy of it that lags. */
export const seenBy = (kit: Kit, c: Context<Env>): Kit => {
  const asOf = c.get('asOf')
  if (asOf === undefined) return kit
  const desk = deskAsOf(kit.desk, asOf)
  return { ...kit, desk, view: { ...kit.view, desk } }
}

/** The status of an answer that shows what was made. */
export const madeStatus = (kit: Kit) => (kit.faults.now().post_status === 200 ? 200 : 201)

/** The ticket of the path. Throws 404 also for one that was merged away. */
export const ticketOf = (kit: Kit, c: Context<Env>) => {
  const ticket = kit.desk.tickets.get(numberOf(c.req.param('id')))
  if (!ticket || ticket.merged) throw notFound()
  return ticket
}

/** NaN for what is no whole number; nothing has that id. */
export const numberOf = (text: string | undefined) =>
  text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN

/** Throws 400 when the body is no JSON. An empty body counts as `{}`. */
export const bodyOf = async (c: Context<Env>): Promise<unknown> => {
  const text = await c.req.text()
  if (text.trim() === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    throw badRequest('The request body is not valid JSON.')
  }
}

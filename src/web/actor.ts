/** Who sent a request. */
import type { Context } from 'hono'
import type { Who } from '../domain/user.ts'

declare module 'hono' {
  interface ContextVariableMap {
    who: Who
  }
}

/** Recorded in the audit. */
export const actorOf = (c: Context): string => whoOf(c).name

/** Set by `requireSignIn` for whatever stands below it. */
export const whoOf = (c: Context): Who => c.get('who')

/** The cookie of a session, and how often one may try to open one. */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { MINUTE, SECOND } from '../lib/clock.ts'

const COOKIE = 'relance_session'

export const readSession = (c: Context) => getCookie(c, COOKIE) ?? null

/** Scripts never see it, other sites never send it. */
export const giveSession = (c: Context, secret: string, lasts: number) =>
  setCookie(c, COOKIE, secret, {
    path: '/',
    httpOnly: true,
    sameSite: 'Strict',
    secure: isHttps(c),
    maxAge: lasts / SECOND,
  })

export const dropSession = (c: Context) =>
  deleteCookie(c, COOKIE, { path: '/', secure: isHttps(c) })

const isHttps = (c: Context) =>
  c.req.url.startsWith('https:') || c.req.header('x-forwarded-proto') === 'https'

const ATTEMPTS_PER_MINUTE = 10
/** Each costs 19 MiB and some 50 ms. */
const ALL_PER_MINUTE = 60

/** Counted by name, whoever calls: behind a proxy all share one address. An attempt counts from its beginning, until it was right. */
export const createAttemptLimit = (monotonic: () => number) => {
  let attempts: { name: string; at: number }[] = []
  return {
    /** Null: too many. */
    begin: (name: string): { succeed: () => void } | null => {
      attempts = attempts.filter(({ at }) => monotonic() - at < MINUTE)
      const own = attempts.filter((attempt) => attempt.name === name).length
      if (own >= ATTEMPTS_PER_MINUTE || attempts.length >= ALL_PER_MINUTE) return null
      const mine = { name, at: monotonic() }
      attempts.push(mine)
      return {
        succeed: () => {
          attempts = attempts.filter((attempt) => attempt !== mine)
        },
      }
    },
  }
}

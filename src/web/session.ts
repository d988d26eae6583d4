/** Knows who is signed in: the token itself, or a signed cookie made from it. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { HOUR, type Instant, MINUTE } from '../lib/clock.ts'
import { sha256 } from '../lib/hash.ts'

/** A working day; then the password is asked for again. */
export const SESSION_LENGTH = 12 * HOUR

/** `<end of the session>.<signature>`: valid as long as the token stays the same, on any machine. */
export const openSession = (token: string, now: Instant) => {
  const end = String(Math.round(now + SESSION_LENGTH))
  return `${end}.${sign(token, end)}`
}

export const isSessionValid = (token: string, cookie: string | undefined, now: Instant) => {
  const [end, signature] = cookie?.split('.') ?? []
  if (end === undefined || signature === undefined) return false
  return isSame(signature, sign(token, end)) && Number(end) > now
}

const sign = (token: string, end: string) =>
  createHmac('sha256', `relance session ${token}`).update(end).digest('base64url')

/** Compares in constant time, whatever the lengths. */
export const isSame = (a: string, b: string) =>
  timingSafeEqual(Buffer.from(sha256(a)), Buffer.from(sha256(b)))

const ATTEMPTS_PER_MINUTE = 10

/** Ten wrong passwords a minute, counted for all callers together: behind a proxy they share one address. */
export const createAttemptLimit = (monotonic: () => number) => {
  let failures: number[] = []
  return {
    isSpent: () => {
      failures = failures.filter((at) => monotonic() - at < MINUTE)
      return failures.length >= ATTEMPTS_PER_MINUTE
    },
    countFailure: () => {
      failures.push(monotonic())
    },
  }
}

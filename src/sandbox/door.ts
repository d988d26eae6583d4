/** What stands before every call of the API: credentials, rate limit, faults of reading. */
import type { Context, MiddlewareHandler } from 'hono'
import type { Bucket } from './bucket.ts'
import type { Env, Kit } from './kit.ts'
import { ApiProblem, unavailable } from './problems.ts'

/** Credentials to insist on; without them any e-mail with any key, and any token, will do. */
export type Credentials = { email?: string; apiKey?: string; token?: string }

export const guardDoor =
  (kit: Kit, bucket: Bucket, credentials: Credentials | undefined): MiddlewareHandler<Env> =>
  async (c, next) => {
    const caller = identify(c.req.header('authorization'), credentials)
    if (!caller) {
      c.header(LIMIT_HEADER, sayRoom(bucket.look()))
      throw new ApiProblem(401, 'Unauthorized.')
    }
    c.set('userEmail', caller.email)
    const room = bucket.take(caller.kind === 'bearer' ? 2 : 1)
    c.header(LIMIT_HEADER, sayRoom(room))
    if (room.retryAfter !== null) {
      c.header('retry-after', String(room.retryAfter))
      throw new ApiProblem(429, 'Too many requests.')
    }
    if (c.req.method === 'GET') await readThroughFaults(kit, c, next)
    else await next()
  }

const LIMIT_HEADER = 'x-gorgias-account-api-call-limit'

const sayRoom = ({ used, size }: { used: number; size: number }) => `${used}/${size}`

type Caller = { kind: 'basic' | 'bearer'; email: string | null }

const identify = (header: string | undefined, wanted: Credentials | undefined): Caller | null => {
  const [scheme = '', secret = ''] = (header ?? '').split(/\s+/, 2)
  if (/^bearer$/i.test(scheme))
    return secret !== '' && (!wanted || secret === wanted.token)
      ? { kind: 'bearer', email: null }
      : null
  if (!/^basic$/i.test(scheme)) return null
  const plain = Buffer.from(secret, 'base64').toString('utf8')
  const colon = plain.indexOf(':')
  const email = plain.slice(0, Math.max(colon, 0))
  const key = plain.slice(colon + 1)
  if (email === '' || key === '') return null
  if (wanted && (email !== wanted.email || key !== wanted.apiKey)) return null
  return { kind: 'basic', email }
}

const readThroughFaults = async (kit: Kit, c: Context<Env>, next: () => Promise<void>) => {
  const { slow } = kit.faults.now()
  if (slow > 0) await new Promise((resolve) => setTimeout(resolve, slow))
  const fault = kit.faults.ofGet()
  if (fault === 'error') throw unavailable(503)
  if (fault === 'html') {
    c.res = c.html('<!doctype html><title>Just a moment…</title><p>Checking your browser.</p>')
    return
  }
  await next()
  if (fault === 'truncate' && c.res.ok) {
    const whole = await c.res.text()
    c.res = c.body(whole.slice(0, Math.floor(whole.length * 0.6)), 200, {
      'content-type': 'application/json',
    })
  }
}

/** The headers that every recorded answer of Gorgias had. */
export const houseHeaders = (requestId: string): Record<string, string> => ({
  'x-gorgias-release': '3f9f83e7b774a28054f32a55eb5d504352f99975',
  'x-request-id': requestId,
  vary: 'Cookie',
  via: '1.1 google',
  'x-frame-options': 'Deny',
  'referrer-policy': 'strict-origin',
  'strict-transport-security': 'max-age=31556926; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-xss-protection': '1; mode=block',
  'x-download-options': 'noopen',
})

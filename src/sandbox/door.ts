/** What stands before every call of the API: credentials, rate limit, role, faults of reading and writing. */
import type { Context, MiddlewareHandler } from 'hono'
import type { Random } from '../lib/random.ts'
import { actAs } from './acts.ts'
import type { Bucket } from './bucket.ts'
import type { Env, Kit } from './kit.ts'
import { apiUser } from './people.ts'
import { ApiProblem, forbidden, unavailable } from './problems.ts'
import { mayDo } from './roles.ts'

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
    admit(kit, c, bucket.take(caller.kind === 'bearer' ? 2 : 1))
    const user = apiUser(kit.desk, caller.email)
    if (!mayDo(kit.faults.now().role ?? user.role, c.req.method, c.req.path)) throw forbidden()
    if (c.req.method === 'GET') return readThroughFaults(kit, c, next)
    await refuseWrite(kit, c)
    await actAs(user.id, next)
  }

const admit = (kit: Kit, c: Context<Env>, room: ReturnType<Bucket['take']>) => {
  c.header(LIMIT_HEADER, sayRoom(room))
  const wait = room.retryAfter ?? kit.faults.inStorm()
  if (wait === null) return
  c.header('retry-after', String(wait))
  throw new ApiProblem(429, 'Too many requests.')
}

/** Posts of messages have faults of their own. */
const refuseWrite = async (kit: Kit, c: Context<Env>) => {
  if (Buffer.byteLength(await c.req.text()) > kit.faults.now().body_limit)
    throw new ApiProblem(413, 'The request body is too large.')
  const posts = c.req.method === 'POST' && /\/messages\/?$/.test(c.req.path)
  if (!posts && kit.faults.failsWrite()) throw unavailable(503)
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
  if (fault === 'stale') c.set('asOf', kit.clock.now() - kit.faults.now().stale_by)
  await next()
  if (fault === 'truncate' && c.res.ok) await rewrite(c, breakOff)
  if (fault === 'shuffle' && c.res.ok) await rewrite(c, (text) => shuffle(text, kit.random))
}

const rewrite = async (c: Context<Env>, change: (text: string) => string) => {
  const changed = change(await c.res.text())
  c.res = c.body(changed, 200, { 'content-type': 'application/json' })
}

const breakOff = (text: string) => text.slice(0, Math.floor(text.length * 0.6))

/** The same items in another order. */
const shuffle = (text: string, random: Random) => {
  const answer = JSON.parse(text) as { data?: unknown }
  if (!Array.isArray(answer.data)) return text
  const drawn = answer.data.map((item: unknown) => ({ item, lot: random.next() }))
  const data = drawn.sort((a, b) => a.lot - b.lot).map(({ item }) => item)
  return JSON.stringify({ ...answer, data })
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

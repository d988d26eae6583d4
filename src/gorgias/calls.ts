/** One HTTP call to the helpdesk: what left, what came back, and nothing about what it means. */
import type { Urgency } from '../domain/ports.ts'
import type { Signs } from '../domain/surroundings.ts'
import { type Clock, HOUR, SECOND } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { parseDatetime } from './datetimes.ts'
import { DRAIN_TIME, type Limiter, type Permit, readCallLimit } from './limiter.ts'
import { isLoopback } from './origin.ts'

export type Call = {
  verb: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  query?: Record<string, string>
  body?: object
}

type Head = {
  status: number
  requestId: string | null
  /** `used/size` of the account's rate limit. */
  callLimit: string | null
  /** Ms; a 429 always has it. Null when the answer does not say. */
  retryAfter: number | null
  /** Origin of a redirect's target. */
  redirectsTo: string | null
}

export type Answer = Head & { kind: 'answered'; body: string }

export type NoAnswer = {
  kind: 'no_answer'
  /** False only when it is certain that no byte of the request left this machine. */
  left: boolean
  timedOut: boolean
  /** Known when the answer broke off after its head. */
  status: number | null
  why: string
  cause: unknown
}

export type Calls = {
  /** Waits its turn in the rate limit, then makes the call once. Never throws for what the network may do. */
  make: (call: Call, urgency: Urgency) => Promise<Answer | NoAnswer>
  /** Makes the call now or, when the rate limit has no room, not at all: the ms to wait. */
  makeNow: (call: Call) => Promise<Answer | NoAnswer | { kind: 'no_room'; wait: number }>
  count: () => number
  /** Of the latest answer; null before the first. */
  signs: () => Signs | null
}

export type CallsDeps = {
  origin: string
  email: string
  apiKey: string
  limiter: Limiter
  clock: Clock
  log: Log
  fetch: typeof globalThis.fetch
  /** Ms of machine time until the last byte of the answer. */
  timeouts: Timeouts
}

export type Timeouts = { read: number; write: number }

export const TIMEOUTS: Timeouts = { read: 20 * SECOND, write: 30 * SECOND }

export const createCalls = ({ limiter, clock, log, ...line }: CallsDeps): Calls => {
  let count = 0
  let signs: Signs | null = null
  const basic = basicOf(line)
  const followsSandbox = isLoopback(new URL(line.origin).hostname)

  const listen = (headers: Headers) => {
    const sandboxNow = followsSandbox ? parseDatetime(headers.get('x-sandbox-now') ?? '') : null
    if (sandboxNow !== null) clock.follow(sandboxNow)
  }

  /** A fault page may show the request; the key must not get from there into errors and logs. */
  const hide = (body: string) => body.replaceAll(basic, '[key]').replaceAll(line.apiKey, '[key]')

  const makeWith = async (permit: Permit, call: Call): Promise<Answer | NoAnswer> => {
    const began = clock.monotonic()
    let head: Head | null = null
    count += 1
    try {
      const response = await line.fetch(
        urlOf(line.origin, call),
        requestOf(call, basic, line.timeouts),
      )
      head = readHead(response, clock)
      signs = signsOf(response.headers, clock)
      listen(response.headers)
      const body = await response.text()
      return { kind: 'answered', ...head, body: response.ok ? body : hide(body) }
    } catch (cause) {
      const failure = noAnswer(cause, head?.status ?? null)
      if (!failure.left) count -= 1
      return failure
    } finally {
      permit.settle(head ?? { callLimit: null, retryAfter: null })
      const took = Math.round(clock.monotonic() - began)
      const status = head?.status ?? null
      log.debug({ verb: call.verb, path: call.path, status, took }, 'helpdesk call')
    }
  }

  return {
    make: async (call, urgency) => makeWith(await limiter.enter(urgency), call),
    makeNow: async (call) => {
      const permit = limiter.enterNow()
      return 'wait' in permit
        ? { kind: 'no_room', wait: permit.wait }
        : await makeWith(permit, call)
    },
    count: () => count,
    signs: () => signs,
  }
}

const urlOf = (origin: string, { path, query }: Call) => {
  const url = new URL(path, origin)
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
  return url
}

const requestOf = ({ verb, body }: Call, basic: string, timeouts: Timeouts): RequestInit => ({
  method: verb,
  redirect: 'manual',
  signal: AbortSignal.timeout(verb === 'GET' ? timeouts.read : timeouts.write),
  headers: {
    accept: 'application/json',
    authorization: `Basic ${basic}`,
    ...(body && { 'content-type': 'application/json' }),
  },
  ...(body && { body: JSON.stringify(body) }),
})

const basicOf = ({ email, apiKey }: Pick<CallsDeps, 'email' | 'apiKey'>) =>
  Buffer.from(`${email}:${apiKey}`, 'utf8').toString('base64')

const readHead = ({ status, type, headers }: Response, clock: Clock): Head => {
  const location = headers.get('location')
  const retryAfter = readRetryAfter(headers, clock)
  return {
    // A fetch that hides redirects shows them as status 0.
    status: type === 'opaqueredirect' ? 302 : status,
    requestId: headers.get('x-request-id'),
    callLimit: headers.get('x-gorgias-account-api-call-limit'),
    retryAfter: status === 429 ? (retryAfter ?? DRAIN_TIME) : retryAfter,
    redirectsTo: location !== null && URL.canParse(location) ? new URL(location).origin : null,
  }
}

const signsOf = (headers: Headers, clock: Clock): Signs => {
  const date = Date.parse(headers.get('date') ?? '')
  return {
    callLimit: readCallLimit(headers.get('x-gorgias-account-api-call-limit')),
    clockLead: Number.isNaN(date) ? null : clock.wall() - date,
  }
}

/** Seconds or a date, as HTTP allows; in ms. */
const readRetryAfter = (headers: Headers, clock: Clock) => {
  const text = headers.get('retry-after')?.trim() ?? ''
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * SECOND
  const date = Date.parse(text)
  return Number.isNaN(date) ? null : Math.min(Math.max(0, date - clock.wall()), HOUR)
}

const noAnswer = (cause: unknown, status: number | null): NoAnswer => {
  const faults = faultsOf(cause)
  const timedOut = cause instanceof Error && cause.name === 'TimeoutError'
  return {
    kind: 'no_answer',
    left: !(status === null && faults.length > 0 && faults.every(isBeforeSending)),
    timedOut,
    status,
    why: timedOut
      ? 'no answer in time'
      : faults.map(({ code }) => code).join(', ') || 'the connection broke',
    cause,
  }
}

type Fault = { code: string; syscall: string | null }

/** What went wrong below `fetch failed`; several faults when several addresses of one name were tried. */
const faultsOf = (error: unknown): Fault[] => {
  if (!(error instanceof Error)) return []
  const parts = error instanceof AggregateError ? error.errors.flatMap(faultsOf) : []
  if (parts.length > 0) return parts
  if (!('code' in error) || typeof error.code !== 'string') return faultsOf(error.cause)
  const syscall = 'syscall' in error && typeof error.syscall === 'string' ? error.syscall : null
  return [{ code: error.code, syscall }]
}

/** Looking up, connecting or proving who is there failed. A reset is not among these: it may follow the request. */
const isBeforeSending = ({ code, syscall }: Fault) =>
  syscall === 'connect' || syscall === 'getaddrinfo' || BEFORE_SENDING.has(code)

const BEFORE_SENDING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'CERT_NOT_YET_VALID',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'ERR_SSL_WRONG_VERSION_NUMBER',
])

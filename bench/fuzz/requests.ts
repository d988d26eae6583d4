/** Makes requests out of our own OpenAPI document: well-formed ones, and what nobody should ever send. */
import type { Random } from '../../src/lib/random.ts'
import { any, hostile, madeFor, type Schema } from './values.ts'

type Parameter = { name: string; in: string; schema: Schema }
export type Operation = {
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema: Schema }> }
  security?: unknown[]
}
export type Document = {
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

export type Request = {
  method: string
  path: string
  headers: Record<string, string | string[]>
  body: string | Buffer | null
  /** The HTTP parser itself may hang up on it. */
  isBroken: boolean
}

export type Ground = { document: Document; random: Random; ids: string[]; ticketIds: number[] }

/** `headers`: who asks. */
export const makeRequest = (
  ground: Ground,
  headers: Record<string, string | string[]>,
): Request => {
  const { random, document } = ground
  const routes = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  )
  const { path, method, operation } = any(random, routes) ?? NOWHERE
  const { body, type } = bodyFor(ground, operation)
  const request: Request = {
    method: method.toUpperCase(),
    path: fill(ground, path) + queryFor(ground, operation),
    headers: { ...headers, ...(type === null ? {} : { 'content-type': type }) },
    body,
    isBroken: false,
  }
  return random.next() < 0.3 ? (any(random, TRICKS) ?? same)(request, ground) : request
}

const fill = ({ random, ids, ticketIds }: Ground, path: string) =>
  path.replace(/\{(\w+)\}/g, () => {
    const known = path.includes('/tickets/') ? ticketIds.map(String) : ids
    const value = random.next() < 0.6 && known.length > 0 ? any(random, known) : hostile(random)
    return encode(String(typeof value === 'string' ? value.slice(0, 3000) : JSON.stringify(value)))
  })

const queryFor = (ground: Ground, { parameters = [] }: Operation) => {
  const { random } = ground
  const chosen = parameters.filter((one) => one.in === 'query' && random.next() < 0.5)
  const fields = chosen.map(({ name, schema }) => {
    const value = random.next() < 0.5 ? madeFor(ground, schema) : hostile(random)
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    return `${name}=${encode(String(text).slice(0, 4000))}`
  })
  return fields.length === 0 ? '' : `?${fields.join('&')}`
}

/** Lone surrogates cannot be written in an address; half a percent sign can. */
const encode = (text: string) => encodeURIComponent(Buffer.from(text).toString())

const bodyFor = (ground: Ground, { requestBody }: Operation) => {
  const { random } = ground
  const schema = requestBody?.content['application/json']?.schema
  if (schema === undefined) return { body: null, type: null }
  const value = random.next() < 0.7 ? madeFor(ground, schema) : hostile(random)
  // A lone surrogate goes over the wire as an escape.
  return { body: JSON.stringify(value) ?? '', type: 'application/json' }
}

const NOWHERE = { path: '/', method: 'get', operation: {} as Operation }
const same = (request: Request) => request

type Trick = (request: Request, ground: Ground) => Request

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND']
const TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/json; charset=utf-16',
  'application/xml',
  ';',
  'a'.repeat(2000),
]
const PATHS = [
  (path: string) => path.replace('/api', '/api/../api'),
  (path: string) => path.replace('/v1', '/v1/%2e%2e/v1'),
  (path: string) => `/${path}`,
  (path: string) => `${path}%00`,
  (path: string) => `${path}/`,
  (path: string) => path.toUpperCase(),
  (path: string) => path.replace('/api', '/%61pi'),
  (path: string) => `${path}%`,
  (path: string) => `${path};x=1`,
  (path: string) => `http://evil.example${path}`,
  (path: string) => path.replaceAll('/', '%2f'),
  (path: string) => `/static/../../../etc/passwd?${path.length}`,
]

const TRICKS: Trick[] = [
  (request, { random }) => ({ ...request, method: any(random, METHODS) ?? 'GET' }),
  (request, { random }) => ({ ...request, path: (any(random, PATHS) ?? String)(request.path) }),
  (request, { random }) => ({
    ...request,
    headers: { ...request.headers, 'content-type': any(random, TYPES) ?? '' },
  }),
  (request) => ({ ...request, body: nested(4000) }),
  (request) => ({ ...request, body: '{"text":"' }),
  (request) => ({ ...request, body: Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x22]) }),
  (request) => ({
    ...request,
    body: JSON.stringify({ text: 'x'.repeat(300_000) }),
    isBroken: true,
  }),
  (request) => ({
    ...request,
    body: '{"__proto__":{"paused":true},"constructor":{"prototype":{"x":1}},"paused":1}',
  }),
  (request) => ({ ...request, body: '{"paused":true,"paused":"x","text":null,"text":1}' }),
  (request) => ({
    ...request,
    headers: { ...request.headers, 'x-twice': ['a', 'b'], accept: ['text/html', '*/*'] },
  }),
  (request) => ({
    ...request,
    headers: { ...request.headers, cookie: 'relance_session=%00; a=b; relance_session=x.y.z' },
  }),
  (request) => ({
    ...request,
    headers: { ...request.headers, 'x-forwarded-proto': 'https', 'x-forwarded-host': 'evil' },
  }),
  (request) => ({
    ...request,
    path: `/api/v1/decisions?cursor=${encode('~'.repeat(400))}&limit=1e3`,
  }),
  (request) => ({
    ...request,
    path: `/api/v1/decisions?cursor=${Buffer.from('{"a":1}').toString('base64url')}`,
  }),
  (request) => ({
    ...request,
    headers: { ...request.headers, 'x-long': 'y'.repeat(20_000) },
    isBroken: true,
  }),
]

const nested = (depth: number) => `${'{"a":['.repeat(depth)}1${']}'.repeat(depth)}`

/** What both stand-ins share: a real HTTP server on a free port that can also hang, drop a connection or talk HTML. */
import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import { type Context, Hono } from 'hono'

export type StandInRequest = {
  path: string
  /** Told by the name or the properties of the schema that was asked for. */
  purpose: 'decide' | 'draft'
  model: string
  instruction: string
  ticket: string
  body: Record<string, unknown>
}

export type StandInAnswer =
  /** What the model says, as the schema wants it. */
  | { json: unknown }
  /** What the model says, whatever it is. */
  | { text: string }
  | { refusal: string }
  /** Cut off by the output limit after these words. */
  | { truncated: string }
  | { status: number; headers?: Record<string, string>; body?: unknown }
  | 'hang'
  /** Begins to answer and never ends. */
  | 'stall'
  | 'reset'
  | 'html'

/** What a model said, without the ways a server may fail. */
export type Said = Extract<
  StandInAnswer,
  { json: unknown } | { text: string } | { refusal: string } | { truncated: string }
>

export type Answering = (request: StandInRequest) => StandInAnswer | Promise<StandInAnswer>

export type StandIn = {
  /** What goes into `OPENAI_BASE_URL` (with `/v1`) or `ANTHROPIC_BASE_URL` (without). */
  url: string
  /** Requests that were well-formed and reached the model, in order. */
  requests: StandInRequest[]
  close: () => Promise<void>
}

type Env = { Bindings: HttpBindings }
export type Exchange = Context<Env>
export type Headers = Record<string, string>

export const serveStandIn = async (
  addRoutes: (app: Hono<Env>) => void,
  requests: StandInRequest[],
  path: string,
): Promise<StandIn> => {
  const app = new Hono<Env>()
  addRoutes(app)
  const server = createAdaptorServer({ fetch: app.fetch })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}${path}`,
    requests,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        if ('closeAllConnections' in server) server.closeAllConnections()
      }),
  }
}

/** Carries out one answer: `say` and `fail` give it the shape of the API at hand. */
export const deliver = async (
  c: Exchange,
  answer: StandInAnswer,
  say: (said: Said) => Response,
  fail: (status: number) => unknown,
): Promise<Response> => {
  if (answer === 'html') {
    return c.html('<!doctype html><html><body><h1>Welcome to nginx!</h1></body></html>')
  }
  if (answer === 'reset') {
    c.env.incoming.socket.resetAndDestroy()
    return RESPONSE_ALREADY_SENT
  }
  if (answer === 'hang') {
    await new Promise((gone) => c.env.incoming.socket.once('close', gone))
    return RESPONSE_ALREADY_SENT
  }
  if (answer === 'stall') {
    return c.body(new ReadableStream({ start: (body) => body.enqueue('{') }), 200, {
      'content-type': 'application/json',
    })
  }
  if (!('status' in answer)) return say(answer)
  const body = answer.body ?? fail(answer.status)
  const [text, type] =
    typeof body === 'string' ? [body, 'text/html'] : [JSON.stringify(body), 'application/json']
  return new Response(text, {
    status: answer.status,
    headers: { 'content-type': type, ...answer.headers },
  })
}

/** The words a model said: the tokens billed for output are counted from them. */
export const wordsOf = (said: Said) =>
  'json' in said
    ? JSON.stringify(said.json)
    : 'text' in said
      ? said.text
      : 'refusal' in said
        ? said.refusal
        : said.truncated

export const countTokens = (text: string) => Math.ceil(text.length / 4)

/** Remembers prefixes, as a provider's prompt cache does: tokens read from it, and tokens put into it. */
export const createPromptCache = (smallest: number) => {
  const seen = new Set<string>()
  return (key: string, prefix: string) => {
    const tokens = countTokens(prefix)
    if (tokens < smallest) return { cached: 0, written: 0 }
    const entry = `${key}\n${prefix}`
    if (seen.has(entry)) return { cached: tokens, written: 0 }
    seen.add(entry)
    return { cached: 0, written: tokens }
  }
}

export const newId = (prefix: string) => `${prefix}${randomBytes(16).toString('hex')}`

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first object in a strict schema that leaves a property optional or admits others; null when there is none. */
export const looseObject = (schema: unknown): string | null => {
  if (Array.isArray(schema)) return first(schema.map(looseObject))
  if (!isRecord(schema)) return null
  if (schema.type === 'object') {
    if (schema.additionalProperties !== false) return 'additionalProperties'
    const names = Object.keys(isRecord(schema.properties) ? schema.properties : {})
    const required = Array.isArray(schema.required) ? schema.required : []
    if (names.some((name) => !required.includes(name))) return 'required'
  }
  return first(Object.values(schema).map(looseObject))
}

const first = (found: (string | null)[]) => found.find((one) => one !== null) ?? null

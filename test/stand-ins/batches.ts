/** Stand-ins for both batch APIs: what is in a batch is answered by the stand-in for single calls, complaints included. */

import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response'
import type { Hono } from 'hono'
import { startAnthropicStandIn } from './anthropic.ts'
import { startOpenAiStandIn } from './openai.ts'
import {
  type Answering,
  type Exchange,
  isRecord,
  newId,
  type StandIn,
  serveStandIn,
} from './serving.ts'

export type BatchStandInOptions = {
  answer: Answering
  key: string
  /** So often a batch is looked at before it has ended. */
  looks?: number
  /** The batch is begun, and the connection breaks before anybody hears of it. */
  losesAnswer?: (nth: number) => boolean
  /** These requests run out of time. */
  expires?: (customId: string, nthBatch: number) => boolean
}

export type BatchStandIn = StandIn & {
  /** Numbers of requests of the batches begun so far, in order. */
  sizes: () => number[]
}

type Line = { custom_id: string; body: unknown }
type Answered = { custom_id: string; status: number; body: Record<string, unknown> } | Expired
type Expired = { custom_id: string; expired: true }
type Kept = {
  id: string
  createdAt: number
  metadata: unknown
  size: number
  looks: number
  answered: Answered[]
}

export const startBatchStandIn = async (
  provider: 'openai' | 'anthropic',
  options: BatchStandInOptions,
): Promise<BatchStandIn> => {
  const single =
    provider === 'openai' ? await startOpenAiStandIn(options) : await startAnthropicStandIn(options)
  const shelf = createShelf(options, (line) => askSingle(provider, single.url, options.key, line))
  const add = provider === 'openai' ? openAiRoutes : anthropicRoutes
  const standIn = await serveStandIn(
    (app) => {
      app.use(async (c, next) =>
        c.req.header('authorization') === `Bearer ${options.key}`
          ? next()
          : c.json({ error: { message: 'invalid key', type: 'authentication_error' } }, 401),
      )
      add(app, shelf, options)
    },
    single.requests,
    provider === 'openai' ? '/v1' : '',
  )
  return {
    ...standIn,
    sizes: () => shelf.all.map(({ size }) => size),
    close: async () => {
      await standIn.close()
      await single.close()
    },
  }
}

const askSingle = async (provider: string, url: string, key: string, line: Line) => {
  const path = provider === 'openai' ? '/responses' : '/v1/messages'
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${key}`,
      'content-type': 'application/json',
      'anthropic-version': '2026-10-21',
    },
    body: JSON.stringify(line.body),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

type Shelf = ReturnType<typeof createShelf>

const createShelf = (
  { expires = () => false }: BatchStandInOptions,
  ask: (line: Line) => Promise<{ status: number; body: Record<string, unknown> }>,
) => {
  const all: Kept[] = []
  const answerOne = async (line: Line): Promise<Answered> =>
    expires(line.custom_id, all.length)
      ? { custom_id: line.custom_id, expired: true }
      : { custom_id: line.custom_id, ...(await ask(line)) }
  return {
    all,
    begin: async (lines: Line[], metadata: unknown): Promise<Kept> => {
      const answered = await Promise.all(lines.map(answerOne))
      // The order is not kept.
      answered.reverse()
      const kept = { id: newId('batch_'), createdAt: Date.now(), metadata, size: lines.length }
      all.push({ ...kept, looks: 0, answered })
      return all.at(-1) as Kept
    },
    find: (id: string | undefined) => all.find((one) => one.id === id),
  }
}

/** Does it break before the answer? */
const isLost = (c: Exchange, { losesAnswer }: BatchStandInOptions, { all }: Shelf) => {
  if (losesAnswer?.(all.length) !== true) return false
  c.env.incoming.socket.resetAndDestroy()
  return true
}

const isOver = (batch: Kept, looks: number) => batch.looks >= looks

type App = Hono<{ Bindings: Exchange['env'] }>

const openAiRoutes = (app: App, shelf: Shelf, options: BatchStandInOptions) => {
  const { looks = 2 } = options
  const files = new Map<string, string>()
  app.post('/v1/files', async (c) => {
    const { file, purpose } = await c.req.parseBody()
    if (purpose !== 'batch' || !(file instanceof File))
      return c.json({ error: { message: 'file and purpose=batch are required' } }, 400)
    const id = newId('file-')
    files.set(id, await file.text())
    return c.json({ id, object: 'file', purpose, filename: file.name, bytes: file.size })
  })
  app.post('/v1/batches', async (c) => {
    const body: unknown = await c.req.json()
    const text = isRecord(body) ? files.get(String(body.input_file_id)) : undefined
    if (text === undefined || !isRecord(body) || body.endpoint !== '/v1/responses')
      return c.json({ error: { message: 'unknown file or endpoint' } }, 400)
    const lines = text.split('\n').map((line) => JSON.parse(line) as Line)
    const models = new Set(lines.map(({ body: one }) => (isRecord(one) ? one.model : null)))
    if (models.size !== 1 || body.completion_window !== '24h')
      return c.json({ error: { message: 'one model a file, and a window of 24h' } }, 400)
    const batch = await shelf.begin(lines, body.metadata)
    if (isLost(c, options, shelf)) return RESPONSE_ALREADY_SENT
    return c.json(showOpenAi(batch, looks))
  })
  app.get('/v1/batches', (c) => {
    const data = [...shelf.all].reverse().map((batch) => showOpenAi(batch, looks))
    return c.json({ object: 'list', data, has_more: false })
  })
  app.get('/v1/batches/:id', (c) => {
    const batch = shelf.find(c.req.param('id'))
    if (batch === undefined) return c.json({ error: { message: 'no such batch' } }, 404)
    batch.looks += 1
    return c.json(showOpenAi(batch, looks))
  })
  app.get('/v1/files/:id/content', (c) => {
    const [, kind, id] = /^file-(out|err)-(.*)$/.exec(c.req.param('id')) ?? []
    const answered = shelf.find(id)?.answered ?? []
    const wanted = answered.filter((one) => isFine(one) === (kind === 'out'))
    return c.text(wanted.map((one) => JSON.stringify(openAiLine(one))).join('\n'))
  })
}

const isFine = (one: Answered) => !('expired' in one) && one.status === 200

const openAiLine = (one: Answered) => ({
  id: newId('batch_req_'),
  custom_id: one.custom_id,
  response: 'expired' in one ? null : { status_code: one.status, body: one.body },
  error:
    'expired' in one
      ? { code: 'batch_expired', message: 'This request could not be executed in time.' }
      : null,
})

const showOpenAi = (batch: Kept, looks: number) => {
  const over = isOver(batch, looks)
  const fine = batch.answered.filter(isFine).length
  return {
    id: batch.id,
    object: 'batch',
    endpoint: '/v1/responses',
    status: over ? 'completed' : 'in_progress',
    created_at: Math.floor(batch.createdAt / 1000),
    metadata: batch.metadata,
    output_file_id: over && fine > 0 ? `file-out-${batch.id}` : null,
    error_file_id: over && fine < batch.size ? `file-err-${batch.id}` : null,
    request_counts: { total: batch.size, completed: fine, failed: batch.size - fine },
  }
}

const anthropicRoutes = (app: App, shelf: Shelf, options: BatchStandInOptions) => {
  const { looks = 2 } = options
  const show = (c: Exchange, batch: Kept) => showAnthropic(batch, looks, new URL(c.req.url).origin)
  app.post('/v1/messages/batches', async (c) => {
    const body: unknown = await c.req.json()
    const requests = isRecord(body) && Array.isArray(body.requests) ? body.requests : []
    const ids = requests.map((one: { custom_id: string }) => one.custom_id)
    if (ids.length === 0 || new Set(ids).size < ids.length || !ids.every(isCustomId))
      return c.json({ error: { message: 'custom_id: unique, ^[a-zA-Z0-9_-]{1,64}$' } }, 400)
    const lines = requests.map((one: { custom_id: string; params: unknown }) => ({
      custom_id: one.custom_id,
      body: one.params,
    }))
    const batch = await shelf.begin(lines, null)
    if (isLost(c, options, shelf)) return RESPONSE_ALREADY_SENT
    return c.json(show(c, batch))
  })
  app.get('/v1/messages/batches', (c) => {
    const data = [...shelf.all].reverse().map((batch) => show(c, batch))
    return c.json({ data, has_more: false, first_id: null, last_id: null })
  })
  app.get('/v1/messages/batches/:id', (c) => {
    const batch = shelf.find(c.req.param('id'))
    if (batch === undefined) return c.json({ type: 'error', error: { type: 'not_found' } }, 404)
    batch.looks += 1
    return c.json(show(c, batch))
  })
  app.get('/v1/messages/batches/:id/results', (c) => {
    const answered = shelf.find(c.req.param('id'))?.answered ?? []
    return c.body(answered.map((one) => `${JSON.stringify(anthropicLine(one))}\n`).join(''))
  })
}

const isCustomId = (id: unknown) => typeof id === 'string' && /^[a-zA-Z0-9_-]{1,64}$/.test(id)

const anthropicLine = (one: Answered) => ({
  custom_id: one.custom_id,
  result:
    'expired' in one
      ? { type: 'expired' }
      : one.status === 200
        ? { type: 'succeeded', message: one.body }
        : { type: 'errored', error: one.body },
})

const showAnthropic = (batch: Kept, looks: number, origin: string) => {
  const over = isOver(batch, looks)
  const fine = batch.answered.filter(isFine).length
  const counts = { canceled: 0, expired: 0, errored: batch.size - fine, succeeded: fine }
  return {
    id: batch.id,
    type: 'message_batch',
    processing_status: over ? 'ended' : 'in_progress',
    created_at: new Date(batch.createdAt).toISOString(),
    request_counts: over
      ? { processing: 0, ...counts }
      : { processing: batch.size, canceled: 0, expired: 0, errored: 0, succeeded: 0 },
    results_url: over ? `${origin}/v1/messages/batches/${batch.id}/results` : null,
  }
}

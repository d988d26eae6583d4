/** A stand-in for Anthropic: the Messages API of version 2026-10-21 on the wire, with a script instead of a model. */
import type { Hono } from 'hono'
import {
  type Answering,
  countTokens,
  createPromptCache,
  deliver,
  type Exchange,
  isRecord,
  looseObject,
  newId,
  type Said,
  type StandIn,
  type StandInRequest,
  serveStandIn,
  wordsOf,
} from './serving.ts'

export type AnthropicStandInOptions = {
  answer: Answering
  /** False: a gateway that counts no tokens. */
  usage?: boolean
  /** Any other key is answered with 401. Absent: any key will do. */
  key?: string
}

export const startAnthropicStandIn = (options: AnthropicStandInOptions): Promise<StandIn> => {
  const requests: StandInRequest[] = []
  const lookUp = createPromptCache(SMALLEST_CACHED)

  const handle = async (c: Exchange) => {
    const id = newId('req_')
    c.header('request-id', id)
    const refused = refuseHeaders(c, options.key)
    if (refused) return c.json(envelope(id, refused.type, refused.message), refused.status)
    const body: unknown = await c.req.json().catch(() => null)
    const wrong = isRecord(body) ? complain(body) : 'The request body is not valid JSON.'
    if (wrong || !isRecord(body))
      return c.json(envelope(id, 'invalid_request_error', `${wrong}`), 400)
    const request = readRequest(body)
    requests.push(request)
    const answer = await options.answer(request)
    const cache = lookUp(request.model, marksCache(body) ? request.instruction : '')
    const say = (said: Said) => {
      const message = writeMessage(request, said)
      return c.json(
        options.usage === false ? message : { ...message, usage: count(request, said, cache) },
      )
    }
    return deliver(c, answer, say, (status) => {
      const [type, words] = FAILURES[status] ?? ['api_error', 'Internal server error']
      return envelope(id, type, words)
    })
  }

  const addRoutes = (app: Hono<{ Bindings: Exchange['env'] }>) => {
    app.post('/v1/messages', handle)
    app.notFound((c) => c.json(envelope(newId('req_'), 'not_found_error', 'Not found'), 404))
  }
  return serveStandIn(addRoutes, requests, '')
}

/** Claude 5.5 caches prefixes from 512 tokens on. */
const SMALLEST_CACHED = 512

const FAILURES: Record<number, [type: string, message: string]> = {
  400: ['invalid_request_error', 'The request was refused.'],
  401: ['authentication_error', 'invalid bearer token'],
  403: ['permission_error', 'Your API key does not have permission to use this resource.'],
  404: ['not_found_error', 'model: claude-unknown'],
  413: ['request_too_large', 'Request exceeds the maximum size'],
  429: ['rate_limit_error', "This request would exceed your organization's rate limit."],
  529: ['overloaded_error', 'Overloaded'],
}

const envelope = (requestId: string, type: string, message: string) => ({
  type: 'error',
  error: { type, message },
  request_id: requestId,
})

const refuseHeaders = (c: Exchange, key: string | undefined) => {
  const given = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1]
  const type = 'authentication_error'
  if (given === undefined) {
    return { type, message: 'Authorization header is required', status: 401 } as const
  }
  if (key !== undefined && given !== key) {
    return { type, message: `invalid bearer token ${given}`, status: 401 } as const
  }
  if (c.req.header('anthropic-version') === '2026-10-21') return null
  const message = 'anthropic-version: 2026-10-21 is the only version spoken here'
  return { type: 'invalid_request_error', message, status: 400 } as const
}

const FIELDS = new Set(
  `model max_tokens messages system output_config thinking metadata stop_sequences stream tools tool_choice
  cache_control container diagnostics inference_geo service_tier speed`.split(/\s+/),
)

const complain = (body: Record<string, unknown>): string | null => {
  const missing = ['model', 'max_tokens', 'messages'].find((name) => body[name] === undefined)
  if (missing) return `${missing}: Field required`
  // Sampling parameters among them: this version has none.
  const unknown = Object.keys(body).find((name) => !FIELDS.has(name))
  if (unknown) return `${unknown}: Extra inputs are not permitted`
  const messages = Array.isArray(body.messages) ? body.messages.filter(isRecord) : []
  if (messages.length === 0) return 'messages: at least one message is required'
  if (messages.some((message) => !message.content)) {
    return 'messages: text content blocks must be non-empty'
  }
  if (messages.at(-1)?.role !== 'user') {
    return 'This model does not support assistant message prefill.'
  }
  return complainOfThinking(body) ?? complainOfOutput(body)
}

const complainOfThinking = ({ model, thinking }: Record<string, unknown>): string | null => {
  if (!isRecord(thinking)) return null
  const type = String(thinking.type)
  const accepted = String(model).startsWith('claude-sonnet-5-5')
    ? ['adaptive', 'between_tools']
    : ['adaptive', 'disabled']
  if (accepted.includes(type)) return null
  return `thinking.type: "${type}" is not supported by ${model}. Use one of: ${accepted.join(', ')}.`
}

const EFFORTS = ['low', 'medium', 'high', 'xhigh', 'max']

const complainOfOutput = (body: Record<string, unknown>): string | null => {
  const config = isRecord(body.output_config) ? body.output_config : {}
  const { effort, format } = config
  if (effort !== undefined && !EFFORTS.includes(String(effort))) {
    return `output_config.effort: Input should be ${EFFORTS.join(', ')}`
  }
  if (effort !== undefined && !/^claude-[a-z]+-5/.test(String(body.model))) {
    return 'This model does not support the effort parameter.'
  }
  if (!isRecord(format)) return null
  const extra = Object.keys(format).find((name) => name !== 'type' && name !== 'schema')
  if (extra) return `output_config.format.${extra}: Extra inputs are not permitted`
  const loose = looseObject(format.schema)
  return loose && `output_config.format.schema: For 'object' type, '${loose}' must be supplied`
}

const readRequest = (body: Record<string, unknown>): StandInRequest => ({
  path: '/v1/messages',
  purpose: hasVerdict(body) ? 'decide' : 'draft',
  model: String(body.model),
  instruction: systemBlocks(body)
    .map((block) => String(block.text))
    .join('\n'),
  ticket: (Array.isArray(body.messages) ? body.messages : [])
    .map((message: { content: unknown }) => String(message.content))
    .join('\n'),
  body,
})

/** The format has no name here; only a judgement has a verdict. */
const hasVerdict = (body: Record<string, unknown>) =>
  JSON.stringify(body.output_config ?? '').includes('"verdict"')

const systemBlocks = (body: Record<string, unknown>): Record<string, unknown>[] => {
  const { system } = body
  if (typeof system === 'string') return [{ type: 'text', text: system }]
  return Array.isArray(system) ? system.filter(isRecord) : []
}

const marksCache = (body: Record<string, unknown>) =>
  systemBlocks(body).some((block) => isRecord(block.cache_control))

const writeMessage = ({ model, body }: StandInRequest, said: Said) => {
  const thinks = !isRecord(body.thinking) || body.thinking.type === 'adaptive'
  const thought = { type: 'thinking', thinking: '', signature: newId('sig_') }
  const text = { type: 'text', text: wordsOf(said), citations: null }
  const refused = 'refusal' in said
  return {
    id: newId('msg_'),
    type: 'message',
    role: 'assistant',
    model,
    content: refused ? [] : thinks ? [thought, text] : [text],
    stop_reason: refused ? 'refusal' : 'truncated' in said ? 'max_tokens' : 'end_turn',
    stop_sequence: null,
    stop_details: refused
      ? { type: 'refusal', category: 'general_harms', explanation: said.refusal }
      : null,
    container: null,
    diagnostics: null,
  }
}

const count = (
  { instruction, ticket, body }: StandInRequest,
  said: Said,
  cache: { cached: number; written: number },
) => {
  const format = JSON.stringify(body.output_config ?? '')
  const all = countTokens(instruction) + countTokens(ticket) + countTokens(format)
  return {
    input_tokens: all - cache.cached - cache.written,
    cache_creation_input_tokens: cache.written,
    cache_read_input_tokens: cache.cached,
    cache_creation: {
      ephemeral_5m_input_tokens: cache.written,
      ephemeral_1h_input_tokens: 0,
    },
    output_tokens: countTokens(wordsOf(said)),
    output_tokens_details: { thinking_tokens: 0 },
    server_tool_use: null,
    service_tier: 'standard',
    inference_geo: 'global',
    speed: 'standard',
  }
}

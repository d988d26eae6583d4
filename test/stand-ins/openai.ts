/** A stand-in for OpenAI: Responses and Chat Completions as they look on the wire, with a script instead of a model. */
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

export type OpenAiStandInOptions = {
  answer: Answering
  /** False: a compatible server that lacks `/v1/responses`. */
  responses?: boolean
  /** False: a compatible server that counts no tokens. */
  usage?: boolean
  /** Any other key is answered with 401. Absent: any key will do. */
  key?: string
}

export const startOpenAiStandIn = (options: OpenAiStandInOptions): Promise<StandIn> => {
  const requests: StandInRequest[] = []
  const lookUp = createPromptCache(SMALLEST_CACHED)

  const handle = (api: Api) => async (c: Exchange) => {
    const refused = refuseKey(c.req.header('authorization'), options.key)
    if (refused) return c.json(refused, 401)
    const body: unknown = await c.req.json().catch(() => null)
    const wrong = isRecord(body)
      ? api.complain(body)
      : invalid('We could not parse your JSON body.')
    if (wrong || !isRecord(body)) return c.json(wrong, 400)
    const request = api.read(body)
    requests.push(request)
    const answer = await options.answer(request)
    const cache = lookUp(`${request.model} ${body.prompt_cache_key ?? ''}`, request.instruction)
    c.header('x-request-id', newId('req_'))
    const say = (said: Said) => {
      const counted = options.usage === false ? null : count(request, said, cache)
      return c.json(api.write(request, said, counted))
    }
    return deliver(c, answer, say, failure)
  }

  const addRoutes = (app: Hono<{ Bindings: Exchange['env'] }>) => {
    if (options.responses !== false) app.post('/v1/responses', handle(responsesApi))
    app.post('/v1/chat/completions', handle(chatApi))
    app.notFound((c) => c.text('404 page not found', 404))
  }
  return serveStandIn(addRoutes, requests, '/v1')
}

type Counted = ReturnType<typeof count>
type Api = {
  complain: (body: Record<string, unknown>) => object | null
  read: (body: Record<string, unknown>) => StandInRequest
  write: (request: StandInRequest, said: Said, counted: Counted | null) => object
}

/** GPT-6 caches prefixes from 1,024 tokens on. */
const SMALLEST_CACHED = 1024

const refuseKey = (header: string | undefined, key: string | undefined) => {
  const given = /^Bearer (.+)$/.exec(header ?? '')?.[1]
  if (given === undefined) {
    return invalid("You didn't provide an API key in an Authorization header using Bearer auth.")
  }
  if (key === undefined || given === key) return null
  return invalid(`Incorrect API key provided: ${given}.`, null, 'invalid_api_key')
}

const invalid = (message: string, param: string | null = null, code: string | null = null) => ({
  error: { message, type: 'invalid_request_error', param, code },
})

const failure = (status: number) => {
  if (status === 429) {
    const message = 'Rate limit reached for requests per min (RPM): Limit 500, Used 500.'
    return { error: { message, type: 'requests', param: null, code: 'rate_limit_exceeded' } }
  }
  const message =
    status >= 500
      ? 'The server had an error while processing your request.'
      : `The request was refused with status ${status}.`
  const type = status >= 500 ? 'server_error' : 'invalid_request_error'
  return { error: { message, type, param: null, code: null } }
}

const unknownParameter = (name: string) =>
  invalid(`Unknown parameter: '${name}'.`, name, 'unknown_parameter')
const missingParameter = (name: string) =>
  invalid(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter')
const unsupported = (name: string) =>
  invalid(
    `Unsupported parameter: '${name}' is not supported with this model.`,
    name,
    'unsupported_parameter',
  )

const reasons = (body: Record<string, unknown>) => /^gpt-6[-.]/.test(String(body.model))

const EFFORTS = ['none', 'low', 'medium', 'high', 'xhigh', 'max']

/** What both APIs refuse in the same way. */
const complainOfSampling = (body: Record<string, unknown>, effort: unknown, param: string) => {
  if (effort !== undefined && !reasons(body)) return unsupported(param)
  if (effort !== undefined && !EFFORTS.includes(String(effort))) {
    return invalid(`Invalid value: '${effort}'.`, param, 'invalid_value')
  }
  const sampling = ['temperature', 'top_p'].find((name) => name in body)
  return sampling && reasons(body) && effort !== 'none' ? unsupported(sampling) : null
}

const complainOfSchema = (format: unknown, param: string) => {
  if (!isRecord(format)) return missingParameter(param)
  if (!/^[a-zA-Z0-9_-]{1,64}$/.test(String(format.name))) {
    return invalid(`Invalid '${param}.name'.`, `${param}.name`, 'invalid_value')
  }
  const loose = format.strict === true ? looseObject(format.schema) : null
  if (loose === null) return null
  return invalid(
    `Invalid schema for response_format '${format.name}': '${loose}' is required to be supplied.`,
    `${param}.schema`,
    'invalid_json_schema',
  )
}

const count = (
  { instruction, ticket, body }: StandInRequest,
  said: Said,
  cache: { cached: number; written: number },
) => {
  const format = JSON.stringify(body.text ?? body.response_format ?? '')
  const input = countTokens(instruction) + countTokens(ticket) + countTokens(format)
  return { input, ...cache, output: countTokens(wordsOf(said)) }
}

const purposeOf = (format: unknown) =>
  isRecord(format) && format.name === 'draft' ? 'draft' : 'decide'

const RESPONSES_FIELDS = new Set(
  `model input instructions text max_output_tokens store prompt_cache_key reasoning temperature top_p metadata
  include tools tool_choice truncation user service_tier stream previous_response_id parallel_tool_calls
  background conversation prompt safety_identifier top_logprobs max_tool_calls prompt_cache_retention`.split(
    /\s+/,
  ),
)

const responsesApi: Api = {
  complain: (body) => {
    const unknown = Object.keys(body).find((name) => !RESPONSES_FIELDS.has(name))
    if (unknown) return unknownParameter(unknown)
    const missing = ['model', 'input'].find((name) => !body[name])
    if (missing) return missingParameter(missing)
    if (Number(body.max_output_tokens ?? 16) < 16) {
      const name = 'max_output_tokens'
      return invalid(`Invalid '${name}': below minimum value.`, name, 'integer_below_min_value')
    }
    const effort = isRecord(body.reasoning) ? body.reasoning.effort : undefined
    const text = isRecord(body.text) ? body.text : {}
    return (
      complainOfSampling(body, effort, 'reasoning.effort') ??
      complainOfSchema(text.format, 'text.format')
    )
  },
  read: (body) => {
    const text = isRecord(body.text) ? body.text : {}
    return {
      path: '/v1/responses',
      purpose: purposeOf(text.format),
      model: String(body.model),
      instruction: String(body.instructions ?? ''),
      ticket: contentsOf(body.input, 'user'),
      body,
    }
  },
  write: ({ model, body }, said, counted) => {
    const cut = 'truncated' in said
    const content =
      'refusal' in said
        ? { type: 'refusal', refusal: said.refusal }
        : { type: 'output_text', text: wordsOf(said), annotations: [], logprobs: [] }
    const status = cut ? 'incomplete' : 'completed'
    const effort = isRecord(body.reasoning) ? body.reasoning.effort : 'medium'
    const thought = { id: newId('rs_'), type: 'reasoning', summary: [] }
    const message = {
      id: newId('msg_'),
      type: 'message',
      status,
      role: 'assistant',
      content: [content],
    }
    return {
      id: newId('resp_'),
      object: 'response',
      created_at: Math.floor(Date.now() / 1000),
      status,
      background: false,
      error: null,
      incomplete_details: cut ? { reason: 'max_output_tokens' } : null,
      instructions: body.instructions ?? null,
      max_output_tokens: body.max_output_tokens ?? null,
      metadata: {},
      model,
      output: effort !== 'none' && reasons(body) ? [thought, message] : [message],
      parallel_tool_calls: true,
      previous_response_id: null,
      prompt_cache_key: body.prompt_cache_key ?? null,
      reasoning: { effort: effort ?? null, summary: null },
      service_tier: 'default',
      store: body.store ?? true,
      temperature: 1,
      text: body.text,
      tool_choice: 'auto',
      tools: [],
      top_p: 1,
      truncation: 'disabled',
      user: null,
      ...(counted && {
        usage: {
          input_tokens: counted.input,
          input_tokens_details: {
            cached_tokens: counted.cached,
            cache_write_tokens: counted.written,
          },
          output_tokens: counted.output,
          output_tokens_details: { reasoning_tokens: 0 },
          total_tokens: counted.input + counted.output,
        },
      }),
    }
  },
}

const CHAT_FIELDS = new Set(
  `model messages response_format max_tokens max_completion_tokens reasoning_effort temperature top_p n stop seed
  stream stream_options tools tool_choice user store metadata prompt_cache_key logprobs top_logprobs logit_bias
  presence_penalty frequency_penalty parallel_tool_calls service_tier safety_identifier verbosity`.split(
    /\s+/,
  ),
)

const chatApi: Api = {
  complain: (body) => {
    const unknown = Object.keys(body).find((name) => !CHAT_FIELDS.has(name))
    if (unknown) return unknownParameter(unknown)
    if (!body.model) return invalid('you must provide a model parameter')
    if (!body.messages) return missingParameter('messages')
    if (reasons(body) && 'max_tokens' in body) return unsupported('max_tokens')
    const format = isRecord(body.response_format) ? body.response_format : {}
    return (
      complainOfSampling(body, body.reasoning_effort, 'reasoning_effort') ??
      complainOfSchema(format.json_schema, 'response_format.json_schema')
    )
  },
  read: (body) => {
    const format = isRecord(body.response_format) ? body.response_format : {}
    return {
      path: '/v1/chat/completions',
      purpose: purposeOf(format.json_schema),
      model: String(body.model),
      instruction: contentsOf(body.messages, 'system'),
      ticket: contentsOf(body.messages, 'user'),
      body,
    }
  },
  write: ({ model }, said, counted) => ({
    id: newId('chatcmpl-'),
    object: 'chat.completion',
    created: Math.floor(Date.now() / 1000),
    model,
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content: 'refusal' in said ? null : wordsOf(said),
          refusal: 'refusal' in said ? said.refusal : null,
          annotations: [],
        },
        logprobs: null,
        finish_reason: 'truncated' in said ? 'length' : 'stop',
      },
    ],
    ...(counted && {
      usage: {
        prompt_tokens: counted.input,
        completion_tokens: counted.output,
        total_tokens: counted.input + counted.output,
        prompt_tokens_details: { cached_tokens: counted.cached, audio_tokens: 0 },
        completion_tokens_details: { reasoning_tokens: 0 },
      },
    }),
    service_tier: 'default',
  }),
}

const contentsOf = (messages: unknown, role: string) => {
  if (typeof messages === 'string') return messages
  const all = Array.isArray(messages) ? messages.filter(isRecord) : []
  return all
    .filter((message) => message.role === role)
    .map((message) => String(message.content))
    .join('\n')
}

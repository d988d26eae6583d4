/** Asks a language model within the day's budget, and says how it ended. */
import PQueue from 'p-queue'
import { z } from 'zod'
import type { LanguageModel, ModelAnswer, ModelQuestion, Spending, Usage } from '../domain/ports.ts'
import { type Clock, MINUTE, SECOND } from '../lib/clock.ts'
import { createAnthropicSend } from './anthropic.ts'
import type { Call, Log, Metered, Reply, Send } from './call.ts'
import { createOpenAiSend } from './openai.ts'
import { estimateTokens, type Tariff, tariffOf } from './prices.ts'

export const DEFAULT_MODELS = {
  openai: { model: 'gpt-6-luna', draftModel: 'gpt-6-sol' },
  anthropic: { model: 'claude-haiku-5-5', draftModel: 'claude-sonnet-5-5' },
} as const

export type ModelOptions = {
  provider: 'openai' | 'anthropic'
  apiKey: string
  /** With `/v1` for OpenAI, without for Anthropic, as in the SDKs' own variables. Absent: the provider itself. */
  baseUrl?: string | null | undefined
  /** The deciding model. */
  model?: string | null | undefined
  /** Absent: the deciding model where a base URL and a deciding model are named, else the provider's large one. */
  draftModel?: string | null | undefined
  /** Simultaneous calls. */
  concurrency: number
  spending: Spending
  clock: Clock
  log?: Log | undefined
  /** Milliseconds until a call is given up. */
  timeout?: number
  /** Another way onto the network than the global `fetch`. */
  fetch?: typeof globalThis.fetch
}

/**
 * Every call is reserved with its worst case before it is made and settled with what it cost, bad answers too. A call
 * whose work may be billed although no answer came (time-out, lost connection) stays charged with its worst case.
 * Where a server counts no tokens, `usage.tokens` are 0 and the cost is an estimate from the length of the texts.
 * `usage` adds up all answers to one question; `usage.model` is the model that was asked.
 */
export const createLanguageModel = (options: ModelOptions): LanguageModel => {
  const { provider, spending, clock } = options
  const models = modelsOf(options)
  const baseUrl = options.baseUrl ?? BASE_URLS[provider]
  const timeout = options.timeout ?? MINUTE
  const send = createSend(options, baseUrl, timeout)
  const queue = new PQueue({ concurrency: options.concurrency })
  let calls = 0

  const attempt = async (ask: Ask): Promise<Ending> => {
    const worst = ask.tariff.worst(inputTokens(ask.call), ask.call.room)
    const reservation = worst === 0 ? FREE : await spending.reserve(worst)
    if (reservation === null) return overBudget(ask.call, worst)
    calls++
    const reply = await send({ ...ask.call, signal: AbortSignal.timeout(timeout) })
    if (reservation !== FREE) await spending.settle(reservation, chargeOf(reply, ask, worst))
    ask.book(reply, ask.call.room)
    return reply.kind === 'moved' ? attempt(ask) : reply
  }

  const attemptTwice = async (ask: Ask): Promise<Ending> => {
    const ending = await attempt(ask)
    if (ending.kind !== 'failed' || ending.retryAfter === null) return ending
    if (ending.retryAfter > LONGEST_WAIT) return ending
    await clock.sleep(ending.retryAfter)
    return attempt(ask)
  }

  const answer = async <T>(question: ModelQuestion<T>): Promise<ModelAnswer<T>> => {
    const model = modelFor(question.purpose, models)
    const ask = createAsk(question, model, tariffOf(model, baseUrl))
    const ending = await attemptTwice(ask)
    if (ending.kind !== 'cut_off') return conclude(ending, question.schema, ask.usage())
    const roomier = { ...ask, call: { ...ask.call, room: 2 * ask.call.room } }
    return conclude(await attemptTwice(roomier), question.schema, ask.usage())
  }

  return {
    provider,
    ask: (question) => queue.add(() => answer(question)),
    callCount: () => calls,
  }
}

export const BASE_URLS = {
  openai: 'https://api.openai.com/v1',
  anthropic: 'https://api.anthropic.com',
}

/** Output tokens: a ledger of a dozen items with quotes; a message and some reasoning about it. */
const ROOM = { decide: 2_000, draft: 4_000 }

/** A longer Retry-After is left to the next pass. */
const LONGEST_WAIT = 5 * SECOND

/** No reservation: a model on this machine costs nothing, also when the budget is spent. */
const FREE = Symbol('free')

type Ending = Exclude<Reply, { kind: 'moved' }> | { kind: 'over_budget'; why: string }

/** One question on its way: what to send, at which prices, and what its answers used so far. */
type Ask = {
  call: Omit<Call, 'signal'>
  tariff: Tariff
  book: (reply: Reply, room: number) => void
  usage: () => Usage
}

const createSend = (options: ModelOptions, baseUrl: string, timeout: number): Send => {
  const { apiKey, log, fetch = globalThis.fetch } = options
  const create = options.provider === 'openai' ? createOpenAiSend : createAnthropicSend
  return create({ apiKey, baseUrl, timeout, fetch, log })
}

/** Which model decides and which drafts. */
export const modelsOf = ({
  provider,
  baseUrl,
  model,
  draftModel,
}: Pick<ModelOptions, 'provider' | 'baseUrl' | 'model' | 'draftModel'>) => {
  const defaults = DEFAULT_MODELS[provider]
  // A compatible server that was given one model knows no other.
  const large = baseUrl && model ? model : defaults.draftModel
  return { model: model || defaults.model, draftModel: draftModel || large }
}

export const modelFor = (purpose: Call['purpose'], models: ReturnType<typeof modelsOf>) =>
  purpose === 'decide' ? models.model : models.draftModel

/** What is sent for a question. */
export const callOf = <T>(question: ModelQuestion<T>, model: string): Omit<Call, 'signal'> => {
  const { purpose, instruction, ticket, schema, schemaName } = question
  return { purpose, model, instruction, ticket, schema, schemaName, room: ROOM[purpose] }
}

const createAsk = <T>(question: ModelQuestion<T>, model: string, tariff: Tariff): Ask => {
  const call = callOf(question, model)
  const tokens = { input: 0, cached: 0, output: 0 }
  let costUsd: number | null = 0
  return {
    call,
    tariff,
    book: (reply, room) => {
      if (reply.kind === 'moved' || reply.kind === 'failed') return
      tokens.input += reply.metered?.input ?? 0
      tokens.cached += reply.metered?.cached ?? 0
      tokens.output += reply.metered?.output ?? 0
      const cost = tariff.show(reply.metered ?? guess(reply, { ...call, room }))
      costUsd = costUsd === null || cost === null ? null : costUsd + cost
    },
    usage: () => ({ model, tokens: { ...tokens }, costUsd }),
  }
}

const chargeOf = (reply: Reply, { call, tariff }: Ask, worst: number) => {
  if (reply.kind === 'moved') return 0
  if (reply.kind === 'failed') return reply.billed ? worst : 0
  return tariff.charge(reply.metered ?? guess(reply, call))
}

const guess = (reply: Reply, call: Ask['call']): Metered => ({
  input: inputTokens(call),
  cached: 0,
  written: 0,
  output: reply.kind === 'text' ? estimateTokens(reply.text) : call.room,
})

/** The schema is part of the prompt, and both providers wrap it in words of their own. */
export const inputTokens = ({ instruction, ticket, schema }: Ask['call']) =>
  estimateTokens(instruction + ticket + JSON.stringify(z.toJSONSchema(schema))) + WRAPPING

const WRAPPING = 500

const overBudget = ({ purpose, model }: Ask['call'], worst: number): Ending => ({
  kind: 'over_budget',
  why: `to ${purpose} with ${model} may cost up to $${worst.toFixed(4)}, more than is left of the day's budget`,
})

const conclude = <T>(ending: Ending, schema: z.ZodType<T>, usage: Usage): ModelAnswer<T> => {
  switch (ending.kind) {
    case 'text':
      return { ...parseAnswer(ending.text, schema), usage }
    case 'cut_off':
      return { kind: 'invalid', why: 'the answer was cut off twice', usage }
    case 'too_long':
      return { kind: 'invalid', why: "the ticket does not fit into the model's context", usage }
    case 'refused':
      return { kind: 'refused', why: ending.why.slice(0, 200), usage }
    case 'over_budget':
      return ending
    case 'failed':
      return { kind: 'unavailable', why: ending.why }
  }
}

const parseAnswer = <T>(text: string, schema: z.ZodType<T>) => {
  const json = toJson(text)
  if (json === undefined) return { kind: 'invalid', why: 'the answer is not JSON' } as const
  const parsed = schema.safeParse(json)
  if (parsed.success) return { kind: 'answered', value: parsed.data } as const
  const issues = parsed.error.issues.slice(0, 3)
  const why = issues.map(({ path, message }) => `${path.join('.') || 'answer'}: ${message}`)
  return { kind: 'invalid', why: why.join('; ') } as const
}

/** Servers that do not enforce a schema like to put a fence around their JSON. */
export const toJson = (text: string): unknown => {
  try {
    return JSON.parse(text.trim().replace(/^```(?:json)?\s*([\s\S]*?)\s*```$/, '$1'))
  } catch {
    return undefined
  }
}

/** Asks a provider's batch API: the same requests as one by one, a day's patience, half the price. */
import type { BatchAnswer, BatchDesk, BatchQuestion } from '../domain/batches.ts'
import { SECOND } from '../lib/clock.ts'
import { createAnthropicBatches } from './batch-anthropic.ts'
import { createOpenAiBatches } from './batch-openai.ts'
import type { Access, Reply } from './call.ts'
import {
  BASE_URLS,
  callOf,
  inputTokens,
  type ModelOptions,
  modelFor,
  modelsOf,
  toJson,
} from './model.ts'
import { tariffOf } from './prices.ts'

/** What batches cost of the list price (both providers, November 2026). */
const HALF = 0.5

/** Files of some megabytes travel. */
const TIMEOUT = 120 * SECOND

export type BatchOptions = Pick<
  ModelOptions,
  'provider' | 'apiKey' | 'baseUrl' | 'model' | 'draftModel' | 'fetch' | 'log'
>

export const createBatchDesk = (options: BatchOptions): BatchDesk => {
  const { provider, apiKey, log, fetch = globalThis.fetch } = options
  const baseUrl = options.baseUrl ?? BASE_URLS[provider]
  const models = modelsOf(options)
  const access: Access = { apiKey, baseUrl, timeout: TIMEOUT, fetch, log }
  const batches =
    provider === 'openai' ? createOpenAiBatches(access) : createAnthropicBatches(access)
  const request = (question: BatchQuestion['question']) =>
    callOf(question, modelFor(question.purpose, models))

  return {
    worstUsd: (question) => {
      const call = request(question)
      return tariffOf(call.model, baseUrl).worst(inputTokens(call), call.room) * HALF
    },
    submit: (tag, _, questions) =>
      batches.submit(
        tag,
        questions.map(({ id, question }) => ({ id, call: request(question) })),
      ),
    find: batches.find,
    look: batches.look,
    answers: async function* (batchId, purpose) {
      const model = modelFor(purpose, models)
      const book = bookAt(model, baseUrl)
      for await (const { id, reply, why } of batches.replies(batchId))
        yield { id, ...conclude(reply, why, book) }
    },
  }
}

type Booked = { usage: { model: string; tokens: Tokens; costUsd: number | null }; charge: number }
type Tokens = { input: number; cached: number; output: number }

const bookAt =
  (model: string, baseUrl: string) =>
  (reply: Extract<Reply, { metered: unknown }>): Booked => {
    const tariff = tariffOf(model, baseUrl)
    const { metered } = reply
    const { input, cached, output } = metered ?? { input: 0, cached: 0, output: 0 }
    const shown = metered === null ? null : tariff.show(metered)
    return {
      usage: {
        model,
        tokens: { input, cached, output },
        costUsd: shown === null ? null : shown * HALF,
      },
      charge: metered === null ? 0 : tariff.charge(metered) * HALF,
    }
  }

const conclude = (
  reply: Reply | null,
  why: string,
  book: (reply: Extract<Reply, { metered: unknown }>) => Booked,
): Omit<BatchAnswer, 'id'> => {
  if (reply === null || reply.kind === 'failed' || reply.kind === 'moved')
    return {
      answer: { kind: 'unavailable', why: reply?.kind === 'failed' ? reply.why : why },
      charge: 0,
    }
  const { usage, charge } = book(reply)
  switch (reply.kind) {
    case 'text': {
      const value = toJson(reply.text)
      const answer =
        value === undefined
          ? { kind: 'invalid' as const, why: 'the answer is not JSON', usage }
          : { kind: 'answered' as const, value, usage }
      return { answer, charge }
    }
    case 'refused':
      return { answer: { kind: 'refused', why: reply.why.slice(0, 200), usage }, charge }
    case 'cut_off':
      return { answer: { kind: 'invalid', why: 'the answer was cut off', usage }, charge }
    case 'too_long':
      return {
        answer: {
          kind: 'invalid',
          why: "the ticket does not fit into the model's context",
          usage,
        },
        charge,
      }
  }
}

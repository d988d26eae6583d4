/** Speaks to OpenAI by the Responses API, and by Chat Completions to compatible servers that lack it. */
import OpenAI from 'openai'
import { zodResponseFormat, zodTextFormat } from 'openai/helpers/zod'
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions'
import type { ResponseCreateParamsNonStreaming } from 'openai/resources/responses/responses'
import { z } from 'zod'
import { sha256 } from '../lib/hash.ts'
import { type Access, type Call, type Reply, type Send, sdkOptions } from './call.ts'
import { sayFailure, statusOf, unreadable, wordsOf } from './failure.ts'

export const createOpenAiSend = (access: Access): Send => {
  const { client, fail } = connectOpenAi(access)
  let lacksResponses = false

  const respond = async (call: Call): Promise<Reply> => {
    const request = responsesRequest(call)
    try {
      return readResponse(await client.responses.create(request, { signal: call.signal }))
    } catch (error) {
      if (!saysNoResponses(error, access)) return fail(error)
      lacksResponses = true
      access.log?.warn({ status: statusOf(error) }, 'no Responses API here: using Chat Completions')
      return { kind: 'moved' }
    }
  }

  const complete = async (call: Call): Promise<Reply> => {
    const request = chatRequest(call)
    try {
      return readCompletion(await client.chat.completions.create(request, { signal: call.signal }))
    } catch (error) {
      return fail(error)
    }
  }

  return (call) => (lacksResponses ? complete(call) : respond(call))
}

/** The SDK's client, which asks once, and how its failures are said. */
export const connectOpenAi = (access: Access) => {
  const client = new OpenAI(sdkOptions(access))
  const known = { apiKey: access.apiKey, timeout: access.timeout, keyName: 'OPENAI_API_KEY' }
  return { client, fail: (error: unknown) => sayFailure(error, known) }
}

export const responsesRequest = (call: Omit<Call, 'signal'>): ResponseCreateParamsNonStreaming => ({
  model: call.model,
  instructions: call.instruction,
  input: [{ role: 'user', content: call.ticket }],
  text: { format: zodTextFormat(call.schema, call.schemaName) },
  max_output_tokens: call.room,
  store: false,
  prompt_cache_key: sha256(call.instruction).slice(0, 32),
  ...(reasons(call.model) && { reasoning: { effort: EFFORT[call.purpose] } }),
})

const chatRequest = (call: Call): ChatCompletionCreateParamsNonStreaming => ({
  model: call.model,
  messages: [
    { role: 'system', content: call.instruction },
    { role: 'user', content: call.ticket },
  ],
  response_format: zodResponseFormat(call.schema, call.schemaName),
  ...(reasons(call.model)
    ? { max_completion_tokens: call.room, reasoning_effort: EFFORT[call.purpose] }
    : { max_tokens: call.room }),
})

/** Reasoning is billed as output: none for deciding, a little for finding the words. */
const EFFORT = { decide: 'none', draft: 'low' } as const

/** Only these are known to take an effort; other servers may refuse the field. */
const reasons = (model: string) => /^gpt-6[-.]/.test(model)

/** A missing model is answered with 404 as well, and says so. */
const saysNoResponses = (error: unknown, access: Access) => {
  const words = wordsOf(error, access)
  switch (statusOf(error)) {
    case 404:
      return !/model/i.test(words)
    case 405:
      return true
    case 400:
      return /\/responses\b|responses api|(unknown|unrecognized|invalid) (request )?(url|endpoint|route|path)/i.test(
        words,
      )
    default:
      return false
  }
}

const responsesUsage = z
  .object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    input_tokens_details: z
      .object({ cached_tokens: z.number().nullish(), cache_write_tokens: z.number().nullish() })
      .nullish(),
  })
  .transform((usage) => ({
    input: usage.input_tokens,
    cached: usage.input_tokens_details?.cached_tokens ?? 0,
    written: usage.input_tokens_details?.cache_write_tokens ?? 0,
    output: usage.output_tokens,
  }))

const responseSchema = z.object({
  status: z.string().nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  error: z.object({ message: z.string().nullish() }).nullish(),
  output: z.array(
    z.object({
      type: z.string(),
      content: z
        .array(z.object({ type: z.string(), text: z.string(), refusal: z.string() }).partial())
        .nullish(),
    }),
  ),
  usage: responsesUsage.nullish().catch(null),
})

export const readResponse = (body: unknown): Reply => {
  const { data } = responseSchema.safeParse(body)
  if (!data) return unreadable(body)
  const metered = data.usage ?? null
  const parts = data.output.flatMap((item) => (item.type === 'message' ? (item.content ?? []) : []))
  const refusal = parts.find((part) => part.type === 'refusal')
  if (refusal) return { kind: 'refused', why: refusal.refusal ?? 'the model refused', metered }
  if (data.status === 'incomplete') {
    return data.incomplete_details?.reason === 'content_filter'
      ? { kind: 'refused', why: 'stopped by the content filter', metered }
      : { kind: 'cut_off', metered }
  }
  if (data.status === 'failed') {
    const why = `the model failed: ${data.error?.message ?? 'no reason given'}`
    return { kind: 'failed', why, retryAfter: null, billed: metered !== null }
  }
  const text = parts.map((part) => part.text ?? '').join('')
  return { kind: 'text', text, metered }
}

const chatUsage = z
  .object({
    prompt_tokens: z.number(),
    completion_tokens: z.number(),
    prompt_tokens_details: z
      .object({ cached_tokens: z.number().nullish(), cache_write_tokens: z.number().nullish() })
      .nullish(),
  })
  .transform((usage) => ({
    input: usage.prompt_tokens,
    cached: usage.prompt_tokens_details?.cached_tokens ?? 0,
    written: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
    output: usage.completion_tokens,
  }))

const completionSchema = z.object({
  choices: z.array(
    z.object({
      finish_reason: z.string().nullish(),
      message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
    }),
  ),
  usage: chatUsage.nullish().catch(null),
})

const readCompletion = (body: unknown): Reply => {
  const { data } = completionSchema.safeParse(body)
  const choice = data?.choices[0]
  if (!data || !choice) return unreadable(body)
  const metered = data.usage ?? null
  if (choice.message.refusal) return { kind: 'refused', why: choice.message.refusal, metered }
  switch (choice.finish_reason) {
    case 'content_filter':
      return { kind: 'refused', why: 'stopped by the content filter', metered }
    case 'length':
      return { kind: 'cut_off', metered }
    default:
      return { kind: 'text', text: choice.message.content ?? '', metered }
  }
}

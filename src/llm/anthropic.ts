/** Speaks to Anthropic by the Messages API. */
import Anthropic from '@anthropic-ai/sdk'
import { zodOutputFormat } from '@anthropic-ai/sdk/helpers/zod'
import type {
  MessageCreateParamsNonStreaming,
  OutputConfig,
  ThinkingConfigParam,
} from '@anthropic-ai/sdk/resources/messages'
import { z } from 'zod'
import { type Access, type Call, type Reply, type Send, sdkOptions } from './call.ts'
import { sayFailure, unreadable } from './failure.ts'

export const createAnthropicSend = (access: Access): Send => {
  const { client, fail } = connectAnthropic(access)
  return async (call) => {
    const request = messagesRequest(call)
    try {
      return readMessage(await client.messages.create(request, { signal: call.signal }))
    } catch (error) {
      return fail(error)
    }
  }
}

/** The SDK's client, which asks once, and how its failures are said. */
export const connectAnthropic = (access: Access) => {
  const client = new Anthropic(sdkOptions(access))
  const known = { apiKey: access.apiKey, timeout: access.timeout, keyName: 'ANTHROPIC_API_KEY' }
  return { client, fail: (error: unknown) => sayFailure(error, known) }
}

export const messagesRequest = (call: Omit<Call, 'signal'>): MessageCreateParamsNonStreaming => ({
  model: call.model,
  max_tokens: call.room,
  system: [{ type: 'text', text: call.instruction, cache_control: { type: 'ephemeral' } }],
  messages: [{ role: 'user', content: call.ticket }],
  output_config: { format: zodOutputFormat(call.schema), ...effort(call.model) },
  ...(call.purpose === 'decide' && withoutThinking(call.model)),
})

/** Thinking is billed as output, and Claude 5 thinks by default. Earlier models refuse the field. */
const effort = (model: string): Pick<OutputConfig, 'effort'> =>
  /^claude-[a-z]+-5/.test(model) ? { effort: 'low' } : {}

/**
 * Turning thinking off has another name in each model and is refused by the rest (platform.claude.com,
 * "What's new in Claude Sonnet 5.5", "Thinking"). Without tools `between_tools` means none at all.
 */
const withoutThinking = (model: string): { thinking: ThinkingConfigParam } | false => {
  if (model.startsWith('claude-haiku-5-5')) return { thinking: { type: 'disabled' } }
  if (model.startsWith('claude-sonnet-5-5')) return { thinking: { type: 'between_tools' } }
  return false
}

/** `input_tokens` leaves out what was read from and written to the cache. */
const usageSchema = z
  .object({
    input_tokens: z.number(),
    output_tokens: z.number(),
    cache_creation_input_tokens: z.number().nullish(),
    cache_read_input_tokens: z.number().nullish(),
  })
  .transform((usage) => {
    const cached = usage.cache_read_input_tokens ?? 0
    const written = usage.cache_creation_input_tokens ?? 0
    const input = usage.input_tokens + cached + written
    return { input, cached, written, output: usage.output_tokens }
  })

const messageSchema = z.object({
  content: z.array(z.object({ type: z.string(), text: z.string().optional() })),
  stop_reason: z.string().nullish(),
  stop_details: z.object({ explanation: z.string().nullish() }).nullish(),
  usage: usageSchema.nullish().catch(null),
})

export const readMessage = (body: unknown): Reply => {
  const { data } = messageSchema.safeParse(body)
  if (!data) return unreadable(body)
  const metered = data.usage ?? null
  switch (data.stop_reason) {
    case 'refusal':
      return {
        kind: 'refused',
        why: data.stop_details?.explanation ?? 'the model refused',
        metered,
      }
    case 'max_tokens':
      return { kind: 'cut_off', metered }
    case 'model_context_window_exceeded':
      return { kind: 'too_long', metered }
    default: {
      const texts = data.content.filter((block) => block.type === 'text')
      return { kind: 'text', text: texts.map((block) => block.text ?? '').join(''), metered }
    }
  }
}

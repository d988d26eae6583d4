/** A language model wired to a stand-in of its API, as if the stand-in were the provider itself. */
import { onTestFinished } from 'vitest'
import { draftSchema, type Judgement, judgementSchema } from '../../src/domain/ledger.ts'
import type { LanguageModel } from '../../src/domain/ports.ts'
import { createLanguageModel, type ModelOptions } from '../../src/llm/model.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { startAnthropicStandIn } from '../stand-ins/anthropic.ts'
import { startOpenAiStandIn } from '../stand-ins/openai.ts'
import type { Answering, StandIn } from '../stand-ins/serving.ts'
import { type MemorySpending, memorySpending } from './spending.ts'

export const KEY = 'sk-test-5f0c1b7e9d2a4c86'

/** Every way to a model: both APIs of OpenAI, and Anthropic's. */
export const WAYS = ['responses', 'chat completions', 'anthropic'] as const
export type Way = (typeof WAYS)[number]

export type Setting = {
  way: Way
  answer: Answering
  spending?: MemorySpending
  usage?: boolean
  /** The provider's address: calls to it are led to the stand-in, and it has list prices. */
  paid?: boolean
  options?: Partial<ModelOptions>
}

export type Setup = { model: LanguageModel; standIn: StandIn; spending: MemorySpending }

export const connect = async (setting: Setting): Promise<Setup> => {
  const { way, answer, paid = true, usage = true, spending = memorySpending() } = setting
  const standIn =
    way === 'anthropic'
      ? await startAnthropicStandIn({ answer, usage, key: KEY })
      : await startOpenAiStandIn({ answer, usage, key: KEY, responses: way === 'responses' })
  onTestFinished(() => standIn.close())
  const model = createLanguageModel({
    provider: way === 'anthropic' ? 'anthropic' : 'openai',
    apiKey: KEY,
    baseUrl: paid ? null : standIn.url,
    concurrency: 8,
    spending,
    clock: fixedClock(),
    ...(paid && { fetch: leadTo(standIn.url) }),
    ...setting.options,
  })
  return { model, standIn, spending }
}

/** The network of a test: whatever host is called, the stand-in answers. */
const leadTo =
  (url: string): typeof globalThis.fetch =>
  (input, init) => {
    const asked = new URL(input instanceof Request ? input.url : input)
    return fetch(new URL(asked.pathname, url), init)
  }

export const INSTRUCTION = 'Decide whether this silent ticket needs a follow-up. Ledger first.'

export const decideOn = (ticket: string, instruction = INSTRUCTION) => ({
  purpose: 'decide' as const,
  instruction,
  ticket,
  schema: judgementSchema,
  schemaName: 'judgement',
})

export const draftFor = (ticket: string) => ({
  purpose: 'draft' as const,
  instruction: 'Write the follow-up in the voice of Maya.',
  ticket,
  schema: draftSchema,
  schemaName: 'draft',
})

export const JUDGEMENT: Judgement = {
  open_items: [
    {
      owner: 'customer',
      kind: 'asked',
      what: 'photo de la tasse cassée',
      due: null,
      message_id: 7102,
      quote: 'Pourriez-vous nous envoyer une photo de la tasse ?',
    },
  ],
  evidence: [{ message_id: 7102, quote: 'Pourriez-vous nous envoyer une photo' }],
  verdict: 'follow_up',
  until: null,
  reason: 'We asked for a photo and heard nothing since.',
  confidence: 0.93,
}

export const DRAFT = {
  text: 'Hola Lucía:\n¿Podrías mandarnos una foto de la etiqueta?',
  language: 'es',
}

import { describe, expect, it, onTestFinished } from 'vitest'
import { startAnthropicStandIn } from './anthropic.ts'
import { startOpenAiStandIn } from './openai.ts'
import type { StandInAnswer } from './serving.ts'

const KEY = 'sk-test-1'
const schema = (extra: object = {}) => ({
  type: 'object',
  properties: { verdict: { type: 'string' } },
  required: ['verdict'],
  additionalProperties: false,
  ...extra,
})

const format = (extra?: object) => ({
  type: 'json_schema',
  name: 'judgement',
  strict: true,
  schema: schema(extra),
})

const RESPONSES = {
  model: 'gpt-6-luna',
  input: [{ role: 'user', content: 'Hallo' }],
  text: { format: format() },
}
const CHAT = {
  model: 'gpt-6-luna',
  messages: [{ role: 'user', content: 'Hallo' }],
  response_format: { type: 'json_schema', json_schema: format() },
}
const MESSAGES = {
  model: 'claude-haiku-5-5',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Hallo' }],
  output_config: { format: { type: 'json_schema', schema: schema() } },
}

const answer = (): StandInAnswer => ({ json: { verdict: 'wait' } })

const post = async (url: string, body: unknown, headers: Record<string, string>) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

describe('the stand-in for OpenAI', () => {
  const ask = async (path: string, body: unknown, bearer: string | null = KEY) => {
    const standIn = await startOpenAiStandIn({ answer, key: KEY })
    onTestFinished(() => standIn.close())
    const headers: Record<string, string> = bearer ? { authorization: `Bearer ${bearer}` } : {}
    return post(standIn.url + path, body, headers)
  }

  it.each([
    ['/responses', RESPONSES],
    ['/chat/completions', CHAT],
  ])('answers a good request to %s', async (path, body) => {
    expect(await ask(path, body)).toMatchObject({ status: 200, body: { model: 'gpt-6-luna' } })
  })

  it.each([
    ['/responses', null],
    ['/responses', 'sk-other'],
    ['/chat/completions', null],
  ])('refuses a call to %s with the key %j', async (path, key) => {
    expect(await ask(path, RESPONSES, key)).toMatchObject({
      status: 401,
      body: { error: { type: 'invalid_request_error' } },
    })
  })

  it.each([
    ['/responses', { ...RESPONSES, messages: [] }, 'unknown_parameter', 'messages'],
    ['/responses', { ...RESPONSES, model: undefined }, 'missing_required_parameter', 'model'],
    ['/responses', { ...RESPONSES, temperature: 0 }, 'unsupported_parameter', 'temperature'],
    ['/responses', { ...RESPONSES, max_output_tokens: 15 }, 'integer_below_min_value'],
    [
      '/responses',
      { ...RESPONSES, model: 'gpt-4.1-mini', reasoning: { effort: 'none' } },
      'unsupported_parameter',
      'reasoning.effort',
    ],
    [
      '/responses',
      { ...RESPONSES, text: { format: format({ required: [] }) } },
      'invalid_json_schema',
    ],
    ['/chat/completions', { ...CHAT, instructions: 'x' }, 'unknown_parameter', 'instructions'],
    ['/chat/completions', { ...CHAT, max_tokens: 100 }, 'unsupported_parameter', 'max_tokens'],
    [
      '/chat/completions',
      {
        ...CHAT,
        response_format: { json_schema: format({ additionalProperties: true }) },
      },
      'invalid_json_schema',
    ],
  ])('%s refuses %j with %s', async (path, body, code, param?: string) => {
    expect(await ask(path, body)).toMatchObject({
      status: 400,
      body: { error: { code, ...(param && { param }) } },
    })
  })
})

describe('the stand-in for Anthropic', () => {
  const ask = async (body: unknown, headers: Record<string, string> = {}) => {
    const standIn = await startAnthropicStandIn({ answer, key: KEY })
    onTestFinished(() => standIn.close())
    return post(`${standIn.url}/v1/messages`, body, {
      authorization: `Bearer ${KEY}`,
      'anthropic-version': '2026-10-21',
      ...headers,
    })
  }

  it('answers a good request', async () => {
    expect(await ask(MESSAGES)).toMatchObject({
      status: 200,
      body: { type: 'message', stop_reason: 'end_turn' },
    })
  })

  it.each([
    [{ authorization: 'Bearer sk-other' }, 401, 'authentication_error'],
    [{ authorization: '', 'x-api-key': KEY }, 401, 'authentication_error'],
    [{ 'anthropic-version': '2023-06-01' }, 400, 'invalid_request_error'],
  ])('refuses the headers %j with %i', async (headers, status, type) => {
    expect(await ask(MESSAGES, headers)).toMatchObject({
      status,
      body: { type: 'error', error: { type } },
    })
  })

  it.each([
    [{ temperature: 1 }, 'temperature: Extra inputs are not permitted'],
    [{ top_p: 0.9 }, 'top_p: Extra inputs are not permitted'],
    [{ max_tokens: undefined }, 'max_tokens: Field required'],
    [{ messages: [] }, 'messages: at least one message is required'],
    [{ messages: [{ role: 'assistant', content: '{' }] }, 'prefill'],
    [{ thinking: { type: 'between_tools' } }, 'disabled'],
    [{ model: 'claude-sonnet-5-5', thinking: { type: 'disabled' } }, 'between_tools'],
    [{ thinking: { type: 'enabled', budget_tokens: 1024 } }, 'adaptive'],
    [{ output_config: { effort: 'none' } }, 'output_config.effort'],
    [{ output_config: { format: format() } }, 'output_config.format.name'],
    [
      {
        output_config: {
          format: { type: 'json_schema', schema: schema({ additionalProperties: true }) },
        },
      },
      'additionalProperties',
    ],
  ])('refuses %j and says %j', async (change, words) => {
    expect(await ask({ ...MESSAGES, ...change })).toMatchObject({
      status: 400,
      body: { error: { message: expect.stringContaining(words) } },
    })
  })
})

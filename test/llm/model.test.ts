import { describe, expect, it, onTestFinished } from 'vitest'
import { fixedClock } from '../lib/fixed-clock.ts'
import type { StandInAnswer } from '../stand-ins/serving.ts'
import {
  connect,
  DRAFT,
  decideOn,
  draftFor,
  INSTRUCTION,
  JUDGEMENT,
  KEY,
  WAYS,
  type Way,
} from './setup.ts'
import { memorySpending } from './spending.ts'

const TICKET = 'Customer: Meine Kaffeemühle mahlt nicht mehr.\nShop: Welche Seriennummer hat sie?'

/** What the stand-in got: the detour by the lacking Responses API is not counted there. */
const callsOf = (way: Way, answered: number) => answered + (way === 'chat completions' ? 1 : 0)

describe.each(WAYS)('by way of %s', (way) => {
  it('a judgement comes back as the schema has it, with its tokens and cost', async () => {
    const { model, standIn } = await connect({ way, answer: () => ({ json: JUDGEMENT }) })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'answered', value: JUDGEMENT })
    expect(ending).toMatchObject({
      usage: { tokens: { input: expect.any(Number), cached: 0, output: expect.any(Number) } },
    })
    expect(ending.kind === 'answered' && ending.usage.costUsd).toBeGreaterThan(0)
    expect(standIn.requests).toMatchObject([{ purpose: 'decide', instruction: INSTRUCTION }])
    expect(standIn.requests[0]?.ticket).toBe(TICKET)
    expect(model.callCount()).toBe(callsOf(way, 1))
  })

  it('a draft comes from the drafting model', async () => {
    const { model, standIn } = await connect({ way, answer: () => ({ json: DRAFT }) })
    const ending = await model.ask(draftFor(TICKET))
    const large = way === 'anthropic' ? 'claude-sonnet-5-5' : 'gpt-6-sol'
    expect(ending).toMatchObject({ kind: 'answered', value: DRAFT, usage: { model: large } })
    expect(standIn.requests).toMatchObject([{ purpose: 'draft', model: large }])
  })

  it('the instruction of two tickets is byte for byte the same and is read from the cache', async () => {
    const instruction = `${INSTRUCTION}\n${'Ce que la boutique a demandé compte. '.repeat(200)}`
    const { model, standIn } = await connect({ way, answer: () => ({ json: JUDGEMENT }) })
    await model.ask(decideOn('Bonjour, où en est ma commande ?', instruction))
    const second = await model.ask(decideOn('¿Cuándo llega mi pedido?', instruction))
    const [one, two] = standIn.requests.map(({ body, ticket }) =>
      JSON.stringify(body).replace(JSON.stringify(ticket), '<ticket>'),
    )
    expect(one).toBe(two)
    expect(second).toMatchObject({
      usage: { tokens: { cached: Math.ceil(instruction.length / 4) } },
    })
    const tokens = second.kind === 'answered' ? second.usage.tokens : null
    expect(tokens?.input).toBeGreaterThan(tokens?.cached ?? 0)
  })

  it('an answer outside the schema is invalid and names what is wrong', async () => {
    const wrong = { ...JUDGEMENT, verdict: 'remind', confidence: 'high' }
    const { model, spending } = await connect({ way, answer: () => ({ json: wrong }) })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'invalid' })
    expect(ending.kind === 'invalid' && ending.why).toMatch(/verdict: .*confidence: /)
    expect(ending.kind === 'invalid' && ending.usage.tokens.output).toBeGreaterThan(0)
    expect(spending.spent()).toBeCloseTo(Number(ending.kind === 'invalid' && ending.usage.costUsd))
  })

  it('an answer in prose is invalid, and is paid for', async () => {
    const { model, spending } = await connect({
      way,
      answer: () => ({ text: 'I think Jonas should be reminded.' }),
    })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'invalid', why: 'the answer is not JSON' })
    expect(spending.spent()).toBeGreaterThan(0)
    expect(spending.calls.every((call) => call.settled !== null)).toBe(true)
  })

  it('JSON in a fence is read', async () => {
    const text = `\`\`\`json\n${JSON.stringify(JUDGEMENT)}\n\`\`\``
    const { model } = await connect({ way, answer: () => ({ text }) })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'answered', value: JUDGEMENT })
  })

  it('an empty answer is invalid', async () => {
    const { model } = await connect({ way, answer: () => ({ text: '' }) })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'invalid' })
  })

  it('a refusal is told as such, with its usage', async () => {
    const { model } = await connect({
      way,
      answer: () => ({ refusal: 'I cannot help with that.' }),
    })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'refused', why: 'I cannot help with that.' })
    expect(ending.kind === 'refused' && ending.usage.tokens.input).toBeGreaterThan(0)
  })

  it('an answer cut off once is asked for again with double room, and both are booked', async () => {
    const answers: StandInAnswer[] = [{ truncated: '{"open_items":[' }, { json: JUDGEMENT }]
    const { model, standIn, spending } = await connect({ way, answer: () => answers.shift()! })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'answered', value: JUDGEMENT })
    const rooms = standIn.requests.map(
      ({ body }) => body.max_output_tokens ?? body.max_completion_tokens ?? body.max_tokens,
    )
    expect(rooms).toEqual([2_000, 4_000])
    expect(model.callCount()).toBe(callsOf(way, 2))
    expect(spending.calls).toHaveLength(callsOf(way, 2))
    expect(spending.spent()).toBeCloseTo(Number(ending.kind === 'answered' && ending.usage.costUsd))
  })

  it('an answer cut off twice is invalid and not asked for a third time', async () => {
    const { model, standIn } = await connect({ way, answer: () => ({ truncated: '{"op' }) })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({
      kind: 'invalid',
      why: 'the answer was cut off twice',
    })
    expect(standIn.requests).toHaveLength(2)
  })

  it.each([
    ['429 without Retry-After', { status: 429 }, 1],
    ['429 with a Retry-After of 6 s', { status: 429, headers: { 'retry-after': '6' } } as const, 1],
    [
      '429 with a Retry-After of 5 s, twice',
      { status: 429, headers: { 'retry-after': '5' } } as const,
      2,
    ],
    ['a server error', { status: 500 }, 1],
    ['an overloaded server', { status: 529 }, 1],
    ['an HTML error page', { status: 502, body: '<html><body>Bad Gateway</body></html>' }, 1],
    ['a request it does not understand', { status: 400 }, 1],
    ['an HTML page instead of JSON', 'html', 1],
    ['other JSON', { status: 200, body: { status: 'ok' } }, 1],
    ['a connection lost twice', 'reset', 2],
  ] satisfies [string, StandInAnswer, number][])('%s is unavailable', async (_, answer, times) => {
    const { model, standIn } = await connect({ way, answer: () => answer })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'unavailable' })
    expect(ending.kind === 'unavailable' && ending.why).not.toMatch(/<html|\n/)
    expect(standIn.requests).toHaveLength(times)
    expect(model.callCount()).toBe(callsOf(way, times))
  })

  it.each([
    ['a short Retry-After', { status: 429, headers: { 'retry-after': '5' } }],
    ['a lost connection', 'reset'],
  ] satisfies [string, StandInAnswer][])('%s is followed by one more attempt', async (_, first) => {
    const answers: StandInAnswer[] = [first, { json: JUDGEMENT }]
    const clock = fixedClock()
    const { model } = await connect({ way, answer: () => answers.shift()!, options: { clock } })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'answered' })
    expect(clock.monotonic()).toBe(first === 'reset' ? 0 : 5_000)
  })

  it.each(['hang', 'stall'] as const)(
    'a server that never comes to an end (%s) is given up',
    async (answer) => {
      const { model, spending } = await connect({
        way,
        answer: () => answer,
        options: { timeout: 100 },
      })
      const ending = await model.ask(decideOn(TICKET))
      expect(ending).toMatchObject({ kind: 'unavailable', why: expect.stringMatching(/no answer/) })
      const last = spending.calls.at(-1)
      expect(last?.settled).toBe(last?.reserved)
    },
  )

  it('a status without an answer is not charged, a lost connection is', async () => {
    const refused = await connect({ way, answer: () => ({ status: 500 }) })
    await refused.model.ask(decideOn(TICKET))
    expect(refused.spending.spent()).toBe(0)
    const lost = await connect({ way, answer: () => 'reset' })
    await lost.model.ask(decideOn(TICKET))
    expect(lost.spending.calls.filter((call) => call.settled === call.reserved)).toHaveLength(2)
  })

  it('nothing is asked when the worst case does not fit into the budget', async () => {
    const answer = () => ({ json: JUDGEMENT })
    const trial = await connect({ way, answer })
    await trial.model.ask(decideOn(TICKET))
    const worst = trial.spending.calls[0]!.reserved

    const fits = await connect({ way, answer, spending: memorySpending(worst) })
    expect(await fits.model.ask(decideOn(TICKET))).toMatchObject({ kind: 'answered' })

    const tight = await connect({ way, answer, spending: memorySpending(worst * 0.999) })
    const ending = await tight.model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'over_budget', why: expect.stringContaining('budget') })
    expect(tight.standIn.requests).toEqual([])
    expect(tight.model.callCount()).toBe(0)
  })

  it('a second attempt that does not fit into the budget is not made', async () => {
    const answer = () => ({ truncated: '{' })
    const trial = await connect({ way, answer })
    await trial.model.ask(decideOn(TICKET))
    const { reserved } = trial.spending.calls[0]!
    const tight = await connect({ way, answer, spending: memorySpending(reserved * 1.01) })
    expect(await tight.model.ask(decideOn(TICKET))).toMatchObject({ kind: 'over_budget' })
    expect(tight.standIn.requests).toHaveLength(1)
    expect(tight.spending.spent()).toBeGreaterThan(0)
  })

  it('no more calls are under way than the concurrency allows', async () => {
    let underWay = 0
    let most = 0
    let release = () => {}
    const full = new Promise<void>((resolve) => {
      release = resolve
    })
    const answer = async () => {
      underWay++
      most = Math.max(most, underWay)
      if (underWay === 3) release()
      await full
      underWay--
      return { json: JUDGEMENT }
    }
    const { model, standIn } = await connect({ way, answer, options: { concurrency: 3 } })
    const tickets = ['un', 'deux', 'trois', 'vier', 'fünf', 'seis', 'siete']
    const endings = await Promise.all(tickets.map((ticket) => model.ask(decideOn(ticket))))
    expect(endings.every((ending) => ending.kind === 'answered')).toBe(true)
    expect(most).toBe(3)
    expect(standIn.requests).toHaveLength(tickets.length)
  })

  it('the key is in no error text', async () => {
    const leaks: StandInAnswer[] = [
      { status: 400, body: { error: { message: `bad header Bearer ${KEY}` } } },
      { status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } },
      { status: 500, body: `<html>${KEY}</html>` },
      { status: 404, body: { error: { message: `model: no access with ${KEY}` } } },
      { status: 503, body: `upstream failed for ${KEY}` },
    ]
    for (const leak of leaks) {
      const { model } = await connect({ way, answer: () => leak })
      const ending = await model.ask(decideOn(TICKET))
      expect(ending.kind).toBe('unavailable')
      expect(JSON.stringify(ending)).not.toContain(KEY)
    }
  })

  it('a refused key says which setting to check', async () => {
    const apiKey = 'sk-wrong-77aa'
    const { model, standIn } = await connect({ way, answer: () => 'html', options: { apiKey } })
    const ending = await model.ask(decideOn(TICKET))
    const variable = way === 'anthropic' ? 'ANTHROPIC_API_KEY' : 'OPENAI_API_KEY'
    expect(ending).toMatchObject({ kind: 'unavailable', why: expect.stringContaining(variable) })
    expect(JSON.stringify(ending)).not.toContain(apiKey)
    expect(standIn.requests).toEqual([])
  })

  it('a server that counts nothing is charged by estimate, with no tokens', async () => {
    const { model, spending } = await connect({
      way,
      usage: false,
      answer: () => ({ json: JUDGEMENT }),
    })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({ kind: 'answered', usage: { tokens: { input: 0, output: 0 } } })
    const cost = ending.kind === 'answered' ? ending.usage.costUsd : null
    expect(cost).toBeGreaterThan(0)
    expect(spending.spent()).toBeCloseTo(cost ?? 0)
  })

  it('a model without a price costs null and takes from the budget', async () => {
    const { model, spending } = await connect({
      way,
      answer: () => ({ json: JUDGEMENT }),
      options: { model: 'house-model-7b' },
    })
    const ending = await model.ask(decideOn(TICKET))
    expect(ending).toMatchObject({
      kind: 'answered',
      usage: { model: 'house-model-7b', costUsd: null },
    })
    expect(spending.spent()).toBeGreaterThan(0)
  })

  it('a model on this machine is free, also when the budget is spent', async () => {
    const spending = memorySpending(0.000001)
    const { model } = await connect({
      way,
      spending,
      paid: false,
      answer: () => ({ json: JUDGEMENT }),
    })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({
      kind: 'answered',
      usage: { costUsd: 0 },
    })
    expect(spending.spent()).toBe(0)
  })
})

it('a server without the Responses API is asked for it once', async () => {
  const warnings: string[] = []
  const log = { warn: (_: object, words: string) => warnings.push(words) }
  const { model, standIn } = await connect({
    way: 'chat completions',
    answer: () => ({ json: JUDGEMENT }),
    options: { log },
  })
  await model.ask(decideOn('Bonjour'))
  await model.ask(decideOn('Guten Tag'))
  expect(standIn.requests.map(({ path }) => path)).toEqual(Array(2).fill('/v1/chat/completions'))
  expect(model.callCount()).toBe(3)
  expect(warnings).toEqual(['no Responses API here: using Chat Completions'])
})

it.each([
  [404, { error: { message: '404 page not found' } }, 'chat'],
  [404, { detail: 'Not Found' }, 'chat'],
  [405, { detail: 'Method Not Allowed' }, 'chat'],
  [400, { error: { message: 'Unrecognized request URL (POST /v1/responses).' } }, 'chat'],
  [404, { error: { message: 'The model `x` does not exist', code: 'model_not_found' } }, 'stay'],
  [400, { error: { message: "Unknown parameter: 'foo'." } }, 'stay'],
  [500, { error: { message: 'The server had an error' } }, 'stay'],
])('status %i with %j on the Responses API means: %s', async (status, body, then) => {
  const { model, standIn } = await connect({
    way: 'responses',
    answer: ({ path }) => (path === '/v1/responses' ? { status, body } : { json: JUDGEMENT }),
  })
  const ending = await model.ask(decideOn(TICKET))
  expect(ending.kind).toBe(then === 'chat' ? 'answered' : 'unavailable')
  expect(standIn.requests).toHaveLength(then === 'chat' ? 2 : 1)
})

it.each(WAYS)(
  'a server that cannot be reached by way of %s costs nothing and says so',
  async (way) => {
    const { model, standIn, spending } = await connect({ way, answer: () => ({ json: JUDGEMENT }) })
    await standIn.close()
    expect(await model.ask(decideOn(TICKET))).toMatchObject({
      kind: 'unavailable',
      why: expect.stringContaining('cannot be reached (ECONNREFUSED)'),
    })
    expect(spending.calls).toMatchObject([{ settled: 0 }])
  },
)

const usage = { input_tokens: 900, output_tokens: 20 }
const said = [{ type: 'message', content: [{ type: 'output_text', text: '{"open' }] }]
const filtered = { status: 'incomplete', incomplete_details: { reason: 'content_filter' } }
const choice = { finish_reason: 'content_filter', message: { content: '' } }

it.each([
  ['responses', 'refused', { ...filtered, output: said, usage }],
  ['responses', 'unavailable', { status: 'failed', error: { message: 'busy' }, output: [] }],
  ['responses', 'invalid', { status: 'completed', output: said, usage: { input_tokens: 'many' } }],
  ['responses', 'unavailable', { choices: [] }],
  ['chat completions', 'refused', { choices: [choice] }],
  ['chat completions', 'unavailable', { choices: [] }],
  [
    'anthropic',
    'invalid',
    { content: [], stop_reason: 'model_context_window_exceeded', usage: usage },
  ],
  ['anthropic', 'refused', { content: [], stop_reason: 'refusal', stop_details: null, usage }],
  ['anthropic', 'unavailable', { type: 'message', content: null }],
  ['anthropic', 'unavailable', []],
] satisfies [Way, string, unknown][])(
  'by way of %s it is %s when %j comes',
  async (way, kind, body) => {
    const { model, standIn } = await connect({ way, answer: () => ({ status: 200, body }) })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind })
    expect(standIn.requests).toHaveLength(1)
  },
)

it('a body that breaks off is unavailable and stays charged', async () => {
  const { model, spending } = await connect({
    way: 'anthropic',
    answer: () => ({
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"content":[{"type":"te',
    }),
  })
  expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'unavailable' })
  expect(spending.calls.map(({ reserved, settled }) => settled === reserved)).toEqual([true])
})

describe('reasoning', () => {
  it.each([
    ['gpt-6-luna', { effort: 'none' }],
    ['gpt-6.1-terra', { effort: 'none' }],
    ['gpt-4.1-mini', undefined],
    ['llama-4', undefined],
  ])('deciding with %s asks for %j', async (name, reasoning) => {
    const { model, standIn } = await connect({
      way: 'responses',
      answer: () => ({ json: JUDGEMENT }),
      options: { model: name },
    })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'answered' })
    expect(standIn.requests[0]?.body.reasoning).toEqual(reasoning)
  })

  it.each([
    ['claude-haiku-5-5', { type: 'disabled' }, 'low'],
    ['claude-sonnet-5-5', { type: 'between_tools' }, 'low'],
    ['claude-opus-5-5', undefined, 'low'],
    ['claude-haiku-4-5', undefined, undefined],
  ])('deciding with %s sends thinking %j and effort %s', async (name, thinking, effort) => {
    const { model, standIn } = await connect({
      way: 'anthropic',
      answer: () => ({ json: JUDGEMENT }),
      options: { model: name },
    })
    expect(await model.ask(decideOn(TICKET))).toMatchObject({ kind: 'answered' })
    expect(standIn.requests[0]?.body).toMatchObject({ max_tokens: 2_000 })
    expect(standIn.requests[0]?.body.thinking).toEqual(thinking)
    expect(standIn.requests[0]?.body.output_config).toHaveProperty('format')
    expect(Object(standIn.requests[0]?.body.output_config).effort).toBe(effort)
  })
})

it('nothing is kept at OpenAI', async () => {
  const { model, standIn } = await connect({
    way: 'responses',
    answer: () => ({ json: JUDGEMENT }),
  })
  await model.ask(decideOn(TICKET))
  expect(standIn.requests[0]?.body).toMatchObject({
    store: false,
    prompt_cache_key: expect.stringMatching(/^[0-9a-f]{32}$/),
  })
})

it('a compatible server that was given one model drafts with it too', async () => {
  const { model, standIn } = await connect({
    way: 'chat completions',
    paid: false,
    answer: ({ purpose }) => ({ json: purpose === 'decide' ? JUDGEMENT : DRAFT }),
    options: { model: 'llama-4' },
  })
  await model.ask(decideOn(TICKET))
  await model.ask(draftFor(TICKET))
  expect(standIn.requests.map((request) => request.model)).toEqual(['llama-4', 'llama-4'])
})

it("the SDKs' debug switches print no conversation", async () => {
  const printed: unknown[] = []
  const { debug, info, warn } = console
  const print = (...words: unknown[]) => printed.push(words)
  Object.assign(console, { debug: print, info: print, warn: print })
  Object.assign(process.env, { OPENAI_LOG: 'debug', ANTHROPIC_LOG: 'debug' })
  onTestFinished(() => {
    Object.assign(console, { debug, info, warn })
    delete process.env.OPENAI_LOG
    delete process.env.ANTHROPIC_LOG
  })
  for (const way of WAYS) {
    const { model } = await connect({ way, answer: () => ({ json: JUDGEMENT }) })
    await model.ask(decideOn(TICKET))
  }
  expect(printed).toEqual([])
})

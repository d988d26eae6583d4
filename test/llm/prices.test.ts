import { describe, expect, it } from 'vitest'
import { estimateTokens, PRICES, tariffOf } from '../../src/llm/prices.ts'

const OPENAI = 'https://api.openai.com/v1'
const ANTHROPIC = 'https://api.anthropic.com'
const MILLION = 1_000_000

const metered = (input: number, output: number, cached = 0, written = 0) => ({
  input,
  cached,
  written,
  output,
})

describe('what a call costs', () => {
  it.each([
    ['gpt-6-luna', metered(100_000, 10_000), 0.01 + 0.005],
    ['gpt-6-luna', metered(100_000, 10_000, 80_000), 0.002 + 0.0008 + 0.005],
    ['gpt-6-luna', metered(100_000, 0, 0, 80_000), 0.002 + 0.01],
    ['gpt-6-sol', metered(10_000, 1_000, 4_000, 2_000), 0.008 + 0.0008 + 0.005 + 0.01],
    ['claude-haiku-5-5', metered(50_000, 10_000, 40_000), 0.001 + 0.0004 + 0.005],
    ['claude-sonnet-5-5', metered(10_000, 1_000, 4_000, 2_000), 0.008 + 0.0004 + 0.005 + 0.01],
    // A long prompt is dearer as a whole; one token decides.
    ['gpt-6-luna', metered(272_000, 10_000), 0.0272 + 0.005],
    ['gpt-6-luna', metered(272_001, 10_000), 0.0272001 * 2 + 0.005 * 1.5],
    ['claude-haiku-5-5', metered(100_000, 10_000), 0.01 + 0.005],
    ['claude-haiku-5-5', metered(100_001, 10_000), (0.0100001 + 0.005) * 5],
    ['claude-haiku-5-5', metered(100_001, 0, 100_001), 0.00100001 * 5],
    ['claude-sonnet-5-5', metered(900_000, 1_000), 1.8 + 0.01],
    ['gpt-6-luna-2026-09-22', metered(100_000, 10_000), 0.015],
    ['claude-haiku-5-5-20261007', metered(100_000, 10_000), 0.015],
  ])('%s with %j costs $%f', (model, used, usd) => {
    const tariff = tariffOf(model, model.startsWith('gpt') ? OPENAI : ANTHROPIC)
    expect(tariff.charge(used)).toBeCloseTo(usd, 9)
    expect(tariff.show(used)).toBeCloseTo(usd, 9)
  })

  it('an unknown model is charged like the dearest listed one and shown without a cost', () => {
    const tariff = tariffOf('house-model-7b', 'https://gateway.example/v1')
    const used = metered(10_000, 1_000)
    const listed = PRICES.map(({ model }) => tariffOf(model, OPENAI).charge(used))
    expect(tariff.charge(used)).toBe(Math.max(...listed))
    expect(tariff.show(used)).toBeNull()
  })

  it.each([
    ['http://127.0.0.1:11434/v1', true],
    ['http://127.8.0.9:8000', true],
    ['http://localhost:8000/v1', true],
    ['http://[::1]:8000/v1', true],
    ['http://192.168.1.20:8000/v1', false],
    ['https://localhost.example.com/v1', false],
    ['https://127.0.0.1.example.com/v1', false],
    [OPENAI, false],
  ])('a model at %s is free: %s', (baseUrl, free) => {
    for (const model of ['gpt-6-luna', 'house-model-7b']) {
      const tariff = tariffOf(model, baseUrl)
      expect(tariff.charge(metered(MILLION, MILLION)) === 0).toBe(free)
      expect(tariff.show(metered(MILLION, MILLION)) === 0).toBe(free)
      expect(tariff.worst(MILLION, MILLION) === 0).toBe(free)
    }
  })
})

describe('the worst case', () => {
  it.each(PRICES.map(({ model }) => model))('of %s is never below what it comes to', (model) => {
    const tariff = tariffOf(model, OPENAI)
    for (const input of [1, 5_000, 100_000, 100_001, 272_000, 272_001]) {
      const worst = tariff.worst(input, 2_000)
      for (const used of [
        metered(input, 2_000),
        metered(input, 2_000, input),
        metered(input, 2_000, 0, input),
      ]) {
        expect(tariff.charge(used)).toBeLessThanOrEqual(worst)
      }
    }
  })

  it('counts every input token as written into the cache, and the whole room', () => {
    expect(tariffOf('gpt-6-sol', OPENAI).worst(10_000, 4_000)).toBeCloseTo(0.025 + 0.04, 9)
  })
})

it.each([
  ['', 0],
  ['Hi', 1],
  ['abc', 2],
  ['Où est ma commande ?', 11],
  ['ご注文はまだ届いていません', 20],
])('%j is taken for %i tokens', (text, tokens) => {
  expect(estimateTokens(text)).toBe(tokens)
})

it('every price names its date and source', () => {
  for (const { since, source } of PRICES) {
    expect(since).toMatch(/^2026-\d\d-\d\d$/)
    expect(source).toMatch(/^https:\/\//)
  }
})

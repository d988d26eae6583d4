/** What a call costs: list prices with their date and source, and the worst case before a call is made. */
import type { Metered } from './call.ts'

/** USD per million tokens, standard tier. */
type Row = {
  model: string
  input: number
  cached: number
  /** Writing into the cache (the 5-minute one at Anthropic). */
  written: number
  output: number
  /** Prompts of more than `over` tokens multiply the price of the whole request. */
  long: { over: number; input: number; output: number } | null
  since: string
  source: string
}

const GPT_6_LONG = { over: 272_000, input: 2, output: 1.5 }
const OPENAI = 'https://developers.openai.com/api/docs/pricing'
const ANTHROPIC = 'https://platform.claude.com/docs/en/about-claude/pricing'

/** Standing in November 2026. A new price is a new row here, with its date. */
export const PRICES: readonly Row[] = [
  {
    model: 'gpt-6-luna',
    ...{ input: 0.1, cached: 0.01, written: 0.125, output: 0.5, long: GPT_6_LONG },
    ...{ since: '2026-09-22', source: OPENAI },
  },
  {
    model: 'gpt-6-sol',
    ...{ input: 2, cached: 0.2, written: 2.5, output: 10, long: GPT_6_LONG },
    ...{ since: '2026-09-22', source: OPENAI },
  },
  {
    model: 'claude-haiku-5-5',
    ...{ input: 0.1, cached: 0.01, written: 0.125, output: 0.5 },
    ...{ long: { over: 100_000, input: 5, output: 5 } },
    ...{ since: '2026-10-07', source: ANTHROPIC },
  },
  {
    model: 'claude-sonnet-5-5',
    ...{ input: 2, cached: 0.1, written: 2.5, output: 10, long: null },
    ...{ since: '2026-10-07', source: ANTHROPIC },
  },
]

export type Tariff = {
  /** USD the budget is charged with. A model without a price is charged like the dearest listed one. */
  charge: (metered: Metered) => number
  /** USD to show: null for a model without a price, 0 for one on this machine. */
  show: (metered: Metered) => number | null
  /** USD a call cannot exceed: every input token at its dearest, the whole room used. */
  worst: (inputTokens: number, room: number) => number
}

/** Prices of a model behind a base URL. A loopback server is free. */
export const tariffOf = (model: string, baseUrl: string): Tariff => {
  const row = PRICES.find((price) => price.model === withoutDate(model))
  const rows = isLoopback(baseUrl) ? [] : row ? [row] : PRICES
  const charge = (metered: Metered) => Math.max(0, ...rows.map((price) => cost(price, metered)))
  return {
    charge,
    show: (metered) => (rows.length > 1 ? null : charge(metered)),
    worst: (inputTokens, room) =>
      charge({ input: inputTokens, cached: 0, written: inputTokens, output: room }),
  }
}

/**
 * Never fewer tokens than a tokenizer counts in text people write: half the UTF-8 bytes. Prose has three to four
 * characters a token, but order numbers and links have two, and Chinese or Japanese one token a character.
 */
export const estimateTokens = (text: string) => Math.ceil(Buffer.byteLength(text, 'utf8') / 2)

const cost = (price: Row, { input, cached, written, output }: Metered) => {
  const long = price.long !== null && input > price.long.over ? price.long : null
  const plain = Math.max(0, input - cached - written)
  const reading = plain * price.input + cached * price.cached + written * price.written
  return (
    (reading * (long?.input ?? 1) + output * price.output * (long?.output ?? 1)) / TOKENS_PER_PRICE
  )
}

const TOKENS_PER_PRICE = 1_000_000

/** `gpt-6-luna-2026-09-22` and `claude-haiku-5-5-20261007` cost what their alias costs. */
const withoutDate = (model: string) => model.replace(/-(\d{4}-\d{2}-\d{2}|\d{8})$/, '')

const isLoopback = (baseUrl: string) =>
  /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(new URL(baseUrl).hostname)

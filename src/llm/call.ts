/** One call to a model API and what it brought back, in the same words for every provider. */
import type { z } from 'zod'

export type Call = {
  purpose: 'decide' | 'draft'
  model: string
  instruction: string
  ticket: string
  schema: z.ZodType
  schemaName: string
  /** Most tokens the answer may have, reasoning included. */
  room: number
  signal: AbortSignal
}

/** Tokens as they are billed. `input` is all of it; `cached` and `written` are the parts read from and put into the cache. */
export type Metered = { input: number; cached: number; written: number; output: number }

export type Failure = {
  kind: 'failed'
  /** One line, without key and without the conversation. */
  why: string
  /** Milliseconds after which one more attempt makes sense; null when only the next pass should ask again. */
  retryAfter: number | null
  /** The provider may have done the work and charge for it. */
  billed: boolean
}

/** `metered` is null where the server counts nothing. */
export type Reply =
  | { kind: 'text'; text: string; metered: Metered | null }
  | { kind: 'cut_off'; metered: Metered | null }
  | { kind: 'too_long'; metered: Metered | null }
  | { kind: 'refused'; why: string; metered: Metered | null }
  /** This server lacks that endpoint; the next call goes to another one. */
  | { kind: 'moved' }
  | Failure

/** Makes exactly one HTTP request, and turns whatever happens to it into a reply. */
export type Send = (call: Call) => Promise<Reply>

/** What a provider's part needs to reach its API. */
export type Access = {
  apiKey: string
  baseUrl: string
  /** Milliseconds until a call is given up. */
  timeout: number
  fetch: typeof globalThis.fetch
  log: Log | undefined
}

/** What both SDKs are told: they ask once, and log nothing, since their debug logs would print conversations. */
export const sdkOptions = ({ apiKey, baseUrl, timeout, fetch }: Access) => ({
  apiKey,
  baseURL: baseUrl,
  timeout,
  fetch,
  maxRetries: 0,
  logLevel: 'off' as const,
})

/** The part of a pino logger that is used here. */
export type Log = { warn: (facts: object, words: string) => void }

/** Says in one plain line why a call to a model API brought no answer. Keys never get into that line. */
import * as anthropic from '@anthropic-ai/sdk'
import * as openai from 'openai'
import { z } from 'zod'
import { SECOND } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'
import type { Access, Failure } from './call.ts'

type Known = Pick<Access, 'apiKey' | 'timeout'> & { keyName: string }

/** Whatever an SDK or `fetch` may throw. */
export const sayFailure = (error: unknown, known: Known): Failure => {
  const status = statusOf(error)
  if (status !== null) return ofStatus(status, error, known)
  if (isTimeout(error)) {
    return failed(`no answer within ${sayDuration(known.timeout)}`, { billed: true })
  }
  const code = codeOf(error)
  if (code !== null && RESET.has(code)) {
    return failed('the connection was lost before the answer came', { billed: true, retryAfter: 0 })
  }
  if (code !== null && NEVER_SENT.has(code)) {
    return failed(`the server cannot be reached (${code}); check the base URL`)
  }
  return failed(`the answer cannot be read: ${wordsOf(error, known)}`, { billed: true })
}

/** A body of status 200 that is no answer of this API: an HTML page, an empty body, another service. */
export const unreadable = (body: unknown): Failure => {
  const what = typeof body === 'string' ? (isHtml(body) ? 'an HTML page' : 'text') : 'other JSON'
  return failed(
    `the server answered with ${what} instead of a model's answer; check the base URL`,
    {
      billed: true,
    },
  )
}

/** The HTTP status an SDK's error carries, else null. */
export const statusOf = (error: unknown): number | null =>
  isApiError(error) && typeof error.status === 'number' ? error.status : null

/** The server's own words: at most 200 characters on one line, the key taken out. */
export const wordsOf = (error: unknown, { apiKey }: Pick<Known, 'apiKey'>) => {
  const raw = isApiError(error) ? bodyWords(error.error) : null
  const words = raw ?? (error instanceof Error ? error.message : 'unknown error')
  if (isHtml(words)) return 'an HTML page'
  const safe = apiKey === '' ? words : words.replaceAll(apiKey, '[key]')
  return safe.replace(/\s+/g, ' ').trim().slice(0, 200)
}

const RESET = new Set(['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET'])
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const ofStatus = (status: number, error: unknown, known: Known): Failure => {
  // The server's words about a refused key may quote the key, even if partly masked.
  if (status === 401 || status === 403) {
    return failed(`the key was refused (status ${status}); check ${known.keyName}`)
  }
  const remedy = status === 404 ? '; check the model name and the base URL' : ''
  const why = `status ${status}: ${wordsOf(error, known)}${remedy}`
  return failed(why, { retryAfter: status === 429 ? retryAfter(error) : null })
}

const failed = (why: string, rest: Partial<Pick<Failure, 'billed' | 'retryAfter'>> = {}) =>
  ({ kind: 'failed', why, retryAfter: null, billed: false, ...rest }) satisfies Failure

/** In milliseconds; null when the server names no number of seconds. */
const retryAfter = (error: unknown): number | null => {
  const header = isApiError(error) ? error.headers?.get('retry-after') : null
  return header && /^\d+(\.\d+)?$/.test(header) ? Number(header) * SECOND : null
}

const isTimeout = (error: unknown) =>
  error instanceof openai.APIConnectionTimeoutError ||
  error instanceof openai.APIUserAbortError ||
  error instanceof anthropic.APIConnectionTimeoutError ||
  error instanceof anthropic.APIUserAbortError ||
  (error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError'))

const isApiError = (error: unknown): error is openai.APIError | anthropic.APIError =>
  error instanceof openai.APIError || error instanceof anthropic.APIError

/** The system's code, however deep `fetch` and the SDK wrapped it. */
const codeOf = (error: unknown): string | null => {
  if (!(error instanceof Error)) return null
  return 'code' in error && typeof error.code === 'string' ? error.code : codeOf(error.cause)
}

const errorBody = z.object({
  message: z.string().optional(),
  error: z.object({ message: z.string() }).optional(),
})

const bodyWords = (body: unknown) => {
  const { data } = errorBody.safeParse(body)
  return data?.error?.message ?? data?.message ?? null
}

const isHtml = (text: string) => /<(!doctype|html)/i.test(text)

/** Reads from the helpdesk: tries again what may succeed, and parses what came. */
import type { z } from 'zod'
import type { Urgency } from '../domain/ports.ts'
import { type Clock, SECOND } from '../lib/clock.ts'
import { GorgiasError } from '../lib/errors.ts'
import { retry } from '../lib/retry.ts'
import type { Answer, Call, Calls } from './calls.ts'
import { failureOf, unreadable } from './failure.ts'
import { sayIssues } from './writing.ts'

/** Answers what the schema makes of the helpdesk's JSON. Throws `GorgiasError`, at the latest after four attempts. */
export type Read = <T extends z.ZodType>(
  path: string,
  query: Record<string, string>,
  schema: T,
  urgency: Urgency,
) => Promise<z.output<T>>

const ATTEMPTS = 4
const FIRST_WAIT = SECOND / 2

/** A `Retry-after` is waited for by the rate limit, before the next attempt leaves. */
export const createRead = (calls: Calls, clock: Clock): Read => {
  const parseOnce = createParse()
  return (path, query, schema, urgency) => {
    const call: Call = { verb: 'GET', path, query }
    return retry(
      async () => parseOnce(call, succeeded(call, await calls.make(call, urgency)), schema),
      {
        attempts: ATTEMPTS,
        firstWait: FIRST_WAIT,
        isRetriable: (error) => error instanceof GorgiasError && error.retriable,
        sleep: clock.sleep,
      },
    )
  }
}

/** Where nothing happened, the beginning of a list is the same text at each poll: the same answer, parsed once. */
const createParse = (): typeof parse => {
  const latest = new Map<string, { text: string; schema: z.ZodType; read: unknown }>()
  return <T extends z.ZodType>(call: Call, answer: Answer, schema: T): z.output<T> => {
    if (call.query?.order_by === undefined || call.query.cursor !== undefined)
      return parse(call, answer, schema)
    const known = latest.get(call.path)
    // What this very schema made of this very text.
    if (known?.text === answer.body && known.schema === schema) return known.read as z.output<T>
    const read = parse(call, answer, schema)
    latest.set(call.path, { text: answer.body, schema, read })
    return read
  }
}

/** The answer of a call that went well; throws `GorgiasError` for every other end. */
export const succeeded = (call: Call, outcome: Awaited<ReturnType<Calls['make']>>): Answer => {
  if (outcome.kind === 'answered' && outcome.status >= 200 && outcome.status < 300) return outcome
  throw failureOf(call, outcome)
}

/** What the schema makes of the answer's JSON; throws `GorgiasError` where it is none or says something else. */
export const parse = <T extends z.ZodType>(call: Call, answer: Answer, schema: T): z.output<T> => {
  const json = parseJson(answer.body)
  if (json === undefined)
    throw unreadable(call, answer, { why: describe(answer.body), retriable: true })
  const read = schema.safeParse(json)
  if (read.success) return read.data
  throw unreadable(call, answer, { why: `${sayIssues(read.error)}.`, retriable: false })
}

/** Undefined for what is no JSON; JSON has no undefined. */
export const parseJson = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** Says what came without quoting it: it may hold a customer's words. */
const describe = (body: string) => {
  if (body.trim() === '') return 'The answer is empty.'
  return body.trimStart().startsWith('<') ? 'The answer is HTML, not JSON.' : 'The JSON is cut off.'
}

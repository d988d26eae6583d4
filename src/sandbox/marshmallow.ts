/** Reads queries and bodies as strictly as Gorgias does, and complains in the words of its library. */
import type { Instant } from '../lib/clock.ts'
import type { Json, JsonObject } from './records.ts'
import { readWhen } from './when.ts'

/** Field → complaints, nested as the body is. */
export type Problems = { [field: string]: string[] | Problems }

type Reading<T> = { value: T } | { problems: string[] | Problems }

export type Field<T> = (raw: unknown) => Reading<T>

type Read<F> = F extends Field<infer T> ? T : never

type Fields = { [name: string]: Field<unknown> }

export type Form<F extends Fields> = { [K in keyof F]?: Read<F[K]> }

/** An object of these keys and no others. */
export const form =
  <F extends Fields>(fields: F, required: (keyof F & string)[] = []): Field<Form<F>> =>
  (raw) => {
    if (!isObject(raw)) return wrong({ _schema: ['Invalid input type.'] })
    const problems: Problems = {}
    const value: { [name: string]: unknown } = {}
    for (const name of required) if (!(name in raw)) problems[name] = [MISSING]
    for (const [name, given] of Object.entries(raw)) {
      const field = Object.hasOwn(fields, name) ? fields[name] : undefined
      const read = field ? field(given) : wrong(['Unknown field.'])
      if ('problems' in read) problems[name] = read.problems
      else value[name] = read.value
    }
    // The loop above read each key with its own field, which is what Form<F> says.
    return Object.keys(problems).length > 0 ? { problems } : { value: value as Form<F> }
  }

const MISSING = 'Missing data for required field.'

export const text =
  (max = Number.POSITIVE_INFINITY): Field<string> =>
  (raw) => {
    if (raw === null) return wrong([NULL])
    if (typeof raw !== 'string') return wrong(['Not a valid string.'])
    return raw.length > max ? wrong([`Longer than maximum length ${max}.`]) : { value: raw }
  }

export const whole =
  (from = Number.MIN_SAFE_INTEGER, to = Number.MAX_SAFE_INTEGER): Field<number> =>
  (raw) => {
    if (raw === null) return wrong([NULL])
    const value = typeof raw === 'string' && /^-?\d+$/.test(raw) ? Number(raw) : raw
    if (typeof value !== 'number' || !Number.isSafeInteger(value))
      return wrong(['Not a valid integer.'])
    return value < from || value > to
      ? wrong([`Must be greater than or equal to ${from} and less than or equal to ${to}.`])
      : { value }
  }

export const flag: Field<boolean> = (raw) => {
  if (raw === null) return wrong([NULL])
  if (raw === true || raw === 1 || (typeof raw === 'string' && /^(true|1)$/i.test(raw)))
    return { value: true }
  if (raw === false || raw === 0 || (typeof raw === 'string' && /^(false|0)$/i.test(raw)))
    return { value: false }
  return wrong(['Not a valid boolean.'])
}

export const moment: Field<Instant> = (raw) => {
  if (raw === null) return wrong([NULL])
  const at = typeof raw === 'string' ? readWhen(raw) : null
  return at === null ? wrong(['Not a valid datetime.']) : { value: at }
}

export const oneOf =
  (...allowed: string[]): Field<string> =>
  (raw) =>
    typeof raw === 'string' && allowed.includes(raw)
      ? { value: raw }
      : wrong([raw === null ? NULL : `Must be one of: ${allowed.join(', ')}.`])

export const listOf =
  <T>(field: Field<T>, max = 500): Field<T[]> =>
  (raw) => {
    if (!Array.isArray(raw)) return wrong([raw === null ? NULL : 'Not a valid list.'])
    if (raw.length > max) return wrong([`Longer than maximum length ${max}.`])
    const problems: Problems = {}
    const value: T[] = []
    for (const [place, given] of raw.entries()) {
      const read = field(given)
      if ('problems' in read) problems[place] = read.problems
      else value.push(read.value)
    }
    return Object.keys(problems).length > 0 ? { problems } : { value }
  }

export const nullable =
  <T>(field: Field<T>): Field<T | null> =>
  (raw) =>
    raw === null ? { value: null } : field(raw)

/** Anything that came out of JSON. */
export const json: Field<Json> = (raw) => ({ value: raw as Json })

/** An object whose keys are the sender's own business. */
export const object: Field<JsonObject> = (raw) =>
  isObject(raw)
    ? { value: raw as JsonObject }
    : wrong([raw === null ? NULL : 'Not a valid mapping type.'])

/** The parameters of a query as an object; only names in `lists` may be repeated. */
export const queryObject = (params: URLSearchParams, lists: string[] = []) => {
  const out: { [name: string]: string | string[] } = {}
  for (const name of new Set(params.keys()))
    out[name] = lists.includes(name) ? params.getAll(name) : (params.get(name) ?? '')
  return out
}

const NULL = 'Field may not be null.'

const wrong = (problems: string[] | Problems) => ({ problems })

const isObject = (raw: unknown): raw is { [key: string]: unknown } =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw)

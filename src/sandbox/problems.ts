/** The error answers of the API, and the sign that no answer shall be given at all. */
import type { Field, Problems } from './marshmallow.ts'

/** Answered as `{"error":{"msg","data"?}}`. */
export class ApiProblem extends Error {
  readonly status: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 429 | 502 | 503
  readonly data: Problems | undefined
  constructor(status: ApiProblem['status'], message: string, data?: Problems) {
    super(message)
    this.status = status
    this.data = data
  }
}

/** The socket shall be destroyed without an answer. */
export class Dropped extends Error {}

export const badRequest = (message: string, data?: Problems) => new ApiProblem(400, message, data)

export const notFound = () => new ApiProblem(404, 'Resource not found.')

export const alreadyThere = () => new ApiProblem(409, 'The resource already exists.')

export const forbidden = () =>
  new ApiProblem(403, 'You do not have enough permissions to perform this action.')

export const unavailable = (status: 502 | 503) =>
  new ApiProblem(status, 'An external service had an issue.')

/** Reads what the caller sent, or throws 400 with the complaints of every key. */
export const demand = <T>(field: Field<T>, raw: unknown, message: string): T => {
  const read = field(raw)
  if ('value' in read) return read.value
  throw badRequest(
    message,
    Array.isArray(read.problems) ? { _schema: read.problems } : read.problems,
  )
}

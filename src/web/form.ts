/** Reads the fields of a form. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'

/** A field sent several times is a list. Throws 400 when the body is no form at all. */
export const readForm = async (c: Context) => {
  try {
    return await c.req.parseBody({ all: true })
  } catch {
    throw new HTTPException(400, { message: 'The body is not a readable form.' })
  }
}

/** A password has at most 200 characters; what is longer is not worth hashing. */
const LONGEST_LINE = 300

/** A name, a password: what is no single text is empty. */
export const lineOf = (field: unknown) =>
  typeof field === 'string' ? field.slice(0, LONGEST_LINE) : ''

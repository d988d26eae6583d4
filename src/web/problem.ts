/** Tells a caller what was wrong, where, and what to do instead (RFC 9457). */
import { z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { decisionSchema, findingSchema } from './api/schemas.ts'

export const problemSchema = z
  .object({
    type: z.string().openapi({ example: 'urn:relance:conflict' }),
    title: z.string(),
    status: z.number().int().openapi({ example: 409 }),
    detail: z.string(),
    remedy: z.string().openapi({ description: 'What to do instead.' }),
    field: z.string().optional().openapi({ description: 'What the complaint is about.' }),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    findings: z.array(findingSchema).optional(),
    current: z
      .object({ file: z.string(), hash: z.string(), text: z.string() })
      .nullable()
      .optional()
      .openapi({ description: 'The prompt file as it is now; null: it is gone.' }),
    decision: decisionSchema.optional().openapi({ description: 'The decision as it is now.' }),
  })
  .openapi('Problem')

export type ProblemJson = z.infer<typeof problemSchema>

/** `kind` becomes the URN by which programs tell problems of one status apart. */
export type Complaint = { kind: string; detail: string; remedy: string } & Partial<
  Pick<ProblemJson, 'field' | 'errors' | 'findings' | 'current' | 'decision'>
>

export const problem = <S extends ContentfulStatusCode>(
  c: Context,
  status: S,
  complaint: Complaint,
) => c.json(problemJson(status, complaint), status, { 'Content-Type': 'application/problem+json' })

const problemJson = (status: number, { kind, ...rest }: Complaint): ProblemJson => ({
  type: `urn:relance:${kind}`,
  title: titleOf(status),
  status,
  ...rest,
})

export const titleOf = (status: number) => TITLES[status] ?? 'Not possible'

const TITLES: Record<number, string> = {
  400: 'Malformed request',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Not any more',
  413: 'Too large',
  415: 'Unsupported media type',
  421: 'Wrong host',
  422: 'Not acceptable as it is',
  429: 'Too many attempts',
  500: 'Something broke',
  503: 'Not ready',
}

/** Schema errors as a complaint that names each field. */
export const complaintOf = (error: z.ZodError): Complaint => {
  const errors = error.issues.flatMap((issue) => mistakesOf(issue))
  const fields = errors.map(({ field }) => field)
  return {
    kind: 'invalid',
    detail: errors.map(({ field, message }) => `${field}: ${message}`).join('; '),
    remedy: `Correct ${fields.join(', ')} and send it again; /openapi.json says what this route takes.`,
    ...(fields[0] === undefined ? {} : { field: fields[0] }),
    errors,
  }
}

const mistakesOf = (
  issue: z.core.$ZodIssue,
  outer: PropertyKey[] = [],
): { field: string; message: string }[] => {
  const path = [...outer, ...issue.path]
  const say = (at: PropertyKey[], message: string) => ({ field: at.join('.') || 'body', message })
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => say([...path, key], 'unknown key'))
  // Of several readings the last is the real one; those before it allow for "empty" or "one instead of many".
  const reading = issue.code === 'invalid_union' ? issue.errors.at(-1) : undefined
  return reading?.flatMap((inner) => mistakesOf(inner, path)) ?? [say(path, issue.message)]
}

/** The problem responses a route may give, for its OpenAPI description. */
export const problems = <S extends number>(...statuses: S[]) =>
  Object.fromEntries(
    statuses.map((status) => [
      status,
      {
        description: titleOf(status),
        content: { 'application/problem+json': { schema: problemSchema } },
      },
    ]),
  ) as Record<
    S,
    {
      description: string
      content: { 'application/problem+json': { schema: typeof problemSchema } }
    }
  >

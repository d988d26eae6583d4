/** Reads and saves voices (personas) and plans (policies) over the API. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { PromptProblem } from '../../domain/ports.ts'
import {
  fileOf,
  isPromptName,
  type PromptName,
  type PromptText,
  type StartedFrom,
} from '../../domain/prompt-editing.ts'
import type { PromptSaved } from '../../pipeline/edit-prompts.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { problem, problems } from '../problem.ts'
import { json } from './schemas.ts'

const KINDS = ['personas', 'policies'] as const

export const promptRoutes = ({ prompts }: Pick<Services, 'prompts'>) => {
  const routes = new OpenAPIHono()
  for (const kind of KINDS) {
    routes.openapi(readRoute(kind), async (c) => {
      const name = { kind, name: c.req.valid('param').name }
      const now = await prompts.read(name)
      return now === null ? notFound(c, name) : answer(c, name, now, 200)
    })

    routes.openapi(saveRoute(kind), async (c) => {
      const name = { kind, name: c.req.valid('param').name }
      const { text, hash } = c.req.valid('json')
      const from = hash === undefined ? startedFrom(c) : hash
      return answerSave(c, name, await prompts.save(name, text, { from, by: actorOf(c) }))
    })
  }
  return routes
}

const answer = <S extends 200 | 201>(
  c: Context,
  { name }: PromptName,
  now: PromptText,
  code: S,
) => {
  c.header('ETag', `"${now.hash}"`)
  return c.json({ name, ...now }, code)
}

/** Of `If-Match: "hash"`, `If-Match: *` and `If-None-Match: *`; without any, whatever is there is replaced. */
const startedFrom = (c: Context): StartedFrom => {
  if (c.req.header('if-none-match')?.trim() === '*') return null
  return /^"([0-9a-f]{64})"$/.exec(c.req.header('if-match')?.trim() ?? '')?.[1] ?? 'anything'
}

const answerSave = (c: Context, name: PromptName, saved: PromptSaved) => {
  switch (saved.kind) {
    case 'saved':
      return answer(c, name, saved.now, saved.isNew ? 201 : 200)
    case 'broken':
      return problem(c, 422, {
        kind: 'invalid',
        detail: saved.problems.map(sayPlace).join('; '),
        remedy: `Correct "text" and send it again; docs/prompt-files.md says what stands in ${fileOf(name)}.`,
        field: 'text',
        errors: saved.problems.map((one) => ({
          field: one.file === fileOf(name) ? `text:${one.line}` : `${one.file}:${one.line}`,
          message: one.message,
        })),
      })
    case 'changed':
      return problem(c, 409, {
        kind: 'conflict',
        detail:
          saved.now === null
            ? `There is no ${fileOf(name)} any more.`
            : `${fileOf(name)} changed meanwhile: it is ${saved.now.hash} now.`,
        remedy: 'Look at "current", put your change into it, and send it with its hash.',
        field: 'hash',
        current: saved.now,
      })
    case 'unwritable':
      return problem(c, 503, {
        kind: 'unwritable',
        detail: `${fileOf(name)} could not be written: ${saved.why}`,
        remedy: 'Let the user of the service write PROMPTS_DIR, or edit the file there.',
      })
  }
}

const sayPlace = ({ file, line, message }: PromptProblem) => `${file}:${line}: ${message}`

const notFound = (c: Context, name: PromptName) =>
  problem(c, 404, {
    kind: 'not_found',
    detail: `There is no ${fileOf(name)}.`,
    remedy: 'Check the name, or PUT it to make it.',
    field: 'name',
  })

const nameParam = z.object({
  name: z
    .string()
    .refine(isPromptName, 'is no name of a prompt file; write letters, digits, - and _')
    .openapi({
      type: 'string',
      param: { name: 'name', in: 'path', required: true },
      example: 'maya',
    }),
})

const promptSchema = z
  .object({
    name: z.string(),
    file: z.string().openapi({ example: 'personas/maya.md' }),
    hash: z.string().openapi({ description: 'sha256 of the file, also as ETag.' }),
    text: z.string(),
  })
  .openapi('PromptFile')

const saveBody = z
  .strictObject({
    text: z.string().max(90_000).regex(/\S/, 'is empty'),
    hash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'is no sha256')
      .nullable()
      .optional()
      .openapi({
        description:
          'The file you started from, null for a new one: 409 when it is another now. Absent: whatever is there is replaced (it stays among the versions).',
      }),
  })
  .openapi('PromptSave')

type Kind = (typeof KINDS)[number]

const readRoute = <K extends Kind>(kind: K) =>
  createRoute({
    method: 'get',
    path: `/${kind}/{name}`,
    tags: ['prompts'],
    summary: kind === 'personas' ? 'A voice as its file is now' : 'A plan as its file is now',
    request: { params: nameParam },
    responses: { 200: json(promptSchema, 'The file'), ...problems(401, 404, 422) },
  })

const saveRoute = <K extends Kind>(kind: K) =>
  createRoute({
    method: 'put',
    path: `/${kind}/{name}`,
    tags: ['prompts'],
    summary: kind === 'personas' ? 'Save a voice' : 'Save a plan',
    description:
      'Checked as `prompts check` would, beside the other files; then the file is replaced whole, and counts from the next pass on. If-Match and If-None-Match say the same as `hash`.',
    request: {
      params: nameParam,
      body: { required: true, content: { 'application/json': { schema: saveBody } } },
    },
    responses: {
      200: json(promptSchema, 'The file as it is now'),
      201: json(promptSchema, 'The new file'),
      ...problems(400, 401, 403, 409, 413, 415, 422, 503),
    },
  })

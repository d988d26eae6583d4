/** Starts and follows simulations of the past. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import type { Services } from '../../services.ts'
import { type SimulationWish, simulationJson } from '../../simulation/started.ts'
import { problem, problems } from '../problem.ts'
import { idParam } from './inputs.ts'
import { json } from './schemas.ts'

export const simulationRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(startRoute, (c) => {
    const started = services.simulations.start(wishOf(c.req.valid('json') ?? {}))
    return started.kind === 'started'
      ? c.json({ id: started.id }, 202)
      : problem(c, 409, {
          kind: 'simulation_running',
          detail: `Simulation ${started.id} is running already.`,
          remedy: `Follow it at /api/v1/simulations/${started.id}, or wait until it has ended.`,
        })
  })

  routes.openapi(readRoute, (c) => {
    const { id } = c.req.valid('param')
    const state = services.simulations.find(id)
    return state === null
      ? problem(c, 404, {
          kind: 'not_found',
          detail: `There is no simulation ${id}.`,
          remedy: 'Start one with POST /api/v1/simulations; its answer names the id.',
          field: 'id',
        })
      : c.json(simulationJson(state), 200)
  })

  return routes
}

const moment = z.iso
  .datetime({ offset: true, error: 'expected a moment such as 2026-10-01T00:00:00Z' })
  .openapi({ example: '2026-10-01T00:00:00Z' })

export const wishBody = z
  .strictObject({
    from: moment.optional(),
    to: moment.optional(),
    policy: z
      .string()
      .max(2000)
      .optional()
      .openapi({ description: 'A policy by its name, or one plain sentence.' }),
    limit: z.number().int().min(1).max(1_000_000).optional(),
    max_usd: z.number().positive().optional(),
  })
  .openapi('SimulationWish')

export const wishOf = (body: z.infer<typeof wishBody>): SimulationWish => ({
  from: body.from === undefined ? null : Date.parse(body.from),
  to: body.to === undefined ? null : Date.parse(body.to),
  policy: body.policy?.trim() || null,
  limit: body.limit ?? null,
  maxUsd: body.max_usd ?? null,
})

const counts = z.record(z.string(), z.number().int())
const interval = z.object({ low: z.number(), high: z.number() }).nullable()

const simulationSchema = z
  .object({
    id: z.string(),
    status: z.enum(['running', 'finished', 'stopped', 'failed']),
    started_at: z.iso.datetime(),
    policy: z.string().nullable(),
    limit: z.number().int().nullable(),
    max_usd: z.number().nullable(),
    phase: z.string().nullable().openapi({ example: 'replay' }),
    done: z.number().int().nullable(),
    of: z.number().int().nullable(),
    why: z.string().nullable().openapi({ description: 'Why it stopped or failed.' }),
    summary: z
      .object({
        tickets: z.number().int(),
        replayed: z.number().int(),
        silences: z.number().int(),
        judged: counts,
        unreadable: counts,
        rules: z.array(
          z.object({
            rule: z.string(),
            follow_ups: z.number().int(),
            precision: z.number().nullable(),
            precision_interval: interval,
            recall: z.number().nullable(),
            recall_interval: interval,
            pointless: z.number().int(),
            missed: z.number().int(),
          }),
        ),
        rungs: z.array(z.object({ policy: z.string(), says: z.string(), passes: z.boolean() })),
        changed: z.number().int().nullable(),
        cost_usd: z.number().nullable(),
      })
      .nullable(),
    report: z.string().nullable().openapi({ description: 'Where the report is, once finished.' }),
  })
  .openapi('Simulation')

const startRoute = createRoute({
  method: 'post',
  path: '/simulations',
  tags: ['simulations'],
  summary: 'Replay past tickets; writes nothing to the helpdesk',
  request: { body: { required: false, content: { 'application/json': { schema: wishBody } } } },
  responses: {
    202: json(z.object({ id: z.string() }), 'The simulation has started'),
    ...problems(400, 401, 403, 409, 413, 415, 422),
  },
})

const readRoute = createRoute({
  method: 'get',
  path: '/simulations/{id}',
  tags: ['simulations'],
  summary: 'How far a simulation is, and what it found',
  request: { params: idParam },
  responses: {
    200: json(simulationSchema, 'The simulation as it is now'),
    ...problems(401, 404, 422),
  },
})

/** The service itself over the API: passes, explanations, the pause. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { explanationJson, pauseJson } from '../../pipeline/decision-json.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { problem, problems } from '../problem.ts'
import { ticketParam } from './inputs.ts'
import { explanationSchema, json, pauseSchema } from './schemas.ts'

export const operationRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(passRoute, async (c) => {
    const started = await services.startPass()
    return started === null
      ? problem(c, 409, {
          kind: 'pass_running',
          detail: 'A pass is running already.',
          remedy: 'Wait until it has ended; GET /readyz says whether one runs.',
        })
      : c.json(started, 202)
  })

  routes.openapi(explanationRoute, async (c) => {
    const { id } = c.req.valid('param')
    const explanation = await services.explain(id)
    return explanation === null
      ? problem(c, 404, {
          kind: 'not_found',
          detail: `Ticket ${id} is not known here.`,
          remedy: 'Check the id; a ticket is known once a pass has read it from the helpdesk.',
          field: 'id',
        })
      : c.json(explanationJson(explanation), 200)
  })

  routes.openapi(readPauseRoute, async (c) =>
    c.json(pauseJson((await services.status()).pause), 200),
  )

  routes.openapi(setPauseRoute, async (c) => {
    const { paused } = c.req.valid('json')
    return c.json(pauseJson(await services.pause({ paused, by: actorOf(c) })), 200)
  })

  return routes
}

const passRoute = createRoute({
  method: 'post',
  path: '/passes',
  tags: ['service'],
  summary: 'Start a pass now',
  responses: {
    202: json(z.object({ id: z.string() }), 'The pass has started'),
    ...problems(401, 403, 409),
  },
})

const explanationRoute = createRoute({
  method: 'get',
  path: '/tickets/{id}/explanation',
  tags: ['tickets'],
  summary: 'Why a ticket is, or is not, followed up',
  request: { params: ticketParam },
  responses: {
    200: json(explanationSchema, 'Every gate with the values it compared'),
    ...problems(401, 404, 422),
  },
})

const readPauseRoute = createRoute({
  method: 'get',
  path: '/pause',
  tags: ['service'],
  summary: 'Whether writing to the helpdesk is paused',
  responses: { 200: json(pauseSchema, 'The pause as it is'), ...problems(401) },
})

const setPauseRoute = createRoute({
  method: 'put',
  path: '/pause',
  tags: ['service'],
  summary: 'Pause or resume every write to the helpdesk',
  description: 'Resuming clears the breaker too.',
  request: {
    body: {
      required: true,
      content: { 'application/json': { schema: z.strictObject({ paused: z.boolean() }) } },
    },
  },
  responses: {
    200: json(pauseSchema, 'The pause as it is now'),
    ...problems(400, 401, 403, 413, 415, 422),
  },
})

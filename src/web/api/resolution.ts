/** Settles over the API what is unclear or set aside. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { actResponses, answerAct } from './decisions.ts'
import { idParam, resolutionBody } from './inputs.ts'

export const resolutionRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(resolveRoute, async (c) => {
    const { as } = c.req.valid('json')
    return answerAct(c, await services.resolve(c.req.valid('param').id, { as, by: actorOf(c) }))
  })

  return routes
}

const resolveRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/resolution',
  tags: ['decisions'],
  summary: 'Settle one that is unclear or set aside',
  description:
    'The ticket is read first. Where our mark stands on it, it is sent, whatever was asked for: nothing is posted twice. 409 when nothing is unclear, the ticket moved on, or it could not be read.',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: resolutionBody } } },
  },
  responses: actResponses,
})

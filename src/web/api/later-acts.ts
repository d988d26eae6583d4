/** Second thoughts over the API: not yet, and: that was a mistake. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { actResponses, answerAct } from './decisions.ts'
import { feedbackBody, idParam, postponementBody } from './inputs.ts'

export const laterActRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(postponeRoute, async (c) => {
    const until = Date.parse(c.req.valid('json').until)
    return answerAct(c, await services.postpone(c.req.valid('param').id, { until, by: actorOf(c) }))
  })

  routes.openapi(feedbackRoute, async (c) => {
    const { wrong } = c.req.valid('json')
    return answerAct(
      c,
      await services.giveFeedback(c.req.valid('param').id, { wrong, by: actorOf(c) }),
    )
  })

  return routes
}

const postponeRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/postponement',
  tags: ['decisions'],
  summary: 'Set a pending, noted or scheduled one aside until a moment',
  description:
    'What is scheduled leaves then. What is pending or noted is left alone until then, and approving it does not send it earlier.',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: postponementBody } } },
  },
  responses: actResponses,
})

const feedbackRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/feedback',
  tags: ['decisions'],
  summary: 'Say that a sent one was a mistake',
  description:
    'Two mistakes of an autonomous policy within seven days make it ask first, until a person resumes it (PUT /pause).',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: feedbackBody } } },
  },
  responses: actResponses,
})

/** Has a draft written anew over the API, with a person's instruction. */
import { createRoute, OpenAPIHono } from '@hono/zod-openapi'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { problem } from '../problem.ts'
import { actResponses, answerAct } from './decisions.ts'
import { idParam, redraftBody } from './inputs.ts'

export const redraftRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(redraftRoute, async (c) => {
    const { id } = c.req.valid('param')
    const { instruction } = c.req.valid('json')
    const result = await services.redraft?.(id, { instruction: instruction.trim(), by: actorOf(c) })
    return result === undefined
      ? problem(c, 404, {
          kind: 'not_found',
          detail: 'Nothing here writes drafts.',
          remedy: 'Approve the decision with a "text" of your own.',
          field: 'path',
        })
      : answerAct(c, result)
  })

  return routes
}

const redraftRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/redraft',
  tags: ['decisions'],
  summary: 'Have the draft written anew',
  description:
    'By the drafting model, with your instruction; the guards look at it again, the version grows, and what it said before is kept. Without a model the words can only be varied: a finding `instruction_not_followed` says so, and 422 where there are no other words. 409 when the draft no longer waits for a person, the ticket moved on, or no model can be asked now.',
  request: {
    params: idParam,
    body: { required: true, content: { 'application/json': { schema: redraftBody } } },
  },
  responses: actResponses,
})

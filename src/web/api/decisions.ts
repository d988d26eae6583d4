/** Decisions over the API: list, read, approve, undo, reject. */
import { createRoute, OpenAPIHono, type z } from '@hono/zod-openapi'
import type { Context } from 'hono'
import type { Act, ActResult, Attempt, DecisionCase, DecisionQuery } from '../../domain/acts.ts'
import { blocking } from '../../domain/finding.ts'
import type { Message } from '../../domain/ticket.ts'
import { roleOf } from '../../domain/words.ts'
import { iso, isoOrNull } from '../../lib/clock.ts'
import { billJson, decisionJson } from '../../pipeline/decision-json.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { problem, problems } from '../problem.ts'
import { approvalBody, DEFAULT_LIMIT, idParam, listQuery, rejectionBody } from './inputs.ts'
import { caseSchema, decisionListSchema, decisionSchema, json } from './schemas.ts'

export const decisionRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(listRoute, async (c) => {
    const page = await services.listDecisions(queryOf(c.req.valid('query')))
    return c.json({ data: page.data.map(decisionJson), next_cursor: page.nextCursor }, 200)
  })

  routes.openapi(readRoute, async (c) => {
    const found = await services.findCase(c.req.valid('param').id)
    return found === null ? notFound(c) : c.json(caseJson(found, services), 200)
  })

  routes.openapi(approveRoute, async (c) => {
    const { text, version, accept } = c.req.valid('json')
    const approval = {
      by: actorOf(c),
      ...(text === undefined ? {} : { text }),
      ...(version === undefined ? {} : { version }),
      ...(accept === undefined ? {} : { accept }),
    }
    return answerAct(c, await services.approve(c.req.valid('param').id, approval))
  })

  routes.openapi(undoRoute, async (c) =>
    answerAct(c, await services.undo(c.req.valid('param').id, actorOf(c))),
  )

  routes.openapi(rejectRoute, async (c) => {
    const { reason } = c.req.valid('json')
    const rejection = { by: actorOf(c), ...(reason === undefined ? {} : { reason }) }
    return answerAct(c, await services.reject(c.req.valid('param').id, rejection))
  })

  return routes
}

/** How an act on a decision ended, as a program is told. */
export const answerAct = (c: Context, result: ActResult) => {
  switch (result.kind) {
    case 'done':
      return c.json(decisionJson(result.decision), 200)
    case 'not_found':
      return notFound(c)
    case 'conflict':
      return problem(c, 409, {
        kind: 'conflict',
        detail: result.why,
        remedy: 'Look at the decision as it is now, then approve its version or leave it.',
        decision: decisionJson(result.decision),
      })
    case 'blocked':
      return problem(c, 422, blockedComplaint(result))
    case 'refused':
      return problem(c, 422, {
        kind: 'refused',
        detail: result.why,
        remedy: 'GET the decision: its status and draft say what can be done with it.',
        decision: decisionJson(result.decision),
      })
  }
}

const blockedComplaint = ({ findings, decision }: ActResult & { kind: 'blocked' }) => {
  const stops = blocking(findings)
  const rules = [...new Set(stops.map(({ rule }) => rule))]
  return {
    kind: 'blocked',
    detail: stops.map(({ rule, excerpt, why }) => `${rule}: “${excerpt}”: ${why}`).join('; '),
    remedy: `Send another "text", or accept by name: "accept": ${JSON.stringify(rules)}.`,
    field: 'text',
    findings,
    decision: decisionJson(decision),
  }
}

const notFound = (c: Context) =>
  problem(c, 404, {
    kind: 'not_found',
    detail: `There is no decision ${c.req.param('id')}.`,
    remedy: 'GET /api/v1/decisions lists the decisions there are.',
    field: 'id',
  })

const caseJson = (
  { decision, ticket, acts, attempt, resolutions, bill, isOnlyNote }: DecisionCase,
  { ticketUrl }: Services,
) => ({
  ...decisionJson(decision),
  status_reason: decision.statusReason,
  delivery_note: decision.delivery?.note ?? null,
  ticket_url: ticketUrl(decision.ticketId),
  bill: billJson(bill),
  only_as_note: isOnlyNote,
  attempt: attempt === null ? null : attemptJson(attempt),
  resolutions: resolutions.map(({ as, by, at }) => ({ as, by, at: iso(at) })),
  conversation: ticket.messages.map(messageJson),
  acts: acts.map(actJson),
})

const attemptJson = ({ feedReadAt, ticketReadAt, startedAt, absentAt }: Attempt) => ({
  feed_read_at: iso(feedReadAt),
  ticket_read_at: iso(ticketReadAt),
  started_at: iso(startedAt),
  absent_at: isoOrNull(absentAt),
})

const messageJson = (message: Message) => ({
  id: message.id,
  role: roleOf(message),
  from: message.fromAgent ? ('shop' as const) : ('customer' as const),
  at: iso(message.at),
  text: message.text,
})

const actJson = ({ at, act, by, decisionId }: Act) => ({
  at: iso(at),
  act,
  by,
  decision_id: decisionId,
})

const queryOf = (query: z.infer<typeof listQuery>): DecisionQuery => ({
  limit: query.limit ?? DEFAULT_LIMIT,
  cursor: query.cursor ?? null,
  ...(query.status === undefined ? {} : { status: query.status }),
  ...(query.verdict === undefined ? {} : { verdict: query.verdict }),
  ...(query.ticket_id === undefined ? {} : { ticketId: query.ticket_id }),
  ...(query.policy === undefined ? {} : { policy: query.policy }),
})

const listRoute = createRoute({
  method: 'get',
  path: '/decisions',
  tags: ['decisions'],
  summary: 'Decisions, newest first',
  request: { query: listQuery },
  responses: { 200: json(decisionListSchema, 'A page of decisions'), ...problems(401, 422) },
})

const readRoute = createRoute({
  method: 'get',
  path: '/decisions/{id}',
  tags: ['decisions'],
  summary: 'One decision with its conversation and acts',
  request: { params: idParam },
  responses: { 200: json(caseSchema, 'The decision'), ...problems(401, 404, 422) },
})

/** What every act on a decision may answer. */
export const actResponses = {
  200: json(decisionSchema, 'The decision as it is now'),
  ...problems(400, 401, 403, 404, 409, 413, 415, 422),
}

const approveRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/approval',
  tags: ['decisions'],
  summary: 'Approve the draft, or your own words',
  request: {
    params: idParam,
    body: { content: { 'application/json': { schema: approvalBody } } },
  },
  responses: actResponses,
})

const undoRoute = createRoute({
  method: 'delete',
  path: '/decisions/{id}/approval',
  tags: ['decisions'],
  summary: 'Take an approval back while it is scheduled',
  request: { params: idParam },
  responses: actResponses,
})

const rejectRoute = createRoute({
  method: 'post',
  path: '/decisions/{id}/rejection',
  tags: ['decisions'],
  summary: 'Reject the draft, or dismiss a decision without one',
  request: {
    params: idParam,
    body: { content: { 'application/json': { schema: rejectionBody } } },
  },
  responses: actResponses,
})

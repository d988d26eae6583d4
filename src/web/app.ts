/** The web face: the inbox for people, the API for programs, health for probes. */
import { OpenAPIHono } from '@hono/zod-openapi'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { sayError } from '../lib/errors.ts'
import type { Services } from '../services.ts'
import { decisionRoutes } from './api/decisions.ts'
import { healthRoutes, metricsRoutes } from './api/health.ts'
import { insightRoutes } from './api/insights.ts'
import { laterActRoutes } from './api/later-acts.ts'
import { operationRoutes } from './api/operations.ts'
import { promptRoutes } from './api/prompts.ts'
import { redraftRoutes } from './api/redraft.ts'
import { resolutionRoutes } from './api/resolution.ts'
import { simulationRoutes } from './api/simulations.ts'
import { webhookRoutes } from './api/webhook.ts'
import { assetRoutes } from './assets.ts'
import { docsRoutes } from './docs.tsx'
import { firstContactRoutes } from './first-contact.tsx'
import { partRoutes } from './inbox/parts.tsx'
import { inboxRoutes } from './inbox/routes.tsx'
import { insightPageRoutes } from './insights/routes.tsx'
import { liveRoutes } from './live.ts'
import { createMetrics } from './metrics.ts'
import { complaintOf, problem } from './problem.ts'
import { promptPageRoutes } from './prompt-desk/routes.tsx'
import { refuse } from './refusal.tsx'
import {
  checkBodySize,
  checkHost,
  checkOrigin,
  forbidCaching,
  setSecurityHeaders,
} from './request-checks.ts'
import { requireSignIn, signInRoutes } from './sign-in.tsx'
import { simulationPageRoutes } from './simulations.tsx'
import { ticketPageRoutes } from './ticket/routes.tsx'
import { userPageRoutes } from './users.tsx'

/** All routes of CONTRACT 6. The order counts: what stands above `requireSignIn` is open to everybody. */
export const createApp = (services: Services): OpenAPIHono => {
  const app = new OpenAPIHono({
    defaultHook: (result, c) =>
      result.success ? undefined : problem(c, 422, complaintOf(result.error)),
  })
  const metrics = createMetrics(services)
  app.onError(answerError(services))
  app.notFound(answerNotFound)

  app.use(metrics.observe, setSecurityHeaders, forbidCaching)
  app.use(checkHost(services.host), checkOrigin, checkBodySize)
  app.use(methodNotAllowed({ app, onMethodNotAllowed: answerWrongMethod }))

  app.route('/', healthRoutes(services))
  app.route('/', assetRoutes())
  app.route('/', signInRoutes(services))
  app.route('/', webhookRoutes(services))

  app.use(requireSignIn(services))
  app.route('/', metricsRoutes(metrics))
  app.route('/', firstContactRoutes(services))
  app.route('/', liveRoutes(services))
  app.route('/', partRoutes(services))
  app.route('/', inboxRoutes(services))
  app.route('/api/v1', decisionRoutes(services))
  app.route('/api/v1', laterActRoutes(services))
  app.route('/api/v1', resolutionRoutes(services))
  app.route('/api/v1', redraftRoutes(services))
  app.route('/', simulationPageRoutes(services))
  app.route('/api/v1', simulationRoutes(services))
  app.route('/api/v1', operationRoutes(services))
  app.route('/', insightPageRoutes(services))
  app.route('/api/v1', insightRoutes(services))
  app.route('/', ticketPageRoutes(services))
  app.route('/api/v1', promptRoutes(services))
  app.route('/', promptPageRoutes(services))
  app.route('/', userPageRoutes(services))
  describe(app, services.version)
  app.route(
    '/',
    docsRoutes(() => app.getOpenAPI31Document(about(services.version))),
  )
  return app
}

const describe = (app: OpenAPIHono, version: string) => {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', {
    type: 'http',
    scheme: 'bearer',
    description: 'The ADMIN_TOKEN of the installation; not needed while none is set.',
  })
  app.doc31('/openapi.json', about(version))
}

const about = (version: string) => ({
  openapi: '3.1.0',
  info: { title: 'Relance', version },
  security: [{ bearer: [] }],
})

/** Whatever the caller did wrong is his 4xx; everything else is logged and told without its inside. */
const answerError = (services: Services) => (error: Error, c: Context) => {
  if (error instanceof HTTPException && error.status < 500) return answerBadRequest(error, c)
  services.log.error(
    { method: c.req.method, path: c.req.path, error: sayError(error) },
    'a request failed',
  )
  return refuse(c, 500, {
    kind: 'internal',
    detail: 'The service could not answer.',
    remedy: 'Try again; the log of the service says what happened.',
  })
}

const answerBadRequest = (error: HTTPException, c: Context) =>
  error.status === 415
    ? refuse(c, 415, {
        kind: 'unsupported_media_type',
        detail: `The body is ${c.req.header('content-type') ?? 'of no named type'}.`,
        remedy: 'Send JSON with "Content-Type: application/json".',
        field: 'Content-Type',
      })
    : refuse(c, error.status, {
        kind: 'malformed',
        detail: error.message,
        remedy: 'Send a well-formed body, or no body and no Content-Type where none is needed.',
        field: 'body',
      })

const answerNotFound = (c: Context) =>
  refuse(c, 404, {
    kind: 'not_found',
    detail: `There is nothing at ${c.req.path}.`,
    remedy: 'The inbox is at /, the API under /api/v1, its description at /docs and /openapi.json.',
    field: 'path',
  })

const answerWrongMethod = (c: Context, allowed: string[]) => {
  c.header('Allow', allowed.join(', '))
  return refuse(c, 405, {
    kind: 'method_not_allowed',
    detail: `${c.req.method} is not possible at ${c.req.path}.`,
    remedy: `Use ${allowed.join(', ')}.`,
    field: 'method',
  })
}

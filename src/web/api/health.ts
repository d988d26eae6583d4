/** Tells probes and Prometheus how the service is. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { sayStop } from '../../domain/stops.ts'
import { iso, isoOrNull } from '../../lib/clock.ts'
import type { Services, Status } from '../../services.ts'
import type { Metrics } from '../metrics.ts'
import { problem, problems } from '../problem.ts'
import { json } from './schemas.ts'

/** Open to everybody: probes carry no token. */
export const healthRoutes = (services: Services) => {
  const routes = new OpenAPIHono()

  routes.openapi(healthRoute, (c) => c.json({ status: 'ok', version: services.version }, 200))

  routes.openapi(readyRoute, async (c) => {
    const status = await services.status()
    return status.isLate ? problem(c, 503, lateComplaint(status)) : c.json(readyJson(status), 200)
  })

  return routes
}

export const metricsRoutes = (metrics: Metrics) => {
  const routes = new OpenAPIHono()
  routes.openapi(metricsRoute, async (c) =>
    c.text(await metrics.print(), 200, { 'Content-Type': metrics.contentType }),
  )
  return routes
}

const readyJson = ({ lastPass, isPassRunning, pause, warnings }: Status) => ({
  status: 'ready',
  last_pass_ended_at: isoOrNull(lastPass?.endedAt ?? null),
  pass_running: isPassRunning,
  stops: pause.stops.map(sayStop),
  warnings,
})

const lateComplaint = ({ lastPass, pause, warnings }: Status) => ({
  kind: 'pass_late',
  detail: [
    lastPass === null
      ? 'No pass has been completed so far.'
      : `The last complete pass ended at ${iso(lastPass.endedAt)}.`,
    ...pause.stops.map(sayStop),
    ...warnings,
  ].join(' '),
  remedy: 'The log says why passes fail: helpdesk credentials, rate limit, or the model.',
})

const healthRoute = createRoute({
  method: 'get',
  path: '/healthz',
  tags: ['health'],
  summary: 'The process answers',
  security: [],
  responses: { 200: json(z.object({ status: z.string(), version: z.string() }), 'It does') },
})

const readyRoute = createRoute({
  method: 'get',
  path: '/readyz',
  tags: ['health'],
  summary: 'Passes are made in time',
  security: [],
  responses: {
    200: json(
      z.object({
        status: z.string(),
        last_pass_ended_at: z.iso.datetime().nullable(),
        pass_running: z.boolean(),
        stops: z.array(z.string()),
        warnings: z.array(z.string()),
      }),
      'They are',
    ),
    ...problems(503),
  },
})

const metricsRoute = createRoute({
  method: 'get',
  path: '/metrics',
  tags: ['health'],
  summary: 'Counters for Prometheus',
  responses: {
    200: { description: 'Prometheus text', content: { 'text/plain': { schema: z.string() } } },
    ...problems(401),
  },
})

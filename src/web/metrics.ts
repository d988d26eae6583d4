/** Counts what the service does, for Prometheus. */
import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { SECOND } from '../lib/clock.ts'
import type { Services, Status } from '../services.ts'

export type Metrics = ReturnType<typeof createMetrics>

export const createMetrics = (services: Services) => {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Histogram({
    name: 'relance_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['method', 'route', 'status'] as const,
    registers: [registry],
  })
  const gauges = createGauges(registry)
  gauges.build.set({ version: services.version }, 1)

  const observe: MiddlewareHandler = async (c, next) => {
    const stop = requests.startTimer()
    await next()
    stop({ method: c.req.method, route: routePath(c, -1), status: c.res.status })
  }

  return {
    observe,
    contentType: registry.contentType,
    print: async () => {
      fill(gauges, await services.status())
      return registry.metrics()
    },
  }
}

const createGauges = (registry: Registry) => {
  const gauge = <Label extends string = never>(name: string, help: string, ...labels: Label[]) =>
    new Gauge({ name: `relance_${name}`, help, labelNames: labels, registers: [registry] })
  return {
    build: gauge('build_info', 'The running version', 'version'),
    decisions: gauge('decisions', 'Decisions by status', 'status'),
    paused: gauge('paused', '1 while every write to the helpdesk is paused'),
    autonomousPaused: gauge('autonomous_paused', '1 while autonomous posting is paused'),
    late: gauge('pass_late', '1 while no pass was completed in time'),
    running: gauge('pass_running', '1 while a pass runs'),
    lastPassEnd: gauge('last_pass_end_timestamp_seconds', 'When the last complete pass ended'),
    lastPassSeconds: gauge('last_pass_duration_seconds', 'How long the last complete pass took'),
    lastPass: gauge('last_pass', 'What the last complete pass did', 'what'),
    spent: gauge('spent_today_usd', 'Spent on models today'),
    warnings: gauge('warnings', 'Problems a person should see'),
  }
}

const fill = (gauges: ReturnType<typeof createGauges>, status: Status) => {
  gauges.decisions.reset()
  for (const [name, count] of Object.entries(status.counts))
    gauges.decisions.set({ status: name }, count)
  gauges.paused.set(Number(status.pause.paused))
  gauges.autonomousPaused.set(Number(status.pause.autonomousPaused))
  gauges.late.set(Number(status.isLate))
  gauges.running.set(Number(status.isPassRunning))
  gauges.spent.set(status.spentTodayUsd)
  gauges.warnings.set(status.warnings.length)
  if (status.lastPass !== null) fillLastPass(gauges, status.lastPass)
}

const fillLastPass = (
  gauges: ReturnType<typeof createGauges>,
  { endedAt, report }: NonNullable<Status['lastPass']>,
) => {
  gauges.lastPassEnd.set(endedAt / SECOND)
  gauges.lastPassSeconds.set(report.durationMs / SECOND)
  const { helpdeskCalls, modelCalls, durationMs, costUsd, tokens, skipped, decided, ...counts } =
    report
  const all = { ...counts, helpdesk_calls: helpdeskCalls, model_calls: modelCalls }
  for (const [what, count] of Object.entries(all)) gauges.lastPass.set({ what }, count)
}

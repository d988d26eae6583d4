/** What a stretch of days brought, held against the one before. */
import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi'
import { WRONGS } from '../../domain/feedback.ts'
import { ANSWER_BINS, AVOIDED, HANDS } from '../../domain/figures.ts'
import { type InsightsWish, MOST_DAYS } from '../../pipeline/insights.ts'
import { insightsJson } from '../../pipeline/insights-json.ts'
import type { Services } from '../../services.ts'
import { problem, problems } from '../problem.ts'
import { json } from './schemas.ts'

export const insightRoutes = (services: Services) => {
  const routes = new OpenAPIHono()
  routes.openapi(readRoute, async (c) => {
    const read = await services.insights(wishOf(c.req.valid('query')))
    return read.kind === 'read'
      ? c.json(insightsJson(read.insights), 200)
      : problem(c, 422, {
          kind: 'invalid',
          detail: `from, to: expected ${read.why}.`,
          remedy: 'Give both as days of the shop, the earlier one first, or neither.',
          field: 'from',
        })
  })
  return routes
}

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'expected a day such as 2026-11-23')
  .openapi({ example: '2026-11-23' })

const name = z.string().min(1).max(200)

const query = z
  .strictObject({
    from: day.optional(),
    to: day.optional().openapi({ description: 'It belongs to the stretch.' }),
    policy: name.optional(),
    persona: name.optional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['to'],
    error: 'from and to go together',
  })

const wishOf = ({ from, to, policy, persona }: z.infer<typeof query>): InsightsWish => ({
  ...(from === undefined || to === undefined
    ? { kind: 'this_week' }
    : { kind: 'days', first: from, last: to }),
  ...(policy === undefined ? {} : { policy }),
  ...(persona === undefined ? {} : { persona }),
})

const whole = z.number().int()
const share = z.number().nullable().openapi({ description: 'Null: not enough data.' })
const counts = <const Key extends readonly [string, ...string[]]>(keys: Key) =>
  z.record(z.enum(keys), whole)
const [firstBin, ...otherBins] = ANSWER_BINS.map(({ key }) => key)
const bins = [firstBin ?? '1h', ...otherBins] as const

const sequel = {
  sent: whole,
  answered: whole,
  answered_after_agent: whole,
  silent: whole,
  other: whole,
  open: whole,
}

const stretchSchema = z
  .object({
    from: z.iso.datetime(),
    to: z.iso.datetime(),
    ...sequel,
    undelivered: whole,
    hands: counts(HANDS),
    unedited_share: share,
    answered_share: share,
    answers: counts(bins),
    median_answer: z.enum(bins).nullable(),
    steps: z.array(z.object({ policy: z.string(), step: whole, ...sequel })),
    mistakes: counts(WRONGS),
    avoided: counts(AVOIDED).nullable(),
    late_promises: z
      .object({
        late: whole,
        answered: whole,
        dismissed: whole,
        open: whole,
        median_ms: z.number().nullable(),
      })
      .nullable(),
    helpdesk_calls: whole,
  })
  .openapi('InsightsStretch')

const insightsSchema = z
  .object({
    timezone: z.string(),
    read_at: z.iso.datetime(),
    now: stretchSchema,
    before: stretchSchema,
    days: z.array(
      z.object({ day: z.string(), sent: whole, answered: whole, helpdesk_calls: whole }),
    ),
    cost: z.array(z.object({ day: z.string(), usd: z.number() })),
    budget_usd: z.number().nullable(),
  })
  .openapi('Insights')

const readRoute = createRoute({
  method: 'get',
  path: '/insights',
  tags: ['service'],
  summary: 'What a stretch of days brought, held against the one before',
  description: `Without \`from\` and \`to\`: this week so far against the same part of the week before. At most ${MOST_DAYS} days.`,
  request: { query },
  responses: {
    200: json(insightsSchema, 'The figures; docs/insights.md says what each counts'),
    ...problems(401, 422),
  },
})

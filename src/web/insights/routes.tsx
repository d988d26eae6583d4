/** The page of insights: which week, whose follow-ups. */
import { Hono } from 'hono'
import { dayAt } from '../../domain/business-time.ts'
import type { Insights } from '../../domain/insights.ts'
import { daysBefore, weekOf } from '../../domain/weeks.ts'
import { DAY } from '../../lib/clock.ts'
import type { InsightsWish } from '../../pipeline/insights.ts'
import type { Services } from '../../services.ts'
import { createDrawing } from '../../simulation/drawing.ts'
import { whoOf } from '../actor.ts'
import { asPage } from '../layout.tsx'
import { refuse } from '../refusal.tsx'
import { InsightsPage, type Shown } from './page.tsx'
import { plotsOf } from './plots.ts'

export const insightPageRoutes = (services: Services) => {
  const routes = new Hono()
  const draw = createDrawing()

  routes.get('/insights', async (c) => {
    const { week, ...rest } = c.req.query()
    const whose = {
      ...(rest.policy ? { policy: rest.policy } : {}),
      ...(rest.persona ? { persona: rest.persona } : {}),
    }
    const read = await readWeek(services, week || null, whose)
    if (read.kind === 'refused')
      return refuse(c, 422, {
        kind: 'invalid',
        detail: 'week: expected a day such as 2026-11-23.',
        remedy: 'Follow the links of the page, or leave it out for the present week.',
        field: 'week',
      })
    const { insights } = read
    const charts = await draw(plotsOf(insights))
    return c.html(
      asPage(
        <InsightsPage
          {...{ insights, charts, whose }}
          shown={shownOf(insights)}
          status={await services.status()}
          now={services.clock.now()}
          who={whoOf(c)}
        />,
      ),
    )
  })

  return routes
}

/** On its first day a week has nothing to tell: the one before is shown, whole. */
const TOO_YOUNG = DAY

const readWeek = async (
  services: Services,
  day: string | null,
  whose: { policy?: string; persona?: string },
) => {
  const wish = (choice: { kind: 'this_week' } | { kind: 'week'; day: string }): InsightsWish => ({
    ...choice,
    ...whose,
  })
  if (day !== null) return services.insights(wish({ kind: 'week', day }))
  const present = await services.insights(wish({ kind: 'this_week' }))
  if (present.kind === 'refused') return present
  const { timezone, span, until } = present.insights
  return until - span.from >= TOO_YOUNG
    ? present
    : services.insights(wish({ kind: 'week', day: dayAt(span.from - DAY, timezone) }))
}

const shownOf = ({ timezone, span, until }: Insights): Shown => {
  const week = weekOf(span.from, timezone)
  const monday = dayAt(week.from, timezone)
  return {
    monday,
    isWhole: week.to <= until,
    earlier: dayAt(daysBefore(week.from, 7, timezone), timezone),
    later: week.to <= until ? dayAt(week.to, timezone) : null,
  }
}

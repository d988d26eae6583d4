import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/domain/figures.ts'
import { type Insights, sumUp } from '../../src/domain/insights.ts'
import { DAY } from '../../src/lib/clock.ts'
import type { InsightsWish, ReadInsights } from '../../src/pipeline/insights.ts'
import { api, ask, visit } from './asking.ts'
import { mug, NOW } from './examples.ts'
import { memoryServices } from './memory-services.ts'

const MONDAY = Date.parse('2026-11-23T00:00:00Z')

const figure = (name: Figure['name'], detail: string, n: number): Figure => ({
  ...{ name, detail, n, policy: 'returns', persona: 'maya', step: 1 },
})

const part = (figures: Figure[]) => ({ day: '2026-11-24', from: MONDAY, to: NOW, figures })

const insights = (facts: Partial<Insights> = {}): Insights => ({
  timezone: 'Europe/Paris',
  span: { from: MONDAY, to: NOW },
  before: { from: MONDAY - 7 * DAY, to: NOW - 7 * DAY },
  now: sumUp(
    [
      part([
        figure('sent', 'unedited', 15),
        figure('sent', 'edited', 5),
        figure('outcome', 'replied', 10),
        figure('answer', '4h', 10),
        figure('avoided', 'no_follow_up', 7),
        figure('mistake', 'time', 1),
      ]),
    ],
    [{ at: MONDAY, ended: 'answered', endedAt: MONDAY + 5 * 3_600_000 }],
  ),
  earlier: sumUp([part([figure('sent', 'unedited', 3)])], []),
  days: [{ day: '2026-11-24', from: MONDAY, to: NOW, sent: 20, answered: 10, helpdeskCalls: 42 }],
  cost: [
    { day: '2026-11-16', usd: 1.25 },
    { day: '2026-11-23', usd: 0.5 },
  ],
  budgetUsd: 5,
  until: NOW,
  ...facts,
})

/** Answers every wish alike and remembers them. */
const told = (facts: Partial<Insights> = {}) => {
  const wishes: InsightsWish[] = []
  const read: ReadInsights = async (wish) => {
    wishes.push(wish)
    return { kind: 'read', insights: insights(facts) }
  }
  return { wishes, app: api(memoryServices([mug()], { insights: read })).app }
}

const rowOf = (html: string, name: string) =>
  new RegExp(`<th scope="row"[^>]*>${name}</th>((?:<td>[^<]*</td>)+)`)
    .exec(html)?.[1]
    ?.match(/(?<=<td>)[^<]*/g)

describe('the page of insights', () => {
  it('holds this week beside the week before, and says where there is not enough data', async () => {
    const { html, status } = await visit(told().app, '/insights')
    expect(status).toBe(200)
    expect(html).toContain('Week of Mon 23 Nov, so far')
    expect(rowOf(html, 'follow-ups sent')).toEqual(['20', '3'])
    expect(rowOf(html, 'share answered so far')).toEqual(['50 %', 'not enough data'])
    expect(rowOf(html, 'half of the answers came')).toEqual(['within 4 hours', 'not enough data'])
    expect(rowOf(html, 'sent unedited, of those a person approved')).toEqual([
      '75 %',
      'not enough data',
    ])
    expect(rowOf(html, 'nothing was open')).toEqual(['7', '0'])
    expect(rowOf(html, 'from late to our word, in the middle')).toEqual(['5 hours', '–'])
    expect(rowOf(html, 'returns, step 1')).toEqual(['20', '10', '0', '0', '0', '10'])
    expect(rowOf(html, 'model cost, whole account, UTC days')).toEqual(['$0.50', '$1.25'])
  })

  it('never claims that an answer was our doing', async () => {
    const { html } = await visit(told().app, '/insights')
    expect(html).toContain('nobody knows whether it would have come without it')
    expect(html).not.toMatch(/caused|thanks to|because of us|brought back/i)
  })

  it('draws on the server, with a text for who cannot see it, and the numbers beneath', async () => {
    const { html } = await visit(told().app, '/insights')
    const drawn = html.match(/<svg role="img" aria-label="[^"]+"/g) ?? []
    expect(drawn).toHaveLength(4)
    expect(html.match(/The same as a table/g)).toHaveLength(4)
    // The content security policy refuses these.
    const svgs = html.slice(html.indexOf('<svg'), html.lastIndexOf('</svg>'))
    expect(svgs).not.toMatch(/<style|<script| style="/)
  })

  it('on the first day of a week shows the one before, whole', async () => {
    const wishes: InsightsWish[] = []
    const read: ReadInsights = async (wish) => {
      wishes.push(wish)
      const isPresent = wish.kind === 'this_week'
      const week = { from: MONDAY - 7 * DAY, to: MONDAY }
      const until = MONDAY + DAY - 1
      return {
        kind: 'read',
        insights: insights(isPresent ? { until } : { span: week, until, timezone: 'UTC' }),
      }
    }
    const { app } = api(memoryServices([mug()], { insights: read }))
    const { html } = await visit(app, '/insights?policy=returns')
    expect(wishes).toEqual([
      { kind: 'this_week', policy: 'returns' },
      { kind: 'week', day: '2026-11-22', policy: 'returns' },
    ])
    expect(html).toContain('Week of Mon 16 Nov<')
    expect(html).toContain('href="/insights?week=2026-11-23&amp;policy=returns"')
  })

  it('asks for a week, a plan and a voice as the form says', async () => {
    const { app, wishes } = told()
    const path = '/insights?week=2026-11-09&policy=returns&persona=maya'
    const { html } = await visit(app, path)
    expect(wishes).toEqual([
      { kind: 'week', day: '2026-11-09', policy: 'returns', persona: 'maya' },
    ])
    expect(html).toContain('<option value="returns" selected="">returns</option>')
  })

  it('says what has no voice instead of a number, and shows hostile names as text', async () => {
    const name = '<script>alert(1)</script>'
    const rung = { policy: name, step: 1, sent: 1, answered: 0, answeredAfterAgent: 0 }
    const now = { ...sumUp([], null), rungs: [{ ...rung, silent: 0, other: 0, open: 1 }] }
    const { html } = await visit(told({ now, earlier: sumUp([], null) }).app, '/insights?persona=x')
    expect(html).toContain('belong to no voice')
    expect(rowOf(html, 'promises of ours that became late')).toEqual(['–', '–'])
    expect(html).not.toContain(name)
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;, step 1')
  })

  it('stays the marked page when its top fetches itself', async () => {
    const { app } = told()
    const path = /hx-get="([^"]+)"/.exec((await visit(app, '/insights')).html)?.[1] ?? ''
    expect(path).toBe('/parts/top?section=insights')
    const { html } = await visit(app, path)
    expect(html.match(/aria-current="page"/g)).toHaveLength(1)
    expect(html).toContain('href="/insights" aria-current="page">')
    expect((await visit(app, '/parts/top?section=sent')).html).toContain('aria-current="page"')
  })

  it('refuses what is no week', async () => {
    const { app } = api(memoryServices([mug()]))
    expect((await visit(app, '/insights?week=soon')).status).toBe(422)
  })
})

describe('insights over the API', () => {
  it('answers the figures of this week, or of days that are named', async () => {
    const { app, wishes } = told()
    const { body, status } = await ask(app, 'GET', '/api/v1/insights')
    expect(status).toBe(200)
    expect(body.now).toMatchObject({
      ...{ sent: 20, answered: 10, open: 10, answered_share: 0.5, median_answer: '4h' },
      late_promises: { late: 1, answered: 1, median_ms: 5 * 3_600_000 },
    })
    expect(body.before.answered_share).toBeNull()
    await ask(app, 'GET', '/api/v1/insights?from=2026-11-01&to=2026-11-07&policy=returns')
    expect(wishes).toEqual([
      { kind: 'this_week' },
      { kind: 'days', first: '2026-11-01', last: '2026-11-07', policy: 'returns' },
    ])
  })

  it.each(['from=2026-11-01', 'from=1.11.&to=2026-11-07', 'since=2026-11-01'])(
    'answers 422 for %s',
    async (query) => {
      const answer = await ask(told().app, 'GET', `/api/v1/insights?${query}`)
      expect([answer.status, answer.type]).toEqual([422, 'application/problem+json'])
    },
  )

  it('answers 422 for a stretch that cannot be', async () => {
    const { app } = api(memoryServices([]))
    const answer = await ask(app, 'GET', '/api/v1/insights?from=2026-11-07&to=2026-11-01')
    expect([answer.status, answer.body.field]).toEqual([422, 'from'])
  })
})

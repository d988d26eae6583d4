/** Second thoughts in the inbox: not yet, and: that was a mistake. */
import type { Context, Hono } from 'hono'
import { WRONGS } from '../../domain/feedback.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Services } from '../../services.ts'
import { readForm } from '../form.ts'
import { refuse } from '../refusal.tsx'
import type { Answer } from './answering.tsx'

const BY = 'inbox'

export const addLaterActs = (routes: Hono, services: Services, answer: Answer) => {
  routes.post('/decisions/:id/postponement', async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c)
    const until = momentOf(form.until, form.date, services.clock.now())
    if (until === null) return refuseForm(c, 'date', 'a day such as 2026-11-24')
    const result = await services.postpone(id, { until, by: BY })
    const nextId = typeof form.next === 'string' ? form.next : undefined
    return answer(c, result, { done: 'postponed', nextId })
  })

  routes.post('/decisions/:id/feedback', async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c)
    const wrong = WRONGS.find((one) => one === form.wrong)
    if (wrong === undefined) return refuseForm(c, 'wrong', WRONGS.join(', '))
    const result = await services.giveFeedback(id, { wrong, by: BY })
    return answer(c, result, { done: 'feedback', nextId: id })
  })
}

const MORNING = 9

/** Nine in the morning of the machine that serves the page, as all its times: tomorrow, in three days, or on a day. */
const momentOf = (until: unknown, date: unknown, now: Instant): Instant | null => {
  if (until === 'tomorrow') return morningIn(1, now)
  if (until === 'three_days') return morningIn(3, now)
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(String(date)) ?? []
  if (year === undefined) return null
  const at = new Date(Number(year), Number(month) - 1, Number(day), MORNING).getTime()
  return Number.isNaN(at) ? null : at
}

const morningIn = (days: number, now: Instant) => {
  const at = new Date(now)
  at.setDate(at.getDate() + days)
  return at.setHours(MORNING, 0, 0, 0)
}

const refuseForm = (c: Context, field: string, expected: string) =>
  refuse(c, 422, {
    kind: 'invalid',
    detail: `${field}: expected ${expected}.`,
    remedy: 'Go back and choose one.',
    field,
  })

/** Second thoughts in the inbox: not yet, and: that was a mistake. */
import type { Hono } from 'hono'
import { LONGEST_INSTRUCTION } from '../../domain/acts.ts'
import { WRONGS } from '../../domain/feedback.ts'
import { RESOLUTIONS } from '../../domain/resolution.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { readForm } from '../form.ts'
import { refuseChoice } from '../refusal.tsx'
import { type Answer, refuseUnknown, type Show, setbackOf } from './answering.tsx'

type Answering = { show: Show; answer: Answer }

export const addLaterActs = (routes: Hono, services: Services, { show, answer }: Answering) => {
  routes.post('/decisions/:id/postponement', async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c)
    const until = momentOf(form.until, form.date, services.clock.now())
    if (until === null) return refuseChoice(c, 'date', 'a day such as 2026-11-24')
    const result = await services.postpone(id, { until, by: actorOf(c) })
    const nextId = typeof form.next === 'string' ? form.next : undefined
    return answer(c, result, { done: 'postponed', nextId })
  })

  routes.post('/decisions/:id/feedback', async (c) => {
    const id = c.req.param('id')
    const form = await readForm(c)
    const wrong = WRONGS.find((one) => one === form.wrong)
    if (wrong === undefined) return refuseChoice(c, 'wrong', WRONGS.join(', '))
    const result = await services.giveFeedback(id, { wrong, by: actorOf(c) })
    return answer(c, result, { done: 'feedback', nextId: id })
  })

  routes.post('/decisions/:id/resolution', async (c) => {
    const form = await readForm(c)
    const as = RESOLUTIONS.find((one) => one === form.as)
    if (as === undefined) return refuseChoice(c, 'as', RESOLUTIONS.join(', '))
    const result = await services.resolve(c.req.param('id'), { as, by: actorOf(c) })
    const nextId = typeof form.next === 'string' ? form.next : undefined
    return answer(c, result, { done: 'resolved', nextId })
  })

  routes.post('/decisions/:id/redraft', async (c) => {
    const id = c.req.param('id')
    const found = await services.findCase(id)
    if (found === null || services.redraft === undefined) return refuseUnknown(c)
    const { instruction } = await readForm(c)
    if (typeof instruction !== 'string' || instruction.trim() === '')
      return show(c, found, setbackOf('Say in a sentence what should be different.'), 422)
    if (instruction.length > LONGEST_INSTRUCTION) return show(c, found, setbackOf(TOO_LONG), 422)
    const result = await services.redraft(id, { instruction: instruction.trim(), by: actorOf(c) })
    return answer(c, result, { done: 'redrafted', nextId: id })
  })
}

const TOO_LONG = `What should be different is longer than ${LONGEST_INSTRUCTION} characters: write the text yourself and approve it.`

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

/** What people do in the inbox: look, approve, reject, take back, pause, start a pass. */
import { z } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import type { Services } from '../../services.ts'
import { actorOf } from '../actor.ts'
import { ownWords, rejectionReason, wholeNumber } from '../api/inputs.ts'
import { readForm } from '../form.ts'
import { complaintOf } from '../problem.ts'
import { refuse } from '../refusal.tsx'
import { createAnswer, createShow, refuseUnknown, setbackOf } from './answering.tsx'
import { addBulk } from './bulk.tsx'
import { addLaterActs } from './later-acts.ts'
import { placeOf } from './place.ts'
import { listPath } from './sections.ts'

export const inboxRoutes = (services: Services) => {
  const routes = new Hono()
  const show = createShow(services)
  const answer = createAnswer(services, show)

  routes.get('/', (c) => show(c, null))

  routes.get('/decisions/:id', async (c) => {
    const found = await services.findCase(c.req.param('id'))
    return found === null ? refuseUnknown(c) : show(c, found)
  })

  routes.post('/decisions/:id/approval', async (c) => {
    const found = await services.findCase(c.req.param('id'))
    if (found === null) return refuseUnknown(c)
    const { data: form, error } = approvalForm.safeParse(await readForm(c))
    if (form === undefined) return show(c, found, setbackOf(complaintOf(error).detail), 422)
    const { text, version, accept } = form
    const isEdited =
      text !== undefined && text !== withPlainBreaks(found.decision.draft?.text ?? '')
    const approval = { by: actorOf(c), version, accept, ...(isEdited ? { text } : {}) }
    const result = await services.approve(found.decision.id, approval)
    return answer(c, result, { done: 'approved', nextId: form.next, text: text ?? null })
  })

  routes.post('/decisions/:id/rejection', async (c) => {
    const found = await services.findCase(c.req.param('id'))
    if (found === null) return refuseUnknown(c)
    const { data: form, error } = rejectionForm.safeParse(await readForm(c))
    if (form === undefined) return show(c, found, setbackOf(complaintOf(error).detail), 422)
    const rejection = { by: actorOf(c), ...(form.reason ? { reason: form.reason } : {}) }
    const result = await services.reject(found.decision.id, rejection)
    return answer(c, result, { done: 'rejected', nextId: form.next })
  })

  routes.post('/decisions/:id/undo', async (c) => {
    const id = c.req.param('id')
    return answer(c, await services.undo(id, actorOf(c)), { done: 'undone', nextId: id })
  })

  addLaterActs(routes, services, { show, answer })
  addBulk(routes, services)

  routes.post('/pause', async (c) => {
    const { paused } = await readForm(c)
    if (paused !== 'true' && paused !== 'false') return refuseForm(c, 'paused')
    await services.pause({ paused: paused === 'true', by: actorOf(c) })
    return c.redirect(listPath(placeOf(c), { done: paused === 'true' ? 'paused' : 'resumed' }), 303)
  })

  routes.post('/passes', async (c) => {
    const done = (await services.startPass()) === null ? 'pass_running' : 'pass_started'
    return c.redirect(listPath(placeOf(c), { done }), 303)
  })

  return routes
}

/** Forms send line breaks as CRLF whatever the page held. */
const withPlainBreaks = (text: string) => text.replace(/\r\n?/g, '\n')

const next = z.string().max(200).optional()

const approvalForm = z.object({
  /** Absent where there is no draft. */
  text: z.string().transform(withPlainBreaks).pipe(ownWords).optional(),
  version: wholeNumber,
  accept: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((rules) => [rules].flat()),
  next,
})

const rejectionForm = z.object({ reason: rejectionReason.optional(), next })

const refuseForm = (c: Context, field: string) =>
  refuse(c, 422, {
    kind: 'invalid',
    detail: `${field}: expected true or false.`,
    remedy: 'Use the buttons of the inbox, or PUT /api/v1/pause.',
    field,
  })

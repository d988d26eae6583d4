/** What people do in the inbox: look, approve, reject, take back, pause, start a pass. */
import { z } from '@hono/zod-openapi'
import { type Context, Hono } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ActResult, DecisionCase } from '../../domain/acts.ts'
import { blocking } from '../../domain/finding.ts'
import type { Services } from '../../services.ts'
import { ownWords, rejectionReason, wholeNumber } from '../api/inputs.ts'
import { readForm } from '../form.ts'
import { asPage } from '../layout.tsx'
import { complaintOf } from '../problem.ts'
import { refuse } from '../refusal.tsx'
import type { Setback } from './draft-panel.tsx'
import { type Done, isDone, type NoticeFacts } from './notice.tsx'
import { InboxPage } from './page.tsx'
import { findSection, itemPath, listPath, type Place, sectionQuery } from './sections.ts'

/** Recorded as who acted: one password for all means no names. */
const BY = 'inbox'

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
    const isEdited = text !== withPlainBreaks(found.decision.draft?.text ?? '')
    const approval = { by: BY, version, accept, ...(isEdited ? { text } : {}) }
    const result = await services.approve(found.decision.id, approval)
    return answer(c, result, { done: 'approved', nextId: form.next, text })
  })

  routes.post('/decisions/:id/rejection', async (c) => {
    const found = await services.findCase(c.req.param('id'))
    if (found === null) return refuseUnknown(c)
    const { data: form, error } = rejectionForm.safeParse(await readForm(c))
    if (form === undefined) return show(c, found, setbackOf(complaintOf(error).detail), 422)
    const rejection = { by: BY, ...(form.reason ? { reason: form.reason } : {}) }
    const result = await services.reject(found.decision.id, rejection)
    return answer(c, result, { done: 'rejected', nextId: form.next })
  })

  routes.post('/decisions/:id/undo', async (c) => {
    const id = c.req.param('id')
    return answer(c, await services.undo(id, BY), { done: 'undone', nextId: id })
  })

  routes.post('/pause', async (c) => {
    const { paused } = await readForm(c)
    if (paused !== 'true' && paused !== 'false') return refuseForm(c, 'paused')
    await services.pause({ paused: paused === 'true', by: BY })
    return c.redirect(listPath(placeOf(c), { done: paused === 'true' ? 'paused' : 'resumed' }), 303)
  })

  routes.post('/passes', async (c) => {
    const done = (await services.startPass()) === null ? 'pass_running' : 'pass_started'
    return c.redirect(listPath(placeOf(c), { done }), 303)
  })

  return routes
}

const createShow =
  (services: Services) =>
  async (
    c: Context,
    opened: DecisionCase | null,
    setback: Setback | null = null,
    code: ContentfulStatusCode = 200,
  ) => {
    const place = placeOf(c)
    const [status, page, notice] = await Promise.all([
      services.status(),
      services.listDecisions(sectionQuery(place.section, place.cursor)),
      findNotice(c, services),
    ])
    const facts = { status, page, place, opened, setback, notice, ticketUrl: services.ticketUrl }
    return c.html(
      asPage(
        <InboxPage
          {...facts}
          now={services.clock.now()}
          canSignOut={services.adminToken !== null}
        />,
      ),
      code,
    )
  }

/** Done: on to the next item. Not done: the same item as it is now, with the reason and the person's own words. */
const createAnswer =
  (services: Services, show: ReturnType<typeof createShow>) =>
  async (
    c: Context,
    result: ActResult,
    { done, nextId, text = null }: { done: Done; nextId: string | undefined; text?: string | null },
  ) => {
    if (result.kind === 'not_found') return refuseUnknown(c)
    const { id } = result.decision
    if (result.kind === 'done') {
      const extra = { done, of: id }
      const place = placeOf(c)
      return c.redirect(nextId ? itemPath(nextId, place, extra) : listPath(place, extra), 303)
    }
    const found = await services.findCase(id)
    if (found === null) return refuseUnknown(c)
    return result.kind === 'blocked'
      ? show(c, found, { why: sayBlocked(result), text, findings: result.findings }, 422)
      : show(c, found, { ...setbackOf(result.why), text }, result.kind === 'conflict' ? 409 : 422)
  }

const placeOf = (c: Context): Place => {
  const cursor = c.req.query('cursor') ?? ''
  return {
    section: findSection(c.req.query('section')),
    cursor: /^[\w.~=-]{1,500}$/.test(cursor) ? cursor : null,
  }
}

const findNotice = async (c: Context, services: Services): Promise<NoticeFacts | null> => {
  const { done, of } = c.req.query()
  if (!isDone(done)) return null
  const found = of === undefined ? null : await services.findCase(of)
  return { done, of: found?.decision ?? null }
}

/** Forms send line breaks as CRLF whatever the page held. */
const withPlainBreaks = (text: string) => text.replace(/\r\n?/g, '\n')

const next = z.string().max(200).optional()

const approvalForm = z.object({
  text: z.string().transform(withPlainBreaks).pipe(ownWords),
  version: wholeNumber,
  accept: z
    .union([z.string(), z.array(z.string())])
    .default([])
    .transform((rules) => [rules].flat()),
  next,
})

const rejectionForm = z.object({ reason: rejectionReason.optional(), next })

const setbackOf = (why: string): Setback => ({ why, text: null, findings: null })

const sayBlocked = ({ findings }: ActResult & { kind: 'blocked' }) => {
  const count = blocking(findings).length
  return `Not sent: ${count === 1 ? 'one finding stops' : `${count} findings stop`} it. Change the text, or accept what is right as it stands.`
}

const refuseUnknown = (c: Context) =>
  refuse(c, 404, {
    kind: 'not_found',
    detail: `There is no decision ${c.req.param('id')}.`,
    remedy: 'It may have been erased; the inbox lists what there is.',
    field: 'id',
  })

const refuseForm = (c: Context, field: string) =>
  refuse(c, 422, {
    kind: 'invalid',
    detail: `${field}: expected true or false.`,
    remedy: 'Use the buttons of the inbox, or PUT /api/v1/pause.',
    field,
  })

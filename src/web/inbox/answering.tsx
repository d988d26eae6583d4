/** Shows an inbox page, and answers an act: on to the next item, or the same one with the reason. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ActResult, DecisionCase } from '../../domain/acts.ts'
import { blocking } from '../../domain/finding.ts'
import type { Services } from '../../services.ts'
import { asPage } from '../layout.tsx'
import { refuse } from '../refusal.tsx'
import type { Setback } from './draft-panel.tsx'
import { type Done, isDone, type NoticeFacts } from './notice.tsx'
import { InboxPage } from './page.tsx'
import { findSection, itemPath, listPath, type Place, sectionQuery } from './sections.ts'

export const createShow =
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

export type Answer = ReturnType<typeof createAnswer>

/** Done: on to the next item. Not done: the same item as it is now, with the reason and the person's own words. */
export const createAnswer =
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

export const placeOf = (c: Context): Place => {
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

export const setbackOf = (why: string): Setback => ({ why, text: null, findings: null })

const sayBlocked = ({ findings }: ActResult & { kind: 'blocked' }) => {
  const count = blocking(findings).length
  return `Not sent: ${count === 1 ? 'one finding stops' : `${count} findings stop`} it. Change the text, or accept what is right as it stands.`
}

export const refuseUnknown = (c: Context) =>
  refuse(c, 404, {
    kind: 'not_found',
    detail: `There is no decision ${c.req.param('id')}.`,
    remedy: 'It may have been erased; the inbox lists what there is.',
    field: 'id',
  })

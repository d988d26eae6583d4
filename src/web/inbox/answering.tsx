/** Shows an inbox page, and answers an act: on to the next item, or the same one with the reason. */
import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { ActResult, DecisionCase } from '../../domain/acts.ts'
import { blocking } from '../../domain/finding.ts'
import type { Services } from '../../services.ts'
import { whoOf } from '../actor.ts'
import { asPage } from '../layout.tsx'
import { refuse } from '../refusal.tsx'
import type { Setback } from './draft-panel.tsx'
import { type Done, isDone, type NoticeFacts } from './notice.tsx'
import { InboxPage } from './page.tsx'
import { placeOf } from './place.ts'
import { itemPath, listPath, sectionQuery } from './sections.ts'
import { standingWords } from './words.ts'

export const createShow =
  (services: Services) =>
  async (
    c: Context,
    opened: DecisionCase | null,
    setback: Setback | null = null,
    code: ContentfulStatusCode = 200,
  ) => {
    const place = placeOf(c)
    const [status, page, notice, claims] = await Promise.all([
      services.status(),
      services.listDecisions(sectionQuery(place)),
      findNotice(c, services),
      opened === null ? [] : services.findClaims(opened),
    ])
    const onlyNotes = await services.findOnlyNotes(page.data)
    const seen = { onlyNotes, status, page, place, opened, claims, setback, notice }
    // A refused form has no page of its own to come back to.
    if (code !== 200) c.header('HX-Push-Url', 'false')
    return c.html(
      asPage(
        <InboxPage
          {...seen}
          ticketUrl={services.ticketUrl}
          now={services.clock.now()}
          who={whoOf(c)}
          canRedraft={services.redraft !== undefined}
        />,
      ),
      code,
    )
  }

export type Show = ReturnType<typeof createShow>
export type Answer = ReturnType<typeof createAnswer>

/** Done: on to the next item. Not done: the same item as it is now, with the reason and the person's own words. */
export const createAnswer =
  (services: Services, show: Show) =>
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
      : show(
          c,
          found,
          { ...setbackOf(sayWhy(result)), text },
          result.kind === 'conflict' ? 409 : 422,
        )
  }

/** A decision that is past the act says how it stands, in the words of the page. */
const sayWhy = ({ kind, why, decision }: ActResult & { kind: 'conflict' | 'refused' }) =>
  kind === 'conflict' && why.startsWith(`it is ${decision.status}`)
    ? `Nothing was done: it stands at “${standingWords(decision)}” by now.`
    : why

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

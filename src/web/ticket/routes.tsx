/** The page of one ticket: its whole story, and what a person says of it afterwards. */
import { type Context, Hono } from 'hono'
import { WRONGS } from '../../domain/feedback.ts'
import type { Services } from '../../services.ts'
import { actorOf, whoOf } from '../actor.ts'
import { wholeNumber } from '../api/inputs.ts'
import { readForm } from '../form.ts'
import { asPage } from '../layout.tsx'
import { refuse, refuseChoice } from '../refusal.tsx'
import { TicketPage } from './page.tsx'

export const ticketPageRoutes = (services: Services) => {
  const routes = new Hono()

  routes.get('/tickets/:id', async (c) => {
    const id = wholeNumber.safeParse(c.req.param('id')).data
    const story = id === undefined ? null : await services.findStory(id)
    if (story === null) return refuseUnknown(c, `Ticket ${c.req.param('id')} is not known here.`)
    const { page, done } = c.req.query()
    return c.html(
      asPage(
        <TicketPage
          story={story}
          asked={wholeNumber.safeParse(page).data ?? null}
          isMistakeNoted={done === 'mistake'}
          ticketUrl={services.ticketUrl(story.ticket.id)}
          status={await services.status()}
          now={services.clock.now()}
          who={whoOf(c)}
        />,
      ),
    )
  })

  routes.post('/decisions/:id/mistake', async (c) => {
    const form = await readForm(c)
    const wrong = WRONGS.find((one) => one === form.wrong)
    if (wrong === undefined) return refuseChoice(c, 'wrong', WRONGS.join(', '))
    const id = c.req.param('id')
    const result = await services.giveFeedback(id, { wrong, by: actorOf(c) })
    if (result.kind === 'done') {
      const page = wholeNumber.safeParse(form.page).data
      const query = new URLSearchParams({
        done: 'mistake',
        ...(page === undefined ? {} : { page: String(page) }),
      })
      return c.redirect(`/tickets/${result.decision.ticketId}?${query}#decision-${id}`, 303)
    }
    if (result.kind === 'not_found') return refuseUnknown(c, `There is no decision ${id}.`)
    return refuse(c, 409, {
      kind: 'conflict',
      detail: 'why' in result ? result.why : 'It cannot be called a mistake.',
      remedy: 'Only what was sent can have been a mistake; look at the ticket again.',
    })
  })

  return routes
}

const refuseUnknown = (c: Context, detail: string) =>
  refuse(c, 404, {
    kind: 'not_found',
    detail,
    remedy: 'Check the number: it may have been erased, or no pass has read it so far.',
    field: 'id',
  })

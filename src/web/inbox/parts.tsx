/** The parts of a page that fetch themselves: the queue, the top, and whether the open item changed. */
import { type Context, Hono } from 'hono'
import type { Services } from '../../services.ts'
import { whoOf } from '../actor.ts'
import { Top } from './frame.tsx'
import { frameFacts } from './frame-facts.ts'
import { Freshness } from './freshness.tsx'
import { Queue } from './list.tsx'
import { placeOf } from './place.ts'
import { type Place, sectionQuery } from './sections.ts'

export const partRoutes = (services: Services) => {
  const routes = new Hono()

  routes.get('/parts/top', async (c) => {
    return c.html(<Top {...(await frameFacts(c, services, tabOf(c)))} />)
  })

  routes.get('/parts/queue', async (c) => {
    const place = placeOf(c)
    const [status, page] = await Promise.all([
      services.status(),
      services.listDecisions(sectionQuery(place)),
    ])
    const openedId = c.req.query('opened') ?? null
    const onlyNotes = await services.findOnlyNotes(page.data)
    return c.html(
      <Queue
        {...{ page, place, status, openedId, onlyNotes }}
        now={services.clock.now()}
        who={whoOf(c)}
      />,
    )
  })

  routes.get('/parts/freshness/:id', async (c) => {
    const found = await services.findCase(c.req.param('id'))
    const place = placeOf(c)
    const seen = Number(c.req.query('version'))
    return c.html(
      <Freshness id={c.req.param('id')} {...{ seen, place }} now={found?.decision ?? null} />,
    )
  })

  return routes
}

/** A page beside the queue has no tab: none is the current one. */
const tabOf = (c: Context): Place => {
  const place = placeOf(c)
  const key = c.req.query('section') ?? place.section.key
  return key === place.section.key ? place : { ...place, section: { ...place.section, key } }
}

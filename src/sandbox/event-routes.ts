/** Routes of the audit log. */
import { Hono } from 'hono'
import { type Env, type Kit, numberOf } from './kit.ts'
import { form, listOf, moment, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfIndex } from './pages.ts'
import { badRequest, demand, notFound } from './problems.ts'
import type { Entry } from './records.ts'
import { when } from './show.ts'

export const eventRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/events', (c) => c.json(listEvents(kit, new URL(c.req.url))))
  app.get('/events/:id', (c) => {
    const event = kit.desk.events.get(numberOf(c.req.param('id')))
    if (!event) throw notFound()
    return c.json(showEvent(kit, event))
  })
  return app
}

const query = form({
  cursor: text(),
  limit: whole(1, 100),
  order_by: oneOf('created_datetime:desc', 'created_datetime:asc'),
  object_type: text(),
  object_id: whole(),
  'types[]': listOf(text()),
  types: listOf(text()),
  'user_ids[]': listOf(whole()),
  user_ids: listOf(whole()),
  'created_datetime[gt]': moment,
  'created_datetime[gte]': moment,
  'created_datetime[lt]': moment,
  'created_datetime[lte]': moment,
})

const LISTS = ['types', 'types[]', 'user_ids', 'user_ids[]']

const FAILED = 'Failed to list events.'

const listEvents = (kit: Kit, url: URL) => {
  const asked = demand(query, queryObject(url.searchParams, LISTS), FAILED)
  if (asked.object_type !== undefined && asked.object_id === undefined)
    throw badRequest(FAILED, { object_id: ['Missing data for required field.'] })
  const types = [...(asked.types ?? []), ...(asked['types[]'] ?? [])]
  const users = [...(asked.user_ids ?? []), ...(asked['user_ids[]'] ?? [])]
  const isAsked = (event: Entry) =>
    (asked.object_type === undefined || event.object_type === asked.object_type) &&
    (asked.object_id === undefined || event.object_id === asked.object_id) &&
    (types.length === 0 || types.includes(event.type)) &&
    (users.length === 0 || (event.user_id !== null && users.includes(event.user_id))) &&
    event.created_datetime > (asked['created_datetime[gt]'] ?? Number.NEGATIVE_INFINITY) &&
    event.created_datetime >= (asked['created_datetime[gte]'] ?? Number.NEGATIVE_INFINITY) &&
    event.created_datetime < (asked['created_datetime[lt]'] ?? Number.POSITIVE_INFINITY) &&
    event.created_datetime <= (asked['created_datetime[lte]'] ?? Number.POSITIVE_INFINITY)
  const page = pageOfIndex(
    kit.desk.events.byCreated,
    (id) => {
      const event = kit.desk.events.get(id)
      return event && isAsked(event) ? event : undefined
    },
    { ...asked, descending: asked.order_by !== 'created_datetime:asc' },
    kit.cursors,
  )
  return listOfPage(url, { ...page, data: page.data.map((event) => showEvent(kit, event)) }, false)
}

const showEvent = (kit: Kit, event: Entry) => ({
  id: event.id,
  context: event.context,
  created_datetime: when(kit.view, event.created_datetime),
  data: event.data,
  object_id: event.object_id,
  object_type: event.object_type,
  type: event.type,
  user_id: event.user_id,
  uri: `/api/events/${event.id}/`,
})

/** Routes of the account's tags. */
import { type Context, Hono } from 'hono'
import { bodyOf, type Env, type Kit, madeStatus, numberOf } from './kit.ts'
import { form, json, listOf, nullable, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { alreadyThere, badRequest, demand, notFound } from './problems.ts'
import type { Tag } from './records.ts'
import { showTag } from './show-ticket.ts'

const fields = { name: text(256), description: nullable(text(1024)), decoration: json }

export const tagRoutes = (kit: Kit) => {
  const app = new Hono<Env>({ strict: false })
  app.get('/tags', (c) => c.json(listTags(kit, new URL(c.req.url))))
  app.post('/tags', (c) => makeTag(kit, c))
  app.delete('/tags', async (c) => {
    const { ids = [] } = demand(form({ ids: listOf(whole()) }, ['ids']), await bodyOf(c), FAILED)
    for (const tag of ids.flatMap((id) => kit.desk.tags.get(id) ?? [])) dropTag(kit, tag)
    return c.body(null, 204)
  })
  app.get('/tags/:id', (c) => c.json(showTag(kit.view, tagOf(kit, c))))
  app.put('/tags/:id', (c) => changeTag(kit, c))
  app.delete('/tags/:id', (c) => {
    dropTag(kit, tagOf(kit, c))
    return c.body(null, 204)
  })
  app.put('/tags/:id/merge', (c) => mergeTags(kit, c))
  return app
}

const FAILED = 'Failed to change tags.'

const tagOf = (kit: Kit, c: Context<Env>) => {
  const tag = kit.desk.tags.get(numberOf(c.req.param('id')))
  if (!tag) throw notFound()
  return tag
}

const listQuery = form({
  cursor: text(),
  limit: whole(1, 100),
  search: text(),
  order_by: oneOf(
    'created_datetime:desc',
    'created_datetime:asc',
    'name:asc',
    'name:desc',
    'usage:desc,name:desc',
  ),
})

const listTags = (kit: Kit, url: URL) => {
  const query = demand(listQuery, queryObject(url.searchParams), 'Failed to list tags.')
  const search = (query.search ?? '').toLowerCase()
  const found = [...kit.desk.tags.all()].filter((tag) => tag.name.toLowerCase().includes(search))
  const order = query.order_by ?? 'created_datetime:desc'
  found.sort(order.includes('name') ? byName : (a, b) => a.id - b.id)
  if (order.endsWith('desc')) found.reverse()
  const page = pageOfList(found, query, kit.cursors)
  return listOfPage(url, { ...page, data: page.data.map((tag) => showTag(kit.view, tag)) })
}

const byName = (a: Tag, b: Tag) => a.name.localeCompare(b.name)

const log = (kit: Kit, act: string, tag: Tag) =>
  kit.desk.events.write({
    type: `tag-${act}`,
    object_type: 'Tag',
    object_id: tag.id,
    at: kit.clock.stamp(),
  })

const makeTag = async (kit: Kit, c: Context<Env>) => {
  const given = demand(form(fields, ['name']), await bodyOf(c), 'Failed to create tag.')
  const { name = '', description = null, decoration = {} } = given
  if (kit.desk.tags.withName(name)) throw alreadyThere()
  const id = kit.desk.tags.nextId()
  const tag = kit.desk.tags.add({
    id,
    name,
    description,
    decoration,
    created_datetime: kit.clock.stamp(),
  })
  log(kit, 'created', tag)
  return c.json(showTag(kit.view, tag), madeStatus(kit))
}

const changeTag = async (kit: Kit, c: Context<Env>) => {
  const tag = tagOf(kit, c)
  const { name, ...rest } = demand(form(fields), await bodyOf(c), 'Failed to update tag.')
  const owner = name === undefined ? undefined : kit.desk.tags.withName(name)
  if (owner && owner !== tag) throw alreadyThere()
  if (name !== undefined) kit.desk.tags.rename(tag, name)
  Object.assign(tag, rest)
  log(kit, 'updated', tag)
  return c.json(showTag(kit.view, tag))
}

/** Its tickets lose it without a trace of their own. */
const dropTag = (kit: Kit, tag: Tag) => {
  for (const ticket of kit.desk.tickets.all())
    if (ticket.tag_ids.includes(tag.id))
      ticket.tag_ids = ticket.tag_ids.filter((id) => id !== tag.id)
  kit.desk.tags.remove(tag)
  log(kit, 'deleted', tag)
}

const mergeTags = async (kit: Kit, c: Context<Env>) => {
  const tag = tagOf(kit, c)
  const { source_tags_ids: ids = [] } = demand(
    form({ source_tags_ids: listOf(whole()) }, ['source_tags_ids']),
    await bodyOf(c),
    FAILED,
  )
  if (ids.includes(tag.id))
    throw badRequest(FAILED, { source_tags_ids: ['A tag cannot be merged into itself.'] })
  for (const ticket of kit.desk.tickets.all())
    if (ticket.tag_ids.some((id) => ids.includes(id)))
      ticket.tag_ids = [...new Set([...ticket.tag_ids, tag.id])]
  for (const source of ids.flatMap((id) => kit.desk.tags.get(id) ?? [])) dropTag(kit, source)
  log(kit, 'updated', tag)
  return c.json(showTag(kit.view, tag))
}

/** The five routes that every small thing of an account has: list, one, make, change, delete. */
import { type Context, Hono } from 'hono'
import type { Instant } from '../lib/clock.ts'
import { bodyOf, type Env, type Kit, madeStatus, numberOf } from './kit.ts'
import { type Field, form, queryObject, text, whole } from './marshmallow.ts'
import { listOfPage, pageOfList } from './pages.ts'
import { demand, notFound } from './problems.ts'
import type { Shelf } from './shelf.ts'

export type Resource<T extends { id: number }> = {
  /** `macros` of `/api/macros`. */
  path: string
  /** `macro` of the event `macro-created`. */
  noun: string
  /** `Macro` of the event's object. */
  objectType: string
  shelf: Shelf<T>
  /** Whether the list says `total_resources`. */
  total: boolean
  /** What the list is ordered by, the highest first. */
  rank: (item: T) => number
  show: (item: T) => unknown
  /** Throws 400. */
  create: (raw: unknown, at: Instant) => T
  /** Throws 400. */
  change: (item: T, raw: unknown, at: Instant) => void
  /** What is left of the items for this query; absent: the list takes no parameters of its own. */
  find?: { fields: { [name: string]: Field<unknown> }; required?: string[]; keep: Keep<T> }
  /** False: there is no DELETE. */
  deletable?: boolean
}

type Fields = { [name: string]: Field<unknown> }

type Keep<T> = (item: T, query: { [name: string]: unknown }) => boolean

export const resourceRoutes = <T extends { id: number }>(kit: Kit, of: Resource<T>) => {
  const app = new Hono<Env>({ strict: false })
  const one = (c: Context<Env>) => {
    const item = of.shelf.get(numberOf(c.req.param('id')))
    if (!item) throw notFound()
    return item
  }
  const log = (act: string, item: T, at: Instant) =>
    kit.desk.events.write({
      type: `${of.noun}-${act}`,
      object_type: of.objectType,
      object_id: item.id,
      at,
    })
  app.get(`/${of.path}`, (c) => c.json(list(kit, of, new URL(c.req.url))))
  app.get(`/${of.path}/:id`, (c) => c.json(of.show(one(c)) as object))
  app.post(`/${of.path}`, async (c) => {
    const raw = await bodyOf(c)
    const at = kit.clock.stamp()
    const item = of.shelf.add(of.create(raw, at))
    log('created', item, at)
    return c.json(of.show(item) as object, madeStatus(kit))
  })
  app.put(`/${of.path}/:id`, async (c) => {
    const item = one(c)
    const raw = await bodyOf(c)
    const at = kit.clock.stamp()
    of.change(item, raw, at)
    log('updated', item, at)
    return c.json(of.show(item) as object)
  })
  if (of.deletable === false) return app
  app.delete(`/${of.path}/:id`, (c) => {
    const item = one(c)
    of.shelf.remove(item.id)
    log('deleted', item, kit.clock.stamp())
    return c.body(null, 204)
  })
  return app
}

const list = <T extends { id: number }>(kit: Kit, of: Resource<T>, url: URL) => {
  const { fields = {}, required = [], keep = () => true } = of.find ?? {}
  const query = demand(
    form<Fields>({ cursor: text(), limit: whole(1, 100), order_by: text(), ...fields }, required),
    queryObject(url.searchParams),
    `Failed to list ${of.path}.`,
  ) as { cursor?: string; limit?: number; [name: string]: unknown }
  const found = of.shelf
    .all()
    .filter((item) => keep(item, query))
    .sort((a, b) => of.rank(b) - of.rank(a) || b.id - a.id)
  const page = pageOfList(found, query, kit.cursors)
  return listOfPage(url, { ...page, data: page.data.map(of.show) }, of.total)
}

/** Cuts the items of a view into pages, which have a shape of their own: links, and nulls at the end. */
import type { SavedView } from './account-records.ts'
import { form, oneOf, queryObject, text, whole } from './marshmallow.ts'
import { badRequest, demand } from './problems.ts'
import { readWhen, sayWhen } from './when.ts'

const ORDERS = [
  'created_datetime',
  'updated_datetime',
  'last_message_datetime',
  'last_received_message_datetime',
  'closed_datetime',
  'snooze_datetime',
  'priority',
] as const

type Order = (typeof ORDERS)[number]

const query = form({
  cursor: text(),
  direction: oneOf('next', 'prev'),
  ignored_item: whole(),
  limit: whole(1, 100),
  order_by: oneOf(...ORDERS.flatMap((order) => [`${order}:asc`, `${order}:desc`])),
})

type Row = { id: number; created_datetime: number; updated_datetime: number } & {
  [key in Order]?: number | string | null
}

/** Throws 400 for an unknown parameter or a cursor that is none. */
export const pageOfItems = <T extends Row>(
  view: Pick<SavedView, 'id' | 'order_by' | 'order_dir'>,
  rows: T[],
  url: URL,
) => {
  const asked = demand(query, queryObject(url.searchParams), 'Failed to list view items.')
  const order = asked.order_by ?? `${view.order_by}:${view.order_dir}`
  const sorted = inOrder(rows, order)
  const { limit = 30, direction = 'next' } = asked
  const here =
    asked.cursor === undefined
      ? undefined
      : placeOf(sorted, order, asked.cursor, asked.ignored_item)
  const start =
    here === undefined ? 0 : direction === 'next' ? here.after : Math.max(0, here.before - limit)
  const end = here !== undefined && direction === 'prev' ? here.before : start + limit
  const page = sorted.slice(start, end)
  const link = (towards: 'next' | 'prev', row: T | undefined, more: boolean) =>
    row && more ? linkTo(view.id, towards, row, order, asked.order_by, asked.limit) : null
  return {
    page,
    meta: {
      next_items: link('next', page.at(-1), end < sorted.length),
      prev_items: link('prev', page[0], start > 0),
      current_cursor: asked.cursor ?? null,
    },
  }
}

/** The highest or the latest first when descending; whatever has no value comes last either way. */
const inOrder = <T extends Row>(rows: T[], order: string) =>
  rows.toSorted((a, b) => compare(keyOf(a, order), keyOf(b, order), order.endsWith(':desc')))

type Key = { value: number | null; id: number }

const keyOf = (row: Row, order: string): Key => {
  const field = order.split(':')[0] as Order
  const value = row[field]
  if (field === 'priority') return { value: PRIORITIES.indexOf(String(value)), id: row.id }
  return { value: typeof value === 'number' ? value : null, id: row.id }
}

const PRIORITIES = ['low', 'normal', 'high', 'critical']

const compare = (a: Key, b: Key, descending: boolean) => {
  if (a.value === null || b.value === null)
    return Number(a.value === null) - Number(b.value === null) || b.id - a.id
  return (descending ? -1 : 1) * (a.value - b.value || a.id - b.id)
}

/** Where the cursor's item stands, or stood. */
const placeOf = <T extends Row>(
  sorted: T[],
  order: string,
  cursor: string,
  id: number | undefined,
) => {
  const key = { value: readCursor(cursor), id: id ?? 0 }
  const descending = order.endsWith(':desc')
  const before = sorted.findIndex((row) => compare(keyOf(row, order), key, descending) >= 0)
  if (before < 0) return { before: sorted.length, after: sorted.length }
  return { before, after: sorted[before]?.id === id ? before + 1 : before }
}

/** A time, a rank of priority, or nothing. */
const readCursor = (cursor: string): number | null => {
  const said = Buffer.from(cursor, 'base64').toString()
  if (said === 'null') return null
  const value = /^-?\d$/.test(said) ? Number(said) : readWhen(said)
  if (value !== null) return value
  throw badRequest('Failed to list view items.', { cursor: ['Invalid cursor.'] })
}

const linkTo = (
  viewId: number,
  direction: string,
  row: Row,
  order: string,
  askedOrder: string | undefined,
  askedLimit: number | undefined,
) => {
  const { value } = keyOf(row, order)
  const said =
    value === null ? 'null' : order.startsWith('priority') ? String(value) : sayWhen(value, false)
  const params = new URLSearchParams({
    direction,
    ignored_item: String(row.id),
    cursor: Buffer.from(said).toString('base64'),
    ...(askedOrder === undefined ? {} : { order_by: askedOrder }),
    ...(askedLimit === undefined ? {} : { limit: String(askedLimit) }),
  })
  return `/api/views/${viewId}/items/?${params}`
}

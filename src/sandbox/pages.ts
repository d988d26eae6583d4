/** Cuts lists into pages with cursors that are opaque, keyed on (sort value, id), and die soon. */
import { badRequest } from './problems.ts'
import type { Key, SortedIndex } from './sorted-index.ts'
import { readWhen, sayWhen } from './when.ts'

export type Cursors = ReturnType<typeof createCursors>

type Place = { direction: 'next' | 'prev'; value: string; id: number }

/** Remembers which cursors it gave out; `life` is ms of machine time. */
export const createCursors = (life: () => number, wall: () => number = Date.now) => {
  const given = new Map<string, number>()
  const forget = () => {
    for (const [cursor, at] of given) {
      if (given.size < KEPT && wall() - at <= life()) break
      given.delete(cursor)
    }
  }
  return {
    give: (place: Place) => {
      const cursor = Buffer.from(
        `["${place.direction}", ${JSON.stringify(place.value)}, ${place.id}]`,
      ).toString('base64')
      given.delete(cursor)
      given.set(cursor, wall())
      forget()
      return cursor
    },
    /** Throws 400 for what was never given out or is too old. */
    read: (cursor: string): Place => {
      const at = given.get(cursor)
      if (at === undefined || wall() - at > life())
        throw badRequest('Invalid query parameters.', { cursor: ['Invalid or expired cursor.'] })
      const [direction, value, id] = JSON.parse(Buffer.from(cursor, 'base64').toString()) as [
        Place['direction'],
        string,
        number,
      ]
      return { direction, value, id }
    },
  }
}

const KEPT = 10_000

type Cut<T> = { data: T[]; prev: string | null; next: string | null }

type Asked = { cursor?: string; limit?: number; descending: boolean }

/** A page of a time index; reads only the page and what the filter refuses. */
export const pageOfIndex = <T>(
  index: SortedIndex,
  keep: (id: number) => T | undefined,
  asked: Asked,
  cursors: Cursors,
): Cut<T> => {
  const from = asked.cursor === undefined ? undefined : cursors.read(asked.cursor)
  const key = from && { at: readWhen(from.value) ?? 0, id: from.id }
  const backward = from?.direction === 'prev'
  const rising = asked.descending === backward
  const limit = asked.limit ?? DEFAULT_LIMIT
  const found: { key: Key; item: T }[] = []
  for (let place = startOf(index, key, rising); found.length <= limit; place += rising ? 1 : -1) {
    const here = index.at(place)
    if (!here) break
    const item = keep(here.id)
    if (item !== undefined) found.push({ key: here, item })
  }
  return cut(found, limit, { backward, resumed: from !== undefined }, cursors)
}

const startOf = (index: SortedIndex, key: Key | undefined, rising: boolean) => {
  if (!key) return rising ? 0 : index.size() - 1
  const here = index.position(key)
  if (!rising) return here - 1
  const there = index.at(here)
  return there?.id === key.id && there.at === key.at ? here + 1 : here
}

const cut = <T>(
  found: { key: Key; item: T }[],
  limit: number,
  how: { backward: boolean; resumed: boolean },
  cursors: Cursors,
): Cut<T> => {
  const more = found.length > limit
  const page = found.slice(0, limit)
  if (how.backward) page.reverse()
  const cursorAt = (direction: Place['direction'], there: { key: Key } | undefined) =>
    there
      ? cursors.give({ direction, value: sayWhen(there.key.at, false), id: there.key.id })
      : null
  const hasPrev = how.backward ? more : how.resumed
  const hasNext = how.backward || more
  return {
    data: page.map(({ item }) => item),
    prev: hasPrev ? cursorAt('prev', page[0]) : null,
    next: hasNext ? cursorAt('next', page.at(-1)) : null,
  }
}

const DEFAULT_LIMIT = 30

/** A page of a short list that is already in order; the cursor carries the last id. */
export const pageOfList = <T extends { id: number }>(
  list: T[],
  asked: { cursor?: string; limit?: number },
  cursors: Cursors,
): Cut<T> => {
  const from = asked.cursor === undefined ? undefined : cursors.read(asked.cursor)
  const start = from ? list.findIndex((item) => item.id === from.id) + 1 : 0
  const page = list.slice(start, start + (asked.limit ?? DEFAULT_LIMIT))
  const last = page.at(-1)
  const more = last !== undefined && list.at(-1)?.id !== last.id
  return {
    data: page,
    prev: null,
    next: more && last ? cursors.give({ direction: 'next', value: '', id: last.id }) : null,
  }
}

/** The envelope of a list. `uri` echoes the path and the query; some lists do not have the total. */
export const listOfPage = (url: URL, page: Cut<unknown>, total = true) => ({
  object: 'list',
  uri: `${url.pathname.replace(/\/$/, '')}?${url.search.slice(1)}`,
  data: page.data,
  meta: {
    prev_cursor: page.prev,
    next_cursor: page.next,
    ...(total ? { total_resources: null } : {}),
  },
})

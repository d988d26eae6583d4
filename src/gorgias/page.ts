/** Translates the pages of a list. */
import type { z } from 'zod'
import type { Page } from '../domain/ports.ts'
import type { Log } from '../lib/log.ts'
import type { pageSchema } from './schemas.ts'
import { sayIssues } from './writing.ts'

/** One bad item does not lose the page: it is left out, and the log names it. */
export const toPage = <T extends z.ZodType, R>(
  page: z.output<typeof pageSchema>,
  schema: T,
  translate: (item: z.output<T>) => R,
  log: Log,
): Page<R> => ({
  items: page.data.flatMap((item) => {
    const read = schema.safeParse(item)
    if (read.success) return [translate(read.data)]
    log.warn({ id: idOf(item), why: sayIssues(read.error) }, 'left out of a page: unreadable')
    return []
  }),
  next: page.meta?.next_cursor ?? null,
})

/** The id of an item that may be anything. */
export const idOf = (item: unknown) =>
  typeof item === 'object' && item !== null && 'id' in item ? item.id : null

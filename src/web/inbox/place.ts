/** Reads from an address where a person is in the inbox. */
import type { Context } from 'hono'
import { MODES } from '../../domain/policy.ts'
import { FILTERS, type Filters, findSection, type Place } from './sections.ts'

export const placeOf = (c: Context): Place => {
  const cursor = c.req.query('cursor') ?? ''
  return {
    section: findSection(c.req.query('section')),
    cursor: /^[\w.~=-]{1,500}$/.test(cursor) ? cursor : null,
    filters: filtersOf(c),
  }
}

const LONGEST_FILTER = 200

const filtersOf = (c: Context): Filters => {
  const filters: Filters = {}
  for (const key of FILTERS) {
    const value = c.req.query(key)?.trim().slice(0, LONGEST_FILTER) ?? ''
    if (value === '') continue
    if (key !== 'mode') filters[key] = value
    else {
      const mode = MODES.find((one) => one === value)
      if (mode !== undefined) filters.mode = mode
    }
  }
  return filters
}

/** Remembers how tickets looked a moment ago: for reads of a copy that lags, and to say what a change changed. */
import { type Instant, MINUTE } from '../lib/clock.ts'
import type { Ticket } from './records.ts'

export const createPast = () => {
  const versions = new Map<number, { from: Instant; ticket: Ticket }[]>()
  let changes = 0
  return {
    /** Grows with every version and every ticket forgotten. */
    changes: () => changes,
    /** The ticket looks like this from now on. */
    keep: (ticket: Ticket, from: Instant) => {
      changes++
      const earlier = versions.get(ticket.id) ?? []
      const outdated = earlier.findLastIndex((version) => version.from <= from - KEPT)
      versions.set(ticket.id, [
        ...earlier.slice(Math.max(0, outdated)),
        { from, ticket: copyOf(ticket) },
      ])
    },
    forget: (id: number) => {
      changes++
      versions.delete(id)
    },
    latest: (id: number) => versions.get(id)?.at(-1)?.ticket,
    /** Undefined when there was no such ticket yet. */
    asOf: (id: number, at: Instant) =>
      versions.get(id)?.findLast((version) => version.from <= at)?.ticket,
  }
}

/** No copy lags longer. */
export const KEPT = MINUTE

const copyOf = (ticket: Ticket): Ticket => ({
  ...ticket,
  tag_ids: [...ticket.tag_ids],
  message_ids: [...ticket.message_ids],
})

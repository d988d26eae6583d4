import { describe, expect, test } from 'vitest'
import type { Helpdesk } from '../../src/domain/ports.ts'
import type { TicketFacts } from '../../src/domain/ticket.ts'
import { MINUTE } from '../../src/lib/clock.ts'
import { GorgiasError } from '../../src/lib/errors.ts'
import { importPast } from '../../src/simulation/import.ts'
import type { Store } from '../../src/store/store.ts'
import { NOW, ticketWith } from '../domain/conversation.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { openPastStore } from './past-world.ts'

const PAGE = 10

/** Two feeds of pages, newest change first; a cursor stands for the last change seen. */
const openFeeds = (count: number) => {
  const tickets: TicketFacts[] = Array.from({ length: count }, (_, n) =>
    ticketWith([], { id: n + 1, updatedAt: NOW - (n + 1) * MINUTE, messagesCount: 0 }),
  )
  let calls = 0
  const feeds = {
    deadCursors: 0,
    calls: () => calls,
    /** They move to the top, newer than all. */
    touch: (ids: number[]) => {
      for (const ticket of tickets)
        if (ids.includes(ticket.id)) ticket.updatedAt = NOW + ticket.id * MINUTE
    },
    ticketsPage: async (cursor: string | null) => {
      if (cursor !== null && feeds.deadCursors > 0) {
        feeds.deadCursors -= 1
        throw new GorgiasError({
          ...{ code: 'rejected', where: 'GET /api/tickets', status: 400, requestId: null },
          ...{ retriable: false, remedy: '' },
        })
      }
      calls += 1
      const rows = tickets
        .filter(({ updatedAt }) => cursor === null || updatedAt < Number(cursor))
        .sort((a, b) => b.updatedAt - a.updatedAt)
      const items = rows.slice(0, PAGE)
      return { items, next: rows.length > PAGE ? String(items.at(-1)?.updatedAt) : null }
    },
    messagesPage: async () => {
      calls += 1
      return { items: [], next: null }
    },
    callCount: () => calls,
  }
  return feeds
}

const read = (
  store: Store,
  feeds: ReturnType<typeof openFeeds>,
  isStopping: () => boolean = () => false,
) =>
  importPast({
    ...{ store, clock: fixedClock(), from: 0, onProgress: () => {}, isStopping },
    helpdesk: feeds as Partial<Helpdesk> as Helpdesk,
  })

describe('reading the past', () => {
  test('loses nothing that moved to the top while the run was stopped, however much it is', async () => {
    const feeds = openFeeds(100)
    const store = openPastStore()
    const stopped = await read(store, feeds, () => feeds.calls() >= 3)
    expect(stopped.kind).toBe('stopped')
    feeds.touch(Array.from({ length: 45 }, (_, n) => 51 + n))
    const done = await read(store, feeds)
    expect(done).toMatchObject({ kind: 'imported', tickets: 100, calls: feeds.calls() })
  })

  test('reads one page of the top where nothing moved', async () => {
    const feeds = openFeeds(100)
    expect(await read(openPastStore(), feeds)).toMatchObject({ tickets: 100, calls: 12 })
    expect(feeds.calls()).toBe(12)
  })

  test('begins a feed anew whose cursor died, and counts the pages of both starts', async () => {
    const feeds = openFeeds(40)
    const store = openPastStore()
    await read(store, feeds, () => feeds.calls() >= 2)
    feeds.deadCursors = 1
    const done = await read(store, feeds)
    expect(done).toMatchObject({ tickets: 40, calls: 2 + 4 + 1 + 1 })
    expect(feeds.calls()).toBe(8)
  })
})

/** Reads an account's past into the folder's mirror: both feeds, page by page, from where a kill left it. */
import type { Helpdesk, Page } from '../domain/ports.ts'
import type { Message, TicketFacts } from '../domain/ticket.ts'
import type { Clock, Instant } from '../lib/clock.ts'
import { GorgiasError } from '../lib/errors.ts'
import type { Store } from '../store/store.ts'

export type ImportDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  /** How far back. */
  from: Instant
  onProgress: (progress: ImportProgress) => void
  isStopping: () => boolean
}

export type FeedName = 'tickets' | 'messages'

export type ImportProgress = {
  feed: FeedName
  rows: number
  calls: number
  callsLeft: number
  callsPerSecond: number
  secondsLeft: number
}

export type Imported = {
  kind: 'imported'
  tickets: number
  messages: number
  /** Pages of both feeds as they were counted over all starts. */
  calls: number
}

/** Where a feed is, kept with each page: the page's rows lie in the mirror before its cursor moves on. */
type FeedState = {
  cursor: string | null
  rows: number
  pages: number
  /** Pages read before its cursor died and it was begun anew. */
  pagesBefore: number
  /** Of the first row of its first page: what changes later moves above it. */
  newest: Instant | null
  /** Of the last row read. */
  oldest: Instant | null
  isDone: boolean
}

const NOT_BEGUN: FeedState = {
  ...{ cursor: null, rows: 0, pages: 0, pagesBefore: 0 },
  ...{ newest: null, oldest: null, isDone: false },
}

/** Writes nothing to the helpdesk. `stopped`: it was told to; the next start goes on. */
export const importPast = async (deps: ImportDeps): Promise<Imported | { kind: 'stopped' }> => {
  const { store, helpdesk, clock } = deps
  const began = clock.wall()
  const before = helpdesk.callCount()
  const progress = { ...deps, began, before }
  const tickets = await readFeed(progress, {
    name: 'tickets',
    read: helpdesk.ticketsPage,
    keep: store.mirror.saveTickets,
    timeOf: (ticket: TicketFacts) => ticket.updatedAt,
  })
  const topPages = tickets.isDone && tickets.pages > 1 ? await readTheTop(deps, tickets) : 0
  const messages = await readFeed(progress, {
    name: 'messages',
    read: helpdesk.messagesPage,
    keep: store.mirror.saveMessages,
    timeOf: (message: Message) => message.at,
  })
  if (!tickets.isDone || !messages.isDone) return { kind: 'stopped' }
  await markComplete(store)
  const { size } = store.simulation
  return {
    kind: 'imported',
    ...(await size()),
    calls: allPages(tickets) + topPages + allPages(messages),
  }
}

const allPages = ({ pages, pagesBefore }: FeedState) => pages + pagesBefore

type Reading<T> = {
  name: FeedName
  read: (cursor: string | null) => Promise<Page<T>>
  keep: (rows: T[]) => Promise<unknown>
  timeOf: (row: T) => Instant
}

type Watched = ImportDeps & { began: number; before: number }

const readFeed = async <T>(deps: Watched, feed: Reading<T>): Promise<FeedState> => {
  let state = await stateOf(deps.store, feed.name)
  while (!state.isDone && !deps.isStopping()) {
    const page = await pageAt(feed, state.cursor)
    // A cursor lives shortly: when it has died, the feed is read from its top again; rows are kept once.
    if (page === null) {
      state = { ...NOT_BEGUN, pagesBefore: allPages(state) }
      continue
    }
    const wanted = page.items.filter((row) => feed.timeOf(row) >= deps.from)
    await feed.keep(wanted)
    state = {
      cursor: page.next,
      rows: state.rows + wanted.length,
      pages: state.pages + 1,
      pagesBefore: state.pagesBefore,
      newest: state.newest ?? newestOf(page.items.map(feed.timeOf)),
      oldest: wanted.length === 0 ? state.oldest : Math.min(...wanted.map(feed.timeOf)),
      isDone: wanted.length < page.items.length || page.next === null,
    }
    await deps.store.simulation.saveFact(`import_${feed.name}`, state)
    deps.onProgress(progressOf(deps, feed.name, state))
  }
  return state
}

const newestOf = (moments: Instant[]) =>
  moments.length === 0 ? null : moments.reduce((a, b) => Math.max(a, b))

/** Null: the helpdesk does not know this cursor any more. */
const pageAt = async <T>({ read }: Reading<T>, cursor: string | null): Promise<Page<T> | null> => {
  try {
    return await read(cursor)
  } catch (error) {
    if (cursor !== null && error instanceof GorgiasError && error.code === 'rejected') return null
    throw error
  }
}

const stateOf = async (store: Store, feed: FeedName): Promise<FeedState> =>
  // What was kept under this key was written above.
  ((await store.simulation.fact(`import_${feed}`)) as FeedState | null) ?? NOT_BEGUN

/**
 * A ticket that changed while its feed was read, or while the run was stopped, has moved to the top of it: its row is
 * there, newer. Answers the pages this took.
 */
const readTheTop = async ({ store, helpdesk, from }: ImportDeps, { newest }: FeedState) => {
  const key = 'import_top'
  // Written below.
  const known = (await store.simulation.fact(key)) as { pages: number } | null
  if (known !== null) return known.pages
  let pages = 0
  for (let cursor: string | null = null; ; ) {
    const { items, next }: Page<TicketFacts> = await helpdesk.ticketsPage(cursor)
    pages += 1
    await store.mirror.saveTickets(items.filter(({ updatedAt }) => updatedAt >= from))
    cursor = next
    if (next === null || items.some(({ updatedAt }) => updatedAt < (newest ?? from))) break
  }
  await store.simulation.saveFact(key, { pages })
  return pages
}

/** A conversation is whole when the mirror holds as many messages as the feed of tickets counts. */
const markComplete = async (store: Store) => {
  for (let last = 0; ; ) {
    const batch = await store.simulation.wholeAfter(last, 500)
    await store.simulation.markWhole(batch.whole)
    if (batch.last === null) return
    last = batch.last
  }
}

const progressOf = (
  { clock, helpdesk, from, began, before }: Watched,
  feed: FeedName,
  state: FeedState,
): ImportProgress => {
  const calls = helpdesk.callCount() - before
  const seconds = Math.max(0.001, (clock.wall() - began) / 1000)
  const span = Math.max(1, clock.now() - from)
  const share = Math.max(0.01, (clock.now() - (state.oldest ?? clock.now())) / span)
  const callsLeft = state.isDone ? 0 : Math.ceil(state.pages / Math.min(1, share)) - state.pages
  const callsPerSecond = calls / seconds
  return {
    feed,
    rows: state.rows,
    calls,
    callsLeft,
    callsPerSecond: Math.round(callsPerSecond * 100) / 100,
    secondsLeft: Math.round(callsLeft / Math.max(0.01, callsPerSecond)),
  }
}

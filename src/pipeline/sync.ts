/** Keeps the mirror: reads both feeds of the account back to where it was, and notes who spoke last. */
import { setImmediate as breathe } from 'node:timers/promises'
import { isCut, isOurs } from '../domain/marker.ts'
import type { Helpdesk, Page } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { type Clock, DAY, HOUR, type Instant, MINUTE } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import type { Feed, ImportProgress } from './import-progress.ts'
import { recogniseOurs, tripBreaker } from './watch.ts'

export type SyncDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  importDays: number
  /** As long as a post that nobody knows of may take to show on its ticket, ms. */
  unknownWait: number
  progress: ImportProgress
  /** Called now and then while the first import reads on: what is complete can be screened already. */
  whileImporting: () => Promise<void>
}

/** Both feeds are read again over the last minutes: rows may appear late or out of order. */
const OVERLAP = 10 * MINUTE

/** After so many tickets the inbox and what is being sent come first. */
const BREATH = 50

/** Answers how many tickets are new or changed. */
export const createSync = (deps: SyncDeps) => async (): Promise<{ synced: number }> => {
  try {
    return await sync(deps)
  } finally {
    deps.progress.end()
  }
}

const sync = async (deps: SyncDeps): Promise<{ synced: number }> => {
  const { store, helpdesk, clock } = deps
  const touched = new Set<number>()
  // Nobody else moves them while a pass runs.
  const { tickets_watermark, messages_watermark } = await store.state.several(WATERMARKS)
  const tickets = await readBack(deps, {
    name: 'tickets',
    isFirst: tickets_watermark === undefined,
    read: helpdesk.ticketsPage,
    keep: store.mirror.saveTickets,
    timeOf: (ticket) => ticket.updatedAt,
    downTo: async () => ticketsWanted(deps, tickets_watermark),
  })
  await beginLedger(deps)
  const messages = await readBack(deps, {
    name: 'messages',
    isFirst: messages_watermark === undefined,
    read: helpdesk.messagesPage,
    keep: (page) => keepMessages(deps, page),
    timeOf: (message) => message.at,
    downTo: () => messagesWanted(deps, messages_watermark),
    between: async () => {
      for (const id of await reckonAll(store)) touched.add(id)
      await deps.whileImporting()
    },
  })
  for (const id of await reckonAll(store)) touched.add(id)
  const now = clock.now()
  await advance(store, 'tickets_watermark', { from: tickets_watermark, to: tickets, now })
  await advance(store, 'messages_watermark', { from: messages_watermark, to: messages, now })
  return { synced: touched.size }
}

const WATERMARKS = ['tickets_watermark', 'messages_watermark'] as const

export type MirrorDeps = Pick<SyncDeps, 'store' | 'clock' | 'log'>

/** Takes a page of messages into the mirror between two passes. */
export const ingestMessages = async (deps: MirrorDeps, messages: Message[]) => {
  await keepMessages(deps, messages)
  await reckonAll(deps.store)
}

/**
 * Takes a detail read into the mirror: its conversation is complete. Answers the ticket with what the feed knows
 * besides (headers, marks), so that everybody judges the same conversation.
 */
export const ingestTicket = async (deps: MirrorDeps, ticket: Ticket): Promise<Ticket> => {
  const { store, clock } = deps
  const seen = ticket.messages.map((message) => message.id)
  await store.mirror.saveTickets([ticket])
  await keepMessages(deps, ticket.messages)
  await store.mirror.noteMissing(ticket.id, seen, clock.wall())
  await store.mirror.saveDetail(ticket.id, ticket.orders, ticket)
  await store.mirror.markComplete(ticket.id)
  await reckonAll(store)
  const known = await store.mirror.messagesOf(ticket.id)
  return { ...ticket, messages: known.filter((message) => seen.includes(message.id)) }
}

/** A post of ours that comes back without its mark shows that absence proves nothing on this account. */
const keepMessages = async (deps: MirrorDeps, messages: Message[]) => {
  const { store, clock } = deps
  const { touched, unmarked } = await store.mirror.saveMessages(messages)
  await recogniseOurs(
    deps,
    messages.filter((m) => !isCut(m.externalId)),
  )
  const lost = unmarked[0] ?? messages.find((m) => isCut(m.externalId))?.id
  if (lost !== undefined) {
    await store.state.clear('marks_proven')
    await tripBreaker(deps, `the helpdesk shows our message ${lost} without its whole mark`)
  } else if (messages.some((m) => isOurs(m.externalId)) && !(await isProven(store)))
    await store.state.set('marks_proven', clock.now())
  return touched
}

const isProven = async (store: Store) => (await store.state.get('marks_proven')) !== null

/** From here on every post of this account is one of this database's; what may land late is forgiven. */
const beginLedger = async ({ store, clock, unknownWait }: SyncDeps) => {
  if ((await store.state.get('adopts_until')) === null)
    await store.state.set('adopts_until', clock.now() + unknownWait)
}

/** Works out, for each ticket whose conversation changed, who spoke last. */
const reckonAll = async (store: Store): Promise<number[]> => {
  const dirty = await store.mirror.dirty()
  for (const [place, id] of dirty.entries()) {
    await reckon(store, id)
    if ((place + 1) % BREATH === 0) await breathe()
  }
  await store.screening.wakeSiblings(dirty)
  return dirty
}

const reckon = async (store: Store, ticketId: number) => {
  const ticket = await store.mirror.find(ticketId)
  if (ticket === null) return
  const { anchor, isSilent } = findSilence(ticket.messages)
  // What changed while we read stays dirty and is worked out next time.
  await store.mirror.saveReading(ticketId, ticket.wakes, {
    anchorId: anchor?.id ?? null,
    anchorAt: anchor?.at ?? null,
    silent: isSilent,
    complete: ticket.complete || ticket.messages.length >= (ticket.messagesCount ?? Infinity),
  })
}

const horizon = ({ clock, importDays }: SyncDeps) => clock.now() - importDays * DAY

/** Down to what was read last; asked after an answer came, because only that tells a sandbox's clock. */
const ticketsWanted = (deps: SyncDeps, watermark: Instant | undefined): Instant =>
  watermark === undefined ? horizon(deps) : watermark - OVERLAP

/** Down to the watermark, and to the oldest post of the last hour that is not confirmed yet. */
const messagesWanted = async (deps: SyncDeps, watermark: Instant | undefined): Promise<Instant> => {
  if (watermark === undefined) return horizon(deps)
  const unconfirmed = await deps.store.deliveries.oldestUnconfirmed(deps.clock.now() - HOUR)
  return Math.min(watermark - OVERLAP, unconfirmed ?? Infinity)
}

/** Never beyond the present: a row dated ahead must not hide what comes before it. */
const advance = async (
  store: Store,
  key: (typeof WATERMARKS)[number],
  { from, to, now }: { from: Instant | undefined; to: Instant | null; now: Instant },
) => {
  const reached = Math.min(to ?? 0, now)
  if (reached > (from ?? 0)) await store.state.set(key, reached)
}

type FeedReading<T> = {
  name: Feed
  /** Nothing of this feed was ever read to its end. */
  isFirst: boolean
  read: (cursor: string | null) => Promise<Page<T>>
  keep: (rows: T[]) => Promise<unknown>
  timeOf: (row: T) => Instant
  /** Asked after the first page: only an answer tells a sandbox's clock. */
  downTo: () => Promise<Instant>
  /** After so many pages of a first reading. */
  between?: () => Promise<void>
}

const PAGES_BETWEEN = 20

/** Newest first, page by page, until a row is older than wanted; each page is kept as it comes. */
const readBack = async <T>(
  { log, progress }: SyncDeps,
  { name, isFirst, read, keep, timeOf, downTo, between }: FeedReading<T>,
): Promise<Instant | null> => {
  let page = await read(null)
  const from = await downTo()
  let newest: Instant | null = null
  let count = 0
  for (let pages = 1; ; pages += 1) {
    const wanted = page.items.filter((row) => timeOf(row) >= from)
    await keep(wanted)
    newest = Math.max(newest ?? 0, ...wanted.map(timeOf)) || null
    count += wanted.length
    if (wanted.length < page.items.length || page.next === null) return newest
    log.info({ rows: count }, 'reading back')
    if (isFirst)
      progress.note(name, count, { oldest: Math.min(...wanted.map(timeOf)), horizon: from })
    if (isFirst && pages % PAGES_BETWEEN === 0) await between?.()
    page = await read(page.next)
  }
}

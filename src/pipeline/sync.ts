/** Keeps the mirror: reads both feeds of the account back to where it was, and notes who spoke last. */
import { isOurs } from '../domain/marker.ts'
import type { Helpdesk, Page } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import type { Message, Ticket } from '../domain/ticket.ts'
import { type Clock, DAY, HOUR, type Instant, MINUTE } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

export type SyncDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  importDays: number
}

/** Both feeds are read again over the last minutes: rows may appear late or out of order. */
const OVERLAP = 10 * MINUTE

/** Answers how many tickets are new or changed. */
export const createSync = (deps: SyncDeps) => async (): Promise<{ synced: number }> => {
  const { store, clock, importDays } = deps
  const horizon = clock.now() - importDays * DAY
  const ticketsFrom = ((await store.state.get('tickets_watermark')) ?? horizon + OVERLAP) - OVERLAP
  const messagesFrom = await oldestMessageWanted(deps, horizon)

  const { ticketsPage, messagesPage } = deps.helpdesk
  const { saveTickets } = store.mirror
  const keep = (messages: Message[]) => keepMessages(store, messages, clock.now())
  const tickets = await readBack(deps, ticketsPage, saveTickets, (t) => t.updatedAt, ticketsFrom)
  const messages = await readBack(deps, messagesPage, keep, (m) => m.at, messagesFrom)
  const touched = new Set([...tickets.touched, ...messages.touched])
  await reckonAll(store, touched)

  await advance(store, 'tickets_watermark', tickets.newest)
  await advance(store, 'messages_watermark', messages.newest)
  return { synced: touched.size }
}

/** Takes a page of messages into the mirror between two passes. */
export const ingestMessages = async (store: Store, messages: Message[], now: Instant) =>
  reckonAll(store, new Set(await keepMessages(store, messages, now)))

/** Takes a detail read into the mirror: its conversation is complete. */
export const ingestTicket = async (store: Store, ticket: Ticket, now: Instant) => {
  const touched = new Set([
    ...(await store.mirror.saveTickets([ticket])),
    ...(await keepMessages(store, ticket.messages, now)),
  ])
  if (touched.size === 0 && (await store.mirror.isComplete(ticket.id))) return
  await reckon(store, ticket.id, true)
  await store.screening.wakeSiblings([ticket.id])
}

/** A post of ours that comes back without its mark shows that absence proves nothing on this account. */
const keepMessages = async (store: Store, messages: Message[], now: Instant) => {
  const { touched, unmarked } = await store.mirror.saveMessages(messages)
  if (unmarked.length > 0) {
    await store.state.clear('marks_proven')
    await store.state.set('autonomous_paused', {
      reason: `the helpdesk shows our message ${unmarked[0]} without its mark`,
      since: now,
    })
  } else if (messages.some((m) => isOurs(m.externalId)) && !(await isProven(store)))
    await store.state.set('marks_proven', now)
  return touched
}

const isProven = async (store: Store) => (await store.state.get('marks_proven')) !== null

/** Works out, for each touched ticket, who spoke last. */
const reckonAll = async (store: Store, touched: Set<number>) => {
  for (const id of touched) await reckon(store, id)
  await store.screening.wakeSiblings([...touched])
}

const reckon = async (store: Store, ticketId: number, complete = false) => {
  const ticket = await store.mirror.find(ticketId)
  if (ticket === null) return
  const { anchor, isSilent } = findSilence(ticket.messages)
  await store.mirror.saveReading(ticketId, {
    anchorId: anchor?.id ?? null,
    anchorAt: anchor?.at ?? null,
    silent: isSilent,
    complete: complete || ticket.messages.length >= (ticket.messagesCount ?? Infinity),
  })
}

/** Down to the watermark, and to the oldest post of the last hour that is not confirmed yet. */
const oldestMessageWanted = async ({ store, clock }: SyncDeps, horizon: Instant) => {
  const watermark = await store.state.get('messages_watermark')
  if (watermark === null) return horizon
  const unconfirmed = await store.deliveries.oldestUnconfirmed(clock.now() - HOUR)
  return Math.min(watermark - OVERLAP, unconfirmed ?? Infinity)
}

const advance = async (
  store: Store,
  key: 'tickets_watermark' | 'messages_watermark',
  newest: Instant | null,
) => {
  const known = await store.state.get(key)
  if (newest !== null && newest > (known ?? 0)) await store.state.set(key, newest)
}

/** Newest first, page by page, until a row is older than `from`; each page is kept as it comes. */
const readBack = async <T>(
  { log }: SyncDeps,
  read: (cursor: string | null) => Promise<Page<T>>,
  save: (rows: T[]) => Promise<number[]>,
  timeOf: (row: T) => Instant,
  from: Instant,
): Promise<{ touched: number[]; newest: Instant | null }> => {
  const touched: number[] = []
  let newest: Instant | null = null
  let count = 0
  let cursor: string | null = null
  do {
    const page: Page<T> = await read(cursor)
    const wanted = page.items.filter((row) => timeOf(row) >= from)
    touched.push(...(await save(wanted)))
    newest = Math.max(newest ?? 0, ...wanted.map(timeOf)) || null
    count += wanted.length
    cursor = wanted.length < page.items.length ? null : page.next
    if (cursor !== null) log.info({ rows: count }, 'reading back')
  } while (cursor !== null)
  return { touched, newest }
}

/** The mirror of the helpdesk's tickets and messages. */
import { and, asc, desc, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import type { Message, MirroredTicket, TicketFacts } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { memo } from '../lib/memo.ts'
import { keepCommand, keepTagCommands } from './commands.ts'
import { saveDetail } from './detail.ts'
import { createErasedFilter } from './erased-filter.ts'
import { keepKnown } from './keep-known.ts'
import { ledgerMarks } from './ledger-marks.ts'
import { upsertMessage } from './message-rows.ts'
import { noteMissing } from './missing.ts'
import { among, given, type Sql } from './sqlite.ts'
import { awake, type TicketRow, toFacts, upsertTicket } from './ticket-rows.ts'
import { keepTraces } from './traces.ts'

/** What sync found out about a ticket's conversation. */
export type Reading = {
  anchorId: number | null
  anchorAt: Instant | null
  silent: boolean
  complete: boolean
}

/** Rows per statement: far below the parameter limit of any database. */
const BATCH = 200

export const createMirrorStore = (sql: Sql) => ({
  saveTickets: saveTickets(sql),
  saveMessages: saveMessages(sql),
  dirty: dirty(sql),
  saveReading: saveReading(sql),
  saveDetail: saveDetail(sql),
  markGone: markGone(sql),
  find: find(sql),
  messagesOf: messagesOf(sql),
  message: message(sql),
  siblings: siblings(sql),
  newestMessage: newestMessage(sql),
  markComplete: markComplete(sql),
  noteMissing: noteMissing(sql),
})

/** Writes tickets as the feed lists them. Answers those that are new or changed. */
const saveTickets = (on: Sql) => {
  const { together } = on
  const knownOf = versions(on)
  const { withoutErasedTickets } = createErasedFilter(on)
  const upsert = upsertTicket(on)
  const tagCommands = keepTagCommands(on)
  return async (tickets: TicketFacts[]): Promise<number[]> => {
    const changed: number[] = []
    for (const batch of inBatches(await withoutErasedTickets(tickets))) {
      const known = await knownOf(batch.map((ticket) => ticket.id))
      // A stale read never overwrites a newer one.
      const news = batch.filter((ticket) => tellsMore(ticket, known.get(ticket.id)))
      if (news.length === 0) continue
      await together(() => [...news.map(upsert), ...news.flatMap(tagCommands)])
      changed.push(...news.map((ticket) => ticket.id))
    }
    return changed
  }
}

/**
 * Writes messages. `touched`: tickets whose conversation is no longer as it was. `unmarked`: posts of ours that
 * came back without their mark; the mirror keeps it for them.
 */
const saveMessages = (on: Sql) => {
  const { t, together } = on
  const knownOf = knownMessages(on)
  const marksOf = ledgerMarks(on)
  const { withoutErasedMessages } = createErasedFilter(on)
  const upsert = upsertMessage(on)
  const traces = keepTraces(on)
  return async (messages: Message[]): Promise<{ touched: number[]; unmarked: number[] }> => {
    const touched = new Set<number>()
    const unmarked: number[] = []
    for (const batch of inBatches(await withoutErasedMessages(messages))) {
      const known = await knownOf(batch)
      const marks = await marksOf(batch, known)
      const merged = batch.map((m) => keepKnown(m, known.get(m.id), marks.get(m.id)))
      const news = merged.filter((message) => !isSame(message, known.get(message.id)))
      const ids = [...new Set(news.map((message) => message.ticketId))]
      if (news.length > 0)
        await together((tx) => [
          ...news.map(upsert),
          ...news.flatMap(traces),
          ...news.flatMap((message) => keepCommand(tx, t, message) ?? []),
          tx
            .update(t.tickets)
            .set({ dirty: true, ...awake(t) })
            .where(inArray(t.tickets.id, ids)),
        ])
      for (const id of ids) touched.add(id)
      const lost = batch.filter((m) => m.externalId !== (marks.get(m.id) ?? m.externalId))
      unmarked.push(...lost.map((m) => m.id))
    }
    return { touched: [...touched], unmarked }
  }
}

/** Tickets whose conversation changed since anybody worked out who spoke last. */
const dirty = ({ db, t }: Sql) => {
  const rows = db
    .select({ id: t.tickets.id })
    .from(t.tickets)
    .where(sql`${t.tickets.dirty} = 1`)
    .prepare()
  return async (): Promise<number[]> => (await rows.all()).map((row) => row.id)
}

/** Keeps what the conversation says about silence. False: it changed meanwhile; read it again. */
const saveReading = ({ db, t }: Sql) => {
  const save = db
    .update(t.tickets)
    .set({
      anchorId: given('anchorId'),
      anchorAt: given('anchorAt'),
      silent: given('silent'),
      complete: given('complete'),
      dirty: false,
      ...awake(t),
    })
    .where(and(eq(t.tickets.id, given('ticketId')), eq(t.tickets.wakes, given('wakes'))))
    .returning({ id: t.tickets.id })
    .prepare()
  return async (ticketId: number, wakes: number, reading: Reading): Promise<boolean> => {
    const { silent, complete } = reading
    const flags = { silent: Number(silent), complete: Number(complete) }
    return (await save.all({ ...reading, ...flags, ticketId, wakes })).length > 0
  }
}

const markGone =
  ({ db, t }: Sql) =>
  async (ticketId: number) => {
    await db
      .update(t.tickets)
      .set({ gone: true, ...awake(t) })
      .where(eq(t.tickets.id, ticketId))
  }

const find = (on: Sql) => {
  const { db, t } = on
  const complete = withMessages(on)
  const rowOf = db
    .select()
    .from(t.tickets)
    .where(eq(t.tickets.id, sql.placeholder('id')))
    .prepare()
  return async (id: number): Promise<MirroredTicket | null> => {
    const row = await rowOf.get({ id })
    return row === undefined ? null : complete(row)
  }
}

/** Tickets of this customer besides one, with their conversations, that had a message since. */
const siblings = (on: Sql) => {
  const { db, t } = on
  const complete = withMessages(on)
  const rowsOf = db
    .selectDistinct({ ticket: t.tickets })
    .from(t.tickets)
    .innerJoin(t.messages, eq(t.messages.ticketId, t.tickets.id))
    .where(
      and(
        eq(t.tickets.customerId, sql.placeholder('customerId')),
        ne(t.tickets.id, sql.placeholder('ticketId')),
        gt(t.messages.at, sql.placeholder('since')),
      ),
    )
    .prepare()
  return async (customerId: number, ticketId: number, since: Instant) => {
    const rows = await rowsOf.all({ customerId, ticketId, since })
    return Promise.all(rows.map((row) => complete(row.ticket)))
  }
}

const newestMessage =
  ({ db, t }: Sql) =>
  async () =>
    (
      await db
        .select({ message: t.messages.message })
        .from(t.messages)
        .orderBy(desc(t.messages.at), desc(t.messages.id))
        .limit(1)
        .get()
    )?.message ?? null

/** The conversation, by time. */
const messagesOf = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const rowsOf = db
    .select({ message: t.messages.message })
    .from(t.messages)
    .where(eq(t.messages.ticketId, sql.placeholder('ticketId')))
    .orderBy(asc(t.messages.at), asc(t.messages.id))
    .prepare()
  return async (ticketId: number): Promise<Message[]> =>
    (await rowsOf.all({ ticketId })).map((row) => row.message)
}

const message = ({ db, t }: Sql) => {
  const rowOf = db
    .select({ message: t.messages.message })
    .from(t.messages)
    .where(eq(t.messages.id, sql.placeholder('id')))
    .prepare()
  return async (id: number): Promise<Message | null> => (await rowOf.get({ id }))?.message ?? null
}

/** A detail read showed the whole conversation. */
const markComplete = ({ db, t }: Sql) => {
  const mark = db
    .update(t.tickets)
    .set({ complete: true })
    .where(and(eq(t.tickets.id, sql.placeholder('ticketId')), eq(t.tickets.complete, false)))
    .prepare()
  return async (ticketId: number) => {
    await mark.run({ ticketId })
  }
}

export const factsOf = ({ db, t }: Pick<Sql, 'db' | 't'>, id: number) =>
  db.select().from(t.tickets).where(eq(t.tickets.id, id)).get()

const withMessages = (on: Pick<Sql, 'db' | 't'>) => {
  const read = messagesOf(on)
  return async (row: TicketRow): Promise<MirroredTicket> => ({
    ...toFacts(row),
    messages: await read(row.id),
    complete: row.complete,
    orders: row.orders,
    record: row.record,
    isKnown: row.detailOf !== null && row.detailOf >= row.updatedAt,
    gone: row.gone,
    wakes: row.wakes,
  })
}

export const inBatches = <T>(items: T[]) =>
  Array.from({ length: Math.ceil(items.length / BATCH) }, (_, i) =>
    items.slice(i * BATCH, (i + 1) * BATCH),
  )

type Version = Pick<TicketFacts, 'updatedAt' | 'fields'>

const versions = ({ db, t }: Sql) => {
  const rowsOf = db
    .select({ id: t.tickets.id, updatedAt: t.tickets.updatedAt, fields: t.tickets.fields })
    .from(t.tickets)
    .where(among(t.tickets.id, 'ids'))
    .prepare()
  return async (ids: number[]) => {
    const rows = await rowsOf.all({ ids: JSON.stringify(ids) })
    return new Map<number, Version>(rows.map(({ id, ...version }) => [id, version]))
  }
}

/** Of the same version the feed may tell the fields that a detail read left out. */
const tellsMore = ({ updatedAt, fields }: Version, known: Version | undefined) =>
  known === undefined ||
  known.updatedAt < updatedAt ||
  (known.updatedAt === updatedAt &&
    fields !== null &&
    JSON.stringify(fields) !== JSON.stringify(known.fields))

const knownMessages = ({ db, t }: Sql) => {
  const rowsOf = db
    .select({ id: t.messages.id, message: t.messages.message })
    .from(t.messages)
    .where(among(t.messages.id, 'ids'))
    .prepare()
  return async (messages: Message[]) => {
    const rows = await rowsOf.all({ ids: JSON.stringify(messages.map(({ id }) => id)) })
    return new Map(rows.map((row) => [row.id, row.message]))
  }
}

const isSame = (message: Message, known: Message | undefined) =>
  known !== undefined && textOf(known) === textOf(message)

const textOf = memo((message: Message) => JSON.stringify(message))

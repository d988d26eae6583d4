/** Customers who are to be forgotten: who they are here, what is deleted, and how they are known again. */
import { randomBytes } from 'node:crypto'
import { and, eq, gt, inArray, ne, type SQLWrapper, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import { customersIn } from './erased-filter.ts'
import { hashOf, normalised, readSalt } from './erasure-hash.ts'
import { record } from './events.ts'
import { forgetTickets } from './forgetting.ts'
import { inBatches } from './mirror.ts'
import type { Sql } from './sqlite.ts'

/** What a customer's address leads to. */
export type Traced = { ticketIds: number[]; customerIds: number[] }

/** Rows that were there. */
export type Erased = { tickets: number; messages: number; decisions: number }

export type KnownErased = { salt: string; rows: { hash: string; at: Instant }[] }

export const createErasureStore = (on: Sql & { flushLog: () => boolean }) => ({
  trace: trace(on),
  isSending: isSending(on),
  isErased: isErased(on),
  forget: forget(on),
  scrub: scrub(on),
  known: known(on),
  take: take(on),
  flushLog: on.flushLog,
})

/** Tickets whose customer has this address, and those on which he wrote as a customer. */
const trace =
  ({ db, t }: Sql) =>
  async (email: string): Promise<Traced> => {
    const address = normalised(email)
    const own = await db
      .select({ id: t.tickets.id, customerId: t.tickets.customerId })
      .from(t.tickets)
      .where(eq(sql`lower(${t.tickets.customerEmail})`, address))
    const rows = await db
      .select({ ticketId: t.messages.ticketId, message: t.messages.message })
      .from(t.messages)
      .where(holds(t.messages.message, address))
    const his = (person: ReturnType<typeof customersIn>[number]) =>
      person !== null && person.email !== null && normalised(person.email) === address
    const spoken = rows.filter(({ message }) => customersIn(message).some(his))
    const customerIds = [
      ...new Set([
        ...own.flatMap(({ customerId }) => customerId ?? []),
        ...spoken.flatMap(({ message }) => message.sender?.id ?? []),
      ]),
    ]
    const more = await db
      .select({ id: t.tickets.id })
      .from(t.tickets)
      .where(inArray(t.tickets.customerId, customerIds))
    const ticketIds = new Set([...own, ...more].map(({ id }) => id))
    for (const { ticketId } of spoken) ticketIds.add(ticketId)
    return { ticketIds: [...ticketIds], customerIds }
  }

/** `address`: normalised. */
const holds = (column: SQLWrapper, address: string) =>
  gt(sql`instr(lower(${column}), ${address})`, 0)

/** Something is on its way to him at this moment, by a process that lives. `wall`: this machine's clock. */
const isSending =
  ({ db, t }: Sql) =>
  async (ticketIds: number[], wall: number): Promise<boolean> => {
    const rows = await db
      .select({ id: t.decisions.id })
      .from(t.decisions)
      .where(
        and(
          inArray(t.decisions.ticketId, ticketIds),
          eq(t.decisions.status, 'sending'),
          gt(t.decisions.leaseUntil, wall),
        ),
      )
    return rows.length > 0
  }

const isErased = (on: Sql) => async (email: string) => {
  const salt = await readSalt(on)
  if (salt === null) return false
  const hash = hashOf(salt, 'address', email)
  const { db, t } = on
  return (await db.select().from(t.erasures).where(eq(t.erasures.hash, hash)).get()) !== undefined
}

/** In one breath: from then on nothing of him is taken in again. */
const forget =
  (on: Sql) =>
  async (
    email: string,
    { ticketIds, customerIds }: Traced,
    { by, at }: { by: string; at: Instant },
  ): Promise<Erased> => {
    const { t, together } = on
    const salt = await saltOf(on)
    const address = hashOf(salt, 'address', email)
    const numbers = customerIds.map((id) => hashOf(salt, 'customer', String(id)))
    const erased = await countRows(on, ticketIds)
    await together((tx) => [
      tx
        .insert(t.erasures)
        .values([address, ...numbers].map((hash) => ({ hash, at })))
        .onConflictDoNothing(),
      ...inBatches(ticketIds).flatMap((batch) => forgetTickets(tx, t, batch)),
      tx
        .update(t.deliveries)
        .set({ customerId: null })
        .where(inArray(t.deliveries.customerId, customerIds)),
      record(tx, { at, act: 'erased', by, hash: address }),
    ])
    return erased
  }

/** Made at the first erasure; whoever came first wins. */
const saltOf = async (on: Sql): Promise<string> => {
  const { db, t } = on
  const value = JSON.stringify(randomBytes(32).toString('hex'))
  await db.insert(t.state).values({ key: 'erasure_salt', value }).onConflictDoNothing()
  return (await readSalt(on)) ?? ''
}

const countRows = async ({ db, t }: Sql, ticketIds: number[]): Promise<Erased> => {
  const count = async (
    table: typeof t.tickets | typeof t.messages | typeof t.decisions,
    column: typeof t.tickets.id | typeof t.messages.ticketId | typeof t.decisions.ticketId,
  ) => {
    let n = 0
    for (const batch of inBatches(ticketIds)) {
      const rows = await db
        .select({ n: sql<number>`count(*)` })
        .from(table)
        .where(inArray(column, batch))
      n += rows[0]?.n ?? 0
    }
    return n
  }
  return {
    tickets: await count(t.tickets, t.tickets.id),
    messages: await count(t.messages, t.messages.ticketId),
    decisions: await count(t.decisions, t.decisions.ticketId),
  }
}

const ERASED = '[erased]'

/** Takes the address out of texts that belong to no ticket. Answers how many prompt texts held it. */
const scrub =
  ({ db, t }: Sql) =>
  async (email: string): Promise<number> => {
    const address = normalised(email)
    const written = new RegExp(address.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'giu')
    for (const { id, error } of await db
      .select()
      .from(t.passes)
      .where(holds(t.passes.error, address)))
      await db
        .update(t.passes)
        .set({ error: error?.replace(written, ERASED) ?? null })
        .where(eq(t.passes.id, id))
    const facts = and(holds(t.state.value, address), ne(t.state.key, 'me'))
    for (const { key, value } of await db.select().from(t.state).where(facts))
      await db
        .update(t.state)
        .set({ value: value.replace(written, ERASED) })
        .where(eq(t.state.key, key))
    const texts = await db
      .select()
      .from(t.promptVersions)
      .where(holds(t.promptVersions.text, address))
    for (const { id, text } of texts)
      await db
        .update(t.promptVersions)
        .set({ text: text.replace(written, ERASED) })
        .where(eq(t.promptVersions.id, id))
    return texts.length
  }

/** By whom the erased are known; null: nobody was ever erased. */
const known = (on: Sql) => async (): Promise<KnownErased | null> => {
  const salt = await readSalt(on)
  const { db, t } = on
  return salt === null ? null : { salt, rows: await db.select().from(t.erasures) }
}

/** Another database of this installation leaves out the same people. */
const take =
  ({ t, together }: Sql) =>
  ({ salt, rows }: KnownErased) =>
    together((tx) => [
      tx
        .insert(t.state)
        .values({ key: 'erasure_salt', value: JSON.stringify(salt) })
        .onConflictDoUpdate({ target: t.state.key, set: { value: JSON.stringify(salt) } }),
      ...(rows.length === 0 ? [] : [tx.insert(t.erasures).values(rows).onConflictDoNothing()]),
    ])

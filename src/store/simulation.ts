/** What a simulation keeps between a kill and the next start. */
import { asc, eq, gt, inArray, sql } from 'drizzle-orm'
import type { Instant } from '../lib/clock.ts'
import { inBatches } from './mirror.ts'
import type { Sql } from './sqlite.ts'

export const createSimulationStore = (sqlite: Sql) => ({
  fact: fact(sqlite),
  saveFact: saveFact(sqlite),
  saveUnit: saveUnit(sqlite),
  unitKeys: unitKeys(sqlite),
  unit: unit(sqlite),
  unitsAfter: unitsAfter(sqlite),
  forgetUnits: forgetUnits(sqlite),
  answer: answer(sqlite),
  saveAnswer: saveAnswer(sqlite),
  ticketsAfter: ticketsAfter(sqlite),
  wholeAfter: wholeAfter(sqlite),
  markWhole: markWhole(sqlite),
  size: size(sqlite),
})

/** The value is whatever was kept under this key; who asks knows its shape. */
const fact =
  ({ db, t }: Sql) =>
  async (key: string): Promise<object | null> =>
    (await db.select().from(t.simulationFacts).where(eq(t.simulationFacts.key, key)).get())
      ?.value ?? null

const saveFact =
  ({ db, t }: Sql) =>
  async (key: string, value: object) => {
    await db
      .insert(t.simulationFacts)
      .values({ key, value })
      .onConflictDoUpdate({ target: t.simulationFacts.key, set: { value } })
  }

const saveUnit =
  ({ db, t }: Sql) =>
  async (key: string, body: object) => {
    await db
      .insert(t.simulationUnits)
      .values({ key, body })
      .onConflictDoUpdate({ target: t.simulationUnits.key, set: { body } })
  }

const unitKeys =
  ({ db, t }: Sql) =>
  async (): Promise<Set<string>> =>
    new Set(
      (await db.select({ key: t.simulationUnits.key }).from(t.simulationUnits)).map(
        ({ key }) => key,
      ),
    )

const unit =
  ({ db, t }: Sql) =>
  async (key: string): Promise<object | null> =>
    (
      await db
        .select({ body: t.simulationUnits.body })
        .from(t.simulationUnits)
        .where(eq(t.simulationUnits.key, key))
        .get()
    )?.body ?? null

/** So many at a time, in the order of their keys. */
const unitsAfter =
  ({ db, t }: Sql) =>
  async (key: string, limit: number): Promise<{ key: string; body: object }[]> =>
    db
      .select()
      .from(t.simulationUnits)
      .where(gt(t.simulationUnits.key, key))
      .orderBy(asc(t.simulationUnits.key))
      .limit(limit)

const forgetUnits =
  ({ db, t }: Sql) =>
  async () => {
    await db.delete(t.simulationUnits)
  }

const answer =
  ({ db, t }: Sql) =>
  async (inputHash: string): Promise<object | null> =>
    (
      await db
        .select({ answer: t.simulationAnswers.answer })
        .from(t.simulationAnswers)
        .where(eq(t.simulationAnswers.inputHash, inputHash))
        .get()
    )?.answer ?? null

const saveAnswer =
  ({ db, t }: Sql) =>
  async (row: { inputHash: string; ticketId: number | null; answer: object; at: Instant }) => {
    await db.insert(t.simulationAnswers).values(row).onConflictDoNothing()
  }

export type ListedTicket = {
  id: number
  customerId: number | null
  channel: string
  language: string | null
  updatedAt: Instant
}

/** Tickets of the mirror by their id, so many at a time: enough to choose whose past is replayed. */
const ticketsAfter =
  ({ db, t }: Sql) =>
  async (id: number, limit: number): Promise<ListedTicket[]> =>
    db
      .select({
        id: t.tickets.id,
        customerId: t.tickets.customerId,
        channel: t.tickets.channel,
        language: t.tickets.language,
        updatedAt: t.tickets.updatedAt,
      })
      .from(t.tickets)
      .where(gt(t.tickets.id, id))
      .orderBy(asc(t.tickets.id))
      .limit(limit)

/** Of the next tickets by their id, those whose messages are all in the mirror. `last` null: there are no more. */
const wholeAfter =
  ({ db, t }: Sql) =>
  async (id: number, limit: number): Promise<{ whole: number[]; last: number | null }> => {
    const rows = await db
      .select({
        id: t.tickets.id,
        wanted: t.tickets.messagesCount,
        n: sql<number>`count(${t.messages.id})`,
      })
      .from(t.tickets)
      .leftJoin(t.messages, eq(t.messages.ticketId, t.tickets.id))
      .where(gt(t.tickets.id, id))
      .groupBy(t.tickets.id)
      .orderBy(asc(t.tickets.id))
      .limit(limit)
    const whole = rows.filter(({ wanted, n }) => wanted !== null && n >= wanted)
    return { whole: whole.map((row) => row.id), last: rows.at(-1)?.id ?? null }
  }

const markWhole =
  ({ db, t }: Sql) =>
  async (ids: number[]) => {
    for (const batch of inBatches(ids))
      await db.update(t.tickets).set({ complete: true }).where(inArray(t.tickets.id, batch))
  }

/** Rows of the mirror. */
const size =
  ({ db, t }: Sql) =>
  async (): Promise<{ tickets: number; messages: number }> => {
    const [tickets] = await db.select({ n: sql<number>`count(*)` }).from(t.tickets)
    const [messages] = await db.select({ n: sql<number>`count(*)` }).from(t.messages)
    return { tickets: tickets?.n ?? 0, messages: messages?.n ?? 0 }
  }

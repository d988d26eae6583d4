/** Commands from inside the helpdesk: kept with the row that carries them, so that none is lost and none counts twice. */
import { and, asc, eq, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { COMMAND_TAGS, type CommandTag, commandTagsIn } from '../domain/command.ts'
import { beginsLikeCommand } from '../domain/command-notes.ts'
import type { Message, TicketFacts } from '../domain/ticket.ts'
import type { Instant } from '../lib/clock.ts'
import { type Event, record } from './events.ts'
import { among, type Sql, type Write } from './sqlite.ts'

export type CommandRow = Sql['t']['commands']['$inferSelect']

export const createCommandStore = (sql: Sql) => ({
  open: open(sql),
  take: take(sql),
  end: end(sql),
  update: update(sql),
  ofTicket: ofTicket(sql),
  beginAnswer: beginAnswer(sql),
})

/** So many at once are enough for one pass. */
const MOST = 500

/** What is left to do now, the oldest first. */
const open = ({ db, t }: Sql) => {
  const rows = db
    .select()
    .from(t.commands)
    .where(
      and(
        sql`${t.commands.open} = 1`,
        or(
          isNull(t.commands.wakeAt),
          lte(t.commands.wakeAt, sql.placeholder('now')),
          isNotNull(t.commands.tagsOwed),
          isNotNull(t.commands.answer),
        ),
      ),
    )
    .orderBy(asc(t.commands.at), asc(t.commands.key))
    .limit(MOST)
    .prepare()
  return async (now: Instant): Promise<CommandRow[]> => rows.all({ now })
}

/** It counts: durable before anything is done for it. False: somebody else has it, or its tag is off again. */
const take =
  ({ db, t }: Sql) =>
  async (
    key: string,
    found: Pick<CommandRow, 'by' | 'decisionId' | 'version' | 'eventId' | 'at'>,
  ): Promise<boolean> => {
    const rows = await db
      .update(t.commands)
      .set({ ...found, state: 'taken' })
      .where(and(eq(t.commands.key, key), eq(t.commands.state, 'seen')))
      .returning({ key: t.commands.key })
    return rows.length > 0
  }

/** How it ended, with what is owed for it, and the line of the audit; null: nothing anybody would look for. */
const end =
  ({ t, together }: Sql) =>
  (key: string, ending: Partial<CommandRow>, event: Event | null) =>
    together((tx) => [
      tx
        .update(t.commands)
        .set({ ...ending, state: 'over' })
        .where(and(eq(t.commands.key, key), inArray(t.commands.state, ['seen', 'taken']))),
      ...(event === null ? [] : [record(tx, event)]),
    ])

const update =
  ({ db, t }: Sql) =>
  async (key: string, set: Partial<CommandRow>) => {
    await db.update(t.commands).set(set).where(eq(t.commands.key, key))
  }

const ofTicket =
  ({ db, t }: Sql) =>
  async (ticketId: number): Promise<CommandRow[]> =>
    db.select().from(t.commands).where(eq(t.commands.ticketId, ticketId))

export type AnswerPost = Omit<
  Sql['t']['deliveries']['$inferInsert'],
  'attempts' | 'kind' | 'autonomous'
>

/** The one attempt at an answer, durable before it leaves. False: it was tried before. */
const beginAnswer =
  ({ db, t }: Sql) =>
  async (post: AnswerPost): Promise<boolean> => {
    const row = { ...post, kind: 'notice' as const, autonomous: false, attempts: 1 }
    const rows = await db
      .insert(t.deliveries)
      .values(row)
      .onConflictDoUpdate({
        target: t.deliveries.externalId,
        set: row,
        setWhere: eq(t.deliveries.attempts, 0),
      })
      .returning({ externalId: t.deliveries.externalId })
    return rows.length > 0
  }

/** Null: the message is none. An edited one is known already. */
export const keepCommand = (tx: Sql['db'], t: Sql['t'], message: Message) =>
  beginsLikeCommand(message)
    ? tx
        .insert(t.commands)
        .values({
          key: `note:${message.id}`,
          ticketId: message.ticketId,
          messageId: message.id,
          at: message.at,
          state: 'seen',
          open: true,
        })
        .onConflictDoNothing()
    : null

/** Those on the ticket, and an end to those that were taken off; one that is put on again is a new one. */
export const keepTagCommands = ({ db, t }: Pick<Sql, 'db' | 't'>) => {
  const takeOff = db
    .update(t.commands)
    .set({
      state: 'gone',
      open: sql`case when ${t.commands.state} = 'seen' then 0 else ${t.commands.open} end`,
    })
    .where(
      and(
        eq(t.commands.ticketId, sql.placeholder('ticketId')),
        among(t.commands.key, 'off'),
        inArray(t.commands.state, ['seen', 'over']),
      ),
    )
    .prepare()
  return ({ id, tags, updatedAt }: TicketFacts): Write[] => {
    const there = commandTagsIn(tags)
    const off = ALL.filter((tag) => !there.includes(tag)).map((tag) => keyOf(id, tag))
    return [
      ...there.map((tag) => seeTag(db, t, { ticketId: id, tag, at: updatedAt })),
      { run: () => takeOff.run({ ticketId: id, off: JSON.stringify(off) }) },
    ]
  }
}

const ALL = Object.keys(COMMAND_TAGS) as CommandTag[]

const keyOf = (ticketId: number, tag: CommandTag) => `tag:${ticketId}:${tag}`

const seeTag = (
  tx: Sql['db'],
  t: Sql['t'],
  seen: { ticketId: number; tag: CommandTag; at: Instant },
) => {
  const fresh = { state: 'seen' as const, open: true, at: seen.at }
  return tx
    .insert(t.commands)
    .values({ key: keyOf(seen.ticketId, seen.tag), ...seen, ...fresh })
    .onConflictDoUpdate({
      target: t.commands.key,
      set: { ...fresh, by: null, decisionId: null, version: null, outcome: null, wakeAt: null },
      setWhere: eq(t.commands.state, 'gone'),
    })
}

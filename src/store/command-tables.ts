/** The tables of what people tell us to do: commands from inside the helpdesk, and drafts they wanted otherwise. */
import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { CommandTag } from '../domain/command.ts'
import { flag, instant, json } from './columns.ts'

/** What is still to be changed on the ticket for a command. */
export type TagDebt = { act: 'add' | 'remove'; tag: string }

/** `seen`: nobody has looked at it · `taken`: it counts, and is being obeyed · `over` · `gone`: the tag was taken off. */
export type CommandState = 'seen' | 'taken' | 'over' | 'gone'

/** One row a command: it is written with the message or ticket that carries it, and counts once. */
export const commands = sqliteTable(
  'commands',
  {
    /** `note:<message>` or `tag:<ticket>:<tag>`. */
    key: text('key').primaryKey(),
    ticketId: integer('ticket_id').notNull(),
    messageId: integer('message_id'),
    tag: text('tag').$type<CommandTag>(),
    /** By the helpdesk's clock: when the note was written, or the ticket first seen with the tag. */
    at: instant('at').notNull(),
    state: text('state').$type<CommandState>().notNull(),
    /** Something is left to do. */
    open: flag('open'),
    /** Who said so. */
    by: text('by'),
    /** The decision it is about, and its version when the command was taken. */
    decisionId: text('decision_id'),
    version: integer('version'),
    /** Of the helpdesk's event that put the tag on; the same event never counts twice. */
    eventId: integer('event_id'),
    outcome: text('outcome'),
    /** The note that answers it and is not written yet, with the mark it will carry. */
    answer: text('answer'),
    answerMark: text('answer_mark'),
    tagsOwed: json<TagDebt[]>('tags_owed'),
    /** When our review tag returns to the ticket: the team wanted to see it again. */
    wakeAt: instant('wake_at'),
  },
  (t) => [
    index('commands_open').on(t.at).where(sql`${t.open} = 1`),
    index('commands_ticket').on(t.ticketId),
  ],
)

/** What a draft said before a person had it written anew. */
export const redrafts = sqliteTable(
  'redrafts',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    decisionId: text('decision_id').notNull(),
    by: text('by').notNull(),
    at: instant('at').notNull(),
    /** The version whose text this was. */
    version: integer('version').notNull(),
    subject: text('subject').notNull(),
    text: text('text').notNull(),
    instruction: text('instruction').notNull(),
  },
  (t) => [index('redrafts_decision').on(t.decisionId)],
)

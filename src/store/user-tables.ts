/** The tables of the people at the pages: who they are, that they signed in, and what they made of the prompt files. */
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import type { Role } from '../domain/user.ts'
import { instant } from './columns.ts'

export const users = sqliteTable('users', {
  /** The name without case. */
  key: text('key').primaryKey(),
  name: text('name').notNull(),
  role: text('role').$type<Role>().notNull(),
  /** argon2id, encoded. */
  passwordHash: text('password_hash').notNull(),
  createdAt: instant('created_at').notNull(),
})

export const sessions = sqliteTable(
  'sessions',
  {
    /** Of the secret in the cookie, which is kept nowhere. */
    hash: text('hash').primaryKey(),
    /** Null: signed in with the password of the team. */
    userKey: text('user_key'),
    /** Of role and password hash, or of the team's password, with the cookie's secret as key: changed, and the session is void. */
    credential: text('credential').notNull(),
    /** This machine's clock. */
    endsAt: integer('ends_at').notNull(),
  },
  (t) => [index('sessions_user').on(t.userKey), index('sessions_end').on(t.endsAt)],
)

/** Every text a prompt file had through the pages, and what it replaced. */
export const promptVersions = sqliteTable(
  'prompt_versions',
  {
    id: integer('id').primaryKey({ autoIncrement: true }),
    /** `personas/maya.md` */
    file: text('file').notNull(),
    hash: text('hash').notNull(),
    text: text('text').notNull(),
    /** Null: it was found on disk when somebody saved over it. */
    by: text('by'),
    at: instant('at').notNull(),
  },
  (t) => [index('prompt_versions_file').on(t.file, t.id)],
)

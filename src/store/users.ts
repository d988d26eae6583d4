/** Who may sign in by name, and as what. */
import { and, asc, eq, exists, ne, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import type { Role, User } from '../domain/user.ts'
import { record } from './events.ts'
import { schema } from './schema.ts'
import type { Db, Sql } from './sqlite.ts'

/** Who acts, and when: the line of the audit. */
export type Note = { by: string; at: number }

export type UserRow = User & { key: string; passwordHash: string }

type Named = Pick<UserRow, 'key' | 'name'>

/** `keepsAdmin`: without an admin nobody could sign in to change anything, so the last one stays. */
type Keeping = Note & { keepsAdmin: boolean }

export const createUserStore = ({ db, t, atomically }: Sql) => {
  const find = db
    .select()
    .from(t.users)
    .where(eq(t.users.key, sql.placeholder('key')))
    .prepare()
  const any = db.select({ key: t.users.key }).from(t.users).limit(1).prepare()

  return {
    hasAny: async () => (await any.get()) !== undefined,
    list: async (): Promise<User[]> =>
      db
        .select({ name: t.users.name, role: t.users.role, createdAt: t.users.createdAt })
        .from(t.users)
        .orderBy(asc(t.users.key)),
    find: async (key: string): Promise<UserRow | null> => (await find.get({ key })) ?? null,
    /** False: the name is taken. */
    add: async (user: UserRow, note: Note) =>
      (await atomically((tx) => [
        tx.insert(t.users).values(user).onConflictDoNothing().returning({ key: t.users.key }),
        noteOf(tx, 'user_added', user, note),
      ])) !== null,
    /** False: there is no such user, or he is the last admin. */
    remove: async (user: Named, note: Keeping) =>
      (await atomically((tx) => [
        tx
          .delete(t.users)
          .where(spared(db, user, note))
          .returning({ key: t.users.key }),
        endSessions(tx, user),
        noteOf(tx, 'user_removed', user, note),
      ])) !== null,
    /** False: there is no such user, or he is the last admin. He has to sign in again. */
    setRole: async (user: Named, role: Role, note: Keeping) =>
      (await atomically((tx) => [
        tx
          .update(t.users)
          .set({ role })
          .where(spared(db, user, note))
          .returning({ key: t.users.key }),
        endSessions(tx, user),
        noteOf(tx, `user_made_${role}`, user, note),
      ])) !== null,
    /** False: there is no such user. He has to sign in again. */
    setPassword: async (user: Named, passwordHash: string, note: Note) =>
      (await atomically((tx) => [
        tx
          .update(t.users)
          .set({ passwordHash })
          .where(eq(t.users.key, user.key))
          .returning({ key: t.users.key }),
        endSessions(tx, user),
        noteOf(tx, 'user_password_changed', user, note),
      ])) !== null,
  }
}

const noteOf = (tx: Db, act: string, { name }: Named, { by, at }: Note) =>
  record(tx, { at, act, by, about: name })

const endSessions = (tx: Db, { key }: Named) =>
  tx.delete(schema.sessions).where(eq(schema.sessions.userKey, key))

const spared = (db: Db, { key }: Named, { keepsAdmin }: Keeping): SQL | undefined => {
  const others = alias(schema.users, 'others')
  const otherAdmin = db
    .select({ key: others.key })
    .from(others)
    .where(and(eq(others.role, 'admin'), ne(others.key, key)))
  const mayChange = keepsAdmin ? or(ne(schema.users.role, 'admin'), exists(otherAdmin)) : undefined
  return and(eq(schema.users.key, key), mayChange)
}

/** Who has signed in on a page, and until when. */
import { and, eq, gt, lte, sql } from 'drizzle-orm'
import { record } from './events.ts'
import type { Sql } from './sqlite.ts'
import type { Note } from './users.ts'

/** `userKey` null: signed in with the password of the team. */
export type Session = { hash: string; userKey: string | null; credential: string; endsAt: number }

export const createSessionStore = ({ db, t, atomically, together }: Sql) => {
  const find = db
    .select({ session: t.sessions, user: t.users })
    .from(t.sessions)
    .leftJoin(t.users, eq(t.users.key, t.sessions.userKey))
    .where(
      and(
        eq(t.sessions.hash, sql.placeholder('hash')),
        gt(t.sessions.endsAt, sql.placeholder('now')),
      ),
    )
    .prepare()
  return {
    /** What has ended by `now` (this machine's clock, as `endsAt`) is swept away. */
    open: (session: Session, { now, by, at }: Note & { now: number }) =>
      together((tx) => [
        tx.insert(t.sessions).values(session),
        tx.delete(t.sessions).where(lte(t.sessions.endsAt, now)),
        record(tx, { at, act: 'signed_in', by }),
      ]),
    /** The one of this hash, if it has not ended, with its user. */
    find: async (hash: string, now: number) => (await find.get({ hash, now })) ?? null,
    end: async (hash: string, { by, at }: Note) => {
      await atomically((tx) => [
        tx.delete(t.sessions).where(eq(t.sessions.hash, hash)).returning({ hash: t.sessions.hash }),
        record(tx, { at, act: 'signed_out', by }),
      ])
    },
  }
}

/** Who may sign in, as what, and who has: the password of the team, named users, and their sessions. */
import { createHmac, randomBytes } from 'node:crypto'
import {
  findNameFault,
  findPasswordFault,
  type Role,
  type User,
  type UserResult,
  userKey,
  type Who,
} from './domain/user.ts'
import { type Clock, HOUR } from './lib/clock.ts'
import { isSameSecret, sha256 } from './lib/hash.ts'
import { createPasswords, type Passwords } from './lib/password.ts'
import type { Store } from './store/store.ts'

/** A working day; then the password is asked for again. Milliseconds. */
const SESSION_LENGTH = 12 * HOUR

type Deps = {
  store: Pick<Store, 'users' | 'sessions'>
  clock: Pick<Clock, 'now' | 'wall'>
  /** `ADMIN_TOKEN`, the password of the team. */
  adminToken: string | null
  passwords?: Passwords
}

export type SignedIn = { secret: string; lasts: number }

export type Team = ReturnType<typeof createTeam>

export const createTeam = ({
  store: { users, sessions },
  clock,
  adminToken,
  passwords = createPasswords(),
}: Deps) => {
  /** Where the team has no password of its own, its last admin stays. */
  const noteOf = (by: string) => ({ by, at: clock.now(), keepsAdmin: adminToken === null })

  const openSession = async (name: string, key: string | null, credential: string) => {
    const secret = randomBytes(32).toString('base64url')
    const now = clock.wall()
    await sessions.open(
      {
        hash: sha256(secret),
        userKey: key,
        credential: sealOf(secret, credential),
        endsAt: Math.round(now + SESSION_LENGTH),
      },
      { by: name, at: clock.now(), now },
    )
    return { secret, lasts: SESSION_LENGTH }
  }

  /** Null: it has ended, or what it was opened with is no longer true. */
  const whoHolds = async (secret: string): Promise<Who | null> => {
    const found = await sessions.find(sha256(secret), clock.wall())
    if (found === null) return null
    const { session, user } = found
    const credential = session.userKey === null ? adminToken : user && credentialOf(user)
    if (credential === null || session.credential !== sealOf(secret, credential)) return null
    return user === null
      ? { ...THE_TEAM, session: secret }
      : { name: user.name, role: user.role, session: secret }
  }

  return {
    /** Nobody is asked who he is: no password of the team, no user. */
    isOpen: async () => adminToken === null && !(await users.hasAny()),
    hasUsers: users.hasAny,
    list: users.list,
    whoHolds,
    /** Null: wrong. Without a name it is the password of the team. */
    signIn: async (name: string, password: string): Promise<SignedIn | null> => {
      if (name.trim() === '') {
        const isRight = adminToken !== null && isSameSecret(password, adminToken)
        return isRight ? openSession(THE_TEAM.name, null, adminToken) : null
      }
      const user = await users.find(userKey(name))
      const isRight = await passwords.isRight(password, user?.passwordHash ?? null)
      return user !== null && isRight ? openSession(user.name, user.key, credentialOf(user)) : null
    },
    isPasswordOf: async (name: string, password: string) =>
      passwords.isRight(password, (await users.find(userKey(name)))?.passwordHash ?? null),
    signOut: async (secret: string) => {
      const who = await whoHolds(secret)
      await sessions.end(sha256(secret), { by: who?.name ?? 'inbox', at: clock.now() })
    },
    ...createChanges(users, { adminToken, clock, noteOf, passwords }),
  }
}

/** What the audit calls whoever has the password of the team. */
const THE_TEAM = { name: 'inbox', role: 'admin' } as const

/** What makes a session void when it changes. */
const credentialOf = ({ role, passwordHash }: { role: Role; passwordHash: string }) =>
  `${role} ${passwordHash}`

/** The secret is the key and is kept nowhere: from what is stored nobody can try out passwords. */
const sealOf = (secret: string, credential: string) =>
  createHmac('sha256', secret).update(credential).digest('hex')

type ChangeDeps = Pick<Deps, 'adminToken' | 'clock'> & {
  passwords: Passwords
  noteOf: (by: string) => { by: string; at: number; keepsAdmin: boolean }
}

type NewUser = { name: string; role: Role; password: string; by: string }

const createChanges = (
  users: Store['users'],
  { adminToken, clock, noteOf, passwords }: ChangeDeps,
) => ({
  add: async ({ name: written, role, password, by }: NewUser): Promise<UserResult> => {
    const name = written.normalize('NFC').trim()
    const fault = findNameFault(name)
    if (fault !== null) return { kind: 'refused', field: 'name', why: fault }
    const weakness = findPasswordFault(password)
    if (weakness !== null) return { kind: 'refused', field: 'password', why: weakness }
    // From the first user on everybody has to sign in: somebody must be able to add the next.
    if (role !== 'admin' && adminToken === null && !(await users.hasAny()))
      return { kind: 'refused', field: 'role', why: 'must be admin for the first user' }
    const user = { key: userKey(name), name, role, createdAt: clock.now() }
    const passwordHash = await passwords.hash(password)
    return (await users.add({ ...user, passwordHash }, noteOf(by)))
      ? { kind: 'done' }
      : { kind: 'refused', field: 'name', why: 'is taken; write another' }
  },
  /** The last user goes, and nobody has to sign in any more where the team has no password. */
  remove: async (name: string, by: string): Promise<UserResult> => {
    const user = await users.find(userKey(name))
    if (user === null) return { kind: 'not_found' }
    const isAlone = (await users.list()).length === 1
    const note = noteOf(by)
    return (await users.remove(user, { ...note, keepsAdmin: note.keepsAdmin && !isAlone }))
      ? { kind: 'done' }
      : lastAdmin(user)
  },
  setRole: async (name: string, role: Role, by: string): Promise<UserResult> => {
    const user = await users.find(userKey(name))
    if (user === null) return { kind: 'not_found' }
    if (user.role === role) return { kind: 'done' }
    return (await users.setRole(user, role, noteOf(by))) ? { kind: 'done' } : lastAdmin(user)
  },
  setPassword: async (name: string, password: string, by: string): Promise<UserResult> => {
    const user = await users.find(userKey(name))
    if (user === null) return { kind: 'not_found' }
    const weakness = findPasswordFault(password)
    if (weakness !== null) return { kind: 'refused', field: 'password', why: weakness }
    const passwordHash = await passwords.hash(password)
    return (await users.setPassword(user, passwordHash, noteOf(by)))
      ? { kind: 'done' }
      : { kind: 'not_found' }
  },
})

const lastAdmin = ({ name }: Pick<User, 'name'>): UserResult => ({
  kind: 'refused',
  field: 'role',
  why: `${name} is the last admin; make somebody else admin first`,
})

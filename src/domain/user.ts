/** Who may sign in by name, and what each role lets do. */
import type { Instant } from '../lib/clock.ts'

/** Each may also do what those before it may. */
export const ROLES = ['viewer', 'approver', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** `name` as it was written; two names that differ in case alone are one user. */
export type User = { name: string; role: Role; createdAt: Instant }

/** Who sent a request: what the audit calls him, and what he may do. */
export type Who = {
  name: string
  role: Role
  /** He signed in on a page; null: nobody asked him to, or he is a program. */
  session: string | null
}

/** How a change of who may sign in ended. */
export type UserResult =
  | { kind: 'done' }
  /** The name or the password cannot be used, or the name is taken. */
  | { kind: 'refused'; field: 'name' | 'password' | 'role'; why: string }
  | { kind: 'not_found' }

export const isAtLeast = (role: Role, needed: Role) => ROLES.indexOf(role) >= ROLES.indexOf(needed)

/** What tells users apart. */
export const userKey = (name: string) => name.normalize('NFKC').trim().toLowerCase()

/** Names by which the audit means no person of the team. */
const TAKEN = ['api', 'cli', 'inbox', 'relance', 'autonomous', 'disk']

/** What is wrong with a name for a user; null: nothing. */
export const findNameFault = (name: string): string | null => {
  if (!/^[\p{L}\p{N}](?:[\p{L}\p{N}._@' -]{0,58}[\p{L}\p{N}._])?$/u.test(name))
    return 'is no name for a user; write letters and digits, at most 60, such as maya'
  return TAKEN.includes(userKey(name))
    ? `is what the service itself is called in the audit; write another name`
    : null
}

export const SHORTEST_PASSWORD = 10
const LONGEST_PASSWORD = 200

/** What is wrong with a new password; null: nothing. */
export const findPasswordFault = (password: string): string | null =>
  password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD
    ? `must have ${SHORTEST_PASSWORD} to ${LONGEST_PASSWORD} characters`
    : null

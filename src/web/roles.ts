/** What each role may do, by route; a change nobody thought of is the admin's. */
import { isAtLeast, type Role, type Who } from '../domain/user.ts'

export const roleNeeded = (method: string, path: string): Role => {
  if (method === 'GET' || method === 'HEAD') return FOR_ADMINS_EYES.test(path) ? 'admin' : 'viewer'
  const change = `${method} ${path}`
  if (FOR_ALL.some((one) => one.test(change))) return 'viewer'
  return FOR_APPROVERS.some((one) => one.test(change)) ? 'approver' : 'admin'
}

/** Decides what is sent: the buttons of the inbox are his. */
export const mayAct = ({ role }: Pick<Who, 'role'>) => isAtLeast(role, 'approver')

/** Changes what the service is: plans, voices, users, and when it starts. */
export const mayChange = ({ role }: Pick<Who, 'role'>) => isAtLeast(role, 'admin')

const FOR_ADMINS_EYES = /^\/users(\/|$)/

/** They change nothing of the shop. */
const FOR_ALL = [
  /^POST \/session\/end$/,
  /^POST \/account\/password$/,
  /^POST \/prompts\/[^/]+\/[^/]+\/check$/,
]

/** What is done to decisions, and the brake. */
const FOR_APPROVERS = [
  /^POST \/decisions\/[^/]+\/[a-z]+$/,
  /^POST \/approvals(\/undo)?$/,
  /^POST \/(pause|passes)$/,
  /^(POST|DELETE) \/api\/v1\/decisions\/[^/]+\/[a-z]+$/,
  /^POST \/api\/v1\/passes$/,
  /^PUT \/api\/v1\/pause$/,
]

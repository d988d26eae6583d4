/** Says whose the key is and whether he may post. */
import { type CheckLine, collidingAs, ok, problem, warning } from '../../domain/examination.ts'
import type { KeyUser } from '../../domain/surroundings.ts'

export const checkCredentials = (user: KeyUser): CheckLine => {
  const who = `the key belongs to ${nameOf(user)}, ${user.role ?? 'role unknown'}`
  if (!user.isActive)
    return problem('credentials', `${who}, who is deactivated`, 'Make a key of an active user.')
  if (user.role !== null && READERS.includes(user.role))
    return collidingAs(
      'missing permission',
      problem('credentials', `${who}: this role may not write to customers`, GIVE_A_ROLE),
    )
  if (user.role !== null && WRITERS.includes(user.role))
    return ok('credentials', `${who}, who may post`)
  return warning(
    'credentials',
    `${who}: nobody here knows whether this role may post`,
    'Approve one draft and see that it arrives.',
  )
}

/** GORGIAS_API 9; observers write notes at most. */
const READERS = ['observer-agent', 'bot']
const WRITERS = ['admin', 'agent', 'basic-agent', 'lite-agent', 'internal-agent']

const GIVE_A_ROLE = 'Give the user the role agent or higher, or use the key of somebody who has it.'

export const nameOf = ({ name, email }: Pick<KeyUser, 'name' | 'email'>) =>
  [name, email === null ? null : `<${email}>`].filter((part) => part !== null).join(' ') ||
  'somebody without a name'

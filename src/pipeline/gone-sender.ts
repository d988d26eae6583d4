/** A reply refused because the agent in whose name it was to leave is gone leaves in the name of the key's user. */
import type { Helpdesk } from '../domain/ports.ts'
import type { PostResult } from '../domain/post-result.ts'
import { type Clock, DAY } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

type GoneDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

/** A user who was made active again may speak again after that. */
const REMEMBERED = 7 * DAY

/** Users in whose name nothing can leave now. */
export const goneUsers = async ({ store, clock }: Pick<GoneDeps, 'store' | 'clock'>) => {
  const known = (await store.state.get('gone_users')) ?? {}
  return new Set(
    Object.entries(known).flatMap(([id, at]) =>
      clock.wall() - at < REMEMBERED ? [Number(id)] : [],
    ),
  )
}

/** Nothing was stored: the helpdesk refused it with 400, and another sender is asked for at the next try. */
export const forgiveSender = async (
  { store, helpdesk, clock, log }: GoneDeps,
  senderId: number,
  me: { id: number },
  result: PostResult,
): Promise<PostResult> => {
  if (result.kind !== 'rejected' || senderId === me.id) return result
  try {
    if (await helpdesk.isUserActive(senderId)) return result
  } catch (error) {
    log.warn(
      { user: senderId },
      `nobody can tell whether this user is still there: ${sayError(error)}`,
    )
    return result
  }
  const known = (await store.state.get('gone_users')) ?? {}
  await store.state.set('gone_users', { ...known, [senderId]: clock.wall() })
  return {
    kind: 'not_sent',
    why: `user ${senderId}, in whose name it was to leave, is gone: it leaves in the name of the key’s user`,
  }
}

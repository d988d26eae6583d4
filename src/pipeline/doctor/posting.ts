/** Says whether anything holds back what is approved or autonomous. */
import { type CheckLine, ok, problem, warning } from '../../domain/examination.ts'
import { iso } from '../../lib/clock.ts'
import type { Store } from '../../store/store.ts'

type PostingDeps = { store: Store; settings: { isSandbox: boolean; hasCeiling: boolean } }

export const checkPosting = async ({ store, settings }: PostingDeps): Promise<CheckLine[]> => {
  const [paused, breaker, held, lowered] = [
    await store.state.get('paused'),
    await store.state.get('autonomous_paused'),
    await store.state.get('posting_held'),
    await store.state.get('lowered'),
  ]
  const lines = [
    ...(held ? [problem('posting', `the helpdesk refuses our posts: ${sayHold(held)}`, MEND)] : []),
    ...(paused ? [warning('posting', `paused: ${sayHold(paused)}`, RESUME)] : []),
    ...(breaker ? [warning('posting', `nothing leaves by itself: ${sayHold(breaker)}`, LOOK)] : []),
    ...Object.keys(lowered ?? {}).map((policy) =>
      warning(
        'posting',
        `the policy ${policy} asks first since two of its messages were mistakes`,
        LOOK,
      ),
    ),
  ]
  return lines.length > 0 ? lines : [ok('posting', await sayFree(store, settings))]
}

const sayHold = ({ reason, since }: { reason: string; since: number }) =>
  `${reason} (since ${iso(since)})`

const MEND = 'Mend the key, the role or the quota, then npx relance resume.'
const RESUME = 'When it may go on: npx relance resume.'
const LOOK = 'Look at the tickets it names in the inbox, then npx relance resume.'

const sayFree = async (store: Store, { isSandbox, hasCeiling }: PostingDeps['settings']) => {
  if (isSandbox) return 'posts go to the sandbox alone'
  const isActive = hasCeiling || (await store.state.get('activated')) !== null
  return isActive
    ? 'started: each policy acts by its own mode'
    : 'not started yet: note and autonomous act as approval until npx relance activate'
}

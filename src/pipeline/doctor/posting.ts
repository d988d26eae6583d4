/** Says whether anything holds back what is approved or autonomous. */
import { type CheckLine, ok, problem, warning } from '../../domain/examination.ts'
import type { Stop } from '../../domain/stops.ts'
import { iso } from '../../lib/clock.ts'
import type { Store } from '../../store/store.ts'
import { readStops } from '../stops.ts'

type PostingDeps = { store: Store; settings: { isSandbox: boolean; hasCeiling: boolean } }

export const checkPosting = async ({ store, settings }: PostingDeps): Promise<CheckLine[]> => {
  const lowered = (await store.state.get('lowered')) ?? {}
  const lines = [
    ...(await readStops(store)).map(judgeStop).sort(worstFirst),
    ...Object.keys(lowered).map((policy) =>
      warning(
        'posting',
        `the policy ${policy} asks first since two of its messages were mistakes`,
        LOOK,
      ),
    ),
  ]
  return lines.length > 0 ? lines : [ok('posting', await sayFree(store, settings))]
}

const judgeStop = (stop: Stop): CheckLine => {
  const { reason, since, until } = stop
  const facts = `${reason} (since ${iso(since)}${until === null ? '' : `, until ${iso(until)}`})`
  switch (stop.kind) {
    case 'posting_held':
      return problem('posting', `the helpdesk refuses our posts: ${facts}`, MEND)
    case 'violated':
      return problem('posting', `a rule that must always hold did not: ${facts}`, LOOK)
    case 'paused':
      return warning('posting', `paused: ${facts}`, RESUME)
    case 'autonomous_paused':
      return warning('posting', `nothing leaves by itself: ${facts}`, LOOK)
    case 'quarantine':
      return warning('posting', `reading only: ${facts}`, WAIT)
    case 'hold':
      return warning('posting', `no new posts: ${facts}`, WAIT)
  }
}

const MEND = 'Mend the key, the role or the quota, then npx relance resume.'
const worstFirst = (a: CheckLine, b: CheckLine) => a.state.localeCompare(b.state)

const WAIT = 'Wait: it ends by itself, and what is approved meanwhile leaves then.'
const RESUME = 'When it may go on: npx relance resume.'
const LOOK = 'Look at the tickets it names in the inbox, then npx relance resume.'

const sayFree = async (store: Store, { isSandbox, hasCeiling }: PostingDeps['settings']) => {
  if (isSandbox) return 'posts go to the sandbox alone'
  const isActive = hasCeiling || (await store.state.get('activated')) !== null
  return isActive
    ? 'started: each policy acts by its own mode'
    : 'not started yet: note and autonomous act as approval until npx relance activate'
}

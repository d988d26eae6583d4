/** What a person sees of an account before he lets Relance act on it. */
import { collisionsOf } from '../domain/colliding-rules.ts'
import type { Decision } from '../domain/decision.ts'
import type { Feedback } from '../domain/feedback.ts'
import type { Verdict } from '../domain/ledger.ts'
import type { Helpdesk } from '../domain/ports.ts'
import { isWord } from '../domain/words.ts'
import { type Clock, MINUTE } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

export type FirstContact = {
  funnel: {
    tickets: number
    silent: number
    /** Silent for as long as a policy asks, and stopped by nothing but their age. */
    due: number
    verdicts: Partial<Record<Verdict, number>>
  }
  /** What would be sent, newest first, with what a person said of it. */
  drafts: { decision: Decision; opinion: Feedback | null }[]
  /** Where the next step is the shop's. */
  owed: Decision[]
  /** Addresses from which agents wrote last, the most used first. */
  mailboxes: string[]
  /** Rules of the helpdesk that would write to a customer beside us; null: they could not be read. */
  collisions: { rule: string; why: string; remedy: string }[] | null
  /** Models that judged so far. */
  models: string[]
  costUsd: number
}

/** So many silences are judged before anybody starts; see the backlog. */
const SHOWN = 30
const NEWEST_MESSAGES = 300
const MOST_MAILBOXES = 3
const RULES_STAY = 10 * MINUTE

export type FirstContactDeps = { store: Store; helpdesk: Helpdesk; clock: Clock; log: Log }

export const createFirstContact = ({ store, helpdesk, clock, log }: FirstContactDeps) => {
  const readCollisions = createCollisionReading({ helpdesk, clock, log })
  return async (): Promise<FirstContact> => {
    const drafts = await decisionsWith(store, 'follow_up')
    const owed = await decisionsWith(store, 'we_owe')
    const opinions = await store.feedback.of(drafts.map(({ id }) => id))
    const silent = await store.screening.countSilent()
    return {
      funnel: {
        tickets: await store.overview.countTickets(),
        silent,
        due: silent - (await countStopped(store)),
        verdicts: await store.overview.countByVerdict(),
      },
      drafts: drafts
        .filter(({ draft }) => draft !== null)
        .map((decision) => ({ decision, opinion: opinions.get(decision.id) ?? null })),
      owed,
      mailboxes: await mailboxes(store),
      collisions: await readCollisions(),
      models: [...new Set([...drafts, ...owed].map(({ model }) => model))].filter(Boolean),
      costUsd: await store.overview.costUsd(),
    }
  }
}

/** Reads the helpdesk's rules at most once in a while: a page is no reason to spend its calls. */
const createCollisionReading = ({ helpdesk, clock, log }: Omit<FirstContactDeps, 'store'>) => {
  let last: { at: number; collisions: FirstContact['collisions'] } | null = null
  return async () => {
    if (last !== null && clock.wall() - last.at < RULES_STAY) return last.collisions
    last = { at: clock.wall(), collisions: await collisionsOn(helpdesk, log) }
    return last.collisions
  }
}

const collisionsOn = async (
  { surroundings }: Helpdesk,
  log: Log,
): Promise<FirstContact['collisions']> => {
  try {
    return collisionsOf(await surroundings.rules()).map(({ rule, why, remedy }) => ({
      rule: rule.name ?? String(rule.id),
      why,
      remedy,
    }))
  } catch (error) {
    log.warn({}, `the helpdesk's rules could not be read: ${sayError(error)}`)
    return null
  }
}

const decisionsWith = async (store: Store, verdict: Verdict) => {
  const status = ['no_action', 'pending', 'noted']
  return (await store.decisions.list({ status, verdict: [verdict], limit: SHOWN, cursor: null }))
    .data
}

/** Of those stopped for their age alone a look is worth it. */
const countStopped = async (store: Store) =>
  Object.entries(await store.screening.countStopped())
    .filter(([gate]) => gate !== 'backlog' && gate !== 'too_late')
    .reduce((sum, [, count]) => sum + count, 0)

const mailboxes = async (store: Store) => {
  const counts = new Map<string, number>()
  for (const message of await store.overview.newestMessages(NEWEST_MESSAGES)) {
    const address = message.fromAgent && isWord(message) ? message.source?.from?.address : null
    if (address) counts.set(address, (counts.get(address) ?? 0) + 1)
  }
  const byUse = [...counts].sort(([, a], [, b]) => b - a)
  return byUse.slice(0, MOST_MAILBOXES).map(([address]) => address)
}

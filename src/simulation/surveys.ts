/** Reads the scores customers gave; an account that does not show them has none, and the report says so. */
import type { Helpdesk } from '../domain/ports.ts'
import { type Clock, type Instant, SECOND } from '../lib/clock.ts'
import { GorgiasError, sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import type { Hindsight } from './hindsight.ts'

type Deps = { store: Store; helpdesk: Helpdesk; log: Log; clock: Clock }

type Kept = {
  scores: { ticketId: number; score: number; at: Instant }[]
  why: string | null
  /** It is not asked for again. */
  isFinal: boolean
}

const TRIES = 3

/** Newest first, back to where the past begins. What failed otherwise than by a refusal is read again at the next start. */
export const readSurveys = async (
  { store, helpdesk, log, clock }: Deps,
  from: Instant,
): Promise<Hindsight['surveys']> => {
  const known = await surveysIn(store)
  let kept = known?.isFinal ? known : await readAll(helpdesk, from)
  for (let tries = 1; !kept.isFinal && tries < TRIES; tries += 1) {
    await clock.sleep(tries * 5 * SECOND)
    kept = await readAll(helpdesk, from)
  }
  if (!known?.isFinal) await store.simulation.saveFact('surveys', kept)
  if (kept.why !== null) log.warn({}, `satisfaction scores could not be read: ${kept.why}`)
  return new Map(kept.scores.map(({ ticketId, score, at }) => [ticketId, { score, at }]))
}

/** Null: they were read. */
export const whyNoSurveys = async (store: Store): Promise<string | null> =>
  (await surveysIn(store))?.why ?? null

const surveysIn = async (store: Store) =>
  // Written above.
  (await store.simulation.fact('surveys')) as Kept | null

const readAll = async (helpdesk: Helpdesk, from: Instant): Promise<Kept> => {
  const scores: Kept['scores'] = []
  try {
    for (let cursor: string | null = null; ; ) {
      const page = await helpdesk.surveysPage(cursor)
      for (const { ticketId, score, scoredAt } of page.items)
        if (score !== null && scoredAt !== null) scores.push({ ticketId, score, at: scoredAt })
      const isPast = page.items.some(({ createdAt }) => createdAt < from)
      if (page.next === null || isPast) return { scores, why: null, isFinal: true }
      cursor = page.next
    }
  } catch (error) {
    if (!(error instanceof GorgiasError))
      return { scores: [], why: sayError(error), isFinal: false }
    const isFinal = error.code === 'forbidden' || error.code === 'not_found'
    return { scores: [], why: sayCode(error), isFinal }
  }
}

/** Without the number of the request: a report says the same whenever it is made. */
const sayCode = ({ code }: GorgiasError) =>
  code === 'forbidden' ? 'this account does not allow it' : code.replace('_', ' ')

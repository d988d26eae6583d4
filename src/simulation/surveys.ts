/** Reads the scores customers gave, once; an account that does not show them has none. */
import type { Helpdesk } from '../domain/ports.ts'
import type { Instant } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import type { Hindsight } from './hindsight.ts'

type Deps = { store: Store; helpdesk: Helpdesk; log: Log }

type Kept = { scores: { ticketId: number; score: number; at: Instant }[]; why: string | null }

/** Newest first, back to where the past begins. */
export const readSurveys = async (
  { store, helpdesk, log }: Deps,
  from: Instant,
): Promise<Hindsight['surveys']> => {
  // Written below.
  const known = (await store.simulation.fact('surveys')) as Kept | null
  const kept = known ?? (await readAll(helpdesk, from))
  if (known === null) await store.simulation.saveFact('surveys', kept)
  if (kept.why !== null) log.warn({}, `satisfaction scores could not be read: ${kept.why}`)
  return new Map(kept.scores.map(({ ticketId, score, at }) => [ticketId, { score, at }]))
}

const readAll = async (helpdesk: Helpdesk, from: Instant): Promise<Kept> => {
  const scores: Kept['scores'] = []
  try {
    for (let cursor: string | null = null; ; ) {
      const page = await helpdesk.surveysPage(cursor)
      for (const { ticketId, score, scoredAt } of page.items)
        if (score !== null && scoredAt !== null) scores.push({ ticketId, score, at: scoredAt })
      const isPast = page.items.some(({ createdAt }) => createdAt < from)
      if (page.next === null || isPast) return { scores, why: null }
      cursor = page.next
    }
  } catch (error) {
    return { scores: [], why: sayError(error) }
  }
}

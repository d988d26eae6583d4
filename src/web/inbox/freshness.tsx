/** Says beside an open item that it changed meanwhile. The item itself, and what is typed in it, stays as it is. */
import type { FC } from 'hono/jsx'
import type { Decision } from '../../domain/decision.ts'
import { addressOf, itemPath, type Place } from './sections.ts'
import { standingWords } from './words.ts'

type Facts = {
  id: string
  /** The version that stands on the page. */
  seen: number
  /** As it is; null when it is gone. */
  now: Decision | null
  place: Place
}

export const Freshness: FC<Facts> = ({ id, seen, now, place }) => (
  <div
    id="freshness"
    role="status"
    hx-get={`/parts/freshness/${encodeURIComponent(id)}?${addressOf(place, { version: String(seen) })}`}
    hx-trigger="sse:decisions, visibilitychange from:document"
    hx-swap="outerHTML"
  >
    {now?.version !== seen && (
      <p class="notice">
        {now === null
          ? 'This was erased meanwhile.'
          : `This changed meanwhile (now: ${standingWords(now)}). Your words are still here. `}
        {now !== null && <a href={itemPath(id, place)}>Show it as it is now</a>}
      </p>
    )}
  </div>
)

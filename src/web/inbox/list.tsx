/** The list of a section, a page of it at a time. */
import type { FC } from 'hono/jsx'
import type { DecisionPage } from '../../domain/acts.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Instant } from '../../lib/clock.ts'
import { sayDuration } from '../../lib/duration.ts'
import type { Status } from '../../services.ts'
import { itemPath, listPath, type Place } from './sections.ts'
import { standingWords, titleOf, VERDICT_WORDS } from './words.ts'

type ListFacts = {
  page: DecisionPage
  place: Place
  status: Status
  now: Instant
  openedId: string | null
}

export const List: FC<ListFacts> = ({ page, place, status, now, openedId }) => (
  <>
    {page.data.length === 0 ? (
      <Empty place={place} status={status} />
    ) : (
      <ol class="items">
        {page.data.map((decision) => (
          <Item {...{ decision, place, now }} isOpened={decision.id === openedId} />
        ))}
      </ol>
    )}
    <Pages place={place} nextCursor={page.nextCursor} />
  </>
)

const Item: FC<{ decision: Decision; place: Place; now: Instant; isOpened: boolean }> = ({
  decision,
  place,
  now,
  isOpened,
}) => (
  <li>
    <a href={itemPath(decision.id, place)} aria-current={isOpened ? 'true' : undefined}>
      <span class="title" dir="auto">
        {titleOf(decision)}
      </span>
      <span class="facts">
        <span class={`chip ${decision.status}`}>{chipOf(decision, now)}</span> Ticket{' '}
        {decision.ticketId} · silent for {sayDuration(Math.max(0, now - decision.silentSince))}
      </span>
    </a>
  </li>
)

/** Of what waits for a person, the verdict says more than the status. */
const chipOf = (decision: Decision, now: Instant) => {
  if (decision.status !== 'pending') return standingWords(decision)
  const isSetAside = decision.until !== null && decision.until > now
  return isSetAside ? 'Set aside' : VERDICT_WORDS[decision.verdict]
}

const Empty: FC<{ place: Place; status: Status }> = ({ place: { section, cursor }, status }) => (
  <div class="empty">
    <p>{cursor === null ? section.whenEmpty : 'There is nothing more on this page.'}</p>
    {status.pause.paused && <p>Passes go on while paused; nothing is written to the helpdesk.</p>}
    {status.isPassRunning && <p>A pass is running now: reload the page in a moment.</p>}
  </div>
)

const Pages: FC<{ place: Place; nextCursor: string | null }> = ({ place, nextCursor }) =>
  place.cursor === null && nextCursor === null ? null : (
    <nav class="pages" aria-label="Pages">
      {place.cursor !== null && <a href={listPath({ ...place, cursor: null })}>Newest</a>}
      {nextCursor !== null && <a href={listPath({ ...place, cursor: nextCursor })}>Older</a>}
    </nav>
  )

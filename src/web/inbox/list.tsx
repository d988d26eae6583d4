/** The queue: the list of a section, a page of it at a time. It fetches itself when something happened. */
import type { FC } from 'hono/jsx'
import type { DecisionPage } from '../../domain/acts.ts'
import type { Decision } from '../../domain/decision.ts'
import { blocking } from '../../domain/finding.ts'
import { shelfOf } from '../../domain/shelf.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import { sayDuration } from '../../lib/duration.ts'
import type { Status } from '../../services.ts'
import { mayAct } from '../roles.ts'
import { isBulkApprovable } from './bulk-choice.ts'
import { addressOf, itemPath, listPath, type Place } from './sections.ts'
import { When } from './when.tsx'
import { GATE_WORDS, standingWords, titleOf, VERDICT_WORDS } from './words.ts'

export type ListFacts = {
  page: DecisionPage
  place: Place
  status: Status
  now: Instant
  openedId: string | null
  /** Those whose channel takes only a note any more. */
  onlyNotes: Set<string>
  who: Who
}

export const Queue: FC<ListFacts> = ({ page, place, status, now, openedId, onlyNotes, who }) => (
  <div
    id="queue"
    hx-get={`/parts/queue?${addressOf(place, openedId === null ? {} : { opened: openedId })}`}
    hx-trigger="sse:decisions, visibilitychange from:document, every 60s"
    hx-swap="outerHTML"
  >
    {mayAct(who) && <Bulk {...{ page, place, now }} />}
    {page.data.length === 0 ? (
      <Empty place={place} status={status} />
    ) : (
      <ol class="items">
        {page.data.map((decision) => (
          <Item
            {...{ decision, place, now }}
            isOpened={decision.id === openedId}
            isOnlyNote={onlyNotes.has(decision.id)}
          />
        ))}
      </ol>
    )}
    <Pages place={place} nextCursor={page.nextCursor} />
    {place.section.key === 'held' && <Stopped status={status} />}
  </div>
)

const Bulk: FC<Pick<ListFacts, 'page' | 'place' | 'now'>> = ({ page, place, now }) => {
  const count = page.data.filter((decision) => isBulkApprovable(decision, now)).length
  return count < 2 ? null : (
    <p class="bulk">
      <a id="bulk" href={`/approvals?${addressOf(place)}`}>
        Approve the {count} without a finding
        {place.cursor === null && page.nextCursor === null ? '' : ' on this page'}
      </a>
    </p>
  )
}

type ItemFacts = {
  decision: Decision
  place: Place
  now: Instant
  isOpened: boolean
  isOnlyNote: boolean
}

const Item: FC<ItemFacts> = ({ decision, place, now, isOpened, isOnlyNote }) => (
  <li>
    <a
      id={`item-${decision.id}`}
      href={itemPath(decision.id, place)}
      data-item
      aria-current={isOpened ? 'true' : undefined}
    >
      <span class="title" dir="auto">
        {titleOf(decision)}
      </span>
      <span class="facts">
        <span class={`chip ${decision.status}`}>{chipOf(decision, now)}</span>{' '}
        {isOnlyNote && <span class="chip only-note">only as a note</span>}
        {isStoppedByFinding(decision) && <span class="chip finding">look: a finding</span>} Ticket{' '}
        {decision.ticketId} ·{' '}
        <span class="whole">
          <Since decision={decision} now={now} />
        </span>
      </span>
      <Why decision={decision} />
    </a>
  </li>
)

/** Approving it asks first. */
const isStoppedByFinding = ({ status, draft, findings }: Decision) =>
  status === 'pending' && draft !== null && blocking(findings).length > 0

/** When it left, when it leaves, or how long nobody wrote. */
const Since: FC<{ decision: Decision; now: Instant }> = ({ decision, now }) => {
  const { delivery, sendAt, silentSince, status } = decision
  if (delivery?.postedAt != null)
    return (
      <>
        {status === 'noted' ? 'written' : 'sent'} <When at={delivery.postedAt} />
      </>
    )
  if (status === 'scheduled' && sendAt !== null && sendAt > now)
    return (
      <>
        sends <When at={sendAt} />
      </>
    )
  return <>silent for {sayDuration(Math.max(0, now - silentSince))}</>
}

/** Of what waits for a person, the verdict says more than the status. */
const chipOf = (decision: Decision, now: Instant) => {
  if (decision.status !== 'pending') return standingWords(decision)
  const isLater = decision.until !== null && decision.until > now
  return isLater ? 'Later' : VERDICT_WORDS[decision.verdict]
}

/** What is held back says why already in the list. */
const Why: FC<{ decision: Decision }> = ({ decision }) =>
  shelfOf(decision) === 'held' ? (
    <span class="why" dir="auto">
      {decision.statusReason ?? decision.reason}
    </span>
  ) : null

const Empty: FC<{ place: Place; status: Status }> = ({ place, status }) => (
  <div class="empty">
    <p>{whyEmpty(place)}</p>
    {status.pause.paused && <p>Passes go on while paused; nothing is written to the helpdesk.</p>}
    {status.isPassRunning && <p>A pass is running now.</p>}
  </div>
)

const whyEmpty = ({ section, cursor, filters }: Place) => {
  if (cursor !== null) return 'There is nothing more on this page.'
  return Object.keys(filters).length > 0
    ? `Nothing in “${section.title}” is as you asked.`
    : section.whenEmpty
}

const Pages: FC<{ place: Place; nextCursor: string | null }> = ({ place, nextCursor }) =>
  place.cursor === null && nextCursor === null ? null : (
    <nav class="pages" aria-label="Pages">
      {place.cursor !== null && <a href={listPath({ ...place, cursor: null })}>Newest</a>}
      {nextCursor !== null && <a href={listPath({ ...place, cursor: nextCursor })}>Older</a>}
    </nav>
  )

/** Silent conversations nobody judged, by what stopped them. */
const Stopped: FC<{ status: Status }> = ({ status: { lastPass } }) => {
  const stopped = Object.entries(lastPass?.report.skipped ?? {}).filter(([, count]) => count > 0)
  return stopped.length === 0 ? null : (
    <details class="stopped">
      <summary>Silent, and not judged so far</summary>
      <ul>
        {stopped.map(([gate, count]) => (
          <li>
            {count} × {GATE_WORDS[gate] ?? gate.replaceAll('_', ' ')}
          </li>
        ))}
      </ul>
      <p class="hint">
        <code>relance explain TICKET</code> says what holds a single one back.
      </p>
    </details>
  )
}

/** The inbox: the queue, and beside it the item that is open. */
import type { FC } from 'hono/jsx'
import type { DecisionCase, DecisionPage } from '../../domain/acts.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import { mayAct } from '../roles.ts'
import type { Setback } from './draft-panel.tsx'
import { Frame } from './frame.tsx'
import { Queue } from './list.tsx'
import { Notice, type NoticeFacts } from './notice.tsx'
import { Opened, subjectOf } from './opened.tsx'
import { SearchForm } from './search-form.tsx'
import { itemPath, type Place } from './sections.ts'

export type InboxFacts = {
  status: Status
  page: DecisionPage
  place: Place
  onlyNotes: Set<string>
  opened: DecisionCase | null
  /** What the draft of the open one claims. */
  claims: Claim[]
  setback: Setback | null
  notice: NoticeFacts | null
  ticketUrl: (ticketId: number) => string
  now: Instant
  who: Who
  /** There is somebody to write another draft. */
  canRedraft: boolean
}

export const InboxPage: FC<InboxFacts> = ({ opened, ...facts }) => {
  const { status, page, place, now, who } = facts
  const Heading = opened === null ? 'h1' : 'h2'
  return (
    <Frame
      title={opened === null ? place.section.title : subjectOf(opened)}
      {...{ status, place, now, who }}
    >
      <main id="main" class={opened === null ? 'inbox' : 'inbox opened'}>
        {facts.notice !== null && <Notice {...facts.notice} {...{ place, now, who }} />}
        <section class="list" aria-labelledby="list">
          <Heading id="list">{place.section.title}</Heading>
          <SearchForm place={place} status={status} />
          <Queue
            {...{ page, place, status, now, who }}
            onlyNotes={facts.onlyNotes}
            openedId={opened?.decision.id ?? null}
          />
        </section>
        {opened === null ? (
          <Beginning page={page} place={place} />
        ) : (
          <Opened
            {...{ opened, place, now }}
            setback={facts.setback}
            claims={facts.claims}
            canRedraft={facts.canRedraft}
            mayAct={mayAct(who)}
            {...neighboursOf(page, opened.decision.id)}
            ticketUrl={facts.ticketUrl(opened.ticket.id)}
          />
        )}
      </main>
    </Frame>
  )
}

const Beginning: FC<{ page: DecisionPage; place: Place }> = ({ page, place }) => {
  const first = page.data[0]
  return first === undefined ? null : (
    <div class="item beginning">
      <p>Open a conversation to see what is open in it, and what would be said.</p>
      <p>
        <a class="button" href={itemPath(first.id, place)}>
          Open the first
        </a>
      </p>
    </div>
  )
}

/** Around this item on its page; what is no longer on the page is followed by the first. */
const neighboursOf = ({ data }: DecisionPage, id: string) => {
  const at = data.findIndex((decision) => decision.id === id)
  return { beforeId: data[at - 1]?.id ?? null, afterId: data[at + 1]?.id ?? null }
}

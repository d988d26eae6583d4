/** The inbox: a list, and beside it the item that is open. */
import type { FC } from 'hono/jsx'
import type { DecisionCase, DecisionPage } from '../../domain/acts.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import type { Setback } from './draft-panel.tsx'
import { Frame } from './frame.tsx'
import { List } from './list.tsx'
import { Notice, type NoticeFacts } from './notice.tsx'
import { Opened, subjectOf } from './opened.tsx'
import { itemPath, type Place } from './sections.ts'

export type InboxFacts = {
  status: Status
  page: DecisionPage
  place: Place
  opened: DecisionCase | null
  setback: Setback | null
  notice: NoticeFacts | null
  ticketUrl: (ticketId: number) => string
  now: Instant
  canSignOut: boolean
}

export const InboxPage: FC<InboxFacts> = ({ opened, ...facts }) => {
  const { status, page, place, now } = facts
  const openedId = opened?.decision.id ?? null
  const Heading = opened === null ? 'h1' : 'h2'
  return (
    <Frame
      title={opened === null ? place.section.title : subjectOf(opened)}
      {...{ status, place, now }}
      canSignOut={facts.canSignOut}
    >
      <main id="main" class={opened === null ? 'inbox' : 'inbox opened'}>
        {facts.notice !== null && <Notice {...facts.notice} place={place} now={now} />}
        <section class="list" aria-labelledby="list">
          <Heading id="list">{place.section.title}</Heading>
          <List {...{ page, place, status, now, openedId }} />
        </section>
        {opened === null ? (
          <Beginning page={page} place={place} />
        ) : (
          <Opened
            {...{ opened, place, now }}
            setback={facts.setback}
            nextId={nextAfter(page, opened.decision.id)}
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

/** The item after this one, at the end of the page the one before it. */
const nextAfter = ({ data }: DecisionPage, id: string): string | null => {
  const at = data.findIndex((decision) => decision.id === id)
  return (data[at + 1] ?? data[at - 1])?.id ?? null
}

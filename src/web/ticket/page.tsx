/** One ticket: how it stands, what is owed, and its story a page at a time, the newest first to be seen. */
import type { FC } from 'hono/jsx'
import { debtsOf } from '../../domain/debts.ts'
import type { Explanation } from '../../domain/explanation.ts'
import type { OpenItem } from '../../domain/ledger.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Story } from '../../pipeline/story.ts'
import type { Status } from '../../services.ts'
import { Frame } from '../inbox/frame.tsx'
import { Due } from '../inbox/ledger.tsx'
import { findSection, itemPath, listPath, placeAt, placeBeside } from '../inbox/sections.ts'
import { sayAgo, sayMoment, When } from '../inbox/when.tsx'
import { GATE_WORDS, MODE_WORDS } from '../inbox/words.ts'
import { mayAct } from '../roles.ts'
import { ToldItem } from './told.tsx'

export type TicketFacts = {
  story: Story
  /** The page that was asked for; null: the last. */
  asked: number | null
  isMistakeNoted: boolean
  ticketUrl: string
  status: Status
  now: Instant
  who: Who
}

const HERE = placeBeside('ticket')

/** So much of a story on one page: a ticket of five hundred messages stays a page. */
const TOLD_AT_ONCE = 50

export const TicketPage: FC<TicketFacts> = ({ story, asked, ticketUrl, ...facts }) => {
  const { ticket, explanation, told } = story
  const pages = Math.max(1, Math.ceil(told.length / TOLD_AT_ONCE))
  const page = Math.min(asked ?? pages, pages)
  // Counted from the end: the last page is a full one.
  const end = told.length - (pages - page) * TOLD_AT_ONCE
  const shown = told.slice(Math.max(0, end - TOLD_AT_ONCE), end)
  const { status, now, who } = facts
  return (
    <Frame title={ticket.subject || `Ticket ${ticket.id}`} place={HERE} {...{ status, now, who }}>
      <main id="main" class="contact ticket">
        <p>
          <a href={listPath(placeAt(findSection('all')))} data-key="b">
            Back to the list
          </a>
        </p>
        <h1 dir="auto">{ticket.subject || `Ticket ${ticket.id}`}</h1>
        <p class="facts">
          {ticket.customer !== null && (
            <>
              <bdi>{ticket.customer.name ?? ticket.customer.email}</bdi> ·{' '}
            </>
          )}
          <bdi>{ticket.channel.replaceAll('_', ' ')}</bdi> · <bdi>{ticket.status}</bdi> ·{' '}
          <a href={ticketUrl}>ticket {ticket.id} in the helpdesk</a>
        </p>
        {ticket.gone && <p class="hint">The ticket was merged or deleted in the helpdesk.</p>}
        {!ticket.complete && (
          <p class="hint">The beginning of this conversation has not been read yet.</p>
        )}
        {facts.isMistakeNoted && (
          <p class="notice" role="status">
            Noted as a mistake.
          </p>
        )}
        <Standing explanation={explanation} now={now} />
        <Owed items={debtsOf(explanation.decisions, explanation.anchorMessageId)} />
        <Gates explanation={explanation} />
        <section aria-labelledby="story">
          <h2 id="story">What happened</h2>
          <Pages id={ticket.id} page={page} pages={pages} />
          <ol class="messages">
            {shown.map((one) => (
              <ToldItem told={one} {...{ ticket, page }} mayAct={mayAct(who)} />
            ))}
          </ol>
          <Pages id={ticket.id} page={page} pages={pages} isBelow />
        </section>
      </main>
    </Frame>
  )
}

const Standing: FC<{ explanation: Explanation; now: Instant }> = ({ explanation, now }) => {
  const { policy, step, mode, silentSince, stoppedBy, nextLook } = explanation
  const waiting = explanation.decisions.find(({ status }) => status === 'pending')
  return (
    <section aria-labelledby="standing">
      <h2 id="standing">How it stands</h2>
      <p>
        {silentSince === null ? (
          'The next word is ours: it is not silent.'
        ) : (
          <>
            Silent since <When at={silentSince} /> ({sayAgo(silentSince, now)}).
          </>
        )}{' '}
        {policy === null ? (
          'No follow-up plan covers it.'
        ) : (
          <>
            Follow-up plan “<bdi>{policy}</bdi>”{step !== null && `, step ${step}`}
            {mode !== null && `, ${MODE_WORDS[mode]}`}.
          </>
        )}
      </p>
      {waiting === undefined ? (
        <p>
          {stoppedBy === null
            ? 'Nothing holds it back.'
            : `Held back: ${GATE_WORDS[stoppedBy] ?? stoppedBy.replaceAll('_', ' ')}.`}{' '}
          <NextLook at={nextLook} now={now} />
        </p>
      ) : (
        <p>
          It waits for a person:{' '}
          <a href={itemPath(waiting.id, placeAt(findSection('all')))}>
            {waiting.draft === null ? 'look at what to do' : 'look at the draft'}
          </a>
          .
        </p>
      )}
    </section>
  )
}

const NextLook: FC<{ at: Instant | null; now: Instant }> = ({ at, now }) => {
  if (at === null) return <>Nothing happens by itself before the ticket changes.</>
  return at <= now ? (
    <>The next pass looks at it.</>
  ) : (
    <>
      Looked at again from <When at={at} /> on.
    </>
  )
}

const Owed: FC<{ items: OpenItem[] }> = ({ items }) =>
  items.length === 0 ? null : (
    <section aria-labelledby="owed">
      <h2 id="owed">We owe</h2>
      <ul>
        {items.map(({ what, due, quote }) => (
          <li>
            <bdi>{what}</bdi>
            <Due due={due} /> — <q dir="auto">{quote}</q>
          </li>
        ))}
      </ul>
    </section>
  )

const Gates: FC<{ explanation: Explanation }> = ({ explanation: { gates } }) => (
  <details>
    <summary>Every gate, with what it compared</summary>
    <section class="overflow-auto" tabindex={0} aria-label="Gates">
      <table>
        <thead>
          <tr>
            <th scope="col">gate</th>
            <th scope="col">lets it pass</th>
            <th scope="col">compared</th>
          </tr>
        </thead>
        <tbody>
          {gates.map(({ gate, passed, values, until }) => (
            <tr>
              <th scope="row">{gate.replaceAll('_', ' ')}</th>
              <td>
                {passed ? 'yes' : 'no'}
                {until !== null && (
                  <>
                    , until <When at={until} />
                  </>
                )}
              </td>
              <td dir="auto">
                {Object.entries(values)
                  .map(
                    ([name, value]) =>
                      `${name.replaceAll('_', ' ')}: ${sayMoment(String(value ?? '–'))}`,
                  )
                  .join(' · ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
)

type PagesFacts = { id: number; page: number; pages: number; isBelow?: boolean }

const Pages: FC<PagesFacts> = ({ id, page, pages, isBelow = false }) =>
  pages === 1 ? null : (
    <nav class="pages" aria-label={isBelow ? 'Pages, below' : 'Pages'}>
      {page > 1 && <a href={`/tickets/${id}?page=${page - 1}`}>Earlier</a>}
      <span>
        Page {page} of {pages}
      </span>
      {page < pages && <a href={`/tickets/${id}?page=${page + 1}`}>Later</a>}
    </nav>
  )

/** One decision opened: why now, what is open, the draft, the conversation, what was done so far. */
import type { FC } from 'hono/jsx'
import type { Act, DecisionCase } from '../../domain/acts.ts'
import type { Claim } from '../../domain/claim.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Instant } from '../../lib/clock.ts'
import { Conversation } from './conversation.tsx'
import { DraftPanel, SendsAt, type Setback } from './draft-panel.tsx'
import { Freshness } from './freshness.tsx'
import { Ledger } from './ledger.tsx'
import { itemPath, listPath, type Place } from './sections.ts'
import { sayAgo, When } from './when.tsx'
import {
  bareSubject,
  MODE_WORDS,
  OUTCOME_WORDS,
  standingWords,
  titleOf,
  VERDICT_WORDS,
} from './words.ts'

export type OpenedFacts = {
  opened: DecisionCase
  claims: Claim[]
  place: Place
  /** Around it in the queue. */
  beforeId: string | null
  afterId: string | null
  canRedraft: boolean
  mayAct: boolean
  setback: Setback | null
  ticketUrl: string
  now: Instant
}

export const Opened: FC<OpenedFacts> = ({ opened, ticketUrl, ...facts }) => {
  const { decision, ticket, acts } = opened
  const { place, afterId, beforeId } = facts
  return (
    <article class="item">
      <nav class="around" aria-label="In the queue">
        <a href={listPath(place)} data-key="b">
          Back to the list
        </a>
        {beforeId !== null && (
          <a href={itemPath(beforeId, place)} data-key="k">
            Previous
          </a>
        )}
        {afterId !== null && (
          <a href={itemPath(afterId, place)} data-key="j">
            Next
          </a>
        )}
      </nav>
      <Freshness id={decision.id} seen={decision.version} now={decision} place={place} />
      <h1 id={`opened-${decision.id}`} dir="auto">
        {subjectOf(opened)}
      </h1>
      <p class="facts">
        <span class={`chip ${decision.status}`}>{standingWords(decision)}</span>{' '}
        {ticket.customer !== null && (
          <>
            <bdi>{ticket.customer.name ?? ticket.customer.email}</bdi> ·{' '}
          </>
        )}
        <bdi>{ticket.channel.replaceAll('_', ' ')}</bdi> ·{' '}
        <a href={ticketUrl}>ticket {ticket.id} in the helpdesk</a> ·{' '}
        <a href={`/tickets/${ticket.id}`}>its whole story</a>
      </p>
      {facts.setback !== null && (
        <p class="notice bad" role="alert" dir="auto">
          {facts.setback.why}
        </p>
      )}
      <div class="columns">
        <div class="judgement">
          <InShort opened={opened} now={facts.now} />
          <DraftPanel
            {...facts}
            found={opened}
            ticketUrl={ticketUrl}
            nextId={afterId ?? beforeId}
          />
          <Ledger decision={decision} />
          <WhyNow opened={opened} now={facts.now} />
          <History acts={acts} />
          <Making decision={decision} />
        </div>
        <Conversation ticket={ticket} decision={decision} />
      </div>
    </article>
  )
}

export const subjectOf = ({ ticket, decision }: DecisionCase) =>
  bareSubject(ticket.subject ?? '') || titleOf(decision)

type CaseFacts = { opened: DecisionCase; now: Instant }

/** What must be known before the draft is read, and no more: the draft stands right below it. */
const InShort: FC<CaseFacts> = ({ opened: { decision, isOnlyNote }, now }) => (
  <>
    <p class="in-short">
      <strong>{VERDICT_WORDS[decision.verdict]}</strong> ({Math.round(decision.confidence * 100)} %
      sure): <bdi>{decision.reason}</bdi>
    </p>
    {isOnlyNote && (
      <p class="notice">
        Only as a note: this channel takes no message to the customer any more. Approving writes the
        draft on the ticket for your team.
      </p>
    )}
    {decision.until !== null && (
      <p>
        {decision.verdict === 'wait' ? 'Judged again at' : 'Left alone until'}{' '}
        <When at={decision.until} />.
      </p>
    )}
    {decision.statusReason !== null && (
      <p>
        {decision.status === 'pending' ? 'Asked because: ' : `${standingWords(decision)}: `}
        <bdi>{decision.statusReason}</bdi>
      </p>
    )}
    <Sequel decision={decision} now={now} />
  </>
)

const WhyNow: FC<CaseFacts> = ({ opened: { decision, bill }, now }) => (
  <section aria-labelledby="why">
    <h2 id="why">Why now</h2>
    <p>
      Silent since <When at={decision.silentSince} /> ({sayAgo(decision.silentSince, now)});
      follow-up plan “<bdi>{decision.policy}</bdi>”, step {decision.step},{' '}
      {MODE_WORDS[decision.mode]}.
    </p>
    {bill !== null && <Bill bill={bill} />}
  </section>
)

/** What the helpdesk charges for, in a sentence. */
const Bill: FC<{ bill: NonNullable<DecisionCase['bill']> }> = ({ bill }) => (
  <p class="hint" title={`${bill.source}, ${bill.asOf}`}>
    {bill.countsAsNew
      ? 'The follow-up makes this a billed ticket of the helpdesk.'
      : 'The helpdesk has billed this ticket already: the follow-up costs nothing more.'}{' '}
    An answer after <When at={bill.answerCountsFrom} /> counts as a new ticket (without a follow-up:
    after <When at={bill.silentCountsFrom} />
    ).
  </p>
)

/** What became of it on the way to the customer. */
const Sequel: FC<{ decision: Decision; now: Instant }> = ({ decision, now }) => {
  const { status, delivery, outcome, crossed } = decision
  return (
    <>
      {status === 'scheduled' && (
        <p>
          <SendsAt decision={decision} now={now} />
        </p>
      )}
      {status === 'unknown' && (
        <p>It is looked for on the ticket; nothing is sent a second time until that is clear.</p>
      )}
      {delivery?.postedAt != null && (
        <p>
          Left at <When at={delivery.postedAt} />
          {delivery.deliveredAt === null ? (
            ', not confirmed yet.'
          ) : (
            <>
              , delivered at <When at={delivery.deliveredAt} />.
            </>
          )}
        </p>
      )}
      {delivery?.note != null && (
        <p>
          The helpdesk says: <bdi>{delivery.note}</bdi>
        </p>
      )}
      {outcome !== null && <p>{OUTCOME_WORDS[outcome]}</p>}
      {crossed && outcome !== 'crossed' && <p>{OUTCOME_WORDS.crossed}</p>}
    </>
  )
}

const History: FC<{ acts: Act[] }> = ({ acts }) => (
  <details>
    <summary>What was done</summary>
    {acts.length === 0 ? (
      <p>Nothing so far.</p>
    ) : (
      <ul>
        {acts.map(({ at, act, by }) => (
          <li>
            <When at={at} precise /> · <bdi>{act.replaceAll('_', ' ')}</bdi> · <bdi>{by}</bdi>
          </li>
        ))}
      </ul>
    )}
  </details>
)

const Making: FC<{ decision: Decision }> = ({ decision }) => (
  <details>
    <summary>How it was made</summary>
    <dl>
      <dt>Judged by</dt>
      <dd>
        {decision.provider}, <bdi>{decision.model}</bdi>
      </dd>
      <dt>Voice</dt>
      <dd dir="auto">{decision.persona ?? 'none'}</dd>
      <dt>Cost</dt>
      <dd>
        {decision.costUsd === null ? 'unknown' : `$${decision.costUsd.toFixed(4)}`} for{' '}
        {decision.tokens.input + decision.tokens.output} tokens
      </dd>
      {Object.entries(decision.promptHashes).map(([file, hash]) => (
        <>
          <dt dir="auto">{file}</dt>
          <dd>
            <code>{hash.slice(0, 12)}</code>
          </dd>
        </>
      ))}
    </dl>
  </details>
)

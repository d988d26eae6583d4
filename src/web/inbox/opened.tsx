/** One decision opened: why now, what is open, the draft, the conversation, what was done so far. */
import type { FC } from 'hono/jsx'
import type { Act, DecisionCase } from '../../domain/acts.ts'
import type { Decision } from '../../domain/decision.ts'
import type { Instant } from '../../lib/clock.ts'
import { Conversation } from './conversation.tsx'
import { DraftPanel, SendsAt, type Setback } from './draft-panel.tsx'
import { Ledger } from './ledger.tsx'
import { listPath, type Place } from './sections.ts'
import { sayAgo, When } from './when.tsx'
import { MODE_WORDS, OUTCOME_WORDS, standingWords, titleOf, VERDICT_WORDS } from './words.ts'

export type OpenedFacts = {
  opened: DecisionCase
  place: Place
  nextId: string | null
  setback: Setback | null
  ticketUrl: string
  now: Instant
}

export const Opened: FC<OpenedFacts> = ({ opened, ticketUrl, ...facts }) => {
  const { decision, ticket, acts } = opened
  return (
    <article class="item">
      <p class="back">
        <a href={listPath(facts.place)}>Back to the list</a>
      </p>
      <h1 dir="auto">{subjectOf(opened)}</h1>
      <p class="facts">
        <span class={`chip ${decision.status}`}>{standingWords(decision)}</span>{' '}
        {ticket.customer !== null && (
          <>
            <bdi>{ticket.customer.name ?? ticket.customer.email}</bdi> ·{' '}
          </>
        )}
        <bdi>{ticket.channel}</bdi> · <a href={ticketUrl}>ticket {ticket.id} in the helpdesk</a>
      </p>
      {facts.setback !== null && (
        <p class="notice bad" role="alert" dir="auto">
          {facts.setback.why}
        </p>
      )}
      <div class="columns">
        <div class="judgement">
          <WhyNow decision={decision} now={facts.now} />
          <Ledger decision={decision} />
          <DraftPanel decision={decision} {...facts} />
          <History acts={acts} />
          <Making decision={decision} />
        </div>
        <Conversation ticket={ticket} decision={decision} />
      </div>
    </article>
  )
}

export const subjectOf = ({ ticket, decision }: DecisionCase) => ticket.subject || titleOf(decision)

const WhyNow: FC<{ decision: Decision; now: Instant }> = ({ decision, now }) => (
  <section aria-labelledby="why">
    <h2 id="why">Why now</h2>
    <p>
      Silent since <When at={decision.silentSince} /> ({sayAgo(decision.silentSince, now)});
      follow-up plan “<bdi>{decision.policy}</bdi>”, step {decision.step},{' '}
      {MODE_WORDS[decision.mode]}.
    </p>
    <p>
      <strong>{VERDICT_WORDS[decision.verdict]}</strong> ({Math.round(decision.confidence * 100)} %
      sure): <bdi>{decision.reason}</bdi>
    </p>
    {decision.until !== null && (
      <p>
        {decision.verdict === 'wait' ? 'Judged again at' : 'Set aside until'}{' '}
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
  </section>
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

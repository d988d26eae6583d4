/** One thing that happened on a ticket: something said, judged, done or posted. */
import type { FC } from 'hono/jsx'
import type { Act } from '../../domain/acts.ts'
import { type Decision, NOBODYS } from '../../domain/decision.ts'
import type { Feedback } from '../../domain/feedback.ts'
import type { PostKind } from '../../domain/marker.ts'
import type { MirroredTicket } from '../../domain/ticket.ts'
import type { Posting, Told } from '../../pipeline/story.ts'
import { Words } from '../inbox/conversation.tsx'
import { WRONG_WORDS } from '../inbox/later-forms.tsx'
import { isItsQuote } from '../inbox/ledger.tsx'
import { findSection, itemPath, placeAt } from '../inbox/sections.ts'
import { When } from '../inbox/when.tsx'
import { debtWords, OUTCOME_WORDS, standingWords, VERDICT_WORDS } from '../inbox/words.ts'

type ToldFacts = { told: Told; ticket: MirroredTicket; page: number; mayAct: boolean }

export const ToldItem: FC<ToldFacts> = ({ told, ticket, page, mayAct }) => {
  switch (told.kind) {
    case 'message':
      return <Words message={told.message} ticket={ticket} quotes={[]} />
    case 'decision':
      return <Judged {...told} {...{ page, mayAct }} />
    case 'act':
      return <Done {...told} />
    case 'posting':
      return <Posted posting={told.posting} at={told.at} />
  }
}

type JudgedFacts = {
  decision: Decision
  feedback: Feedback | null
  page: number
  mayAct: boolean
}

const Judged: FC<JudgedFacts> = ({ decision, feedback, page, mayAct }) => (
  <li id={`decision-${decision.id}`} class="message automatic">
    <p class="by">
      <strong>Judged: {VERDICT_WORDS[decision.verdict]}</strong> ·{' '}
      <When at={decision.createdAt} precise /> ·{' '}
      <a href={itemPath(decision.id, EVERYWHERE)}>{standingWords(decision)}</a>
    </p>
    <p dir="auto">
      {decision.reason} ({Math.round(decision.confidence * 100)} % sure)
    </p>
    {decision.openItems.length > 0 && (
      <ul>
        {decision.openItems.map((item) => (
          <li>
            {debtWords(item)}:{' '}
            {!isItsQuote(item) && (
              <>
                <bdi>{item.what}</bdi> —{' '}
              </>
            )}
            <q dir="auto">{item.quote}</q>
          </li>
        ))}
      </ul>
    )}
    {decision.draft !== null && (
      <details>
        <summary>The draft</summary>
        <blockquote class="text" dir="auto">
          {decision.draft.text}
        </blockquote>
      </details>
    )}
    <Making decision={decision} />
    {decision.outcome !== null && <p>{OUTCOME_WORDS[decision.outcome]}</p>}
    <Mistake {...{ decision, feedback, page, mayAct }} />
  </li>
)

/** The whole queue, whatever tab it lies in. */
const EVERYWHERE = placeAt(findSection('all'))

const Making: FC<{ decision: Decision }> = ({ decision }) => (
  <p class="hint">
    Plan <bdi>{decision.policy}</bdi>, step {decision.step} · voice{' '}
    <bdi>{decision.persona ?? 'none'}</bdi> · {decision.provider} <bdi>{decision.model}</bdi> ·{' '}
    {decision.costUsd === null ? 'cost unknown' : `$${decision.costUsd.toFixed(4)}`} for{' '}
    {decision.tokens.input + decision.tokens.output} tokens
    {Object.entries(decision.promptHashes).map(([file, hash]) => (
      <>
        {' '}
        · <bdi>{file}</bdi> <code>{hash.slice(0, 12)}</code>
      </>
    ))}
  </p>
)

const Mistake: FC<JudgedFacts> = ({ decision, feedback, page, mayAct }) => {
  const { id, status } = decision
  const said = feedback?.wrong ?? null
  return (
    <>
      {said !== null && (
        <p>
          Called a mistake by <bdi>{feedback?.by}</bdi>: {WRONG_WORDS[said]}.
        </p>
      )}
      {mayAct && (status === 'sent' || status === 'delivered') && (
        <form method="post" class="later" action={`/decisions/${encodeURIComponent(id)}/mistake`}>
          <input type="hidden" name="page" value={page} />
          <label for={`wrong-${id}`}>What was wrong with it?</label>
          <select id={`wrong-${id}`} name="wrong">
            {Object.entries(WRONG_WORDS).map(([wrong, words]) => (
              <option value={wrong} selected={wrong === said}>
                {words}
              </option>
            ))}
          </select>
          <button type="submit" class="outline secondary">
            This was a mistake
          </button>
        </form>
      )}
    </>
  )
}

const Done: FC<{ act: Act; words: string | null }> = ({ act: { at, act, by }, words }) => (
  <li class="message automatic">
    <p class="by">
      <strong>{act.replaceAll('_', ' ')}</strong> · <bdi>{by}</bdi> · <When at={at} precise />
    </p>
    {words !== null && <p dir="auto">{words}</p>}
  </li>
)

const KIND_WORDS: Record<PostKind, string> = {
  reply: 'Follow-up posted',
  note: 'Draft written as a note',
  alert: 'Note for the team written',
  notice: 'A line below our note written',
}

/** What answers a command belongs to no decision, as what was posted elsewhere, which says so. */
const isAnswer = ({ kind, decisionId, note }: Posting) =>
  kind === 'notice' && decisionId === NOBODYS && note === null

const ANSWERED = 'Command answered by a note'

/** By this machine's clock, but for the helpdesk's own moments. */
const Posted: FC<{ posting: Posting; at: number }> = ({ posting, at }) => (
  <li class="message automatic">
    <p class="by">
      <strong>{isAnswer(posting) ? ANSWERED : KIND_WORDS[posting.kind]}</strong> ·{' '}
      <When at={at} precise />
      {posting.attempts > 1 && ` · ${posting.attempts} attempts`}
    </p>
    <dl>
      <dt>Messages read</dt>
      <dd>
        <When at={posting.feedReadAt} precise />
      </dd>
      <dt>Ticket read</dt>
      <dd>
        <When at={posting.ticketReadAt} precise />
      </dd>
      <dt>Sent off</dt>
      <dd>
        <When at={posting.startedAt} precise />
      </dd>
      <dt>Accepted</dt>
      <dd>{posting.postedAt === null ? 'not known' : <When at={posting.postedAt} precise />}</dd>
      <dt>Delivered</dt>
      <dd>
        {posting.deliveredAt === null ? (
          posting.kind === 'reply' ? (
            'not confirmed'
          ) : (
            'a note stays on the ticket'
          )
        ) : (
          <When at={posting.deliveredAt} precise />
        )}
      </dd>
      {posting.failedAt !== null && (
        <>
          <dt>Failed</dt>
          <dd>
            <When at={posting.failedAt} precise />
          </dd>
        </>
      )}
    </dl>
    {posting.note !== null && <p dir="auto">{posting.note}</p>}
  </li>
)

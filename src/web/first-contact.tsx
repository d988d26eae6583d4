/** The first page of an account on which nothing may be sent yet: what would happen, and the button that starts it. */
import { Hono } from 'hono'
import type { FC } from 'hono/jsx'
import type { Decision } from '../domain/decision.ts'
import type { Wrong } from '../domain/feedback.ts'
import type { Who } from '../domain/user.ts'
import type { Instant } from '../lib/clock.ts'
import { sayDuration } from '../lib/duration.ts'
import type { FirstContact } from '../pipeline/first-contact.ts'
import type { Services, Status } from '../services.ts'
import { actorOf, whoOf } from './actor.ts'
import { readForm } from './form.ts'
import { Frame } from './inbox/frame.tsx'
import { findSection, itemPath, listPath, placeAt, placeBeside } from './inbox/sections.ts'
import { sayAgo } from './inbox/when.tsx'
import { titleOf, VERDICT_WORDS } from './inbox/words.ts'
import { asPage } from './layout.tsx'
import { refuse } from './refusal.tsx'
import { mayAct, mayChange } from './roles.ts'

/** Stands before the inbox: `/` without a section is this page until somebody presses Start. */
export const firstContactRoutes = (services: Services) => {
  const routes = new Hono()

  routes.get('/', async (c, next) => {
    const status = await services.status()
    if (!isFirstContact(status) || c.req.query('section') !== undefined) return next()
    const facts = { status, contact: await services.firstContact(), now: services.clock.now() }
    return c.html(asPage(<FirstContactPage {...facts} who={whoOf(c)} />))
  })

  routes.post('/activation', async (c) => {
    await services.activate(actorOf(c))
    return c.redirect(listPath(INBOX, { done: 'activated' }), 303)
  })

  routes.post('/decisions/:id/opinion', async (c) => {
    const { opinion } = await readForm(c)
    const found = OPINIONS.find(({ key }) => key === opinion)
    const result =
      found &&
      (await services.giveOpinion(c.req.param('id'), { wrong: found.wrong, by: actorOf(c) }))
    if (result?.kind === 'done') return c.redirect(`/#d-${result.decision.id}`, 303)
    return refuse(c, found === undefined ? 422 : 409, {
      kind: 'invalid',
      detail: 'opinion: the draft is gone, or there is no such opinion.',
      remedy: 'Go back to the first page and use its buttons.',
      field: 'opinion',
    })
  })

  return routes
}

/** A real helpdesk on which no person has said yes in any way. */
export const isFirstContact = ({ isSandbox, isActivated, ceiling }: Status) =>
  !isSandbox && !isActivated && ceiling === null

const OPINIONS: { key: string; wrong: Wrong | null; words: string }[] = [
  { key: 'would_send', wrong: null, words: 'I would send this' },
  { key: 'not_needed', wrong: 'not_needed', words: 'Not needed' },
  { key: 'text', wrong: 'text', words: 'Wrong words' },
]

const INBOX = placeAt(findSection('needs'))
const HERE = placeBeside('first')

type Facts = { status: Status; contact: FirstContact; now: Instant; who: Who }

const FirstContactPage: FC<Facts> = ({ status, contact, now, who }) => (
  <Frame title="First look" place={HERE} {...{ status, now, who }}>
    <main id="main" class="contact">
      <h1>Nothing has been sent. Nothing will be, until you say so.</h1>
      <p>
        This is what was found on {status.account} so far, and what would be said. Look it over;
        what you say of a draft is kept and changes nothing on its own.
      </p>
      <Funnel funnel={contact.funnel} isPassRunning={status.isPassRunning} />
      <Drafts drafts={contact.drafts} {...{ now, who }} />
      <Owed owed={contact.owed} now={now} />
      <Making status={status} contact={contact} />
      <Start who={who} />
    </main>
  </Frame>
)

const Funnel: FC<{ funnel: FirstContact['funnel']; isPassRunning: boolean }> = ({
  funnel: { tickets, silent, due, verdicts },
  isPassRunning,
}) => (
  <section aria-labelledby="funnel">
    <h2 id="funnel">What was read</h2>
    <ul class="funnel">
      <Count count={tickets} words="conversations" />
      <Count count={silent} words="silent after your last word" />
      <Count count={due} words="silent long enough" />
      {Object.entries(VERDICT_WORDS).map(([verdict, words]) => (
        <Count
          count={verdicts[verdict as keyof typeof VERDICT_WORDS] ?? 0}
          words={`judged “${words}”`}
        />
      ))}
    </ul>
    {isPassRunning && <p>A pass is running: reload the page in a moment.</p>}
  </section>
)

const Count: FC<{ count: number; words: string }> = ({ count, words }) => (
  <li>
    <strong>{count}</strong> {words}
  </li>
)

type DraftsFacts = { drafts: FirstContact['drafts']; now: Instant; who: Who }

const Drafts: FC<DraftsFacts> = ({ drafts, now, who }) => (
  <section aria-labelledby="drafts">
    <h2 id="drafts">What would be said</h2>
    {drafts.length === 0 && <p>No draft so far.</p>}
    {drafts.map(({ decision, opinion }) => (
      <article id={`d-${decision.id}`}>
        <p>
          <a href={itemPath(decision.id, INBOX)}>
            <bdi>{titleOf(decision)}</bdi>
          </a>{' '}
          · ticket {decision.ticketId} · silent for{' '}
          {sayDuration(Math.max(0, now - decision.silentSince))}
        </p>
        <blockquote class="text" dir="auto">
          {decision.draft?.text}
        </blockquote>
        {mayAct(who) && <OpinionForm id={decision.id} opinion={opinion} />}
      </article>
    ))}
  </section>
)

type OpinionFacts = { id: string; opinion: FirstContact['drafts'][number]['opinion'] }

const OpinionForm: FC<OpinionFacts> = ({ id, opinion }) => (
  <form method="post" class="opinion" action={`/decisions/${id}/opinion`}>
    {OPINIONS.map(({ key, wrong, words }) => (
      <button
        type="submit"
        name="opinion"
        value={key}
        class="outline"
        aria-pressed={opinion !== null && opinion.wrong === wrong ? 'true' : 'false'}
      >
        {words}
      </button>
    ))}
  </form>
)

const Owed: FC<{ owed: Decision[]; now: Instant }> = ({ owed, now }) => (
  <section aria-labelledby="owed">
    <h2 id="owed">Promises you have not kept yet</h2>
    {owed.length === 0 && <p>None was found.</p>}
    <ul>
      {owed.map((decision) => (
        <li>
          <a href={itemPath(decision.id, INBOX)}>
            <bdi>{shopItem(decision)?.what ?? titleOf(decision)}</bdi>
          </a>
          {shopItem(decision) !== undefined && (
            <>
              {' '}
              — <q dir="auto">{shopItem(decision)?.quote}</q>
            </>
          )}{' '}
          · ticket {decision.ticketId} · {sayAgo(decision.silentSince, now)}
        </li>
      ))}
    </ul>
  </section>
)

const shopItem = ({ openItems }: Decision) => openItems.find(({ owner }) => owner === 'shop')

const Making: FC<{ status: Status; contact: FirstContact }> = ({ status, contact }) => (
  <section aria-labelledby="making">
    <h2 id="making">Who would write, and what it costs</h2>
    <p>
      {contact.mailboxes.length === 0
        ? 'Which mailbox your team answers from is not known yet.'
        : `Messages leave by the mailbox a conversation came in by; lately: ${contact.mailboxes.join(', ')}.`}
    </p>
    <p>
      Judged by {status.provider}
      {contact.models.length > 0 && ` (${contact.models.join(', ')})`} for $
      {contact.costUsd.toFixed(2)} so far.
    </p>
    <Collisions collisions={contact.collisions} />
  </section>
)

const Collisions: FC<Pick<FirstContact, 'collisions'>> = ({ collisions }) => {
  if (collisions === null)
    return (
      <p>
        The rules of your helpdesk could not be read; <code>relance doctor</code> says why.
      </p>
    )
  if (collisions.length === 0)
    return <p>No rule of your helpdesk writes to a customer where Relance would.</p>
  return (
    <>
      <p>Rules of your helpdesk that would write to the same customers:</p>
      <ul>
        {collisions.map(({ rule, why, remedy }) => (
          <li>
            <bdi>{rule}</bdi> {why}. {remedy}
          </li>
        ))}
      </ul>
    </>
  )
}

const Start: FC<{ who: Who }> = ({ who }) => (
  <section aria-labelledby="start">
    <h2 id="start">When you are ready</h2>
    <p>
      From then on each follow-up plan acts by its own mode. The ones that come with Relance ask you
      before anything leaves; what fell silent long ago stays where it is.
    </p>
    {mayChange(who) ? (
      <form method="post" action="/activation">
        <button type="submit">Start</button>
      </form>
    ) : (
      <p class="hint">Only an admin may start it.</p>
    )}
    <p>
      <a href={listPath(INBOX)}>Go to the inbox without starting</a>
    </p>
  </section>
)

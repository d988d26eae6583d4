/** What a person should know before he looks at anything else, each with its remedy. */
import type { Child, FC } from 'hono/jsx'
import { type Stop, sayStop } from '../../domain/stops.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import { mayAct } from '../roles.ts'
import { findSection, listPath, placeAt } from './sections.ts'
import { sayAgo, When } from './when.tsx'

export const Health: FC<{ status: Status; now: Instant; who: Who }> = ({ status, now, who }) => (
  <>
    {status.isSandbox && <p class="banner calm">sandbox: nothing leaves this machine</p>}
    {status.pause.stops.map((stop) => (
      <StopBanner stop={stop} who={who} />
    ))}
    <LoweredBanner lowered={status.lowered} who={who} />
    <BudgetBanner status={status} />
    {status.importing !== null && <ImportBanner importing={status.importing} />}
    {status.isPassRunning && status.importing === null && <PassBanner judging={status.judging} />}
    {status.isLate && <LateBanner lastPass={status.lastPass} {...{ now, who }} />}
    {status.warnings.map((warning) => (
      <p class="banner" dir="auto">
        {warning}
      </p>
    ))}
  </>
)

type RemedyFacts = {
  action: string
  field?: [string, string]
  button: string
  who: Who
  children?: Child
}

/** A thing to know, with the button that mends it for whom may. */
const Remedy: FC<RemedyFacts> = ({ action, field, button, who, children }) =>
  mayAct(who) ? (
    <form class="banner" method="post" action={action}>
      <span>{children}</span>
      {field !== undefined && <input type="hidden" name={field[0]} value={field[1]} />}
      <button type="submit">{button}</button>
    </form>
  ) : (
    <p class="banner">
      <span>{children}</span>
    </p>
  )

const PassBanner: FC<Pick<Status, 'judging'>> = ({ judging }) =>
  judging === null ? (
    <p class="banner calm">A pass is running; what it finds appears here as it is found.</p>
  ) : (
    <Progress id="judging" done={judging.done} of={judging.of}>
      A pass is running: {say(judging.done)} of {say(judging.of)} conversations judged.
    </Progress>
  )

const ImportBanner: FC<{ importing: NonNullable<Status['importing']> }> = ({
  importing: { rows, estimate, feed },
}) => (
  <Progress id="importing" done={rows} of={estimate}>
    Reading your helpdesk for the first time: {say(rows)} of about {say(estimate)} {feed}. What is
    complete is looked at meanwhile.
  </Progress>
)

const Progress: FC<{ id: string; done: number; of: number; children?: Child }> = ({
  id,
  done,
  of,
  children,
}) => (
  <p class="banner calm">
    <label for={id}>{children}</label>
    <progress id={id} value={done} max={Math.max(done, of)} />
  </p>
)

const say = (count: number) => count.toLocaleString('en-GB')

/** The stops a person ends by resuming; the others end by themselves. */
const ENDED_BY_RESUMING = new Set<Stop['kind']>([
  'paused',
  'violated',
  'posting_held',
  'autonomous_paused',
])

const StopBanner: FC<{ stop: Stop; who: Who }> = ({ stop, who }) => {
  if (ENDED_BY_RESUMING.has(stop.kind))
    return (
      <Remedy action="/pause" field={['paused', 'false']} button="Resume" who={who}>
        <bdi>{sayStop(stop)}</bdi> Since <When at={stop.since} />.
      </Remedy>
    )
  return (
    <p class="banner">
      <bdi>{sayStop(stop)}</bdi>{' '}
      {stop.kind === 'hold' && <a href={UNSURE}>Look at what is not sure to be sent</a>}
    </p>
  )
}

const UNSURE = listPath(placeAt(findSection('unsure')))

const LoweredBanner: FC<{ lowered: string[]; who: Who }> = ({ lowered, who }) =>
  lowered.length === 0 ? null : (
    <Remedy action="/pause" field={['paused', 'false']} button="Resume" who={who}>
      After mistakes these follow-up plans ask first: <bdi>{lowered.join(', ')}</bdi>
    </Remedy>
  )

const BudgetBanner: FC<{ status: Status }> = ({ status: { spentTodayUsd, budgetUsd } }) =>
  budgetUsd === null || spentTodayUsd < budgetUsd ? null : (
    <p class="banner">
      The budget for models is spent for today (${budgetUsd.toFixed(2)}): what is due waits. It goes
      on at midnight UTC, or at once with a higher LLM_DAILY_BUDGET_USD.
    </p>
  )

const LateBanner: FC<{ lastPass: Status['lastPass']; now: Instant; who: Who }> = ({
  lastPass,
  now,
  who,
}) => (
  <Remedy action="/passes" button="Run a pass now" who={who}>
    {lastPass === null
      ? 'No pass has been completed so far.'
      : `The last complete pass ended ${sayAgo(lastPass.endedAt, now)}.`}{' '}
    What stands here may be out of date; the log of the service says why.
  </Remedy>
)

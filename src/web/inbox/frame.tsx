/** What every inbox page has around its content: banners, tabs, the state of the service. */
import type { Child, FC } from 'hono/jsx'
import type { Mode } from '../../domain/policy.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import { Document } from '../layout.tsx'
import { listPath, type Place, SECTIONS, sizeOf } from './sections.ts'
import { sayAgo, TIME_ZONE, When } from './when.tsx'
import { MODE_WORDS } from './words.ts'

export type FrameFacts = {
  title: string
  status: Status
  place: Place
  now: Instant
  /** There is a session to end. */
  canSignOut: boolean
}

export const Frame: FC<FrameFacts & { children?: Child }> = ({ children, ...facts }) => (
  <Document title={facts.title}>
    <header class="top">
      <Banners status={facts.status} now={facts.now} />
      <div class="bar">
        <a class="brand" href="/">
          Relance
        </a>
        <Tabs place={facts.place} counts={facts.status.counts} />
        <Controls status={facts.status} />
      </div>
    </header>
    {children}
    <Foot {...facts} />
  </Document>
)

const Banners: FC<{ status: Status; now: Instant }> = ({ status, now }) => (
  <>
    {status.isSandbox && <p class="banner calm">sandbox: nothing leaves this machine</p>}
    <PauseBanner status={status} />
    {status.importing !== null && <ImportBanner importing={status.importing} />}
    {status.isLate && <LateBanner lastPass={status.lastPass} now={now} />}
    {status.warnings.map((warning) => (
      <p class="banner" dir="auto">
        {warning}
      </p>
    ))}
  </>
)

const ImportBanner: FC<{ importing: NonNullable<Status['importing']> }> = ({ importing }) => (
  <p class="banner calm">
    Reading your helpdesk for the first time: {say(importing.rows)} of about{' '}
    {say(importing.estimate)} {importing.feed}. What is complete is looked at meanwhile.
  </p>
)

const say = (count: number) => count.toLocaleString('en-GB')

const PauseBanner: FC<{ status: Status }> = ({ status: { pause, lowered } }) => {
  if (!pause.paused && !pause.autonomousPaused && lowered.length === 0) return null
  return (
    <form class="banner" method="post" action="/pause">
      <span>
        {pause.paused
          ? 'Paused: nothing is written to the helpdesk'
          : pause.autonomousPaused
            ? 'Follow-ups that go out by themselves are paused; what you approve still leaves'
            : `After mistakes these policies ask first: ${lowered.join(', ')}`}
        {pause.reason !== null && `: ${pause.reason}`}
        {pause.since !== null && (
          <>
            {' '}
            (since <When at={pause.since} />)
          </>
        )}
      </span>
      <input type="hidden" name="paused" value="false" />
      <button type="submit">Resume</button>
    </form>
  )
}

const LateBanner: FC<{ lastPass: Status['lastPass']; now: Instant }> = ({ lastPass, now }) => (
  <p class="banner">
    {lastPass === null
      ? 'No pass has been completed so far.'
      : `The last complete pass ended ${sayAgo(lastPass.endedAt, now)}.`}{' '}
    What stands here may be out of date; the log of the service says why.
  </p>
)

const Tabs: FC<{ place: Place; counts: Record<string, number> }> = ({ place, counts }) => (
  <nav class="tabs" aria-label="Sections">
    <ul>
      {SECTIONS.map((section) => {
        const size = sizeOf(section, counts)
        return (
          <li>
            <a
              href={listPath({ section, cursor: null })}
              aria-current={section.key === place.section.key ? 'page' : undefined}
            >
              {section.title}
              {size !== null && size > 0 && <span class="count">{size}</span>}
            </a>
          </li>
        )
      })}
    </ul>
  </nav>
)

const Controls: FC<{ status: Status }> = ({ status: { isPassRunning, pause } }) => (
  <div class="controls">
    <form method="post" action="/passes">
      <button type="submit" class="outline" disabled={isPassRunning}>
        {isPassRunning ? 'A pass is running' : 'Run a pass now'}
      </button>
    </form>
    {!pause.paused && (
      <form method="post" action="/pause">
        <input type="hidden" name="paused" value="true" />
        <button type="submit" class="outline secondary">
          Pause
        </button>
      </form>
    )}
  </div>
)

const Foot: FC<FrameFacts> = ({ status, canSignOut }) => (
  <footer class="foot">
    <p>
      {status.account} · decided by {status.provider}
      {status.ceiling !== null && ` · at most “${modeWords(status.ceiling)}”`}
      {!status.isSandbox &&
        !status.isActivated &&
        ' · not activated: everything is asked first until “relance activate” is run'}
    </p>
    <p>
      {status.lastPass === null ? (
        'No complete pass yet'
      ) : (
        <>
          Last complete pass <When at={status.lastPass.endedAt} />
        </>
      )}{' '}
      · ${status.spentTodayUsd.toFixed(2)} spent on models today · times in {TIME_ZONE}
    </p>
    {canSignOut && (
      <form method="post" action="/session/end">
        <button type="submit" class="outline secondary">
          Sign out
        </button>
      </form>
    )}
  </footer>
)

const modeWords = (ceiling: string) => MODE_WORDS[ceiling as Mode] ?? ceiling

/** What every inbox page has around its content: health, tabs, the state of the service. */
import type { Child, FC } from 'hono/jsx'
import type { Mode } from '../../domain/policy.ts'
import type { Who } from '../../domain/user.ts'
import type { Instant } from '../../lib/clock.ts'
import type { Status } from '../../services.ts'
import { Document } from '../layout.tsx'
import { mayAct, mayChange } from '../roles.ts'
import { Health } from './health.tsx'
import { KeysHelp, RefusedKeys } from './keys-help.tsx'
import { addressOf, listPath, type Place, placeAt, SECTIONS, sizeOf } from './sections.ts'
import { TIME_ZONE, When } from './when.tsx'
import { MODE_WORDS } from './words.ts'

export type FrameFacts = {
  title: string
  status: Status
  place: Place
  now: Instant
  /** Who looks. */
  who: Who
}

export const Frame: FC<FrameFacts & { children?: Child }> = ({ children, ...facts }) => (
  <Document title={facts.title} isLive>
    <Top {...facts} />
    {children}
    <Foot {...facts} />
    <KeysHelp mayAct={mayAct(facts.who)} />
    {!mayAct(facts.who) && <RefusedKeys />}
  </Document>
)

/** Fetches itself when something happened. */
export const Top: FC<Omit<FrameFacts, 'title'>> = ({ status, place, now, who }) => (
  <header
    id="top"
    class="top"
    hx-get={`/parts/top?${addressOf(place)}`}
    hx-trigger="sse:decisions, sse:service, visibilitychange from:document, every 60s"
    hx-swap="outerHTML"
  >
    <Health {...{ status, now, who }} />
    {!mayAct(who) && (
      <p class="banner calm">You may look, not act; an admin may change your role.</p>
    )}
    <div class="bar">
      <a id="brand" class="brand" href="/">
        Relance
      </a>
      <Pages here={place.section.key} who={who} />
      <Controls status={status} who={who} />
    </div>
    <Tabs place={place} shelves={status.shelves} />
  </header>
)

const PAGES: [key: string, path: string, title: string][] = [
  ['prompts', '/prompts', 'Voices and plans'],
  ['insights', '/insights', 'Insights'],
  ['simulations', '/simulations', 'Simulations'],
  ['users', '/users', 'Users'],
]

const Pages: FC<{ here: string; who: Who }> = ({ here, who }) => (
  <nav class="beside" aria-label="Pages beside the inbox">
    <ul>
      {PAGES.filter(([key]) => key !== 'users' || mayChange(who)).map(([key, path, title]) => (
        <li>
          <a id={`page-${key}`} href={path} aria-current={key === here ? 'page' : undefined}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Tabs: FC<{ place: Place; shelves: Status['shelves'] }> = ({ place, shelves }) => (
  <nav class="tabs" aria-label="Sections">
    <ul>
      {SECTIONS.map((section) => {
        const size = sizeOf(section, shelves)
        return (
          <li>
            <a
              id={`tab-${section.key}`}
              href={listPath(placeAt(section))}
              aria-current={section.key === place.section.key ? 'page' : undefined}
            >
              {section.title}
              {size !== null && size > 0 && <span class="count">{sayCount(size)}</span>}
            </a>
          </li>
        )
      })}
    </ul>
  </nav>
)

/** Nobody needs to know more of a tab. */
const COUNTED = 999

const sayCount = (size: number) => (size > COUNTED ? `${COUNTED}+` : String(size))

const Controls: FC<{ status: Status; who: Who }> = ({ status: { isPassRunning, pause }, who }) => (
  <div class="controls">
    {mayAct(who) && (
      <form method="post" action="/passes">
        <button id="run-pass" type="submit" class="outline" disabled={isPassRunning}>
          {isPassRunning ? 'A pass is running' : 'Run a pass now'}
        </button>
      </form>
    )}
    {mayAct(who) && !pause.paused && (
      <form method="post" action="/pause">
        <input type="hidden" name="paused" value="true" />
        <button id="pause" type="submit" class="outline secondary">
          Pause
        </button>
      </form>
    )}
    <button
      id="show-keys"
      type="button"
      class="outline secondary for-keys"
      popovertarget="keys"
      data-key="?"
    >
      Keys
    </button>
  </div>
)

const Foot: FC<FrameFacts> = ({ status, who }) => (
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
    {who.session !== null && <Seat who={who} />}
    {who.session !== null && (
      <form method="post" action="/session/end" hx-boost="false">
        <button type="submit" class="outline secondary">
          Sign out
        </button>
      </form>
    )}
  </footer>
)

/** Who sits here, and what he may do. */
const Seat: FC<{ who: Who }> = ({ who }) => (
  <p>
    Signed in as <bdi>{who.name}</bdi> ({who.role}) · <a href="/account">Your account</a>
  </p>
)

const modeWords = (ceiling: string) => MODE_WORDS[ceiling as Mode] ?? ceiling

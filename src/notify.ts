/** Tells `NOTIFY_URL` what needs a person: one POST a cause and day. */
import type { Config } from './config.ts'
import type { Desk } from './connect.ts'
import type { PauseState } from './domain/acts.ts'
import { calendarOf } from './domain/business-time.ts'
import { dayOf, type NoticeFacts, noticesFor } from './domain/notice.ts'
import type { PromptFiles } from './domain/ports.ts'
import { type Clock, type Instant, iso, SECOND } from './lib/clock.ts'
import { sayError } from './lib/errors.ts'
import type { Log } from './lib/log.ts'
import { keptHours } from './pipeline/situation.ts'
import { dailyCapOf } from './settings.ts'
import type { Store } from './store/store.ts'

export type NotifyDeps = {
  config: Pick<Config, 'notifyUrl'> & { llm: Pick<Config['llm'], 'dailyBudgetUsd'> }
  store: Store
  clock: Clock
  log: Log
  desk: Pick<Desk, 'helpdesk'>
  promptFiles: PromptFiles
  status: () => Promise<Standing>
}

/** How the installation stands, as far as somebody is told. */
type Standing = {
  counts: Record<string, number>
  pause: PauseState
  isLate: boolean
  lastPass: { endedAt: Instant } | null
  spentTodayUsd: number
  lowered: string[]
}

const TIME_OUT = 10 * SECOND

/** Never throws for what the receiver does. Null: nobody wants to hear. */
export const createNotify = (deps: NotifyDeps): (() => Promise<void>) | null => {
  const { store, config, desk } = deps
  const url = config.notifyUrl
  if (url === null) return null
  return async () => {
    const facts = await gather(deps)
    const told = (await store.state.get('notified')) ?? {}
    for (const { cause, text } of noticesFor(facts, told)) {
      // Written down first: a receiver that answers late or not at all is not told twice.
      told[cause] = dayOf(facts)
      await store.state.set('notified', told)
      await post(deps, url, {
        cause,
        text: `Relance: ${text}`,
        account: desk.helpdesk.account,
        at: iso(facts.now),
        counts: countsJson(facts),
      })
    }
  }
}

const gather = async ({ store, clock, config, ...deps }: NotifyDeps): Promise<NoticeFacts> => {
  const status = await deps.status()
  const { counts, pause } = status
  const cap = dailyCapOf(config)
  return {
    now: clock.now(),
    timezone: await shopZone(store, deps.promptFiles),
    counts: {
      waiting: counts.pending ?? 0,
      parked: counts.parked ?? 0,
      failed: counts.failed ?? 0,
      weOwe: (await store.overview.countByShelf()).owed ?? 0,
    },
    budget: cap === null ? null : { spentUsd: status.spentTodayUsd, capUsd: cap },
    isLate: status.isLate,
    lastPassEndedAt: status.lastPass?.endedAt ?? null,
    stops: pause.stops,
    lowered: status.lowered,
  }
}

const shopZone = async (store: Store, promptFiles: PromptFiles) => {
  const { shop } = await promptFiles.load()
  return calendarOf(shop, await keptHours(store)).calendar.timezone
}

const countsJson = ({ counts: { weOwe, ...counts } }: NoticeFacts) => ({ ...counts, we_owe: weOwe })

type Body = { cause: string; text: string; account: string; at: string; counts: object }

const post = async ({ log }: NotifyDeps, url: string, body: Body) => {
  const facts = { cause: body.cause }
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
      signal: AbortSignal.timeout(TIME_OUT),
    })
    await answer.body?.cancel()
    if (!answer.ok) log.warn(facts, `NOTIFY_URL answered ${answer.status}`)
  } catch (error) {
    log.warn(facts, `NOTIFY_URL could not be told: ${sayError(error)}`)
  }
}

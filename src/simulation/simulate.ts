/** A simulation from beginning to end: read the past, choose, estimate, replay, and hand out what was found. */
import type { Helpdesk, PromptSet } from '../domain/ports.ts'
import { type Clock, DAY, type Instant, SECOND } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { createDecide } from '../pipeline/decide.ts'
import { createGuard } from '../pipeline/guard.ts'
import type { Mind } from '../pipeline/judge.ts'
import { createSituation, type Settings, type Situation } from '../pipeline/situation.ts'
import type { Store } from '../store/store.ts'
import type { Batching } from './batching.ts'
import { type Chosen, chooseTickets, thinOut } from './choose.ts'
import { createComplete } from './complete.ts'
import { type Estimate, estimate, type PriceOf } from './estimate.ts'
import type { Hindsight } from './hindsight.ts'
import { type ImportProgress, importPast } from './import.ts'
import { createReplay, type ReplayDeps, ReplayStopped } from './replay.ts'
import { readSurveys } from './surveys.ts'

export type SimulationPlan = {
  /** Where the past begins; null: `DEFAULT_DAYS` before it ends. */
  from: Instant | null
  /** Where it ends; null: the last midnight (UTC) when the simulation was first started. */
  to: Instant | null
  limit: number | null
  /** The most this simulation may cost; a sample is taken when more would be needed. Null: no limit of its own. */
  maxUsd: number | null
}

export type Progress =
  | ({ phase: 'import' } & ImportProgress)
  | { phase: 'estimate'; estimate: Estimate; tickets: number; of: number }
  | { phase: 'replay'; done: number; of: number }
  /** Questions that wait in batches at the provider. */
  | { phase: 'batch'; batches: number; questions: number }

export type SimulationDeps = {
  /** Of this simulation's folder. */
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  mind: Mind
  /** Its model asks by batches; null: it answers at once. */
  batching: Pick<Batching, 'next'> | null
  prompts: PromptSet
  settings: Settings
  secrets: string[]
  concurrency: number
  priceOf: PriceOf
  onProgress: (progress: Progress) => void
  isStopping: () => boolean
}

/** What stands fast from the first start on, so that a later one ends with the same report. */
export type Frame = {
  from: Instant
  until: Instant
  chosen: Chosen
  estimate: Estimate
  /** Share of the customers that the money allows. */
  share: number
  calls: number
  mirror: { tickets: number; messages: number }
}

export type Simulated =
  | { kind: 'finished'; frame: Frame; situation: Situation }
  | { kind: 'stopped'; why: string; done: number; of: number }

const DEFAULT_DAYS = 60

/** Writes nothing to the helpdesk. Everything found lies in the folder's store, unit by unit. */
export const simulate = async (deps: SimulationDeps, plan: SimulationPlan): Promise<Simulated> => {
  const range = await rangeOf(deps, plan)
  const imported = await importPast({
    ...deps,
    from: range.from,
    onProgress: (progress) => deps.onProgress({ phase: 'import', ...progress }),
  })
  if (imported.kind === 'stopped') return { kind: 'stopped', why: STOPPED, done: 0, of: 0 }
  const situation = await pastSituation(deps, range.until)
  const surveys = await readSurveys(deps, range.from)
  const replayDeps = replayDepsOf(deps, situation, { surveys }, range)
  const frame = await frameOf(deps, plan, replayDeps, { ...range, imported })
  const { estimate: expected, chosen } = frame
  deps.onProgress({
    phase: 'estimate',
    estimate: expected,
    tickets: chosen.tickets,
    of: chosen.of,
  })
  const ended = await replayAll(deps, replayDeps, chosen)
  return ended === null
    ? { kind: 'finished', frame, situation }
    : { kind: 'stopped', ...ended, of: chosen.units.length }
}

const STOPPED = 'told to stop'

type Range = { from: Instant; until: Instant }

const rangeOf = async ({ store, helpdesk, clock }: SimulationDeps, plan: SimulationPlan) => {
  // Written below.
  const kept = (await store.simulation.fact('range')) as Range | null
  if (kept !== null) return kept
  // Any answer tells a sandbox's clock.
  await helpdesk.me()
  const until = plan.to === null ? lastMidnight(clock.now()) : Math.min(plan.to, clock.now())
  const range = { from: plan.from ?? until - DEFAULT_DAYS * DAY, until }
  await store.simulation.saveFact('range', range)
  return range
}

/** In UTC: simulations of one day have one past, whenever they begin. */
const lastMidnight = (now: Instant) => Math.floor(now / DAY) * DAY

/** As on an account that has long been active: no backlog, no pause, each policy by its own mode. */
const pastSituation = async (deps: SimulationDeps, now: Instant): Promise<Situation> => {
  const situation = await createSituation({
    ...deps,
    promptFiles: { load: async () => deps.prompts },
    isBudgetSpent: async () => false,
  })({ beginning: false })
  return {
    ...situation,
    now,
    allowance: { ceiling: null, isSandbox: true, isActivated: true, hasJudge: true },
    policiesSeenAt: new Map(deps.prompts.policies.map(({ name }) => [name, 0])),
    backlogFence: null,
    isPaused: false,
    lowered: [],
    settings: { ...deps.settings, includeBacklog: true, backlogDays: FOREVER },
  }
}

/** Days. */
const FOREVER = 100_000

const replayDepsOf = (
  deps: SimulationDeps,
  situation: Situation,
  hindsight: Hindsight,
  range: Range,
): ReplayDeps => {
  const { store, helpdesk, clock, log, mind } = deps
  const guard = createGuard(deps.secrets, { refusesShipped: !deps.settings.isSandbox })
  return {
    store,
    log,
    account: helpdesk.account,
    situation,
    hindsight,
    ...range,
    complete: createComplete(deps),
    pause: (attempt) => clock.sleep(attempt * 5 * SECOND),
    decideIn: (past) =>
      createDecide({ store: past, mind, account: helpdesk.account, clock, undo: 0, guard }),
  }
}

/** Chosen and estimated once; a later start finds it as it was. */
const frameOf = async (
  deps: SimulationDeps,
  plan: SimulationPlan,
  replay: ReplayDeps,
  {
    from,
    until,
    imported,
  }: Range & { imported: { tickets: number; messages: number; calls: number } },
): Promise<Frame> => {
  // Written below.
  const kept = (await deps.store.simulation.fact('frame')) as Frame | null
  if (kept !== null) return kept
  const all = await chooseTickets(deps.store, plan.limit)
  const expected: Estimate =
    deps.mind.kind === 'offline'
      ? { cases: 0, usd: 0, reads: 0, from: 0 }
      : await estimate(replay, all, deps.priceOf)
  const share = affordable(expected.usd, plan.maxUsd)
  const { tickets, messages, calls } = imported
  const frame: Frame = {
    from,
    until,
    chosen: share < 1 ? await thinOut(deps.store, all, share) : all,
    estimate: expected,
    share,
    calls,
    mirror: { tickets, messages },
  }
  await deps.store.simulation.saveFact('frame', frame)
  return frame
}

/** A tenth is kept back: an estimate is one. */
const affordable = (usd: number | null, maxUsd: number | null) =>
  usd === null || usd === 0 || maxUsd === null ? 1 : Math.min(1, (0.9 * maxUsd) / usd)

/** Null: every customer's past was replayed. A model that asks by batches needs a round for each answer. */
const replayAll = async (
  deps: SimulationDeps,
  replay: ReplayDeps,
  chosen: Chosen,
): Promise<{ why: string; done: number } | null> => {
  const { batching, isStopping } = deps
  for (;;) {
    const { why, done, waiting } = await replayLeft(deps, replay, chosen)
    if (why !== null) return { why, done }
    if (batching === null || waiting === 0) return null
    const next = await batching.next({
      isStopping,
      onProgress: (progress) => deps.onProgress({ phase: 'batch', ...progress }),
    })
    if (next.kind === 'stopped') return { why: next.why, done }
    if (next.kind === 'nothing') return { why: 'the provider’s batches bring no answers', done }
  }
}

/** Twice as many at a time as the model answers: it never waits for the helpdesk's answers. */
const WORKERS_A_CALL = 2

/** `waiting`: so many wait for a batch. */
const replayLeft = async (
  { store, concurrency, batching, onProgress, isStopping }: SimulationDeps,
  replay: ReplayDeps,
  { units }: Chosen,
): Promise<{ why: string | null; done: number; waiting: number }> => {
  const known = await store.simulation.unitKeys()
  const left = units.filter(({ key }) => !known.has(key)).values()
  let done = units.filter(({ key }) => known.has(key)).length
  let waiting = 0
  let why: string | null = null
  const replayOne = createReplay(replay)
  const work = async () => {
    for (const unit of left) {
      if (isStopping()) why ??= STOPPED
      if (why !== null) return
      try {
        await store.simulation.saveUnit(unit.key, await replayOne(unit))
      } catch (error) {
        if (!(error instanceof ReplayStopped)) throw error
        if (batching === null) {
          why = error.message
          return
        }
        waiting += 1
        continue
      }
      done += 1
      onProgress({ phase: 'replay', done, of: units.length })
    }
  }
  await Promise.all(Array.from({ length: WORKERS_A_CALL * concurrency }, work))
  return { why, done, waiting }
}

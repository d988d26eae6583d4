/** Builds simulations: a folder each, with a store of its own, and a purse that is never overdrawn. */
import type { Config } from './config.ts'
import type { Desk } from './connect.ts'
import type { PromptFiles, PromptSet, Spending } from './domain/ports.ts'
import { type Clock, iso } from './lib/clock.ts'
import { sha256 } from './lib/hash.ts'
import type { Log } from './lib/log.ts'
import type { Mind } from './pipeline/judge.ts'
import { tryPolicy } from './prompts/try-policy.ts'
import { modelsIn, secretsOf, settingsOf } from './settings.ts'
import { drawCharts } from './simulation/charts.ts'
import type { Verdicts } from './simulation/difference.ts'
import { type Folder, type Force, openFolder } from './simulation/folder.ts'
import { eachCase } from './simulation/found.ts'
import {
  type Configuration,
  describePolicies,
  makeReport,
  type Report,
  verdictsOf,
} from './simulation/report.ts'
import { reportCsv } from './simulation/report-csv.ts'
import { reportHtml } from './simulation/report-html.ts'
import { type Run, reportJson } from './simulation/report-json.ts'
import { type Progress, type SimulationPlan, simulate } from './simulation/simulate.ts'
import { mindOf, priceOf } from './simulation-mind.ts'
import { answersBeside } from './simulation-places.ts'
import { createSpending } from './store/spending.ts'
import { createPassLock } from './store/sqlite.ts'
import { openStore, type Store } from './store/store.ts'

export type SimulationOptions = SimulationPlan & {
  out: string
  force: Force
  /** A policy's name, a file, or a sentence; null: all policies as they are. */
  policy: string | null
  batch: boolean
  /** The policy may be a file of this machine. */
  mayReadFiles: boolean
}

export type SimulationHooks = {
  onProgress: (progress: Progress) => void
  isStopping: () => boolean
}

export type SimulationEnd =
  | { kind: 'finished'; report: Report; files: string[]; run: Run }
  | { kind: 'stopped'; why: string; done: number; of: number }

export type RunSimulation = (
  options: SimulationOptions,
  hooks: SimulationHooks,
) => Promise<SimulationEnd>

type Ground = {
  config: Config
  /** Of the installation: it knows who was erased. */
  store: Pick<Store, 'erasures'>
  desk: Desk
  clock: Clock
  log: Log
  promptFiles: PromptFiles
  /** The day's purse of the whole installation. */
  spending: Spending
  createMind: (spending: Spending) => Promise<Mind>
}

/** Opens what one simulation needs, runs it, and closes it whatever happened. */
export const createSimulations =
  (ground: Ground): RunSimulation =>
  async (options, hooks) => {
    const loaded = await ground.promptFiles.load()
    const prompts = options.policy === null ? loaded : tryPolicy(loaded, options.policy, options)
    const configuration = configurationOf(ground, options, prompts, await modelsIn(ground.config))
    const folder = openFolder(
      options.out,
      identityOf(ground, options, configuration),
      options.force,
      (database) => createPassLock(database)(),
    )
    try {
      return await openIn({ ground, options, hooks, prompts, configuration, folder })
    } finally {
      folder.unlock()
    }
  }

const openIn = async (parts: Omit<Parts, 'store' | 'kept' | 'purse'>): Promise<SimulationEnd> => {
  const { ground, options, folder } = parts
  const { store, sql } = openStore(folder.database, 'process')
  const kept = openAnswers(ground.config, store)
  try {
    const erased = await ground.store.erasures.known()
    if (erased !== null) await store.erasures.take(erased)
    const purse = createPurse(
      ground,
      options.maxUsd,
      createSpending(sql, ownPurse(ground, options)),
    )
    return await runIn({ ...parts, store, kept, purse })
  } finally {
    store.close()
    if (kept !== store) kept.close()
  }
}

type Parts = {
  ground: Ground
  options: SimulationOptions
  hooks: SimulationHooks
  prompts: PromptSet
  configuration: Configuration
  folder: Folder
  store: Store
  /** Where answers and the last verdicts of all simulations of this installation are. */
  kept: Store
  purse: Spending
}

const runIn = async (parts: Parts): Promise<SimulationEnd> => {
  const { ground, options, hooks, prompts, configuration, folder, store, kept } = parts
  const { config, desk, clock, log } = ground
  const startedAt = clock.wall()
  const calls = desk.helpdesk.callCount()
  const starts = await countStart(store)
  const before = await lastVerdicts(parts)
  const mind = await mindOf(parts)
  const ended = await simulate(
    {
      ...hooks,
      ...{ store, clock, log, prompts, helpdesk: desk.helpdesk, mind: mind.mind },
      batching: mind.batching,
      settings: settingsOf(config, 'read'),
      secrets: secretsOf(config),
      concurrency: config.llm.concurrency,
      priceOf: await priceOf(config, options.batch),
    },
    options,
  )
  if (ended.kind === 'stopped') return ended
  const account = desk.helpdesk.account
  const report = await makeReport({
    store,
    account,
    frame: ended.frame,
    prompts,
    configuration,
    before,
  })
  const paid = mind.remembered?.paid() ?? { usd: 0, answers: 0, remembered: 0 }
  const run: Run = {
    startedAt,
    endedAt: clock.wall(),
    starts,
    helpdeskCalls: desk.helpdesk.callCount() - calls,
    modelAnswers: paid.answers,
    rememberedAnswers: paid.remembered,
    paidUsd: paid.usd,
  }
  const files = await folder.finish({
    json: reportJson(report, run, eachCase(store)),
    html: [String(reportHtml(report, await drawCharts(report)))],
    csv: reportCsv(eachCase(store)),
  })
  await kept.simulation.saveFact(lastKey(account), verdictsOf(report))
  return { kind: 'finished', report, files, run }
}

const countStart = async (store: Store): Promise<number> => {
  const known = (await store.simulation.fact('starts')) as { n: number } | null
  const n = (known?.n ?? 0) + 1
  await store.simulation.saveFact('starts', { n })
  return n
}

const lastKey = (account: string) => `verdicts of ${account}`

/** As they were when this simulation was begun. */
const lastVerdicts = async ({ store, kept, ground }: Parts): Promise<Verdicts | null> => {
  type Before = { before: Verdicts | null }
  const known = (await store.simulation.fact('before')) as Before | null
  if (known !== null) return known.before
  const last = await kept.simulation.fact(lastKey(ground.desk.helpdesk.account))
  const before: Before = { before: last as Verdicts | null }
  await store.simulation.saveFact('before', before)
  return before.before
}

/** Everything a decision depends on besides the past itself. */
const configurationOf = (
  { config }: Ground,
  { policy, limit, maxUsd, batch }: SimulationOptions,
  prompts: PromptSet,
  models: Configuration['models'],
): Configuration => ({
  hash: sha256(
    JSON.stringify([
      prompts.shop.hash,
      prompts.decide.hash,
      prompts.draft.hash,
      prompts.policies.map(({ name, hash }) => [name, hash]),
      prompts.personas.map(({ key, hash }) => [key, hash]),
      config.llm.provider,
      models,
    ]),
  ),
  provider: config.llm.provider,
  models,
  policies: describePolicies(prompts),
  ...{ policyFlag: policy, limit, maxUsd, batch },
})

const identityOf = (
  { desk }: Ground,
  { from, to, limit, maxUsd, batch, policy }: SimulationOptions,
  { hash }: Configuration,
) => ({
  account: desk.helpdesk.account,
  configuration: hash,
  ...{ from: from === null ? null : iso(from), to: to === null ? null : iso(to) },
  ...{ limit, max_usd: maxUsd, batch, policy },
})

/** Shared by all simulations of this installation; one without a file keeps its answers in the folder. */
const openAnswers = ({ databaseFile }: Config, ofFolder: Store): Store =>
  databaseFile === ':memory:' ? ofFolder : openStore(answersBeside(databaseFile)).store

/** Days do not count here: what the run may cost is one sum. */
const ownPurse = ({ clock }: Ground, { maxUsd }: SimulationOptions) => ({
  dailyBudgetUsd: maxUsd ?? 0,
  clock: { ...clock, wall: () => 0 },
})

/** Both the day's budget of the installation and the limit of this simulation must have room. */
const createPurse = ({ spending }: Ground, maxUsd: number | null, own: Spending): Spending => ({
  reserve: async (worstUsd) => {
    const day = await spending.reserve(worstUsd)
    if (day === null || maxUsd === null) return day
    const mine = await own.reserve(worstUsd)
    if (mine !== null) return `${day} ${mine}`
    await spending.settle(day, 0)
    return null
  },
  settle: async (reservation, usd) => {
    const [day = '', mine] = reservation.split(' ')
    await spending.settle(day, usd)
    if (mine !== undefined) await own.settle(mine, usd)
  },
})

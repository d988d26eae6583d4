/** Builds simulations: a folder each, with a store of its own, and a purse that is never overdrawn. */
import type { Config } from './config.ts'
import type { Desk } from './connect.ts'
import type { PromptFiles, PromptSet, Spending } from './domain/ports.ts'
import { type Clock, iso } from './lib/clock.ts'
import { ConfigError } from './lib/errors.ts'
import { sha256 } from './lib/hash.ts'
import type { Log } from './lib/log.ts'
import type { Mind } from './pipeline/judge.ts'
import { tryPolicy } from './prompts/try-policy.ts'
import { secretsOf, settingsOf } from './settings.ts'
import { type Remembered, remembering } from './simulation/answers.ts'
import { drawCharts } from './simulation/charts.ts'
import type { Verdicts } from './simulation/difference.ts'
import type { PriceOf } from './simulation/estimate.ts'
import { type Folder, openFolder } from './simulation/folder.ts'
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
import { createSpending } from './store/spending.ts'
import { openStore, type Store } from './store/store.ts'

export type SimulationOptions = SimulationPlan & {
  out: string
  force: boolean
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
  | { kind: 'finished'; report: Report; json: string; files: string[]; run: Run }
  | { kind: 'stopped'; why: string; done: number; of: number }

export type RunSimulation = (
  options: SimulationOptions,
  hooks: SimulationHooks,
) => Promise<SimulationEnd>

type Ground = {
  config: Config
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
    )
    const { store, sql } = openStore(folder.database)
    const kept = openAnswers(ground.config, store)
    const unlock = store.lockPass()
    try {
      if (unlock === null)
        throw new ConfigError([`--out: another simulation works in ${options.out}; wait for it`])
      const purse = createPurse(
        ground,
        options.maxUsd,
        createSpending(sql, ownPurse(ground, options)),
      )
      return await runIn({
        ground,
        options,
        hooks,
        prompts,
        configuration,
        folder,
        store,
        kept,
        purse,
      })
    } finally {
      unlock?.()
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
      settings: settingsOf(config, 'read'),
      secrets: secretsOf(config),
      concurrency: config.llm.concurrency,
      priceOf: await priceOf(config),
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
  const json = reportJson(report, run)
  const html = reportHtml(report, await drawCharts(report))
  const files = folder.finish({ json, html, csv: reportCsv(report) })
  await kept.simulation.saveFact(lastKey(account), verdictsOf(report))
  return { kind: 'finished', report, json, files, run }
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

const mindOf = async ({
  ground,
  kept,
  purse,
}: Parts): Promise<{ mind: Mind; remembered: Remembered | null }> => {
  const mind = await ground.createMind(purse)
  if (mind.kind === 'offline') return { mind, remembered: null }
  const models = (await modelsIn(ground.config)) ?? {}
  const remembered = remembering(mind.model, {
    answers: kept.simulation,
    clock: ground.clock,
    models,
  })
  return { mind: { kind: 'model', model: remembered }, remembered }
}

const modelsIn = async ({ llm }: Pick<Config, 'llm'>): Promise<Configuration['models']> => {
  if (llm.provider === 'offline') return null
  const { modelsOf } = await import('./llm/model.ts')
  const { model, draftModel } = modelsOf({ ...llm, provider: llm.provider })
  return { decide: model, draft: draftModel }
}

const priceOf = async ({ llm }: Config): Promise<PriceOf> => {
  const models = await modelsIn({ llm })
  if (models === null || llm.provider === 'offline') return () => 0
  const { tariffOf } = await import('./llm/prices.ts')
  const baseUrl = llm.baseUrl ?? 'https://api.provider.example'
  return (purpose, { input, output }) =>
    tariffOf(models[purpose], baseUrl).show({
      // Prose has about four bytes a token.
      input: Math.ceil(Buffer.byteLength(input) / 4),
      cached: 0,
      written: 0,
      output,
    })
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
  databaseFile === ':memory:' ? ofFolder : openStore(`${databaseFile}.simulations`).store

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

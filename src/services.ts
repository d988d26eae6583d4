/** The composition root: builds every part once and hands out what the faces (web, cli) may do. */
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import type {
  ActResult,
  Approval,
  DecisionCase,
  DecisionPage,
  DecisionQuery,
  PassReport,
  PauseState,
} from './domain/acts.ts'
import type { Explanation } from './domain/explanation.ts'
import type { PromptFiles } from './domain/ports.ts'
import { createHelpdesk } from './gorgias/helpdesk.ts'
import { type Clock, type Instant, systemClock } from './lib/clock.ts'
import { ConfigError, sayError } from './lib/errors.ts'
import type { Log } from './lib/log.ts'
import type { Mind } from './pipeline/judge.ts'
import type { Pass, PassEnd } from './pipeline/pass.ts'
import type { Settings } from './pipeline/situation.ts'
import { createSteps } from './pipeline/steps.ts'
import { createPromptFiles } from './prompts/files.ts'
import { sayProblem } from './prompts/mistakes.ts'
import { ORIGIN, openEmbedded } from './sandbox/embedded.ts'
import { readVersion, statusOf, warningsOf } from './status.ts'
import { createSpending } from './store/spending.ts'
import { openStore, type Store } from './store/store.ts'

/** What the inbox and the health routes need to know about this installation. */
export type Status = {
  isSandbox: boolean
  account: string
  provider: string
  ceiling: string | null
  isActivated: boolean
  pause: PauseState
  /** Null before the first complete pass. */
  lastPass: { endedAt: Instant; report: PassReport } | null
  isPassRunning: boolean
  /** Complete pass older than three poll intervals, or none since so long. */
  isLate: boolean
  /** Counts of decisions by status. */
  counts: Record<string, number>
  spentTodayUsd: number
  /** Problems a person should see: broken prompt files, posting held, no model key. */
  warnings: string[]
}

/** What a face may do. */
export type Services = {
  clock: Clock
  log: Log
  version: string
  adminToken: string | null
  /** Host names besides loopback that requests may name. */
  host: string
  listDecisions: (query: DecisionQuery) => Promise<DecisionPage>
  findCase: (decisionId: string) => Promise<DecisionCase | null>
  approve: (decisionId: string, approval: Approval) => Promise<ActResult>
  undo: (decisionId: string, by: string) => Promise<ActResult>
  reject: (decisionId: string, rejection: { by: string; reason?: string }) => Promise<ActResult>
  /** Starts a pass in the background; null while one runs. */
  startPass: () => Promise<{ id: string } | null>
  explain: (ticketId: number) => Promise<Explanation | null>
  pause: (change: { paused: boolean; by: string }) => Promise<PauseState>
  status: () => Promise<Status>
  /** The ticket in the helpdesk's own pages. */
  ticketUrl: (ticketId: number) => string
}

/** The running parts behind the faces: what `serve` and `run` turn. */
export type Installation = {
  services: Services
  /** Null: another pass runs on this database. */
  runPass: () => Promise<PassEnd | null>
  /** Waits for what ends within a minute after a pass; answers its report completed. */
  finish: (report: PassReport) => Promise<PassReport>
  /** Sends what is due now; answers milliseconds until the next, null when nothing is scheduled. */
  sendDue: () => Promise<number | null>
  /** Called when an approval may have made something due. */
  onApproved: (listener: () => void) => void
  activate: (by: string) => Promise<void>
  /** Nothing new begins after this; what is in flight ends. */
  beginStopping: () => void
  close: () => Promise<void>
}

export type Use = 'serve' | 'run' | 'dry_run' | 'read'

export const PACKAGE_ROOT = fileURLToPath(new URL('..', import.meta.url))

export const createInstallation = async (
  config: Config,
  use: Use,
  log: Log,
): Promise<Installation> => {
  const clock = systemClock()
  const { store, sql } = openStore(config.databaseFile)
  const desk = await connect(config, clock, log)
  await ownDatabase(store, desk.helpdesk.account, config)
  if (config.helpdesk.kind === 'sandbox' || config.helpdesk.loopback)
    clock.follow(clock.wall() + ((await store.state.get('clock_lead')) ?? 0))
  const spending = createSpending(sql, { dailyBudgetUsd: config.llm.dailyBudgetUsd, clock })
  const mind = await createMind(config, spending, clock, log)
  const promptFiles = createPromptFiles({ dir: config.promptsDir, log })
  await promptFiles.load()
  const steps = createSteps({
    store,
    helpdesk: desk.helpdesk,
    clock,
    log,
    mind,
    promptFiles,
    settings: settingsOf(config, use),
    secrets: secretsOf(config),
    isDryRun: use === 'dry_run',
    concurrency: config.llm.concurrency,
    isBudgetSpent: async () =>
      mind.kind === 'model' &&
      config.llm.dailyBudgetUsd > 0 &&
      (await spending.today()) >= config.llm.dailyBudgetUsd,
  })
  const pass = createPassGate(steps.pass, log)
  return {
    services: servicesOf({ config, store, clock, log, desk, steps, pass, spending, promptFiles }),
    runPass: pass.run,
    finish: steps.finish,
    sendDue: steps.sendDue,
    onApproved: steps.onApproved,
    activate: async (by) => {
      await store.state.set('activated', { by, at: clock.now() })
      await store.events.add({ at: clock.now(), act: 'activated', by })
    },
    beginStopping: steps.beginStopping,
    close: async () => {
      store.close()
      await desk.close()
    },
  }
}

type Parts = {
  config: Config
  store: Store
  clock: Clock
  log: Log
  desk: Awaited<ReturnType<typeof connect>>
  steps: ReturnType<typeof createSteps>
  pass: ReturnType<typeof createPassGate>
  spending: ReturnType<typeof createSpending>
  promptFiles: PromptFiles
}

const servicesOf = ({ config, store, clock, log, desk, steps, ...parts }: Parts): Services => ({
  clock,
  log,
  version: readVersion(PACKAGE_ROOT),
  adminToken: config.adminToken,
  host: config.host,
  listDecisions: store.decisions.list,
  findCase: steps.findCase,
  approve: steps.approve,
  undo: steps.undo,
  reject: steps.reject,
  startPass: async () => parts.pass.start(),
  explain: async (ticketId) => steps.explain(ticketId, await steps.situation({ beginning: false })),
  pause: steps.pause,
  ticketUrl: (ticketId) => `${desk.origin()}/app/ticket/${ticketId}`,
  status: async () => ({
    ...(await statusOf(store, config, clock)),
    account: desk.helpdesk.account,
    isPassRunning: parts.pass.isRunning(),
    spentTodayUsd: await parts.spending.today(),
    warnings: await warningsOf(
      store,
      config,
      (await parts.promptFiles.load()).warnings.map(sayProblem),
    ),
  }),
})

/** The account at Gorgias, or the sandbox inside. */
const connect = async (config: Config, clock: Clock, log: Log) => {
  const common = { share: config.helpdeskShare, clock, log }
  if (config.helpdesk.kind === 'gorgias') {
    const { origin, account, email, apiKey } = config.helpdesk
    const helpdesk = createHelpdesk({ ...common, origin, account, email, apiKey })
    return { helpdesk, origin: () => origin, close: async () => {} }
  }
  const file = config.databaseFile === ':memory:' ? null : `${config.databaseFile}.sandbox.json`
  const embedded = await openEmbedded(file)
  const helpdesk = createHelpdesk({
    ...common,
    origin: ORIGIN,
    fetch: embedded.fetch,
    account: 'sandbox',
    email: 'relance@sandbox.example',
    apiKey: 'sandbox',
  })
  return { helpdesk, origin: embedded.origin, close: embedded.close }
}

/** A database holds one account: marks and episodes are counted per account. */
const ownDatabase = async (store: Store, account: string, { databaseFile }: Config) => {
  const owner = await store.state.get('account')
  if (owner === null) await store.state.set('account', account)
  else if (owner !== account)
    throw new ConfigError([
      `DATABASE_URL: ${databaseFile} belongs to the account ${owner}, not ${account}; name another file`,
    ])
}

const createMind = async (
  { llm }: Config,
  spending: ReturnType<typeof createSpending>,
  clock: Clock,
  log: Log,
): Promise<Mind> => {
  if (llm.provider === 'offline') return { kind: 'offline' }
  // The SDKs are large: only who uses a model waits for them.
  const { createLanguageModel } = await import('./llm/model.ts')
  return {
    kind: 'model',
    model: createLanguageModel({
      provider: llm.provider,
      apiKey: llm.apiKey ?? '',
      baseUrl: llm.baseUrl,
      model: llm.model,
      draftModel: llm.draftModel,
      concurrency: llm.concurrency,
      spending,
      clock,
      log,
    }),
  }
}

const settingsOf = (config: Config, use: Use): Settings => ({
  isSandbox: config.helpdesk.kind === 'sandbox',
  hasJudge:
    config.helpdesk.kind === 'sandbox' || config.llm.provider !== 'offline' || config.llm.explicit,
  ceiling: use === 'dry_run' ? 'shadow' : config.ceiling,
  includeBacklog: config.backlog === 'include',
  backlogDays: config.backlogDays,
  importDays: config.importDays,
  unknownWait: config.unknownWait,
  undo: {
    approval: config.undo.approval,
    autonomous: use === 'serve' ? config.undo.serve : config.undo.run,
  },
})

const secretsOf = ({ helpdesk, llm, adminToken }: Config) =>
  [helpdesk.kind === 'gorgias' ? helpdesk.apiKey : null, llm.apiKey, adminToken].filter(
    (secret) => secret !== null,
  )

/** Knows whether a pass of this process runs; the database's lock keeps all others out. */
const createPassGate = (begin: () => Pass | null, log: Log) => {
  let running = 0
  const start = () => {
    const pass = begin()
    if (pass === null) return null
    running += 1
    const ended = pass.ended.finally(() => {
      running -= 1
    })
    return { id: pass.id, ended }
  }
  return {
    isRunning: () => running > 0,
    run: async () => (await start()?.ended) ?? null,
    start: () => {
      const pass = start()
      pass?.ended.catch((error: unknown) => log.error({ pass: pass.id }, sayError(error)))
      return pass === null ? null : { id: pass.id }
    },
  }
}

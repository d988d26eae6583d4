/** The composition root: builds every part once and hands out what the faces (web, cli) may do. */
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import { connect, type Desk, ownDatabase } from './connect.ts'
import { doctorSettingsOf } from './doctor-settings.ts'
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
import type { Wrong } from './domain/feedback.ts'
import type { PromptFiles } from './domain/ports.ts'
import { type Clock, type Instant, systemClock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createNotify } from './notify.ts'
import { createPassGate, type PassGate } from './pass-gate.ts'
import { type Coverage, createCoverage } from './pipeline/coverage.ts'
import { createDoctor, type Examine } from './pipeline/doctor.ts'
import type { FirstContact } from './pipeline/first-contact.ts'
import type { Importing } from './pipeline/import-progress.ts'
import type { Mind } from './pipeline/judge.ts'
import type { PassEnd } from './pipeline/pass.ts'
import { createPreview, type Previewed } from './pipeline/preview.ts'
import { createSteps, type StepDeps } from './pipeline/steps.ts'
import { createPromptFiles } from './prompts/files.ts'
import { inboxUrlOf, secretsOf, settingsOf, type Use } from './settings.ts'
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
  /** Policies that ask first after mistakes. */
  lowered: string[]
  /** The first import while it runs. */
  importing: Importing | null
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
  /** Not before `until`. */
  postpone: (decisionId: string, to: { until: Instant; by: string }) => Promise<ActResult>
  /** A sent one that was a mistake. */
  giveFeedback: (decisionId: string, feedback: { wrong: Wrong; by: string }) => Promise<ActResult>
  /** What a person would have done with a draft that was only shown. */
  giveOpinion: (
    decisionId: string,
    opinion: { wrong: Wrong | null; by: string },
  ) => Promise<ActResult>
  /** Null: the webhook route answers 404. */
  webhookSecret: string | null
  /** What a person sees before he lets this account act. */
  firstContact: () => Promise<FirstContact>
  /** A ticket may have changed: it is looked at soon. */
  hint: (ticketId: number) => void
  /** Lets policies act by their own mode on this account. */
  activate: (by: string) => Promise<void>
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
  /** Looks at tickets somebody hinted at; answers milliseconds until the next, null when none waits. */
  lookAtHinted: () => Promise<number | null>
  /** Tells `NOTIFY_URL` what needs a person; null: nobody wants to hear. */
  notify: (() => Promise<void>) | null
  /** Called when a hint came in. */
  onHint: (listener: () => void) => void
  /** Looks for whatever would keep this from working; writes nothing to the helpdesk. */
  examine: Examine
  /** What each policy says and covers, from the mirror. */
  coverage: () => Promise<Coverage>
  /** Decision and draft for one ticket in a persona's voice; keeps nothing. */
  preview: (ticketId: number, persona: string) => Promise<Previewed>
  /** Nothing new begins after this; what is in flight ends. */
  beginStopping: () => void
  close: () => Promise<void>
}

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
  // Broken files are one of the things the doctor finds.
  if (use !== 'doctor') await promptFiles.load()
  const deps = stepDepsOf({ config, use, store, clock, log, desk, mind, promptFiles, spending })
  const steps = createSteps(deps)
  const pass = createPassGate(steps.pass, log)
  const startedAt = clock.wall()
  const parts = { config, store, clock, log, desk, steps, pass, spending, promptFiles, startedAt }
  const services = servicesOf(parts)
  return {
    services,
    notify: createNotify({ ...parts, status: services.status }),
    runPass: pass.run,
    finish: steps.finish,
    sendDue: steps.sendDue,
    onApproved: steps.onApproved,
    lookAtHinted: steps.lookAtHinted,
    onHint: steps.onHint,
    examine: async () => {
      const settings = await doctorSettingsOf(config)
      return createDoctor({ store, helpdesk: desk.helpdesk, promptFiles, clock, settings })()
    },
    coverage: createCoverage(deps),
    preview: createPreview(deps),
    beginStopping: steps.beginStopping,
    close: async () => {
      store.close()
      await desk.close()
    },
  }
}

type Ground = Pick<
  Parts,
  'config' | 'store' | 'clock' | 'log' | 'desk' | 'spending' | 'promptFiles'
>

const stepDepsOf = ({
  config,
  use,
  desk,
  mind,
  spending,
  ...ground
}: Ground & { use: Use; mind: Mind }): StepDeps => ({
  ...ground,
  mind,
  helpdesk: desk.helpdesk,
  settings: settingsOf(config, use),
  secrets: secretsOf(config),
  isDryRun: use === 'dry_run',
  concurrency: config.llm.concurrency,
  inboxUrl: inboxUrlOf(config),
  isBudgetSpent: async () =>
    mind.kind === 'model' &&
    config.llm.dailyBudgetUsd > 0 &&
    (await spending.today()) >= config.llm.dailyBudgetUsd,
})

type Parts = {
  config: Config
  store: Store
  clock: Clock
  log: Log
  desk: Desk
  steps: ReturnType<typeof createSteps>
  pass: PassGate
  spending: ReturnType<typeof createSpending>
  promptFiles: PromptFiles
  /** This machine's clock. */
  startedAt: number
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
  postpone: steps.postpone,
  giveFeedback: steps.giveFeedback,
  giveOpinion: steps.giveOpinion,
  webhookSecret: config.webhookSecret,
  firstContact: steps.firstContact,
  hint: steps.hint,
  activate: async (by) => {
    await store.state.set('activated', { by, at: clock.now() })
    await store.events.add({ at: clock.now(), act: 'activated', by })
  },
  startPass: async () => parts.pass.start(),
  explain: async (ticketId) => steps.explain(ticketId, await steps.situation({ beginning: false })),
  pause: steps.pause,
  ticketUrl: (ticketId) => `${desk.origin()}/app/ticket/${ticketId}`,
  status: async () => ({
    ...(await statusOf(store, config, clock, Math.max(parts.startedAt, steps.importMovedAt()))),
    importing: steps.importing(),
    account: desk.helpdesk.account,
    isPassRunning: parts.pass.isRunning(),
    spentTodayUsd: await parts.spending.today(),
    warnings: await warningsOf(store, config, await parts.promptFiles.load()),
  }),
})

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

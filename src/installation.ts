/** The composition root: builds every part once and hands out what the faces (web, cli) may do. */
import { fileURLToPath } from 'node:url'
import type { Config } from './config.ts'
import { connect, type Desk, ownDatabase } from './connect.ts'
import { doctorSettingsOf } from './doctor-settings.ts'
import type { PromptFiles, Spending } from './domain/ports.ts'
import { type Clock, systemClock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createNotify } from './notify.ts'
import { createPassGate, type PassGate } from './pass-gate.ts'
import { createCoverage } from './pipeline/coverage.ts'
import { createDoctor } from './pipeline/doctor.ts'
import { createPromptDesk, type PromptDesk } from './pipeline/edit-prompts.ts'
import { createInsights } from './pipeline/insights.ts'
import type { Mind } from './pipeline/judge.ts'
import { createPreview } from './pipeline/preview.ts'
import { createSetup } from './pipeline/setup.ts'
import { createSteps, type StepDeps } from './pipeline/steps.ts'
import { createFindStory } from './pipeline/story.ts'
import { createPromptFiles } from './prompts/files.ts'
import { createPromptDisk } from './prompts/save.ts'
import type { Installation, Services } from './services.ts'
import { dailyCapOf, inboxUrlOf, secretsOf, settingsOf, type Use } from './settings.ts'
import { createSimulations } from './simulating.ts'
import { createSimulationShelf, type SimulationShelf } from './simulation-shelf.ts'
import { readVersion, statusOf, warningsOf } from './status.ts'
import { createSpending } from './store/spending.ts'
import { openStore, type Store } from './store/store.ts'
import { createTeam } from './team.ts'

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
  if (use === 'serve' || use === 'run') await steps.begin()
  const pass = createPassGate(steps.pass, log)
  const startedAt = clock.wall()
  const ground = { config, store, clock, log, desk, steps, pass, spending, promptFiles, startedAt }
  const simulate = createSimulations({
    ...ground,
    createMind: (purse) => createMind(config, purse, clock, log),
  })
  const simulations = createSimulationShelf({ ...ground, run: simulate })
  const parts = { ...ground, simulations, prompts: promptDeskOf(deps, config.promptsDir) }
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
    setup: createSetup({
      store,
      clock,
      furnishing: desk.helpdesk.furnishing,
      webhookSecret: config.webhookSecret,
    }),
    simulate,
    beginStopping: () => {
      steps.beginStopping()
      simulations.beginStopping()
    },
    close: async () => {
      await simulations.stopped()
      store.close()
      await desk.close()
    },
  }
}

const promptDeskOf = (deps: StepDeps, dir: string) =>
  createPromptDesk({
    ...deps,
    disk: createPromptDisk({ dir }),
    previewWith: (set) => createPreview({ ...deps, promptFiles: { load: async () => set } }),
  })

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
  simulations: SimulationShelf
  prompts: PromptDesk
  /** This machine's clock. */
  startedAt: number
}

const servicesOf = ({ config, store, clock, log, desk, steps, ...parts }: Parts): Services => ({
  clock,
  log,
  version: readVersion(PACKAGE_ROOT),
  adminToken: config.adminToken,
  team: createTeam({ store, clock, adminToken: config.adminToken }),
  host: config.host,
  listDecisions: store.decisions.list,
  findCase: steps.findCase,
  findClaims: steps.findClaims,
  findOnlyNotes: steps.findOnlyNotes,
  approve: steps.approve,
  undo: steps.undo,
  reject: steps.reject,
  redraft: steps.redraft,
  postpone: steps.postpone,
  resolve: steps.resolve,
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
  explain: explainWith(steps),
  findStory: createFindStory({ store, explain: explainWith(steps) }),
  insights: createInsights({
    ...{ store, clock, promptFiles: parts.promptFiles },
    budgetUsd: dailyCapOf(config),
  }),
  pause: steps.pause,
  simulations: parts.simulations,
  prompts: parts.prompts,
  ticketUrl: (ticketId) => `${desk.origin()}/app/ticket/${ticketId}`,
  status: () => readStatus({ config, store, clock, log, desk, steps, ...parts }),
  pulse: async () => ({
    decisions: String(await store.events.lastId()),
    service: JSON.stringify([parts.pass.isRunning(), steps.importing(), steps.judging()]),
  }),
})

const explainWith = (steps: Parts['steps']) => async (ticketId: number) =>
  steps.explain(ticketId, await steps.situation({ beginning: false }))

const readStatus = async ({ config, store, clock, desk, steps, ...parts }: Parts) => {
  const prompts = await parts.promptFiles.load()
  const movedAt = Math.max(parts.startedAt, steps.importMovedAt())
  const standing = await statusOf(store, config, clock, movedAt)
  return {
    ...standing,
    importing: steps.importing(),
    judging: steps.judging(),
    account: desk.helpdesk.account,
    isPassRunning: parts.pass.isRunning(),
    spentTodayUsd: await parts.spending.today(),
    plans: prompts.policies.map(({ name }) => name),
    voices: prompts.personas.map(({ key }) => key),
    warnings: await warningsOf(store, config, prompts, standing.lowered),
  }
}

export const createMind = async (
  { llm }: Config,
  spending: Spending,
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

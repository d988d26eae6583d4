/** Puts the steps in order: each gets what it uses, and nothing else. */
import type { Helpdesk, PromptFiles } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { createApprove, createReject, createUndo } from './approve.ts'
import { createFindCase } from './case.ts'
import { createCloseAfter } from './close-after.ts'
import { createDecide } from './decide.ts'
import { createDeliver } from './deliver.ts'
import { createDispatch, untilNextSend } from './dispatch.ts'
import { createEarlyScreening } from './early-screening.ts'
import { createExpire } from './expire.ts'
import { createExplain } from './explain.ts'
import { createFeedback, createOpinion } from './feedback.ts'
import { createFinish } from './finish.ts'
import { createFirstContact } from './first-contact.ts'
import { createGuard, type Guard } from './guard.ts'
import { createHints } from './hint.ts'
import { createImportProgress } from './import-progress.ts'
import type { Mind } from './judge.ts'
import { createJudgeDue } from './judge-due.ts'
import { createObserve } from './observe.ts'
import { createPass } from './pass.ts'
import { createPause } from './pause.ts'
import { createPostpone } from './postpone.ts'
import { createReconcile } from './reconcile.ts'
import { createScreen } from './screen.ts'
import { createSituation, type Settings } from './situation.ts'
import { createSync } from './sync.ts'

export type StepDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  mind: Mind
  promptFiles: PromptFiles
  settings: Settings
  /** Keys and tokens of this installation, which no draft may hold. */
  secrets: string[]
  isDryRun: boolean
  /** Where a decision opens in the inbox. */
  inboxUrl: (decisionId: string) => string
  /** Simultaneous judgements. */
  concurrency: number
  isBudgetSpent: () => Promise<boolean>
}

export const createSteps = (deps: StepDeps) => {
  const { store, clock, mind, settings, helpdesk } = deps
  const stop = new AbortController()
  const isStopping = () => stop.signal.aborted
  let approved = () => {}
  const situation = createSituation(deps)
  const reconcile = createReconcile({ ...deps, unknownWait: settings.unknownWait })
  const guard = createGuard(deps.secrets, { refusesShipped: !settings.isSandbox })
  const undo = settings.undo.autonomous
  const screen = createScreen({ ...deps, undo, wall: clock.wall, account: helpdesk.account })
  const decide = createDecide({ ...deps, account: helpdesk.account, guard, undo })
  const hints = createHints(deps)
  const progress = createImportProgress(clock)
  const dispatch = createDispatch({
    store,
    clock,
    deliver: createDeliver(deps),
    isStopping,
  })
  return {
    situation,
    pass: createPass({
      ...deps,
      sync: createSync({
        ...deps,
        importDays: settings.importDays,
        progress,
        whileImporting: createEarlyScreening({ store, screen, situation }),
      }),
      situation,
      reconcile,
      judgeDue: createJudgeDue({ ...deps, screen, decide, isStopping }),
      dispatch,
      observe: createObserve({ store }),
      expire: createExpire(deps),
      closeAfter: createCloseAfter(deps),
      modelCalls: () => (mind.kind === 'model' ? mind.model.callCount() : 0),
    }),
    finish: createFinish({ ...deps, situation, reconcile, dispatch, stopping: stop.signal }),
    sendDue: async () => {
      if ((await untilNextSend({ store, clock })) === 0)
        await dispatch(await situation({ beginning: false }))
      return untilNextSend({ store, clock })
    },
    ...createPersonsActs(deps, guard, () => approved()),
    hint: hints.give,
    onHint: hints.onGiven,
    lookAtHinted: () => hints.look(isStopping),
    ...createViews(deps),
    importing: progress.read,
    importMovedAt: progress.movedAt,
    onApproved: (listener: () => void) => {
      approved = listener
    },
    beginStopping: () => {
      stop.abort()
    },
  }
}

/** What people do. */
const createPersonsActs = (deps: StepDeps, guard: Guard, onApproved: () => void) => ({
  approve: createApprove({
    ...deps,
    account: deps.helpdesk.account,
    guard,
    undo: deps.settings.undo.approval,
    onApproved,
  }),
  undo: createUndo(deps),
  reject: createReject(deps),
  postpone: createPostpone(deps),
  giveFeedback: createFeedback(deps),
  giveOpinion: createOpinion(deps),
  pause: createPause(deps),
})

/** What people look at. */
const createViews = (deps: StepDeps) => ({
  explain: createExplain(deps),
  findCase: createFindCase(deps),
  firstContact: createFirstContact(deps),
})

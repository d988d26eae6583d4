/** Puts the steps in order: each gets what it uses, and nothing else. */
import type { Helpdesk, PromptFiles } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Processes } from '../lib/process.ts'
import type { Store } from '../store/store.ts'
import { createApprove, createReject, createUndo } from './approve.ts'
import { createFindCase } from './case.ts'
import { createCloseAfter } from './close-after.ts'
import { createDecide } from './decide.ts'
import { createDeliver } from './deliver.ts'
import { createDispatch, type Dispatch, untilNextSend } from './dispatch.ts'
import { createEarlyScreening } from './early-screening.ts'
import { createExpire } from './expire.ts'
import { createExplain } from './explain.ts'
import { createFeedback, createOpinion } from './feedback.ts'
import { createFindClaims } from './find-claims.ts'
import { createFinish } from './finish.ts'
import { createFirstContact } from './first-contact.ts'
import { createGuard, type Guard } from './guard.ts'
import { createHints } from './hint.ts'
import { createImportProgress } from './import-progress.ts'
import type { Mind } from './judge.ts'
import { createJudgeDue } from './judge-due.ts'
import { createJudgingProgress } from './judging-progress.ts'
import { createObserve } from './observe.ts'
import { createFindOnlyNotes } from './only-notes.ts'
import { createPass } from './pass.ts'
import { createPause } from './pause.ts'
import { createPostpone } from './postpone.ts'
import { createQuarantine } from './quarantine.ts'
import { createReconcile } from './reconcile.ts'
import { createRedraft } from './redraft.ts'
import { createResolve } from './resolve.ts'
import { createScreen } from './screen.ts'
import { createSituation, type Settings, type Situation } from './situation.ts'
import { createSteer } from './steer.ts'
import { createSync } from './sync.ts'
import { createTally } from './tally.ts'

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
  /** Whose claims count; absent: those of this machine. */
  processes?: Processes
}

export const createSteps = (deps: StepDeps) => {
  const { store, clock, mind, settings, helpdesk } = deps
  const stop = new AbortController()
  const isStopping = () => stop.signal.aborted
  let approved = () => {}
  const situation = createSituation(deps)
  const guard = createGuard(deps.secrets, { refusesShipped: !settings.isSandbox })
  const undo = settings.undo.autonomous
  const screen = createScreen({ ...deps, undo, wall: clock.wall, account: helpdesk.account })
  const decide = createDecide({ ...deps, account: helpdesk.account, guard, undo })
  const progress = createImportProgress(clock)
  const judging = createJudgingProgress()
  const { begin, look, reconcile, dispatch } = createPosting(deps, isStopping)
  const acts = createPersonsActs(deps, guard, () => approved())
  const views = createViews(deps)
  return {
    begin,
    situation,
    pass: createPass({
      ...deps,
      sync: createSync({
        ...deps,
        importDays: settings.importDays,
        unknownWait: settings.unknownWait,
        progress,
        whileImporting: createEarlyScreening({ store, screen, situation }),
      }),
      situation,
      reconcile,
      look,
      steer: createSteer({ ...deps, ...acts, ...views, unknownWait: settings.unknownWait }),
      judgeDue: createJudgeDue({ ...deps, screen, decide, isStopping, progress: judging }),
      dispatch,
      ...createWatching({ store }),
      expire: createExpire(deps),
      closeAfter: createCloseAfter(deps),
      modelCalls: () => (mind.kind === 'model' ? mind.model.callCount() : 0),
    }),
    finish: createFinish({ ...deps, situation, reconcile, dispatch, stopping: stop.signal }),
    sendDue: createSendDue(deps, () => situation({ beginning: false }), dispatch),
    ...acts,
    ...createHinting(deps, isStopping),
    ...views,
    importing: progress.read,
    judging: judging.read,
    importMovedAt: progress.movedAt,
    onApproved: (listener: () => void) => {
      approved = listener
    },
    beginStopping: () => {
      stop.abort()
    },
  }
}

/** Sends what is due now, and says when the next moment comes. */
const createSendDue =
  (deps: StepDeps, situation: () => Promise<Situation>, dispatch: Dispatch) =>
  async (): Promise<number | null> => {
    const wait = await untilNextSend(deps)
    if (wait !== 0) return wait
    await dispatch(await situation())
    return untilNextSend(deps)
  }

/** Looks at what came of it. */
const createWatching = (deps: Pick<StepDeps, 'store'>) => ({
  observe: createObserve(deps),
  tally: createTally(deps),
})

/** What posts, and what watches over it. `begin`: once, before anything may be posted. */
const createPosting = (deps: StepDeps, isStopping: () => boolean) => {
  const waiting = { ...deps, unknownWait: deps.settings.unknownWait }
  const { examine, look } = createQuarantine(waiting)
  const dispatch = createDispatch({ ...deps, deliver: createDeliver(deps), isStopping, look })
  return { begin: examine, look, dispatch, reconcile: createReconcile(waiting) }
}

/** Tickets somebody says have changed. */
const createHinting = (deps: StepDeps, isStopping: () => boolean) => {
  const hints = createHints(deps)
  return {
    hint: hints.give,
    onHint: hints.onGiven,
    lookAtHinted: () => hints.look(isStopping),
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
  redraft: createRedraft({ ...deps, guard }),
  resolve: createResolve({ ...deps, unknownWait: deps.settings.unknownWait, onApproved }),
  postpone: createPostpone(deps),
  giveFeedback: createFeedback(deps),
  giveOpinion: createOpinion(deps),
  pause: createPause({ ...deps, onResumed: onApproved }),
})

/** What people look at. */
const createViews = (deps: StepDeps) => ({
  explain: createExplain(deps),
  findCase: createFindCase(deps),
  findClaims: createFindClaims(deps),
  findOnlyNotes: createFindOnlyNotes(deps),
  firstContact: createFirstContact(deps),
})

/** Puts the steps in order: each gets what it uses, and nothing else. */
import type { Helpdesk, PromptFiles } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import { createApprove, createReject, createUndo } from './approve.ts'
import { createFindCase } from './case.ts'
import { createDecide } from './decide.ts'
import { createDeliver } from './deliver.ts'
import { createDispatch, untilNextSend } from './dispatch.ts'
import { createExplain } from './explain.ts'
import { createFinish } from './finish.ts'
import { createGuard } from './guard.ts'
import type { Mind } from './judge.ts'
import { createJudgeDue } from './judge-due.ts'
import { createObserve } from './observe.ts'
import { createPass } from './pass.ts'
import { createPause } from './pause.ts'
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
  /** Simultaneous judgements. */
  concurrency: number
  isBudgetSpent: () => Promise<boolean>
}

export const createSteps = (deps: StepDeps) => {
  const { store, clock, mind, settings, helpdesk } = deps
  let isStopping = false
  let approved = () => {}
  const situation = createSituation(deps)
  const reconcile = createReconcile({ ...deps, unknownWait: settings.unknownWait })
  const guard = createGuard(deps.secrets)
  const undo = settings.undo.autonomous
  const screen = createScreen({ ...deps, undo, wall: clock.wall })
  const decide = createDecide({ ...deps, account: helpdesk.account, guard, undo })
  const dispatch = createDispatch({
    store,
    clock,
    deliver: createDeliver(deps),
    isStopping: () => isStopping,
  })
  return {
    situation,
    pass: createPass({
      ...deps,
      sync: createSync({ ...deps, importDays: settings.importDays }),
      situation,
      reconcile,
      judgeDue: createJudgeDue({ ...deps, screen, decide, isStopping: () => isStopping }),
      dispatch,
      observe: createObserve({ store }),
      modelCalls: () => (mind.kind === 'model' ? mind.model.callCount() : 0),
    }),
    finish: createFinish({ ...deps, situation, reconcile, dispatch, isStopping: () => isStopping }),
    sendDue: async () => {
      if ((await untilNextSend({ store, clock })) === 0)
        await dispatch(await situation({ beginning: false }))
      return untilNextSend({ store, clock })
    },
    approve: createApprove({
      ...deps,
      guard,
      undo: settings.undo.approval,
      onApproved: () => approved(),
    }),
    undo: createUndo(deps),
    reject: createReject(deps),
    explain: createExplain(deps),
    findCase: createFindCase(deps),
    pause: createPause(deps),
    onApproved: (listener: () => void) => {
      approved = listener
    },
    beginStopping: () => {
      isStopping = true
    },
  }
}

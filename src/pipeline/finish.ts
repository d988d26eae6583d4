/** After a single pass: waits for what ends within a minute, so that `run` leaves nothing half-done. */
import type { PassReport } from '../domain/acts.ts'
import { type Clock, MINUTE } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { type Dispatch, untilNextSend } from './dispatch.ts'
import type { Situation } from './situation.ts'

export type FinishDeps = {
  store: Store
  clock: Clock
  situation: (when: { beginning: boolean }) => Promise<Situation>
  reconcile: () => Promise<number | null>
  dispatch: Dispatch
  /** Aborted when nothing new shall begin. */
  stopping: AbortSignal
}

/** What takes longer, or waits for hours or a cap, stays for the next run. */
const PATIENCE = MINUTE
const LEAST_WAIT = 50

/** Answers the report of the pass with what came after it. */
export const createFinish =
  (deps: FinishDeps) =>
  async (report: PassReport): Promise<PassReport> => {
    const { store, clock } = deps
    const until = clock.monotonic() + PATIENCE
    let { posted, noted, cancelled, capped } = report
    for (;;) {
      const reconcileAt = await deps.reconcile()
      const waits = [
        await untilNextSend(deps),
        reconcileAt === null ? null : Math.max(0, reconcileAt - clock.wall()),
      ].filter((wait) => wait !== null)
      const wait = Math.min(...waits)
      if (deps.stopping.aborted || clock.monotonic() + wait > until) break
      await clock.sleep(Math.max(wait, LEAST_WAIT), deps.stopping)
      const sending = await deps.dispatch(await deps.situation({ beginning: false }))
      posted += sending.posted
      cancelled += sending.cancelled
      capped += sending.capped
      noted += sending.noted
    }
    const counts = await store.decisions.countByStatus()
    return {
      ...report,
      posted,
      noted,
      cancelled,
      capped,
      scheduled: counts.scheduled ?? 0,
      pending: counts.pending ?? 0,
      unknown: counts.unknown ?? 0,
      parked: counts.parked ?? 0,
      failed: counts.failed ?? 0,
    }
  }

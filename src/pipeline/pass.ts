/** One pass: sync, reconcile, judge what is due, send what is due, see what came of it. */
import { randomUUID } from 'node:crypto'
import type { PassReport } from '../domain/acts.ts'
import type { Helpdesk } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'
import type { Dispatch, Dispatched } from './dispatch.ts'
import type { Judging } from './judge-due.ts'
import { endReviews, finishLeaving } from './leave.ts'
import type { Situation } from './situation.ts'
import { mayWrite } from './stops.ts'
import { watch } from './watch.ts'

export type PassDeps = {
  store: Store
  helpdesk: Helpdesk
  clock: Clock
  log: Log
  sync: () => Promise<{ synced: number }>
  situation: (when: { beginning: boolean }) => Promise<Situation>
  reconcile: () => Promise<number | null>
  /** Notices a clock that jumped, and ends a quarantine that is over. */
  look: () => Promise<void>
  /** Obeys what agents said inside the helpdesk. */
  steer: (situation: Situation) => Promise<void>
  judgeDue: (situation: Situation) => Promise<Judging>
  dispatch: Dispatch
  observe: (now: number) => Promise<void>
  tally: (now: number) => Promise<void>
  /** Takes back drafts that waited too long. */
  expire: (situation: Situation) => Promise<void>
  /** Closes tickets whose last follow-up stayed without an answer. */
  closeAfter: (situation: Situation) => Promise<void>
  modelCalls: () => number
  /** Writes nothing to the helpdesk. */
  isDryRun: boolean
}

export type PassEnd = { id: string; report: PassReport }

/** A pass that has begun: it alone works on this database until it has ended. */
export type Pass = { id: string; ended: Promise<PassEnd> }

/** Null: another pass runs on this database, here or in another process. */
export const createPass = (deps: PassDeps) => (): Pass | null => {
  const unlock = deps.store.lockPass()
  if (unlock === null) return null
  const id = randomUUID()
  return { id, ended: complete(deps, id).finally(unlock) }
}

const complete = async (deps: PassDeps, id: string): Promise<PassEnd> => {
  const { store, clock } = deps
  await store.passes.begin(id, clock.wall())
  try {
    const report = await work(deps)
    await store.passes.end(id, { endedAt: clock.wall(), report })
    if (!deps.isDryRun) await store.state.set('last_complete_pass', clock.wall())
    const lead = clock.now() - clock.wall()
    if ((await store.state.get('clock_lead')) !== lead) await store.state.set('clock_lead', lead)
    await store.events.seal(clock.now())
    if (!deps.isDryRun) await store.generation.advance(clock.wall())
    return { id, report }
  } catch (error) {
    await store.passes.end(id, { endedAt: clock.wall(), error: sayError(error) })
    throw error
  }
}

const work = async (deps: PassDeps): Promise<PassReport> => {
  const { store, helpdesk, clock, log } = deps
  const began = clock.monotonic()
  const before = { helpdesk: helpdesk.callCount(), model: deps.modelCalls() }
  const { synced } = await deps.sync()
  const situation = await deps.situation({ beginning: true })
  const isWatching = deps.isDryRun || situation.allowance.ceiling === 'shadow'
  if (!deps.isDryRun) await deps.look()
  const canWrite = !isWatching && (await mayWrite(store))
  if (!deps.isDryRun) await deps.reconcile()
  if (!deps.isDryRun) await deps.steer(situation)
  if (canWrite) await finishLeaving(deps)
  await deps.expire(situation)
  const judging = await deps.judgeDue(situation)
  const sending = deps.isDryRun ? NOTHING_SENT : await deps.dispatch(situation)
  await deps.observe(clock.now())
  await deps.tally(clock.now())
  await deps.closeAfter(situation)
  if (!deps.isDryRun) await watch(deps)
  if (canWrite) await endReviews(deps)
  const report = await sumUp(deps, judging, sending)
  log.info({ due: judging.due, posted: sending.posted }, 'pass complete')
  return {
    ...report,
    synced,
    helpdeskCalls: helpdesk.callCount() - before.helpdesk,
    modelCalls: deps.modelCalls() - before.model,
    durationMs: Math.round(clock.monotonic() - began),
  }
}

const NOTHING_SENT: Dispatched = { posted: 0, cancelled: 0, failed: 0, capped: 0, noted: 0 }

const sumUp = async ({ store }: PassDeps, judging: Judging, sending: Dispatched) => {
  const decisions = judging.decided.flatMap((d) => (d.kind === 'decided' ? [d.decision] : []))
  const counts = await store.decisions.countByStatus()
  const decided: Record<string, number> = {}
  for (const { verdict } of decisions) decided[verdict] = (decided[verdict] ?? 0) + 1
  const chosen = judging.decided.flatMap((d) => (d.kind === 'chosen' ? [d.usage] : []))
  const asked = [...decisions, ...chosen]
  const costs = asked.map((one) => one.costUsd)
  return {
    silent: await store.screening.countSilent(),
    due: judging.due,
    skipped: await store.screening.countStopped(),
    decided,
    posted: sending.posted,
    noted: sending.noted,
    pending: counts.pending ?? 0,
    scheduled: counts.scheduled ?? 0,
    waiting: counts.waiting ?? 0,
    cancelled: sending.cancelled,
    capped: sending.capped,
    unknown: counts.unknown ?? 0,
    parked: counts.parked ?? 0,
    failed: counts.failed ?? 0,
    tokens: {
      input: sum(asked.map((one) => one.tokens.input)),
      cached: sum(asked.map((one) => one.tokens.cached)),
      output: sum(asked.map((one) => one.tokens.output)),
    },
    costUsd: costs.some((cost) => cost === null) ? null : sum(costs.map((cost) => cost ?? 0)),
  }
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

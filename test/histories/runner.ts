/** One process of an installation: the product's own steps on a shared database, with a clock and loops of its own. */
import type { PromptFiles } from '../../src/domain/ports.ts'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { type Clock, MINUTE } from '../../src/lib/clock.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { Mind } from '../../src/pipeline/judge.ts'
import type { Settings } from '../../src/pipeline/situation.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import type { Store } from '../../src/store/store.ts'
import type { Host } from './host.ts'
import type { Process } from './ledger.ts'
import type { Random } from './random.ts'
import { type Armed, fallAt, type Strike } from './strikes.ts'
import type { Time } from './time.ts'

export const ACCOUNT = 'shop.gorgias.com'

export type RunnerDeps = {
  time: Time
  random: Random
  host: Host
  settings: Settings
  promptFiles: PromptFiles
  fetchFor: (by: Process) => typeof fetch
  mindFor: (sleep: (ms: number) => Promise<void>) => Mind
  /** Share of steps before which another process may run. */
  weave: number
  pid: number
  /** The first pass begins so much later. */
  firstPass: number
  onStrike: (runner: Runner, strike: Strike) => void
  trace: (line: string) => void
  /** A pass ended with this. */
  onFailure: (error: unknown) => void
}

export type Steps = ReturnType<typeof createSteps>

export type Runner = Process & {
  steps: Steps
  store: Store
  arm: (strike: Strike) => void
  /** Nothing more befalls it. */
  disarm: () => void
  postLeft: () => void
  kill: () => void
  standStill: (ms: number) => void
  /** Looks whether something is to be sent. */
  wake: () => void
}

/** In a dead process nothing ever goes on. Each waits for a promise of its own: one for all would keep all of them in memory. */
const never = () => new Promise<never>(() => {})

export const startRunner = (deps: RunnerDeps): Runner => {
  const { time, host, pid } = deps
  const born = time.now()
  const armed: Armed[] = []
  let isAlive = true
  let still = 0

  const process: Process = {
    name: `host${host.disk.nr}:${pid}`,
    pid,
    disk: host.disk.nr,
    isAlive: () => isAlive,
    stillUntil: () => still,
    wall: () => time.now() + host.clockAhead(),
  }
  const clock = clockOf(time, process, born)

  const strike = (isBefore: boolean) => {
    const fallen = armed.length === 0 ? null : fallAt(armed, isBefore)
    if (fallen !== null) deps.onStrike(runner, fallen)
  }

  /** Every await of the steps on the database passes here. */
  const gate = async <T>(name: string, act: () => T | Promise<T>): Promise<T> => {
    if (!isAlive) return never()
    strike(true)
    if (deps.weave > 0 && deps.random.chance(deps.weave)) await hop(deps.random.whole(0, 40))
    if (still > time.now()) await hop(still - time.now())
    if (!isAlive) return never()
    if (host.disk.isFull() && WRITES.test(name)) throw new Error('SQLITE_FULL: disk is full')
    const done = await act()
    if (host.disk.isSyncing()) host.disk.synced()
    strike(false)
    if (still > time.now()) await hop(still - time.now())
    return isAlive ? done : never()
  }

  /** Copies cost time: only from here on a cut could fall. */
  const prepare = ({ kind }: Strike) => {
    if (kind === 'power_cut') host.disk.beginSyncing()
  }

  const hop = (ms: number) =>
    new Promise<void>((resolve) => time.after(ms, process, () => resolve()))

  const store = behindGate(host.disk.store(), gate, () => host.lockPass(process))
  const steps = createSteps({
    store,
    helpdesk: createHelpdesk({
      origin: `https://${ACCOUNT}`,
      account: ACCOUNT,
      email: 'relance@shop.example',
      apiKey: 'secret',
      share: 1,
      clock,
      fetch: deps.fetchFor(process),
    }),
    clock,
    log: silentLog,
    mind: deps.mindFor(clock.sleep),
    promptFiles: deps.promptFiles,
    settings: deps.settings,
    secrets: ['secret'],
    isDryRun: false,
    inboxUrl: (id) => `http://127.0.0.1:3000/decisions/${id}`,
    concurrency: 2,
    isBudgetSpent: async () => false,
    processes: host.processesAs(process),
  })
  host.join(process)
  const sending = createSending(steps, time, process)
  steps.onApproved(sending.wake)
  const runner: Runner = {
    ...process,
    steps,
    store,
    arm: (one) => {
      armed.push({ strike: one, left: one.isOnPost ? Infinity : one.steps })
      if (!one.isOnPost) prepare(one)
    },
    disarm: () => {
      armed.length = 0
    },
    postLeft: () => {
      for (const one of armed)
        if (one.left === Infinity) {
          one.left = one.strike.steps
          prepare(one.strike)
        }
    },
    kill: () => {
      isAlive = false
    },
    standStill: (ms) => {
      still = time.now() + ms
    },
    wake: sending.wake,
  }
  startPassing(deps, runner, sending.wake)
  return runner
}

/** A commit that finds no room. */
const WRITES =
  /\.(save|add|move|set|claim|commit|end|adopt|update|postpone|approve|reject|undo|begin|mark|seal|clear|wake|see|note|free|keep|resolve)/

const clockOf = (time: Time, process: Process, born: number): Clock => ({
  now: process.wall,
  wall: process.wall,
  monotonic: () => time.now() - born,
  sleep: (ms, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      time.after(ms, process, resolve)
      signal?.addEventListener('abort', () => time.after(0, process, resolve))
    }),
  follow: () => {},
})

/** Passes at their interval, as `serve` makes them. */
const startPassing = (
  { time, firstPass, trace, onFailure }: RunnerDeps,
  runner: Runner,
  wake: () => void,
) => {
  let hasBegun = false
  const turn = async () => {
    try {
      trace(`${runner.pid} pass`)
      if (!hasBegun) await runner.steps.begin()
      hasBegun = true
      const pass = runner.steps.pass()
      if (pass !== null) await pass.ended
    } catch (error) {
      trace(`${runner.pid} pass failed: ${error instanceof Error ? error.message : error}`)
      onFailure(error)
    }
    wake()
    time.after(10 * MINUTE, runner, () => void turn())
  }
  time.after(firstPass, runner, () => void turn())
}

/** Sends at their moment; one round at a time. */
const createSending = (steps: Steps, time: Time, process: Process) => {
  let isBusy = false
  let isWanted = false
  let next = Number.POSITIVE_INFINITY
  const wake = () => {
    if (isBusy) {
      isWanted = true
      return
    }
    isBusy = true
    void round().finally(() => {
      isBusy = false
      if (isWanted) {
        isWanted = false
        wake()
      }
    })
  }
  const round = async () => {
    const wait = await steps.sendDue().catch(() => 10_000)
    if (wait === null) return
    const at = time.now() + Math.max(wait, 1000)
    if (at >= next && next > time.now()) return
    next = at
    time.at(at, process, () => {
      if (next === at) next = Number.POSITIVE_INFINITY
      wake()
    })
  }
  return { wake }
}

/** The same store; each of its functions is a step at which something may befall the process. */
const behindGate = (
  store: Store,
  gate: <T>(name: string, act: () => T | Promise<T>) => Promise<T>,
  lockPass: Store['lockPass'],
): Store => {
  const guard = (name: string, part: unknown): unknown => {
    if (typeof part === 'function') return (...args: unknown[]) => gate(name, () => part(...args))
    if (typeof part !== 'object' || part === null) return part
    return Object.fromEntries(
      Object.entries(part).map(([key, one]) => [key, guard(`${name}.${key}`, one)]),
    )
  }
  // Every function of the store answers a promise, so that a gate in front of it changes no type.
  const guarded = guard('store', store) as Store
  return { ...guarded, lockPass, close: () => {} }
}

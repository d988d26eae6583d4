/** The simulations people start from the inbox: a folder each beside the database, one at a time. */
import { randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import type { Config } from './config.ts'
import { type Clock, iso } from './lib/clock.ts'
import { ConfigError, PromptError, sayError } from './lib/errors.ts'
import type { Log } from './lib/log.ts'
import type { RunSimulation } from './simulating.ts'
import type { SimulationState, Simulations, SimulationWish } from './simulation/started.ts'
import { summaryOf } from './simulation/summary.ts'
import { shelfBeside } from './simulation-places.ts'
import { createPassLock } from './store/sqlite.ts'

type Deps = {
  config: Pick<Config, 'databaseFile'>
  clock: Clock
  log: Log
  run: RunSimulation
}

export type SimulationShelf = Simulations & {
  /** What runs stops after the customer it is at; the same wish goes on with it later. */
  beginStopping: () => void
  /** Resolves when nothing runs any more. */
  stopped: () => Promise<void>
}

export const createSimulationShelf = ({ config, clock, log, run }: Deps): SimulationShelf => {
  const shelf = shelfBeside(config.databaseFile)
  let running: SimulationState | null = null
  let work: Promise<void> = Promise.resolve()
  let isStopping = false

  const kept = () => namesIn(shelf).flatMap((id) => readState(shelf, id) ?? [])

  const begin = (wish: SimulationWish): SimulationState => {
    const startedAt = clock.wall()
    const left = kept().find((state) => isLeft(state) && isDeepStrictEqual(state.wish, wish))
    const id =
      left?.id ??
      `${iso(startedAt).slice(0, 16).replaceAll(/[-:]/g, '')}-${randomBytes(3).toString('hex')}`
    return { id, startedAt, status: 'running', wish, progress: null, why: null, summary: null }
  }

  const follow = async (state: SimulationState) => {
    const out = join(shelf, state.id)
    keep(out, state)
    try {
      const end = await run(
        { ...state.wish, out, force: 'stale', batch: false, mayReadFiles: false },
        {
          isStopping: () => isStopping,
          onProgress: (progress) => {
            state.progress = progress
          },
        },
      )
      if (end.kind === 'stopped') Object.assign(state, { status: 'stopped', why: end.why })
      else Object.assign(state, { status: 'finished', summary: summaryOf(end.report) })
    } catch (error) {
      const isTheirs = error instanceof ConfigError || error instanceof PromptError
      Object.assign(state, { status: 'failed', why: sayError(error) })
      if (!isTheirs) log.error({ simulation: state.id }, `a simulation failed: ${sayError(error)}`)
    }
    keep(out, state)
  }

  return {
    start: (wish) => {
      if (running?.status === 'running') return { kind: 'busy', id: running.id }
      const state = begin(wish)
      running = state
      work = follow(state).catch((error: unknown) =>
        log.error({ simulation: state.id }, `a simulation could not be kept: ${sayError(error)}`),
      )
      return { kind: 'started', id: state.id }
    },
    beginStopping: () => {
      isStopping = true
    },
    stopped: () => work,
    find: (id) => (running?.id === id ? running : readState(shelf, id)),
    list: () => {
      const others = kept().filter(({ id }) => id !== running?.id)
      return [...(running === null ? [] : [running]), ...others].sort(
        (a, b) => b.startedAt - a.startedAt,
      )
    },
    file: (id, name) => {
      const path = join(shelf, id, name)
      return isId(id) && existsSync(path) ? readFileSync(path) : null
    },
  }
}

const STATE = 'state.json'

const isId = (id: string) => /^\d{8}T\d{4}-[0-9a-f]{6}$/.test(id)

const namesIn = (shelf: string) => (existsSync(shelf) ? readdirSync(shelf).filter(isId) : [])

const keep = (folder: string, state: SimulationState) => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${STATE}.new`), JSON.stringify(state))
  renameSync(join(folder, `${STATE}.new`), join(folder, STATE))
}

/** The same wish goes on with it. */
const isLeft = ({ status }: SimulationState) => status === 'stopped' || status === 'failed'

const KILLED = 'its process ended; the same settings go on with it'

/** One that says it runs and that no process holds was killed. */
const readState = (shelf: string, id: string): SimulationState | null => {
  const file = join(shelf, id, STATE)
  if (!isId(id) || !existsSync(file)) return null
  // Written by `keep`.
  const state = JSON.parse(readFileSync(file, 'utf8')) as SimulationState
  return state.status === 'running' && !isHeld(join(shelf, id))
    ? { ...state, status: 'stopped', why: KILLED }
    : state
}

const isHeld = (folder: string) => {
  const unlock = createPassLock(join(folder, 'simulation.db'))()
  unlock?.()
  return unlock === null
}

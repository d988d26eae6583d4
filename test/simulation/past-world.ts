/** A past in a sandbox, and simulations of it: the real client, store and steps, in this process. */
import { onTestFinished } from 'vitest'
import type { Policy } from '../../src/domain/policy.ts'
import type { Helpdesk, PromptSet } from '../../src/domain/ports.ts'
import { createHelpdesk } from '../../src/gorgias/helpdesk.ts'
import { silentLog } from '../../src/lib/log.ts'
import type { Mind } from '../../src/pipeline/judge.ts'
import { createSandbox, type SandboxOptions } from '../../src/sandbox/sandbox.ts'
import type { Batching } from '../../src/simulation/batching.ts'
import type { PastCase } from '../../src/simulation/case.ts'
import { makeReport, type Report } from '../../src/simulation/report.ts'
import { type Simulated, type SimulationPlan, simulate } from '../../src/simulation/simulate.ts'
import { openStore, type Store } from '../../src/store/store.ts'
import { fixedClock } from '../lib/fixed-clock.ts'
import { policy, promptSet } from '../pipeline/prompt-set.ts'
import { NOW } from '../pipeline/tickets.ts'
import { SETTINGS } from '../pipeline/world.ts'

export type PastOptions = {
  sandbox: SandboxOptions
  policies?: Partial<Policy>[]
  mind?: Mind
  batching?: Batching
  plan?: Partial<SimulationPlan>
  /** One that was begun before. */
  store?: Store
  isStopping?: () => boolean
  lie?: (real: Helpdesk) => Partial<Helpdesk>
}

export type Past = {
  ended: Simulated
  store: Store
  cases: PastCase[]
  report: () => Promise<Report>
  /** `GET /api/tickets`, and so on, as they arrived. */
  calls: () => Promise<string[]>
  control: (path: string) => Promise<unknown>
}

const PLAN: SimulationPlan = { from: null, to: null, limit: null, maxUsd: null }

/** The sandbox's present is `NOW`. */
export const simulatePast = async (options: PastOptions): Promise<Past> => {
  const clock = fixedClock(NOW)
  const sandbox = createSandbox({ limit: 0, clock: clock.now(), ...options.sandbox })
  const send: typeof fetch = async (url, init) => sandbox.app.request(String(url), init)
  const client = createHelpdesk({
    ...{ origin: 'http://127.0.0.1:1', account: 'sandbox', email: 'a@b.example', apiKey: 'secret' },
    ...{ share: 1, clock, fetch: send },
  })
  const prompts: PromptSet = promptSet(
    options.policies === undefined ? {} : { policies: options.policies.map(policy) },
  )
  const store = options.store ?? openPastStore()
  const lies = options.lie?.(client) ?? {}
  const helpdesk: Helpdesk = new Proxy(client, {
    get: (real, name: keyof Helpdesk) => lies[name] ?? real[name],
  })
  const ended = await simulate(
    {
      ...{ store, helpdesk, clock, log: silentLog, prompts, settings: SETTINGS },
      mind: options.mind ?? { kind: 'offline' },
      batching: options.batching ?? null,
      secrets: [],
      concurrency: 4,
      priceOf: (_, { input }) => input.length / 1e6,
      onProgress: () => {},
      isStopping: options.isStopping ?? (() => false),
    },
    { ...PLAN, ...options.plan },
  )
  const cases = await casesIn(store)
  return {
    ended,
    store,
    cases,
    report: async () => {
      if (ended.kind !== 'finished') throw new Error(`stopped: ${ended.why}`)
      const configuration = {
        ...{ hash: 'c'.repeat(64), provider: 'offline', models: null, policies: [] },
        ...{ policyFlag: null, limit: null, maxUsd: null, batch: false },
      }
      const { frame } = ended
      return makeReport({ store, account: 'sandbox', frame, prompts, configuration, before: null })
    },
    calls: async () => {
      const answer = await sandbox.app.request('/sandbox/calls')
      const { data } = (await answer.json()) as { data: { method: string; path: string }[] }
      return data.map(({ method, path }) => `${method} ${path}`)
    },
    control: async (path) => (await sandbox.app.request(path)).json(),
  }
}

export const openPastStore = (): Store => {
  const { store } = openStore(':memory:')
  onTestFinished(() => store.close())
  return store
}

const casesIn = async (store: Store): Promise<PastCase[]> => {
  const units = await store.simulation.unitsAfter('', 100_000)
  return units.flatMap(({ body }) => (body as { cases: PastCase[] }).cases)
}

/** The only case of a ticket, or the first. */
export const caseOf = ({ cases }: Past, ticketId: number): PastCase => {
  const found = cases.find((one) => one.ticketId === ticketId)
  if (found === undefined) throw new Error(`ticket ${ticketId} has no case`)
  return found
}

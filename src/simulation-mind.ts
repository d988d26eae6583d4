/** Builds what judges in a simulation: rules, a model that remembers its answers, or one that is asked by batches. */
import type { Config } from './config.ts'
import type { Spending } from './domain/ports.ts'
import type { Clock } from './lib/clock.ts'
import { ConfigError } from './lib/errors.ts'
import type { Mind } from './pipeline/judge.ts'
import { modelsIn } from './settings.ts'
import { type Remembered, remembering } from './simulation/answers.ts'
import { type Batching, openBatching } from './simulation/batching.ts'
import type { PriceOf } from './simulation/estimate.ts'
import type { Store } from './store/store.ts'

type MindParts = {
  ground: { config: Config; clock: Clock; createMind: (spending: Spending) => Promise<Mind> }
  options: { batch: boolean }
  /** Of the folder. */
  store: Store
  /** Of all simulations of this installation. */
  kept: Store
  purse: Spending
}

type Minded = { mind: Mind; remembered: Remembered | null; batching: Batching | null }

/** A model that remembers what it answered; with `batch` one that asks by batches. Throws `ConfigError`. */
export const mindOf = async (parts: MindParts): Promise<Minded> => {
  const { ground, kept, purse } = parts
  if (parts.options.batch) return batchMindOf(parts)
  const mind = await ground.createMind(purse)
  if (mind.kind === 'offline') return { mind, remembered: null, batching: null }
  const models = (await modelsIn(ground.config)) ?? {}
  const remembered = remembering(mind.model, {
    answers: kept.simulation,
    clock: ground.clock,
    models,
  })
  return { mind: { kind: 'model', model: remembered }, remembered, batching: null }
}

const batchMindOf = async ({ ground, kept, store, purse }: MindParts): Promise<Minded> => {
  const { llm } = ground.config
  const models = await modelsIn({ llm })
  if (models === null || llm.provider === 'offline' || llm.apiKey === null)
    throw new ConfigError([
      '--batch: needs a model of OpenAI or Anthropic; leave it out or set a key',
    ])
  const { createBatchDesk } = await import('./llm/batch.ts')
  const { provider, apiKey } = llm
  const batching = await openBatching({
    ...{ desk: createBatchDesk({ ...llm, provider, apiKey }), provider, models },
    ...{ answers: kept.simulation, facts: store.simulation, spending: purse, clock: ground.clock },
  })
  const remembered = batching.model
  return { mind: { kind: 'model', model: remembered }, remembered, batching }
}

/** What a question costs at list prices, of which batches ask half. */
export const priceOf = async ({ llm }: Config, isBatch: boolean): Promise<PriceOf> => {
  const models = await modelsIn({ llm })
  if (models === null || llm.provider === 'offline') return () => 0
  const { tariffOf } = await import('./llm/prices.ts')
  const baseUrl = llm.baseUrl ?? 'https://api.provider.example'
  return (purpose, { input, output }) => {
    const usd = tariffOf(models[purpose], baseUrl).show({
      // Prose has about four bytes a token.
      input: Math.ceil(Buffer.byteLength(input) / 4),
      cached: 0,
      written: 0,
      output,
    })
    return usd !== null && isBatch ? usd / 2 : usd
  }
}

/** Builds who judges labelled cases: no helpdesk, and no database but one in memory for the day's money. */

import type { OpenJudge } from './cli/evaluate.ts'
import { type Environment, readConfig } from './config.ts'
import { createMind } from './installation.ts'
import { systemClock } from './lib/clock.ts'
import { createLog } from './lib/log.ts'
import { PRICES } from './llm/prices.ts'
import { createPromptFiles } from './prompts/files.ts'
import { modelsIn, secretsOf } from './settings.ts'
import { createSpending } from './store/spending.ts'
import { openStore } from './store/store.ts'

/** The daily budget holds for each evaluation by itself. */
export const createOpenJudge =
  (env: Environment, packageRoot: string): OpenJudge =>
  async (provider) => {
    const config = readConfig(
      provider === undefined ? env : { ...env, LLM_PROVIDER: provider },
      packageRoot,
    )
    const { concurrency, dailyBudgetUsd } = config.llm
    if (config.llm.provider === 'offline')
      return { mind: { kind: 'offline' }, prompts: null, concurrency: 1, prices: [] }
    const log = createLog(config.logLevel, secretsOf(config))
    const clock = systemClock()
    const { sql } = openStore(':memory:')
    const models = await modelsIn(config)
    return {
      mind: await createMind(config, createSpending(sql, { dailyBudgetUsd, clock }), clock, log),
      prompts: await createPromptFiles({ dir: config.promptsDir, log }).load(),
      concurrency,
      prices: PRICES.filter((price) => price.model === models?.decide),
    }
  }

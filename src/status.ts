/** How the installation stands: for the inbox, health and metrics. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import { sayLowered } from './domain/notice.ts'
import type { PromptSet } from './domain/ports.ts'
import { sayShipped } from './domain/shipped-voice.ts'
import type { Clock } from './lib/clock.ts'
import { readPause } from './pipeline/pause.ts'
import { sayProblem } from './prompts/mistakes.ts'
import { dailyCapOf } from './settings.ts'
import type { Store } from './store/store.ts'

/** A pass that is older than so many poll intervals is late. */
const LATE_AFTER = 3

/** `movedAt`: when this process started, or its first import last came further; until then nothing was late. */
export const statusOf = async (store: Store, config: Config, clock: Clock, movedAt: number) => {
  const lastPass = await store.passes.lastEnded()
  const since = Math.max(lastPass?.endedAt ?? 0, movedAt)
  return {
    isSandbox: config.helpdesk.kind === 'sandbox',
    provider: config.llm.provider,
    ceiling: config.ceiling,
    isActivated: (await store.state.get('activated')) !== null,
    pause: await readPause(store),
    lowered: Object.keys((await store.state.get('lowered')) ?? {}),
    lastPass,
    isLate: clock.wall() - since > LATE_AFTER * config.pollInterval,
    counts: await store.decisions.countByStatus(),
    budgetUsd: dailyCapOf(config),
    shelves: await store.overview.countByShelf(),
  }
}

/** What a person should see on the pages, whatever he came for. */
export const warningsOf = async (
  store: Store,
  config: Config,
  prompts: PromptSet,
  lowered: string[],
) => {
  const failure = await store.passes.lastError()
  return [
    ...prompts.warnings.map(sayProblem),
    ...(config.helpdesk.kind === 'gorgias' ? prompts.personas : []).flatMap(
      (persona) => sayShipped(persona) ?? [],
    ),
    ...lowered.map(sayLowered),
    ...(failure === null ? [] : [`The last pass failed. ${failure}`]),
    ...(config.helpdesk.kind === 'gorgias' && config.llm.provider === 'offline'
      ? ['No model key is set: set OPENAI_API_KEY or ANTHROPIC_API_KEY for real judgements.']
      : []),
  ]
}

/** The version of the package. */
export const readVersion = (packageRoot: string): string => {
  const parsed: unknown = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'))
  return typeof parsed === 'object' && parsed !== null && 'version' in parsed
    ? String(parsed.version)
    : 'unknown'
}

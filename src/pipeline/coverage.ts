/** Counts how many of the lately silent tickets each policy covers, from the mirror alone. */
import type { PromptFiles, PromptProblem } from '../domain/ports.ts'
import { findSilence } from '../domain/silence.ts'
import { type Clock, DAY } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { chooseFor } from './choice.ts'
import { keptDirectory } from './directory.ts'
import { isSettled, languageOf } from './facts.ts'
import { sayPolicy } from './say-policy.ts'
import type { Settings } from './situation.ts'

export type Coverage = {
  days: number
  /** Silent tickets of these days. */
  silent: number
  policies: {
    name: string
    priority: number
    sentence: string
    /** Tickets that fall under it for certain. */
    covers: number
    /** Tickets that may besides: not read in detail yet, or their sentence not judged yet. */
    mayCover: number
  }[]
  warnings: PromptProblem[]
}

const DAYS = 30

export type CoverageDeps = {
  store: Store
  promptFiles: PromptFiles
  clock: Clock
  settings: Pick<Settings, 'judge'>
}

export const createCoverage =
  ({ store, promptFiles, clock, settings }: CoverageDeps) =>
  async (): Promise<Coverage> => {
    const prompts = await promptFiles.load()
    const directory = await keptDirectory(store)
    const certain = new Map<string, number>()
    const possible = new Map<string, number>()
    const ids = await store.screening.silentSince(clock.now() - DAYS * DAY)
    for (const id of ids) {
      const ticket = await store.mirror.find(id)
      if (ticket === null) continue
      const language = languageOf(ticket, findSilence(ticket.messages))
      const choice = await chooseFor(ticket, language, { prompts, directory, settings }, store)
      const counts = isSettled({ choice }) ? certain : possible
      for (const { name } of choice.policies) counts.set(name, (counts.get(name) ?? 0) + 1)
    }
    return {
      days: DAYS,
      silent: ids.length,
      policies: prompts.policies.map((policy) => ({
        name: policy.name,
        priority: policy.priority,
        sentence: sayPolicy(policy, prompts.personas),
        covers: certain.get(policy.name) ?? 0,
        mayCover: possible.get(policy.name) ?? 0,
      })),
      warnings: prompts.warnings,
    }
  }

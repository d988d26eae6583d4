/** How the installation stands: for the inbox, health and metrics. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from './config.ts'
import type { DecisionCase, PauseState } from './domain/acts.ts'
import type { Clock } from './lib/clock.ts'
import type { Store } from './store/store.ts'

/** A pass that is older than so many poll intervals is late. */
const LATE_AFTER = 3

export const statusOf = async (store: Store, config: Config, clock: Clock) => {
  const lastPass = await store.passes.lastEnded()
  const since = lastPass?.endedAt ?? startedAt
  return {
    isSandbox: config.helpdesk.kind === 'sandbox',
    provider: config.llm.provider,
    ceiling: config.ceiling,
    isActivated: (await store.state.get('activated')) !== null,
    pause: await pauseState(store),
    lastPass,
    isLate: clock.wall() - since > LATE_AFTER * config.pollInterval,
    counts: await store.decisions.countByStatus(),
  }
}

const startedAt = Date.now()

export const pauseState = async (store: Store): Promise<PauseState> => {
  const paused = await store.state.get('paused')
  const autonomous = await store.state.get('autonomous_paused')
  const reason = paused ?? autonomous
  return {
    paused: paused !== null,
    autonomousPaused: autonomous !== null || paused !== null,
    reason: reason?.reason ?? null,
    since: reason?.since ?? null,
  }
}

/** Resuming also clears what a machine had stopped for a person to look at. */
export const changePause =
  (store: Store, clock: Clock) =>
  async ({ paused, by }: { paused: boolean; by: string }): Promise<PauseState> => {
    const since = clock.now()
    if (paused) await store.state.set('paused', { reason: `paused by ${by}`, since })
    else {
      await store.state.clear('paused')
      await store.state.clear('autonomous_paused')
      await store.state.clear('posting_held')
    }
    await store.events.add({ at: since, act: paused ? 'paused' : 'resumed', by })
    return pauseState(store)
  }

export const findCase =
  (store: Store) =>
  async (decisionId: string): Promise<DecisionCase | null> => {
    const decision = await store.decisions.find(decisionId)
    const ticket = decision === null ? null : await store.mirror.find(decision.ticketId)
    if (decision === null || ticket === null) return null
    return { decision, ticket, acts: await store.events.ofDecision(decisionId) }
  }

/** What a person should see on the pages, whatever he came for. */
export const warningsOf = async (store: Store, config: Config, prompts: string[]) => {
  const held = await store.state.get('posting_held')
  return [
    ...prompts,
    ...(held === null
      ? []
      : [
          `The helpdesk refuses our posts (${held.reason}). Mend the key or the quota, then resume.`,
        ]),
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

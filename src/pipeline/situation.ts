/** What holds for every ticket during one pass: the prompt files, the hours, what is allowed. */
import { type Calendar, calendarOf } from '../domain/business-time.ts'
import { lowerMode, type Mode, type Policy } from '../domain/policy.ts'
import type { BusinessHours, Helpdesk, PromptFiles, PromptSet } from '../domain/ports.ts'
import { type Allowance, effectiveMode } from '../domain/routing.ts'
import { type Clock, DAY, type Instant } from '../lib/clock.ts'
import { sayError } from '../lib/errors.ts'
import { sha256 } from '../lib/hash.ts'
import type { Log } from '../lib/log.ts'
import type { Facts, Store } from '../store/store.ts'
import { type Directory, readDirectory } from './directory.ts'

/** What the settings say; fixed for the life of a process. */
export type Settings = {
  isSandbox: boolean
  /** A real model, or offline chosen on purpose, or the sandbox. */
  hasJudge: boolean
  /** Who judges: a provider, or `offline`. What one answered is not the other's answer. */
  judge: string
  ceiling: Mode | null
  includeBacklog: boolean
  backlogDays: number
  importDays: number
  unknownWait: number
  undo: { approval: number; autonomous: number }
}

export type Situation = {
  now: Instant
  prompts: PromptSet
  calendar: Calendar
  directory: Directory
  allowance: Allowance
  policiesSeenAt: Map<string, Instant>
  backlogFence: Instant | null
  /** Promises that were overdue before the first policy was seen, or a long silence of ours, are backlog. */
  promisesFence: Instant
  isPaused: boolean
  /** Policies that ask first whatever their files say. */
  lowered: string[]
  isBudgetSpent: boolean
  settings: Settings
}

export type SituationDeps = {
  store: Store
  helpdesk: Helpdesk
  promptFiles: PromptFiles
  clock: Clock
  log: Log
  settings: Settings
  isBudgetSpent: () => Promise<boolean>
}

/** After so long without a complete pass, what fell due meanwhile is backlog. */
const LONG_SILENCE_OF_OURS = 3 * DAY

/**
 * `beginning`: a pass begins. Only then is written down what was seen: new policies, a long silence of ours, changed
 * rules. Explaining and sending look without leaving a trace.
 */
export const createSituation = (deps: SituationDeps) => {
  const { store, promptFiles, clock, settings, log } = deps
  return async ({ beginning }: { beginning: boolean }): Promise<Situation> => {
    const prompts = await promptFiles.load()
    const { calendar, warning } = calendarOf(prompts.shop, await accountHours(deps))
    if (warning) log.warn({}, warning)
    const now = clock.now()
    const kept = await store.state.several(KEPT)
    const allowance = {
      ceiling: settings.ceiling,
      isSandbox: settings.isSandbox,
      hasJudge: settings.hasJudge,
      isActivated: kept.activated !== undefined,
    }
    const lowered = Object.keys(kept.lowered ?? {})
    let backlogFence = kept.backlog_fence ?? null
    if (beginning) {
      await store.policies.see(prompts.policies, now)
      if (await raiseFence(deps, kept, now)) backlogFence = now
      await wakeWhenChanged(store, kept, { prompts, allowance, lowered, settings })
    }
    const policiesSeenAt = await store.policies.seenAt()
    return {
      now,
      prompts,
      calendar,
      directory: await readDirectory(deps, prompts.policies),
      allowance,
      policiesSeenAt,
      backlogFence,
      promisesFence: Math.max(backlogFence ?? 0, firstOf(policiesSeenAt, now)),
      isPaused: kept.paused !== undefined,
      lowered,
      isBudgetSpent: await deps.isBudgetSpent(),
      settings,
    }
  }
}

const KEPT = [
  'activated',
  'lowered',
  'paused',
  'backlog_fence',
  'last_complete_pass',
  'rules',
] as const

type Kept = Partial<Pick<Facts, (typeof KEPT)[number]>>

const firstOf = (policiesSeenAt: Map<string, Instant>, now: Instant) =>
  policiesSeenAt.size === 0 ? now : Math.min(...policiesSeenAt.values())

/** The mode that counts for this step at this moment. */
export const modeOf = (policy: Policy, step: number, situation: Situation): Mode => {
  const mode = effectiveMode(policy.steps[step - 1]?.mode ?? policy.mode, situation.allowance)
  return situation.lowered.includes(policy.name) ? lowerMode(mode, 'approval') : mode
}

/** The account's own setting, asked for at most once a day; a failed question leaves the last answer. */
const accountHours = async ({ store, helpdesk, clock, log }: SituationDeps) => {
  const known = await store.state.get('business_hours')
  // What was kept is what the port answered.
  const kept = (known?.value ?? null) as BusinessHours | null
  if (known !== null && Math.abs(clock.wall() - known.readAt) < DAY) return kept
  try {
    const value = await helpdesk.businessHours()
    await store.state.set('business_hours', { value, readAt: clock.wall() })
    return value
  } catch (error) {
    log.warn({}, `the account's business hours could not be read: ${sayError(error)}`)
    return kept
  }
}

/** As it was read last; who only looks asks nobody. */
export const keptHours = async (store: Store) =>
  // What was kept is what the port answered.
  ((await store.state.get('business_hours'))?.value ?? null) as BusinessHours | null

/** By this machine's clock: a sandbox's clock that is moved is no time without a pass. */
const raiseFence = async (
  { store, clock }: SituationDeps,
  { last_complete_pass: last }: Kept,
  now: Instant,
) => {
  const isRaised = last !== undefined && clock.wall() - last > LONG_SILENCE_OF_OURS
  if (isRaised) await store.state.set('backlog_fence', now)
  return isRaised
}

/** Other prompts or another mode may let through what was stopped: look at every silence anew. */
const wakeWhenChanged = async (
  store: Store,
  kept: Kept,
  {
    prompts,
    allowance,
    lowered,
    settings,
  }: Pick<Situation, 'prompts' | 'allowance' | 'lowered' | 'settings'>,
) => {
  const { shop, policies } = prompts
  const rules = sha256(
    JSON.stringify([
      shop.hash,
      policies.map((policy) => [policy.name, policy.hash]),
      allowance,
      lowered,
      settings.includeBacklog,
      settings.backlogDays,
    ]),
  )
  if (kept.rules === rules) return
  await store.state.set('rules', rules)
  await store.screening.wakeAll()
}

/** Takes down what people think of a follow-up; two mistakes of an autonomous policy make it ask first. */
import type { ActResult } from '../domain/acts.ts'
import type { Standing } from '../domain/decision.ts'
import { MOST_MISTAKES, mistakesSince, type Wrong } from '../domain/feedback.ts'
import type { Policy } from '../domain/policy.ts'
import type { PromptFiles } from '../domain/ports.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Store } from '../store/store.ts'

export type FeedbackDeps = { store: Store; clock: Clock; log: Log; promptFiles: PromptFiles }

/** `wrong` null: it would have been right; only of what has not left. */
export type Opinion = { wrong: Wrong | null; by: string }

const LEFT: string[] = ['sent', 'delivered']

/** A sent one that was a mistake. */
export const createFeedback =
  (deps: FeedbackDeps) =>
  async (id: string, { wrong, by }: { wrong: Wrong; by: string }): Promise<ActResult> => {
    const decision = await deps.store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    if (!LEFT.includes(decision.status))
      return {
        kind: 'conflict',
        why: `it is ${decision.status}; only what was sent can have been a mistake`,
        decision,
      }
    await give(deps, decision, { wrong, by })
    await lowerIfNeeded(deps, decision.policy)
    return { kind: 'done', decision }
  }

/** What a person would have done with a draft that was only shown. Moves nothing. */
export const createOpinion =
  (deps: FeedbackDeps) =>
  async (id: string, opinion: Opinion): Promise<ActResult> => {
    const decision = await deps.store.decisions.find(id)
    if (decision === null) return { kind: 'not_found' }
    if (decision.draft === null || LEFT.includes(decision.status))
      return { kind: 'conflict', why: 'it is no draft any more', decision }
    await give(deps, decision, opinion)
    return { kind: 'done', decision }
  }

const give = ({ store, clock }: FeedbackDeps, decision: Standing, { wrong, by }: Opinion) =>
  store.feedback.give({
    decisionId: decision.id,
    policy: decision.policy,
    sent: LEFT.includes(decision.status),
    wrong,
    by,
    at: clock.now(),
  })

const lowerIfNeeded = async ({ store, clock, log, promptFiles }: FeedbackDeps, name: string) => {
  const now = clock.now()
  const since = mistakesSince(now, await store.state.get('mistakes_forgiven'))
  if ((await store.feedback.mistakesSince(name, since)) < MOST_MISTAKES) return
  const policy = (await promptFiles.load()).policies.find((one) => one.name === name)
  const lowered = (await store.state.get('lowered')) ?? {}
  if (policy === undefined || !isAutonomous(policy) || Object.hasOwn(lowered, name)) return
  await store.state.set('lowered', { ...lowered, [name]: now })
  await store.events.add({ at: now, act: 'policy_lowered', by: 'relance' })
  log.warn({ policy: name }, 'two of its messages were mistakes: it asks first until resumed')
}

const isAutonomous = ({ mode, steps }: Policy) =>
  mode === 'autonomous' || steps.some((step) => step.mode === 'autonomous')

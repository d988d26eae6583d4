/** Routes a standing decision anew when the mode was raised or lowered, its step came due, or no fence holds it any more. */
import type { Decision, Standing } from '../domain/decision.ts'
import { isShownOnly } from '../domain/follow-up.ts'
import { postOf } from '../domain/marker.ts'
import { MODES } from '../domain/policy.ts'
import { ONLY_NOTE } from '../domain/reply-window.ts'
import { route } from '../domain/routing.ts'
import type { Instant } from '../lib/clock.ts'
import type { Store } from '../store/store.ts'
import { disclosureOf } from './draft.ts'
import { type Facts, mustBeNote } from './facts.ts'
import { modeOf, type Situation } from './situation.ts'

export type RouteAgainDeps = {
  store: Store
  /** How long an autonomous reply waits for a person's second thought, ms of this machine. */
  undo: number
  wall: () => number
  account: string
}

/**
 * The mode of the moment counts: a raised one routes a standing decision on, without a new model call; a lowered
 * one takes it back. What was only shown for its age is acted on once no fence holds it.
 */
export const routeAgain = async (
  deps: RouteAgainDeps,
  { decision, isFenced }: { decision: Standing; isFenced: boolean },
  facts: Facts,
  situation: Situation,
) => {
  const { policy, step } = facts
  if (policy === null || step === null || !isRoutable(decision)) return
  // A person set it aside until then.
  if (ahead(decision.until, situation.now) !== null) return
  const mode = modeOf(policy, step.number, situation)
  if (isFenced && waitsForItsStep(decision)) return letGo(deps, decision, facts.now)
  const isNew = isShownOnly(decision) || waitsForItsStep(decision)
  const raises = MODES.indexOf(mode) > MODES.indexOf(decision.mode) || isNew
  if ((isFenced && raises) || (mode === decision.mode && !isNew)) return
  const asks = [
    ...(decision.asksForPerson === null ? [] : [decision.asksForPerson]),
    ...(isDisclosed(decision, facts, situation) ? [] : ['written without the disclosure']),
  ]
  const onlyNote = mustBeNote(facts, situation)
  const { status: to, post, asksForPerson } = route(decision.verdict, mode, asks, onlyNote)
  if (decision.status === 'noted' && (!raises || post !== 'reply')) return
  // Approving says anew what is posted; only what leaves by itself must be it already.
  if (to === decision.status && (to !== 'scheduled' || post === decision.post))
    return deps.store.decisions.setMode(decision.id, mode)
  const act = { by: 'relance', at: facts.now }
  // Still scheduled, but another post: what was to leave is taken back first.
  const from = to === decision.status ? 'pending' : decision.status
  if (from !== decision.status)
    await deps.store.decisions.move(decision.id, {
      ...act,
      from: decision.status,
      to: from,
      act: 'taken_back',
    })
  await deps.store.decisions.move(decision.id, {
    ...act,
    from,
    to,
    act: 'routed_again',
    reason: asksForPerson ?? (onlyNote && decision.verdict === 'follow_up' ? ONLY_NOTE : null),
    set: {
      mode,
      ...postOf(deps.account, decision, post),
      releaseAt: null,
    },
    ...(to === 'scheduled' && post === 'reply' && { releasesAt: () => deps.wall() + deps.undo }),
  })
}

/** Its step came while nobody was at work: it is only shown. */
const letGo = ({ store }: RouteAgainDeps, { id }: Standing, at: Instant) =>
  store.decisions.move(id, {
    from: 'waiting',
    to: 'no_action',
    by: 'relance',
    at,
    act: 'too_late',
    reason: 'too_late',
  })

/** What leaves by itself says so, where its persona wants that. */
const isDisclosed = ({ draft, persona }: Standing, { ticket }: Facts, { prompts }: Situation) => {
  const voice = prompts.personas.find(({ key }) => key === persona)
  if (draft === null || voice === undefined) return true
  return draft.text.endsWith(disclosureOf(voice, draft.language, ticket.channel))
}

/** Open, and no person's: an approval or a waiting date has its own end. */
const isRoutable = ({ status, verdict, approvalId, post }: Standing) =>
  approvalId === null &&
  post !== 'notice' &&
  verdict !== 'wait' &&
  ['no_action', 'waiting', 'pending', 'scheduled', 'noted'].includes(status)

/** Judged early: a follow-up is needed, once its step is due. */
export const waitsForItsStep = ({ status, verdict }: Pick<Decision, 'status' | 'verdict'>) =>
  status === 'waiting' && verdict === 'follow_up'

export const ahead = (moment: Instant | null, now: Instant) =>
  moment !== null && moment > now ? moment : null

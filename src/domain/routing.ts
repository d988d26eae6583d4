/** Where a decision goes: verdict × mode × findings → status (the table of DESIGN 5). */
import type { Status } from './decision.ts'
import type { Verdict } from './ledger.ts'
import type { PostKind } from './marker.ts'
import { lowerMode, type Mode } from './policy.ts'

export type Route = { status: Status; post: PostKind; asksForPerson: string | null }

/**
 * `reasons`: everything that asks for a person although the policy is autonomous; empty when nothing does.
 * `isOnlyNote`: the channel takes no message any more, so the draft is for the team.
 */
export const route = (
  verdict: Verdict,
  mode: Mode,
  reasons: string[],
  isOnlyNote = false,
): Route => {
  const post = postFor(verdict, mode, isOnlyNote)
  if (verdict === 'no_follow_up') return { status: 'no_action', post, asksForPerson: null }
  if (verdict === 'wait') return { status: 'waiting', post, asksForPerson: null }
  if (mode === 'shadow') return { status: 'no_action', post, asksForPerson: null }
  if (mode === 'approval') return { status: 'pending', post, asksForPerson: null }
  // Notes are for the team: nothing in them needs a person's leave.
  if (post !== 'reply' || reasons.length === 0)
    return { status: 'scheduled', post, asksForPerson: null }
  return { status: 'pending', post, asksForPerson: reasons.join('; ') }
}

/** A follow-up reaches the customer, or the team in note mode; what we owe and what a person must see, the team. */
export const postFor = (verdict: Verdict, mode: Mode, isOnlyNote = false): PostKind => {
  if (verdict !== 'follow_up') return 'alert'
  return mode === 'note' || isOnlyNote ? 'note' : 'reply'
}

/** What the account allows at this moment, whatever a policy wishes (CONTRACT 2, activation). */
export type Allowance = {
  ceiling: Mode | null
  isSandbox: boolean
  isActivated: boolean
  /** A real model, or offline chosen on purpose, or the sandbox. */
  hasJudge: boolean
}

/** The mode that counts now: the step's, else the policy's, lowered by ceiling, activation and judge. */
export const effectiveMode = (wished: Mode, allowance: Allowance): Mode => {
  if (!allowance.isSandbox && !allowance.hasJudge) return 'shadow'
  const capped = allowance.ceiling === null ? wished : lowerMode(wished, allowance.ceiling)
  const isActive = allowance.isSandbox || allowance.isActivated || allowance.ceiling !== null
  return !isActive && (capped === 'autonomous' || capped === 'note') ? 'approval' : capped
}

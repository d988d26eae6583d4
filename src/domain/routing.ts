/** Where a decision goes: verdict × mode × findings → status (the table of DESIGN 5). */
import type { Status } from './decision.ts'
import type { Verdict } from './ledger.ts'
import { lowerMode, type Mode } from './policy.ts'

export type Route = { status: Status; asksForPerson: string | null }

/** `reasons`: everything that asks for a person although the policy is autonomous; empty when nothing does. */
export const route = (verdict: Verdict, mode: Mode, reasons: string[]): Route => {
  if (verdict === 'no_follow_up') return plain('no_action')
  if (verdict === 'wait') return plain('waiting')
  if (mode === 'shadow') return plain('no_action')
  if (verdict === 'we_owe' || verdict === 'hand_over') return plain('pending')
  if (mode !== 'autonomous') return plain('pending')
  return reasons.length > 0
    ? { status: 'pending', asksForPerson: reasons.join('; ') }
    : plain('scheduled')
}

const plain = (status: Status): Route => ({ status, asksForPerson: null })

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

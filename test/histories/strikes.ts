/** What befalls a process between two of its steps: it dies, stands still, or gives way to another. */

export type Strike = {
  kind: 'kill' | 'pause' | 'power_cut' | 'disk_full'
  /** Armed from this moment on … */
  from: number
  /** … it falls at the so-many-th step after it, or after a post left. */
  steps: number
  isOnPost: boolean
  /** Before the step is done, or after. */
  isBefore: boolean
  /** How long it lasts, ms: the pause, the time until somebody starts the process again. */
  lasts: number
}

export type Armed = { strike: Strike; left: number }

/** Counts down; the strike that falls at this step, else null. */
export const fallAt = (armed: Armed[], isBefore: boolean): Strike | null => {
  for (const [place, one] of armed.entries()) {
    if (one.strike.isBefore !== isBefore) continue
    one.left -= 1
    if (one.left > 0) continue
    armed.splice(place, 1)
    return one.strike
  }
  return null
}

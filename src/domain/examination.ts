/** What an examination of the installation says: one line a check, and what to do where something is wrong. */

export type CheckName =
  | 'settings'
  | 'credentials'
  | 'mailbox'
  | 'appearance'
  | 'rate limit'
  | 'clock'
  | 'database'
  | 'prompts'
  | 'rules'
  | 'webhook'
  | 'model'
  | 'posting'

export type CheckLine = {
  check: CheckName
  state: 'ok' | 'warning' | 'problem'
  /** What was found. */
  says: string
  /** What to do; null where nothing is to be done. */
  remedy: string | null
}

export const ok = (check: CheckName, says: string): CheckLine => ({
  check,
  state: 'ok',
  says,
  remedy: null,
})

/** It works, but not as well or not as safely as it could. */
export const warning = (check: CheckName, says: string, remedy: string): CheckLine => ({
  check,
  state: 'warning',
  says,
  remedy,
})

/** It does not work, or not for long. */
export const problem = (check: CheckName, says: string, remedy: string): CheckLine => ({
  check,
  state: 'problem',
  says,
  remedy,
})

export const needsRemedy = (lines: CheckLine[]) => lines.some(({ remedy }) => remedy !== null)

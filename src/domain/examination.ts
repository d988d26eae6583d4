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
  | 'account'
  | 'neighbours'
  | 'webhook'
  | 'model'
  | 'posting'

/** What at the helpdesk may get into our way, or we into its; each has its remedy. */
export const COLLISIONS = [
  'unsnooze-reply rule',
  'auto-close rule',
  'auto-reply to agent messages',
  'AI Agent on',
  'survey within 24 h',
  'auto-merge',
  'second Relance',
  'webhook disabled',
  'unassign_on_reply',
  'another app posting by API',
  'missing permission',
  'unverified mailbox',
] as const
export type Collision = (typeof COLLISIONS)[number]

export type CheckLine = {
  check: CheckName
  state: 'ok' | 'warning' | 'problem'
  /** What was found. */
  says: string
  /** What to do; null where nothing is to be done. */
  remedy: string | null
  /** Which of the known collisions it is. */
  collision?: Collision
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

/** The same line, known as this collision. */
export const collidingAs = (collision: Collision, line: CheckLine): CheckLine => ({
  ...line,
  collision,
})

export const needsRemedy = (lines: CheckLine[]) => lines.some(({ remedy }) => remedy !== null)

/** The surprises that are thrown. Each says what happened, where, and what to do. */

/** Wrong settings or wrong use of a command: one line per mistake, exit code 2. */
export class ConfigError extends Error {
  readonly code = 'config'
  readonly lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'ConfigError'
    this.lines = lines
  }
}

export type GorgiasErrorCode =
  | 'unreachable'
  | 'timeout'
  | 'unauthorized'
  | 'forbidden'
  | 'not_found'
  | 'rate_limited'
  | 'rejected'
  | 'server'
  | 'unreadable'

/** A call to the helpdesk failed. `where` is verb and path; `status` is null when no answer came. */
export class GorgiasError extends Error {
  readonly code: GorgiasErrorCode
  readonly where: string
  readonly status: number | null
  readonly requestId: string | null
  readonly retriable: boolean
  constructor(
    what: {
      code: GorgiasErrorCode
      where: string
      status: number | null
      requestId: string | null
      retriable: boolean
      remedy: string
    },
    options?: ErrorOptions,
  ) {
    const status = what.status === null ? 'no answer' : `status ${what.status}`
    const request = what.requestId === null ? '' : `, request ${what.requestId}`
    super(`${what.where}: ${what.code} (${status}${request}). ${what.remedy}`, options)
    this.name = 'GorgiasError'
    this.code = what.code
    this.where = what.where
    this.status = what.status
    this.requestId = what.requestId
    this.retriable = what.retriable
  }
}

/** What was thrown, in words for a log line or an error page; never a stack. */
export const sayError = (error: unknown): string =>
  error instanceof Error ? error.message : String(error)

/** Prompt files that cannot be used: one line per mistake, `file:line: what, and what to write`. Exit code 2. */
export class PromptError extends Error {
  readonly code = 'prompts'
  readonly lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.name = 'PromptError'
    this.lines = lines
  }
}

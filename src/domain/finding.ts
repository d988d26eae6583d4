/** What a guardrail saw in a draft. */

export type Finding = {
  /** The rule's name, as listed in `guardrails/rules.ts`. */
  rule: string
  /** `block` on a machine's text needs an edit or an explicit acceptance; `warn` is shown. */
  severity: 'block' | 'warn'
  excerpt: string
  /** Position of the excerpt in the draft's text, in UTF-16 units. */
  start: number
  end: number
  /** One sentence for the person who reads it. */
  why: string
}

/**
 * On words a person typed every finding is a warning, except those that would never be meant
 * (DESIGN 5): placeholders, prompt leaks, our secrets, the signature of an example persona, and a text too
 * long to be checked for them.
 */
export const softenForPerson = (findings: Finding[]): Finding[] =>
  findings.map((finding) =>
    NEVER_MEANT.has(finding.rule) ? finding : { ...finding, severity: 'warn' },
  )

/** Nothing of it was checked, so there is nothing a person could accept: the text is shortened first. */
const TOO_LONG = 'too_long'

const NEVER_MEANT = new Set(['placeholders', 'prompt_leak', 'secrets', 'shipped_persona', TOO_LONG])

export const isAcceptable = ({ rule }: Finding) => rule !== TOO_LONG

export const blocking = (findings: Finding[]) =>
  findings.filter((finding) => finding.severity === 'block')

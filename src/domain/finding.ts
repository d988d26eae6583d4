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
 * (DESIGN 5): placeholders, prompt leaks, our secrets and the signature of an example persona.
 */
export const softenForPerson = (findings: Finding[]): Finding[] =>
  findings.map((finding) =>
    NEVER_MEANT.has(finding.rule) ? finding : { ...finding, severity: 'warn' },
  )

const NEVER_MEANT = new Set(['placeholders', 'prompt_leak', 'secrets', 'shipped_persona'])

export const blocking = (findings: Finding[]) =>
  findings.filter((finding) => finding.severity === 'block')

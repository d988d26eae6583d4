/** Finds threats, pressure and reproach, and impatience, which a person may still sign. */
import type { Rule } from './inspection.ts'
import { IMPATIENCE, PRESSURE } from './lexicon/pressure.ts'
import { unsaidWords } from './said-before.ts'

export const pressure: Rule = (inspection) => [
  ...unsaidWords(inspection, PRESSURE, (kind) => `a reminder holds no such word (${kind})`),
  ...unsaidWords(inspection, IMPATIENCE, (kind) => `it may be read as ${kind}`).map((sight) => ({
    ...sight,
    severity: 'warn' as const,
  })),
]

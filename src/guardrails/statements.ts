/** Finds admissions of fault, legal and medical statements that no agent has made. */
import type { Rule } from './inspection.ts'
import { STATEMENTS } from './lexicon/statements.ts'
import { unsaidWords } from './said-before.ts'

export const statements: Rule = (inspection) =>
  unsaidWords(inspection, STATEMENTS, (kind) => `no agent has said this on this ticket (${kind})`)

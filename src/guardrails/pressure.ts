/** Finds threats, pressure and reproach. */
import type { Rule } from './inspection.ts'
import { PRESSURE } from './lexicon/pressure.ts'
import { unsaidWords } from './said-before.ts'

export const pressure: Rule = (inspection) =>
  unsaidWords(inspection, PRESSURE, (kind) => `a reminder holds no such word (${kind})`)

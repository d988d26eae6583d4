/** Finds advertising and requests for praise. */
import type { Rule } from './inspection.ts'
import { PROMOTION } from './lexicon/promotion.ts'
import { unsaidWords } from './said-before.ts'

export const promotion: Rule = (inspection) =>
  unsaidWords(inspection, PROMOTION, () => 'a follow-up sells nothing and asks for no praise')

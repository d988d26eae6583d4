/** Finds our own instructions in a draft. */

import { copiedRuns } from './copied-runs.ts'
import { blockEach, type Inspection, type Rule, type Sight } from './inspection.ts'
import { sampleQuotes, sourceTexts } from './sources.ts'

/**
 * Eight or more consecutive words of an instruction, policy or persona, unless they are a sample the
 * persona may use or the shop's description of itself; and the marks that part a prompt.
 */
export const promptLeak: Rule = (inspection) => [
  ...copiedWords(inspection),
  ...blockEach(inspection.shown, DELIMITER, 'a mark of our prompts is not for a customer'),
]

/** `<ticket>`, `<message id=4>`, and the names of what a model answers. */
export const isDelimiter = (text: string) => text.search(DELIMITER) >= 0

const RUN = 8

const copiedWords = ({ folded, context }: Inspection): Sight[] =>
  copiedRuns(folded, {
    length: RUN,
    secret: context.promptTexts,
    free: [
      sampleQuotes(context.persona),
      ...sourceTexts(context)
        .filter(({ voice }) => voice === 'persona')
        .map(({ text }) => text),
    ],
    why: 'these words are from our instructions',
  })

const DELIMITER =
  /<\/?(?:ticket|messages?|policy|persona|shop|conversation|instructions?|system|assistant|user|ledger|untrusted)\b[^<>\n]{0,80}>?|\b(?:no_follow_up|follow_up|we_owe|hand_over|open_items|message_id)\b/gi

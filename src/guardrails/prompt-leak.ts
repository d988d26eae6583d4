/** Finds our own instructions in a draft. */
import type { Inspection, Rule, Sight } from './inspection.ts'
import { readFolded, wordsOf } from './reading.ts'
import { personaWords, sampleQuotes } from './sources.ts'

/**
 * Eight or more consecutive words of an instruction, policy or persona, unless they are a sample the
 * persona may use or the shop's description of itself; and the marks that part a prompt.
 */
export const promptLeak: Rule = (inspection) => [
  ...copiedWords(inspection),
  ...[...inspection.shown.text.matchAll(DELIMITER)].map((found) => ({
    severity: 'block' as const,
    ...inspection.shown.place(found.index, found.index + found[0].length),
    why: 'a mark of our prompts is not for a customer',
  })),
]

/** `<ticket>`, `<message id=4>`, and the names of what a model answers. */
export const isDelimiter = (text: string) => text.search(DELIMITER) >= 0

const RUN = 8

const copiedWords = ({ folded, context }: Inspection): Sight[] => {
  const secret = new Set(context.promptTexts.flatMap(runsOf))
  const free = [sampleQuotes(context.persona), context.shopWords, ...personaWords(context.persona)]
  for (const run of free.flatMap(runsOf)) secret.delete(run)
  const words = wordsOf(folded)
  const sights: Sight[] = []
  for (let first = 0; first + RUN <= words.length; first++) {
    const run = words.slice(first, first + RUN)
    if (!secret.has(run.map(({ word }) => word).join(' '))) continue
    const start = run[0]?.start ?? 0
    const end = run.at(-1)?.end ?? start
    const before = sights.at(-1)
    if (before !== undefined && start <= before.end) before.end = end
    else
      sights.push({ severity: 'block', start, end, why: 'these words are from our instructions' })
  }
  return sights
}

const runsOf = (text: string): string[] => {
  const words = wordsOf(readFolded(text)).map(({ word }) => word)
  return words.slice(RUN - 1).map((_, first) => words.slice(first, first + RUN).join(' '))
}

const DELIMITER =
  /<\/?(?:ticket|messages?|policy|persona|shop|conversation|instructions?|system|assistant|user|ledger|untrusted)\b[^<>\n]{0,80}>?|\b(?:no_follow_up|follow_up|we_owe|hand_over|open_items|message_id)\b/gi

/** Finds promises of money, goods or guarantees that no agent has made. */
import type { Rule } from './inspection.ts'
import { PROMISES } from './promise-words.ts'
import { foldText } from './reading.ts'
import { agentWords } from './sources.ts'

/** A kind of promise passes once an agent has stated one of that kind on this ticket, in any language. */
export const promises: Rule = ({ folded, context }) => {
  const stated = agentWords(context).map(foldText)
  return PROMISES.filter(
    ({ patterns }) =>
      !patterns.some((pattern) => stated.some((words) => words.search(pattern) >= 0)),
  ).flatMap(({ kind, patterns }) =>
    patterns.flatMap((pattern) =>
      [...folded.text.matchAll(pattern)].map((found) => ({
        severity: 'block' as const,
        ...folded.place(found.index, found.index + found[0].length),
        why: `no agent has promised this (${kind})`,
      })),
    ),
  )
}

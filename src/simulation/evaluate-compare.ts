/** Compares an evaluation with an earlier one of the same cases: is the difference more than chance? */
import { z } from 'zod'
import { type McNemar, mcnemar } from '../lib/statistics.ts'
import type { Evaluation } from './evaluate-report.ts'

const earlierSchema = z.object({
  judged: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      verdict: z.string(),
      right: z.boolean().nullable(),
    }),
  ),
})

export type Earlier = z.infer<typeof earlierSchema>

/** Null: it was not written by `evaluate --json`. */
export const readEarlier = (text: string): Earlier | null => {
  try {
    return earlierSchema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

export type Comparison = McNemar & {
  /** Scored in both, with the same label. */
  compared: number
  /** Scored in one of the two alone, or labelled anew. */
  left_out: number
  accuracy_before: number | null
  accuracy_after: number | null
  /** Whose verdict is right in one and wrong in the other. */
  changed: { id: string; label: string; before: string; after: string; right: boolean }[]
}

export const compareWith = (
  earlier: Earlier,
  { judged }: Pick<Evaluation, 'judged'>,
): Comparison => {
  const before = new Map(earlier.judged.filter(isScored).map((one) => [one.id, one]))
  const after = judged.filter(isScored)
  const pairs = after.flatMap((now) => {
    const then = before.get(now.id)
    return then === undefined || then.label !== now.label ? [] : [{ then, now }]
  })
  const shareRight = (side: 'then' | 'now') =>
    pairs.length === 0 ? null : pairs.filter((pair) => pair[side].right).length / pairs.length
  return {
    compared: pairs.length,
    left_out: before.size + after.length - 2 * pairs.length,
    accuracy_before: shareRight('then'),
    accuracy_after: shareRight('now'),
    ...mcnemar(
      pairs.map(({ then, now }) => ({ before: then.right === true, after: now.right === true })),
    ),
    changed: pairs
      .filter(({ then, now }) => then.right !== now.right)
      .map(({ then, now }) => ({
        id: now.id,
        label: now.label,
        before: then.verdict,
        after: now.verdict,
        right: now.right === true,
      })),
  }
}

const isScored = ({ right }: { right: boolean | null }) => right !== null

/** What another configuration changes, decision by decision. */
import { type McNemar, mcnemar } from '../lib/statistics.ts'
import { followsUp, type PastCase } from './case.ts'

/** What each case came to, by its id: kept of a finished simulation for the next one. */
export type Verdicts = { configuration: string; verdicts: Record<string, string> }

export type Difference = {
  /** The configuration it is compared with. */
  before: string
  compared: number
  changed: {
    caseId: string
    ticketId: number
    before: string
    after: string
    needed: boolean | null
  }[]
  /** Over the cases whose need is known. */
  test: McNemar
}

export const verdictOf = ({ end }: PastCase): string => {
  switch (end.kind) {
    case 'judged':
      return end.decision.verdict
    case 'stopped':
      return `stopped: ${end.gate}`
    case 'answered_first':
    case 'unreadable':
      return end.kind
  }
}

/** Null: there was none before. */
export const differenceTo = (before: Verdicts | null, cases: PastCase[]): Difference | null => {
  if (before === null) return null
  const known = cases.flatMap((one) => {
    const was = before.verdicts[one.id]
    return was === undefined ? [] : [{ one, was, is: verdictOf(one) }]
  })
  return {
    before: before.configuration,
    compared: known.length,
    changed: known.flatMap(({ one, was, is }) =>
      was === is
        ? []
        : [
            {
              caseId: one.id,
              ticketId: one.ticketId,
              before: was,
              after: is,
              needed: one.label.needed,
            },
          ],
    ),
    test: mcnemar(
      known.flatMap(({ one, was }) =>
        one.label.needed === null
          ? []
          : [
              {
                before: (was === 'follow_up') === one.label.needed,
                after: followsUp(one) === one.label.needed,
              },
            ],
      ),
    ),
  }
}

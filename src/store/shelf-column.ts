/** The shelf of a decision as the database works it out: the table of `domain/shelf.ts`, said in SQL. */
import { ELSE_SHELF, SHELF_RULES, type ShelfRule } from '../domain/shelf.ts'

/** A generated column follows every update of the row; no statement can forget it. */
export const shelfExpression = () =>
  `case ${SHELF_RULES.map((rule) => `when ${conditionOf(rule)} then '${rule.shelf}'`).join(' ')} else '${ELSE_SHELF}' end`

/** All words here are the program's own. */
const conditionOf = ({ statuses, verdicts, reason, isTried }: ShelfRule) =>
  [
    `status in (${quoted(statuses)})`,
    ...(verdicts === undefined ? [] : [`verdict in (${quoted(verdicts)})`]),
    ...(reason === undefined ? [] : [`substr(reason, 1, ${reason.length}) = '${reason}'`]),
    // A fence is taken before a post, and never otherwise by what is parked or unknown.
    ...(isTried === undefined ? [] : ['fence > 0']),
  ].join(' and ')

const quoted = (words: string[]) => words.map((word) => `'${word}'`).join(', ')

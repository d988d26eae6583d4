import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../src/domain/decision.ts'
import { VERDICTS } from '../../src/domain/ledger.ts'
import { ELSE_SHELF, SHELF_RULES, SHELVES, shelfOf } from '../../src/domain/shelf.ts'

const REASONS = ['the photo is missing', 'backlog: due before', 'too_late: by a week']

describe('the shelves of the inbox', () => {
  test('each holds something, and everything lies on one', () => {
    const used = new Set(
      STATUSES.flatMap((status) =>
        VERDICTS.flatMap((verdict) =>
          REASONS.map((reason) => shelfOf({ status, verdict, reason, delivery: null })),
        ),
      ),
    )
    expect([...used].toSorted()).toEqual([...SHELVES].toSorted())
  })

  test('no rule names the shelf of all that fits none', () => {
    expect(SHELF_RULES.map(({ shelf }) => shelf)).not.toContain(ELSE_SHELF)
  })
})

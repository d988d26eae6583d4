import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { type Decision, STATUSES } from '../../src/domain/decision.ts'
import { VERDICTS } from '../../src/domain/ledger.ts'
import { shelfOf } from '../../src/domain/shelf.ts'
import { decision, NOW, open } from './setup.ts'

const REASONS = ['the photo is missing', 'backlog: due before', 'too_late: by a week']

/** One of every kind. */
const every = (): Decision[] =>
  STATUSES.flatMap((status) =>
    VERDICTS.flatMap((verdict) =>
      REASONS.map((reason) => ({
        ...decision({ status, verdict, reason }),
        id: `${status}-${verdict}-${REASONS.indexOf(reason)}`,
      })),
    ),
  )

const count = (words: string[]) => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

describe('the shelf in the database', () => {
  test('is the one of the domain’s table, for every status, verdict and reason', async () => {
    const { store, sql } = open()
    const { t, db } = sql
    for (const one of every()) await store.decisions.add({ ...decision(), ...one, ticketId: 1 })
    await db.update(t.decisions).set({ fence: 1 }).where(eq(t.decisions.id, 'parked-follow_up-0'))
    const rows = await db.select().from(t.decisions)
    const differing = rows
      .filter(({ shelf, fence, ...row }) => {
        const delivery = fence === 0 ? null : ({} as Decision['delivery'])
        return shelf !== shelfOf({ ...row, delivery })
      })
      .map(({ id, shelf }) => `${id}: ${shelf}`)
    expect(differing).toEqual([])
  })
})

describe('the counters', () => {
  test('say the same as counting, after additions, moves and removals', async () => {
    const { store, sql } = open()
    const { t, db } = sql
    for (const one of every())
      await store.decisions.add({ ...decision(), ...one, costUsd: 0.25, ticketId: 1 })
    await store.decisions.move('pending-follow_up-0', {
      from: 'pending',
      to: 'scheduled',
      by: 'relance',
      at: NOW,
      act: 'routed_again',
    })
    await db.delete(t.decisions).where(eq(t.decisions.status, 'sent'))
    const rows = await db.select().from(t.decisions)
    expect(await store.decisions.countByStatus()).toEqual(count(rows.map(({ status }) => status)))
    expect(await store.overview.countByShelf()).toEqual(count(rows.map(({ shelf }) => shelf)))
    expect(await store.overview.countByVerdict()).toEqual(count(rows.map((row) => row.verdict)))
    expect(await store.overview.costUsd()).toBeCloseTo(rows.length * 0.25)
  })

  test('of an empty database are empty', async () => {
    const { store } = open()
    expect(await store.overview.countByShelf()).toEqual({})
    expect(await store.overview.costUsd()).toBe(0)
  })
})

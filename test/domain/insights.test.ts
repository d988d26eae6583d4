import { describe, expect, test } from 'vitest'
import { debtsOf } from '../../src/domain/debts.ts'
import { blocksOf, type Debt, type Figure } from '../../src/domain/figures.ts'
import { daysIn, ENOUGH, sumUp } from '../../src/domain/insights.ts'
import { HOUR } from '../../src/lib/clock.ts'
import { decision } from '../store/setup.ts'

const figure = (name: Figure['name'], detail: string, n: number, facts = {}): Figure => ({
  ...{ name, detail, n, policy: 'p', persona: 'maya', step: 1 },
  ...facts,
})

const part = (...figures: Figure[]) => ({ day: '2026-11-24', from: 0, to: 1, figures })

describe('a stretch of quarters', () => {
  const CASES: [number, number, string][] = [
    [0, 96, '24:0-96'],
    [3, 9, '1:3-4 4:4-8 1:8-9'],
    [92, 188, '4:92-96 24:96-168 4:168-188'],
    [5, 5, ''],
  ]
  test.each(CASES)('from %i to %i is read in few blocks', (from, to, said) => {
    const blocks = blocksOf(from, to)
    expect(blocks.map((one) => `${one.size}:${one.from}-${one.to}`).join(' ')).toBe(said)
    for (const { size, from: begin, to: end } of blocks)
      expect([begin % size, (end - begin) % size]).toEqual([0, 0])
    expect(blocks.reduce((sum, one) => sum + one.to - one.from, 0)).toBe(to - from)
  })
})

describe('shares', () => {
  test('are given from ten cases on', () => {
    const few = sumUp([part(figure('sent', 'unedited', ENOUGH - 1))], [])
    expect([few.uneditedShare, few.answeredShare]).toEqual([null, null])
    const enough = sumUp(
      [part(figure('sent', 'unedited', ENOUGH - 1), figure('sent', 'edited', 1))],
      [],
    )
    expect([enough.uneditedShare, enough.answeredShare]).toEqual([0.9, 0])
  })

  test('of unedited ones leave out what was sent without a person', () => {
    const { uneditedShare, sent, answeredShare } = sumUp(
      [
        part(
          figure('sent', 'by_itself', 40),
          figure('sent', 'unedited', 6),
          figure('sent', 'redrafted', 4),
          figure('outcome', 'replied', 10),
        ),
      ],
      [],
    )
    expect([uneditedShare, sent, answeredShare]).toEqual([0.6, 50, 0.2])
  })
})

test('what came after is told apart, and the rest is open', () => {
  const { rungs, open, other } = sumUp(
    [
      part(figure('sent', 'unedited', 5), figure('outcome', 'replied', 2)),
      part(
        figure('sent', 'edited', 3, { step: 2 }),
        figure('outcome', 'silent', 1, { step: 2 }),
        figure('outcome', 'bounced', 1),
        figure('outcome', 'replied_after_agent', 1),
      ),
    ],
    [],
  )
  expect([open, other]).toEqual([3, 1])
  const rest = { answered: 0, answeredAfterAgent: 0, silent: 0, other: 0 }
  expect(rungs).toEqual([
    {
      ...rest,
      ...{ policy: 'p', step: 1, sent: 5, answered: 2, answeredAfterAgent: 1, other: 1, open: 1 },
    },
    { ...rest, policy: 'p', step: 2, sent: 3, silent: 1, open: 2 },
  ])
})

describe('the middle answer', () => {
  const answers = (...counts: [string, number][]) =>
    sumUp([part(...counts.map(([bin, n]) => figure('answer', bin, n)))], []).medianAnswer

  test('is the bin within which half of them came', () => {
    expect(answers(['1h', 5], ['2d', 5])).toBe('1h')
    expect(answers(['1h', 4], ['2d', 5], ['10d', 1])).toBe('2d')
    expect(answers(['1h', 9])).toBeNull()
  })
})

describe('late promises', () => {
  const late = (ended: Debt['ended'], hours: number | null): Debt => ({
    at: 0,
    ended,
    endedAt: hours === null ? null : hours * HOUR,
  })

  test('are told by how they ended, with the middle of those answered', () => {
    const { debts } = sumUp(
      [],
      [late('answered', 1), late('answered', 9), late('answered', 3), late(null, null)],
    )
    expect(debts).toEqual({ late: 4, answered: 3, dismissed: 0, open: 1, medianMs: 3 * HOUR })
  })

  test('an even number has its middle between two; put aside is no answer', () => {
    const { debts } = sumUp([], [late('answered', 2), late('answered', 4), late('dismissed', 90)])
    expect(debts).toMatchObject({ answered: 2, dismissed: 1, medianMs: 3 * HOUR })
    expect(sumUp([], []).debts?.medianMs).toBeNull()
  })

  test('belong to no voice, as what was not sent', () => {
    const asked = sumUp([part(figure('avoided', 'we_owe', 2))], null)
    expect([asked.debts, asked.avoided]).toEqual([null, null])
  })
})

test('a day that was cut in two is one day again', () => {
  const [day, ...others] = daysIn([
    { ...part(figure('sent', 'unedited', 2)), from: 0, to: 5 },
    { ...part(figure('sent', 'edited', 1), figure('outcome', 'replied', 1)), from: 5, to: 9 },
  ])
  expect(others).toEqual([])
  expect(day).toEqual({
    ...{ day: '2026-11-24', from: 0, to: 9 },
    ...{ sent: 3, answered: 1, helpdeskCalls: 0 },
  })
})

describe('what we owe', () => {
  const item = { kind: 'promise', due: null, message_id: 1, quote: 'q', what: 'w' } as const
  const items = [
    { ...item, owner: 'shop' },
    { ...item, owner: 'customer' },
  ] as const
  const owed = decision({ verdict: 'we_owe', openItems: [...items] })

  test('is ours by the newest ledger of this silence', () => {
    expect(debtsOf([owed], 12)).toEqual([items[0]])
    expect(debtsOf([decision({ openItems: [] }), owed], 12)).toEqual([])
  })

  test('is over when somebody spoke, dismissed it, or it was taken back', () => {
    expect(debtsOf([owed], 13)).toEqual([])
    expect(debtsOf([{ ...owed, status: 'rejected' }], 12)).toEqual([])
    expect(debtsOf([{ ...owed, status: 'cancelled' }], 12)).toEqual([])
  })
})

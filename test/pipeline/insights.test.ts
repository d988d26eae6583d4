/** A week that is known from beginning to end, and what the insights make of it. */
import { describe, expect, test } from 'vitest'
import type { Insights } from '../../src/domain/insights.ts'
import { DAY, HOUR, iso, MINUTE } from '../../src/lib/clock.ts'
import { createInsights, type InsightsWish } from '../../src/pipeline/insights.ts'
import { passAfter } from '../failures/usual.ts'
import { step } from './prompt-set.ts'
import { drafts, judges, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, NOW, type Said, SILENT, ticket } from './tickets.ts'
import { openWorld, type World } from './world.ts'

const TEXT = 'Hello, could you send us the photo of the crack?'
const PROMISE = "We'll check with the warehouse and get back to you."

const PROMISED: Said[] = [
  ['customer', 'Hello, the bowl I ordered has not arrived.', 30],
  ['agent', PROMISE, 23],
]

const THANKED: Said[] = [
  ['customer', 'Is the bowl safe for the oven?', 90],
  ['agent', 'Yes, it is. Have a nice day!', 80],
]

const weOwe = judges({
  verdict: 'we_owe',
  items: [{ owner: 'shop', kind: 'promise', quote: PROMISE }],
})

const read = async (world: World, wish: InsightsWish = { kind: 'this_week' }) => {
  const { promptFiles, store, clock } = world.deps
  const answer = await createInsights({ store, clock, promptFiles, budgetUsd: 5 })(wish)
  if (answer.kind === 'refused') throw new Error(answer.why)
  return answer.insights
}

const shop = () =>
  openWorld({
    model: steadyModel([
      wantsFollowUp(ASKED, 1001),
      wantsFollowUp(ASKED, 1002),
      drafts(TEXT),
      judges({ verdict: 'no_follow_up' }, 1003),
      judges({ verdict: 'no_follow_up' }, 1004),
    ]),
    policies: [{ mode: 'approval', steps: [step('48h')] }],
    tickets: [
      ticket(1001),
      ticket(1002),
      ticket(1003, THANKED),
      // Silent for sixty hours only: judged, and the always rule has not written yet.
      ticket(1004, [
        ['customer', 'Is the bowl safe for the oven?', 62],
        ['agent', 'Yes, it is. Have a nice day!', 60],
      ]),
    ],
  })

describe('a week of a small shop', () => {
  test('two drafts approved, one of them answered: that is what it says', async () => {
    const world = await shop()
    await world.pass()
    for (const id of [1001, 1002]) {
      const pending = await world.decisionOn(id)
      expect((await world.steps.approve(pending.id, { by: 'nora' })).kind).toBe('done')
    }
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(2)
    await world.moveBy(3 * HOUR)
    await world.write(1001, 'customer', 'Here is the photo.')
    await passAfter(world, MINUTE)
    const { now, earlier, days, timezone } = await read(world)
    expect(timezone).toBe('UTC')
    expect(now).toMatchObject({
      ...{ sent: 2, answered: 1, open: 1, silent: 0, other: 0 },
      hands: { unedited: 2, edited: 0, redrafted: 0, by_itself: 0 },
      ...{ uneditedShare: null, answeredShare: null, medianAnswer: null },
      answers: { '1h': 0, '4h': 1, '1d': 0, '2d': 0, '3d': 0, '5d': 0, '10d': 0 },
    })
    expect(now.rungs).toMatchObject([{ step: 1, sent: 2, answered: 1, open: 1 }])
    expect(now.helpdeskCalls).toBeGreaterThan(4)
    expect(earlier.sent).toBe(0)
    expect(days.filter(({ sent }) => sent > 0)).toMatchObject([
      { day: '2026-11-24', sent: 2, answered: 1 },
    ])
  })

  test('the always rule’s messages are counted when its moment is over and nobody had spoken', async () => {
    const world = await shop()
    await world.pass()
    expect((await read(world)).now.avoided).toMatchObject({ no_follow_up: 1, rejected: 0 })
    const pending = await world.decisionOn(1001)
    await world.steps.reject(pending.id, { by: 'nora', reason: 'by phone' })
    await passAfter(world, 13 * HOUR)
    expect((await read(world)).now.avoided).toMatchObject({ no_follow_up: 2 })
    await passAfter(world, DAY)
    const { avoided } = (await read(world)).now
    expect(avoided).toEqual({ no_follow_up: 2, we_owe: 0, hand_over: 0, wait: 0, rejected: 1 })
    await passAfter(world, MINUTE)
    expect((await read(world)).now.avoided).toEqual(avoided)
  })

  test('where somebody spoke before that rule’s moment it would have sent nothing', async () => {
    const world = await shop()
    await world.pass()
    await world.moveBy(6 * HOUR)
    await world.write(1004, 'customer', 'And for the dishwasher?')
    await passAfter(world, 13 * HOUR)
    expect((await read(world)).now.avoided).toMatchObject({ no_follow_up: 1 })
  })
})

describe('a late promise', () => {
  const late = async () => {
    const world = await openWorld({
      model: steadyModel([weOwe]),
      policies: [{ mode: 'approval' }],
      tickets: [ticket(1001, PROMISED)],
    })
    await world.pass()
    expect((await read(world)).now.debts).toMatchObject({ late: 0 })
    await passAfter(world, HOUR + MINUTE)
    expect((await read(world)).now.debts).toMatchObject({ late: 1, open: 1, medianMs: null })
    return world
  }

  test('is settled by our next word, and how long that took is told', async () => {
    const world = await late()
    await world.moveBy(5 * HOUR)
    await world.write(1001, 'agent', 'It leaves tomorrow.')
    await passAfter(world, MINUTE)
    const { debts } = (await read(world)).now
    expect(debts).toMatchObject({ late: 1, answered: 1, open: 0 })
    expect(Math.round((debts?.medianMs ?? 0) / HOUR)).toBe(5)
  })

  test('is not settled by the customer', async () => {
    const world = await late()
    await world.write(1001, 'customer', 'Hello? Is anybody there?')
    await passAfter(world, MINUTE)
    expect((await read(world)).now.debts).toMatchObject({ late: 1, answered: 0, open: 1 })
  })

  test('is put aside by a person who dismisses it', async () => {
    const world = await late()
    await world.steps.reject((await world.decisionOn(1001)).id, { by: 'nora' })
    await passAfter(world, MINUTE)
    expect((await read(world)).now.debts).toMatchObject({ late: 1, dismissed: 1, open: 0 })
  })
})

describe('the stretch', () => {
  const spansOf = ({ span, before }: Insights) =>
    [span.from, span.to, before.from, before.to].map((at) => iso(at).slice(0, 16))

  test('is this week so far, beside the same part of the week before', async () => {
    const world = await openWorld()
    expect(spansOf(await read(world))).toEqual([
      '2026-11-23T00:00',
      '2026-11-24T09:15',
      '2026-11-16T00:00',
      '2026-11-17T09:15',
    ])
    expect((await read(world)).days.map(({ day }) => day.slice(5))).toEqual(
      [16, 17, 18, 19, 20, 21, 22, 23, 24].map((day) => `11-${day}`),
    )
  })

  test('of a week that is over is whole; of days it is as long as they are', async () => {
    const world = await openWorld()
    expect(spansOf(await read(world, { kind: 'week', day: '2026-11-19' }))).toEqual([
      '2026-11-16T00:00',
      '2026-11-23T00:00',
      '2026-11-09T00:00',
      '2026-11-16T00:00',
    ])
    const days = { kind: 'days', first: '2026-11-21', last: '2026-11-23' } as const
    expect(spansOf(await read(world, days))).toEqual([
      '2026-11-21T00:00',
      '2026-11-24T00:00',
      '2026-11-18T00:00',
      '2026-11-21T00:00',
    ])
  })

  const WRONG = [
    ['backwards', '2026-11-23', '2026-11-21'],
    ['longer than 92 days', '2026-01-01', '2026-04-03'],
    ['no date', '2026-13-01', '2026-13-02'],
  ] as const
  test.each(WRONG)('is refused when it is %s', async (_, first, last) => {
    const world = await openWorld()
    await expect(read(world, { kind: 'days', first, last })).rejects.toThrow('1 to 92 days')
  })

  test('tells what models cost each UTC day, also where nothing did', async () => {
    const world = await openWorld()
    await world.sql.db.insert(world.sql.t.spending).values([
      { id: 'a', day: '2026-11-23', usd: 0.5 },
      { id: 'b', day: '2026-11-23', usd: 0.25 },
    ])
    const { cost, budgetUsd } = await read(world)
    expect(cost.filter(({ usd }) => usd > 0)).toEqual([{ day: '2026-11-23', usd: 0.75 }])
    expect([cost[0]?.day, cost.at(-1)?.day, budgetUsd]).toEqual(['2026-11-16', NOW.slice(0, 10), 5])
  })
})

test('silence of more than three days is a message of the always rule, but not while a draft waits', async () => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'approval' }],
    tickets: [ticket(1001, SILENT)],
  })
  await world.pass()
  expect((await read(world)).now.avoided).toMatchObject({ rejected: 0 })
  await world.steps.reject((await world.decisionOn(1001)).id, { by: 'nora' })
  await passAfter(world, DAY + MINUTE)
  // Its moment was 72 hours after the shop's word, on Tuesday at 01:00.
  expect((await read(world)).now.avoided).toMatchObject({ rejected: 1 })
})

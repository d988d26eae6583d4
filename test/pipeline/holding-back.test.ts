/** What holds a step back without making it late: dates to wait for, absences, other follow-ups; and by whose clock. */
import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { openShop, passAfter } from '../failures/usual.ts'
import { shop, step } from './prompt-set.ts'
import {
  drafts,
  judges,
  type Owed,
  scriptedModel,
  steadyModel,
  wantsFollowUp,
} from './scripted-model.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'
import type { World, WorldOptions } from './world.ts'

/** Nothing of the backlog is included: steps that are too late are only shown. */
const FENCED = { settings: { includeBacklog: false } }

/** It is Tuesday, 24 November, 09:00; our question is an hour old, and due after two hours. */
const openFenced = async (said: Said[], options: WorldOptions = {}) => {
  const world = await openShop({
    tickets: [ticket(1001, said)],
    policies: [{ mode: 'autonomous', steps: [step('2h')] }],
    ...FENCED,
    ...options,
  })
  await world.pass()
  return world
}

/** A pass each day: after three days without one, what fell due meanwhile would be backlog. */
const passUntil = async (world: World, moment: number) => {
  while (moment - world.clock.now() > DAY) await passAfter(world, DAY)
  await passAfter(world, moment - world.clock.now())
}

const WAITING = 'I will send it on Friday.'
const SAID: Said[] = [
  ['customer', 'Hello, the bowl has a crack.', 3],
  ['agent', 'Could you send a photo?', 2.5],
  ['customer', WAITING, 2],
  ['agent', ASKED, 1],
]

const waits = (items: Owed[], until: string | null = null) =>
  judges({ verdict: 'wait', until, items })

const promised = (due: string | null): Owed => ({
  owner: 'customer',
  kind: 'promise',
  quote: WAITING,
  due,
})

describe('a date named in the conversation', () => {
  test('is waited for until the morning after it, and the step is not late then', async () => {
    const model = scriptedModel([
      waits([promised('2026-11-27')]),
      wantsFollowUp(ASKED),
      drafts('Hello Jo, could you send us the photo of the crack?'),
    ])
    const world = await openFenced(SAID, {
      model,
      policies: [{ mode: 'autonomous', steps: [step('2h')], sendBetween: { kind: 'team_hours' } }],
    })
    await passAfter(world, HOUR)
    const monday = Date.parse('2026-11-30T09:00:00Z')
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'waiting', until: monday })
    await passUntil(world, monday - MINUTE)
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    await passAfter(world, 2 * MINUTE)
    expect(await world.outbox()).toHaveLength(1)
  })

  test.each([
    ['2026-11-29', 'waiting'],
    ['2026-11-30', 'pending'],
    ['2026-11-25', 'waiting'],
  ])('may be read two days apart from what stands there, no farther: %s', async (due, status) => {
    const world = await openFenced(SAID, { model: scriptedModel([waits([promised(due)])]) })
    await passAfter(world, HOUR)
    const decision = await world.decisionOn(1001)
    expect(decision.status).toBe(status)
    if (status === 'pending')
      expect(decision.statusReason).toContain('is not the one the words name (2026-11-27)')
  })

  test('without a quoted word is a person’s matter', async () => {
    const item = { quote: ASKED, kind: 'asked' as const, owner: 'customer' as const }
    const world = await openFenced(SAID, { model: scriptedModel([waits([item], '2026-12-01')]) })
    await passAfter(world, HOUR)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'pending',
      statusReason: 'no words of the conversation are quoted for the date to wait for',
    })
  })
})

describe('an out-of-office that names its end', () => {
  const away = (text: string): Said[] => [
    ['customer', 'Hello, the bowl has a crack.', 3],
    ['agent', ASKED, 1],
    ['customer', text, 0.9, { headers: { 'Auto-Submitted': 'auto-replied' } }],
  ]

  test('holds until the morning after, then the step is acted on', async () => {
    const world = await openFenced(away('Automatic reply: I am out of office until 30 November.'))
    await passAfter(world, 2 * HOUR)
    const { stoppedBy, nextLook } = await world.explain(1001)
    expect([stoppedBy, nextLook]).toEqual(['automatic_reply', Date.parse('2026-12-01T00:00:00Z')])
    await passUntil(world, Date.parse('2026-12-01T00:01:00Z'))
    expect(await world.outbox()).toHaveLength(1)
  })

  test('holds until somebody speaks, where it names none', async () => {
    const world = await openFenced(away('Automatic reply: I am out of office.'))
    await passUntil(world, world.clock.now() + 20 * DAY)
    expect(await world.outbox()).toEqual([])
    expect((await world.explain(1001)).stoppedBy).toBe('automatic_reply')
  })
})

test('a pause longer than max_late leaves the step late, and it is looked at again', async () => {
  const world = await openFenced(SAID)
  await world.steps.pause({ paused: true, by: 'nora' })
  await passUntil(world, world.clock.now() + 5 * DAY)
  expect((await world.explain(1001)).stoppedBy).toBe('paused')
  await world.steps.pause({ paused: false, by: 'nora' })
  await passAfter(world, MINUTE)
  expect(await world.decisionOn(1001)).toMatchObject({
    status: 'no_action',
    reason: expect.stringMatching(/^too_late/),
  })
})

describe('the customer’s own clock', () => {
  const YES = steadyModel([
    wantsFollowUp(ASKED),
    drafts('Hello, could you send us the photo of the crack?'),
  ])
  const EVENING = { kind: 'daily', from: 8 * 60, to: 20 * 60 } as const

  const openIn = (timezone?: string) =>
    openShop({
      model: YES,
      tickets: [
        ticket(1001, SILENT, {
          customer: {
            name: 'Jo',
            email: 'jo@mail.example',
            tags: [],
            ...(timezone && { timezone }),
          },
        }),
      ],
      policies: [{ mode: 'autonomous', sendBetween: EVENING }],
      prompts: { shop: shop({ timezone: 'Europe/Paris' }) },
    })

  test('is asked for where his tickets do not tell it, once', async () => {
    // 09:00 UTC is 18:00 in Tokyo, 01:00 in Los Angeles.
    const tokyo = await openIn('Asia/Tokyo')
    await tokyo.pass()
    expect(await tokyo.outbox()).toHaveLength(1)
    const angeles = await openIn('America/Los_Angeles')
    await angeles.pass()
    expect((await angeles.decisionOn(1001)).sendAt).toBe(Date.parse('2026-11-24T16:00:00Z'))
    await passAfter(angeles, 8 * HOUR)
    expect(await angeles.outbox()).toHaveLength(1)
    const asked = (await angeles.calls()).filter((call) => /^GET \/api\/customers\//.test(call))
    expect(asked).toHaveLength(1)
  })

  test('tells also what is explained, and when he is back', async () => {
    const world = await openIn('America/Los_Angeles')
    await world.pass()
    const leaves = Date.parse('2026-11-24T16:00:00Z')
    expect((await world.explain(1001)).bill?.answerCountsFrom).toBe(leaves + 10 * DAY)
    const away = { headers: { 'Auto-Submitted': 'auto-replied' } }
    await world.write(1001, 'customer', 'I am out of office until 27 November 2026.', away)
    await passAfter(world, MINUTE)
    const { gates } = await world.explain(1001)
    // Midnight of the shop, in Paris, is 15:00 in Los Angeles: within the hours.
    expect(gates.find(({ gate }) => gate === 'automatic_reply')?.until).toBe(
      Date.parse('2026-11-27T23:00:00Z'),
    )
  })

  test('is the shop’s where nobody knows it', async () => {
    const world = await openIn()
    await world.pass()
    expect(await world.outbox()).toHaveLength(1)
  })

  test('is not asked for where the policy keeps to the shop’s hours', async () => {
    const world = await openShop({
      model: YES,
      policies: [{ mode: 'autonomous', sendBetween: { kind: 'team_hours' } }],
    })
    await world.pass()
    expect((await world.calls()).some((call) => call.includes('/api/customers/'))).toBe(false)
  })
})

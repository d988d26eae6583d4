import { describe, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/lib/clock.ts'
import { step } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const open = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([
      wantsFollowUp(ASKED),
      drafts('Hello Jo, could you send us the photo of the crack?'),
    ]),
    ...options,
  })
  await world.pass()
  return world
}

describe('an explanation', () => {
  test('of a ticket that is not due names every gate, and the next moment', async () => {
    const world = await open({ policies: [{ steps: [step('90h')] }] })
    const found = await world.explain(1001)
    expect(found).toMatchObject({
      ticketId: 1001,
      subject: 'Cracked bowl 1001',
      policy: 'asked',
      mode: 'approval',
      step: 1,
      stoppedBy: 'not_due',
      decisions: [],
    })
    expect(found.nextLook).toBeCloseTo(world.clock.now() + 10 * HOUR, -4)
    expect(found.silentSince).toBeCloseTo(world.clock.now() - 80 * HOUR, -4)
    expect(found.gates).toHaveLength(25)
    expect(found.gates.filter(({ passed }) => !passed)).toHaveLength(1)
  })

  test('of a ticket that passed says what was decided', async () => {
    const world = await open()
    const found = await world.explain(1001)
    expect(found.stoppedBy).toBe(null)
    expect(found.decisions).toMatchObject([{ verdict: 'follow_up', status: 'pending' }])
  })

  test('of what is scheduled names the moment it leaves', async () => {
    const opening = Date.parse('2026-11-24T16:00:00Z')
    const world = await open({
      policies: [
        { mode: 'autonomous', sendBetween: { kind: 'daily', from: 16 * 60, to: 18 * 60 } },
      ],
    })
    expect((await world.explain(1001)).nextLook).toBe(opening)
  })

  test('of a ticket whose customer spoke last has no silence', async () => {
    const world = await open()
    await world.write(1001, 'customer', 'Voilà.')
    await world.pass()
    expect(await world.explain(1001)).toMatchObject({
      stoppedBy: 'customer_spoke_last',
      silentSince: null,
      nextLook: null,
    })
  })

  test('of a ticket without a policy says so', async () => {
    const world = await open({ policies: [{ match: { tags: ['vip'] } }] })
    expect(await world.explain(1001)).toMatchObject({
      stoppedBy: 'no_policy',
      policy: null,
      mode: null,
      step: null,
    })
  })

  test('of a pause names it, although the budget is spent too', async () => {
    const world = await open({ isBudgetSpent: async () => true })
    await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
    const { gates, stoppedBy } = await world.explain(1001)
    expect(stoppedBy).toBe('budget')
    expect(gates.filter(({ passed }) => !passed).map(({ gate }) => gate)).toEqual([
      'budget',
      'paused',
    ])
  })

  test('of a ticket nobody knows is none', async () => {
    const world = await open()
    const situation = await world.situation()
    expect(await world.steps.explain(999, situation)).toBe(null)
  })

  test('changes nothing and asks the helpdesk nothing', async () => {
    const world = await open({
      tickets: [ticket(1001), ticket(1002, SILENT, { status: 'closed' })],
    })
    const before = world.client.callCount()
    const looks = await world.store.screening.lookAt(1001)
    for (let n = 0; n < 3; n += 1) await world.explain(1001)
    expect(world.client.callCount()).toBe(before)
    expect(await world.store.screening.lookAt(1001)).toBe(looks)
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })
})

test('the moment an explanation names is the moment something happens', async () => {
  const world = await open({ policies: [{ steps: [step('90h')] }] })
  const { nextLook } = await world.explain(1001)
  await world.moveBy((nextLook ?? 0) - world.clock.now() - MINUTE)
  await world.pass()
  expect(await world.statusOf(1001)).toBe(null)
  await world.moveBy(2 * MINUTE)
  await world.pass()
  expect(await world.statusOf(1001)).toBe('pending')
  expect((await world.explain(1001)).now - (nextLook ?? 0)).toBeLessThan(DAY)
})

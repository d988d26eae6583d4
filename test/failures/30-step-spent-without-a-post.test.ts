import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { step } from '../pipeline/prompt-set.ts'
import { fails, steadyModel } from '../pipeline/scripted-model.ts'
import { openShop, passAfter } from './usual.ts'

const LADDER = { policies: [{ mode: 'autonomous' as const, steps: [step('72h'), step('96h')] }] }

describe('a step is spent by a post and by nothing else', () => {
  test('a key that may not post burns no step: the first one leaves once it may', async () => {
    const world = await openShop({ ...LADDER, faults: { quota: 1 } })
    for (let n = 0; n < 6; n += 1) await passAfter(world, 20 * HOUR)
    expect(await world.explain(1001)).toMatchObject({ step: 1 })
    expect(await world.decisionsOf(1001)).toHaveLength(1)
    await world.setFaults({})
    await world.store.state.clear('posting_held')
    expect((await passAfter(world, MINUTE)).posted).toBe(1)
    expect(await world.decisionOn(1001)).toMatchObject({ step: 1, delivery: { attempts: 1 } })
  })

  test('a provider that is down burns no step', async () => {
    const world = await openShop({
      ...LADDER,
      model: steadyModel([fails('decide', 'over_budget')]),
    })
    for (let n = 0; n < 6; n += 1) await passAfter(world, 20 * HOUR)
    expect(await world.explain(1001)).toMatchObject({ step: 1, stoppedBy: null })
  })

  test.each(['rejected', 'undone'])('a draft that was %s burns no step', async (act) => {
    const world = await openShop({ policies: [{ ...LADDER.policies[0], mode: 'approval' }] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    if (act === 'rejected') await world.steps.reject(id, { by: 'Nora' })
    else {
      await world.steps.approve(id, { by: 'Nora' })
      await world.steps.undo(id, 'Nora')
    }
    for (let n = 0; n < 6; n += 1) await passAfter(world, 20 * HOUR)
    expect(await world.explain(1001)).toMatchObject({ step: 1 })
    expect(await world.decisionsOf(1001)).toHaveLength(1)
  })

  test('a post the helpdesk refuses as malformed burns no step', async () => {
    const world = await openShop(LADDER)
    world.lie(() => ({ post: async () => ({ kind: 'rejected', status: 400, why: 'no channel' }) }))
    await world.pass()
    world.tellTheTruth()
    for (let n = 0; n < 6; n += 1) await passAfter(world, 20 * HOUR)
    expect(await world.explain(1001)).toMatchObject({ step: 1 })
    expect(await world.outbox()).toEqual([])
  })
})

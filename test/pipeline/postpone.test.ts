import { describe, expect, test } from 'vitest'
import { DAY, HOUR, SECOND } from '../../src/lib/clock.ts'
import { sayOutdated } from '../../src/pipeline/outdated.ts'
import { policy } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const judged = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    settings: { undo: { approval: 10 * SECOND, autonomous: HOUR } },
    ...options,
  })
  await world.pass()
  const { id } = await world.decisionOn(1001)
  return {
    ...world,
    id,
    postpone: (ms: number) =>
      world.steps.postpone(id, { until: world.clock.now() + ms, by: 'Nora' }),
    sendDue: async (ms: number) => {
      await world.moveBy(ms)
      await world.steps.sendDue()
    },
  }
}

describe('a postponed follow-up', () => {
  test('that was scheduled leaves at that moment, not before', async () => {
    const world = await judged({ policies: [{ mode: 'autonomous' }] })
    expect(await world.postpone(2 * DAY)).toMatchObject({
      kind: 'done',
      decision: { status: 'scheduled', sendAt: world.clock.now() + 2 * DAY },
    })
    await world.sendDue(2 * DAY - SECOND)
    expect(await world.outbox()).toEqual([])
    await world.sendDue(SECOND)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('that was pending does not leave earlier when somebody approves it', async () => {
    const world = await judged()
    await world.postpone(DAY)
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.sendDue(DAY - SECOND)
    expect(await world.outbox()).toEqual([])
    await world.sendDue(SECOND)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('that was scheduled keeps its date when it is stopped and approved again', async () => {
    const world = await judged({ policies: [{ mode: 'autonomous' }] })
    const until = world.clock.now() + DAY
    await world.postpone(DAY)
    await world.steps.undo(world.id, 'Nora')
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending', until })
    await world.steps.approve(world.id, { by: 'Nora' })
    await world.sendDue(DAY - SECOND)
    expect(await world.outbox()).toEqual([])
    await world.sendDue(SECOND)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('that was pending is left alone by a raised mode until then', async () => {
    const world = await judged()
    await world.postpone(DAY)
    world.prompts.policies = [policy({ mode: 'autonomous' })]
    await world.moveBy(DAY - HOUR)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('pending')
    await world.moveBy(HOUR)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('scheduled')
  })

  test('is taken back all the same when the customer writes', async () => {
    const world = await judged()
    await world.postpone(3 * DAY)
    await world.write(1001, 'customer', 'Hier ist das Foto.')
    await world.pass()
    expect(await world.statusOf(1001)).toBe('cancelled')
  })

  test('is written down as an act', async () => {
    const world = await judged()
    await world.postpone(DAY)
    const acts = await world.store.events.ofDecision(world.id)
    expect(acts.at(-1)).toMatchObject({ act: 'postponed', by: 'Nora' })
  })

  const MOMENTS: [ms: number, kind: string][] = [
    [-HOUR, 'refused'],
    [0, 'refused'],
    [1, 'done'],
    [60 * DAY, 'done'],
    [60 * DAY + 1, 'refused'],
  ]
  test.each(MOMENTS)('%i ms ahead is %s', async (ms, kind) => {
    const world = await judged()
    expect((await world.postpone(ms)).kind).toBe(kind)
  })

  test('is none once only the line is to leave that its note no longer holds', async () => {
    const world = await judged({ policies: [{ mode: 'note' }] })
    const decision = await world.decisionOn(1001)
    expect(decision.status).toBe('noted')
    await sayOutdated(world.store, 'sandbox', decision, { at: world.clock.now(), why: 'test' })
    expect(await world.postpone(DAY)).toMatchObject({
      kind: 'conflict',
      why: 'it is taken back and cannot be postponed',
      decision: { status: 'scheduled', post: 'notice', until: null, sendAt: null },
    })
  })

  test('is none when it was rejected, or when there is none', async () => {
    const world = await judged()
    await world.steps.reject(world.id, { by: 'Nora' })
    expect(await world.postpone(DAY)).toMatchObject({ kind: 'conflict' })
    const nowhere = await world.steps.postpone('nope', { until: world.clock.now() + DAY, by: 'x' })
    expect(nowhere.kind).toBe('not_found')
  })
})

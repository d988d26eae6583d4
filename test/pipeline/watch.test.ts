import { describe, expect, test } from 'vitest'
import type { Helpdesk } from '../../src/domain/ports.ts'
import { HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { tripBreaker } from '../../src/pipeline/watch.ts'
import { passAfter } from '../failures/usual.ts'
import { openTwin } from './lives.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const WAIT = 15 * MINUTE
const NUMBERS = [1001, 1002, 1003, 1004, 1005]

const openShop = async (options: WorldOptions = {}) => {
  const world = await openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    tickets: NUMBERS.map((number) => ticket(number)),
    ...options,
  })
  await world.store.state.set('marks_proven', world.clock.now())
  return world
}

const reasonOf = async (
  world: Pick<World, 'store'>,
  key: 'hold' | 'autonomous_paused' | 'violated',
) => (await world.store.state.get(key))?.reason ?? null

const countOf = async (world: World, status: string) =>
  (await world.store.decisions.countByStatus())[status as 'sent'] ?? 0

describe('three unclear posts within ten minutes', () => {
  const unanswered = (): Partial<Helpdesk> => ({
    post: async () => ({ kind: 'unclear', why: 'no answer' }),
  })

  test('hold all that would leave next, until it is known what became of them', async () => {
    const world = await openShop()
    world.lie(unanswered)
    await world.pass()
    expect(await countOf(world, 'unknown')).toBe(3)
    expect(await countOf(world, 'scheduled')).toBe(2)
    expect(await reasonOf(world, 'hold')).toMatch(/3 posts within ten minutes/)
    world.tellTheTruth()
    await passAfter(world, SECOND)
    expect(await countOf(world, 'scheduled')).toBe(2)
    await passAfter(world, WAIT)
    expect(await reasonOf(world, 'hold')).toBeNull()
    expect(await world.outbox()).toHaveLength(5)
  })

  test('say so in explain', async () => {
    const world = await openShop()
    world.lie(unanswered)
    await world.pass()
    expect(await world.explain(1005)).toMatchObject({ stops: [{ kind: 'hold' }] })
  })

  test('that turn out to have landed let the others go at once', async () => {
    const world = await openShop({ faults: { commit_then_drop: [1, 2, 3] } })
    await world.pass()
    expect(await world.outbox()).toHaveLength(3)
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'hold')).toBeNull()
    expect(await world.outbox()).toHaveLength(5)
  })

  test('two of them hold nothing', async () => {
    const world = await openShop({ faults: { drop_before: [1, 2] } })
    await world.pass()
    expect(await countOf(world, 'unknown')).toBe(2)
    expect(await reasonOf(world, 'hold')).toBeNull()
    expect(await world.outbox()).toHaveLength(3)
  })

  test('hold on although somebody resumes; when they are known, what waited leaves', async () => {
    const world = await openShop({ faults: { commit_then_drop: [1, 2, 3] } })
    await world.pass()
    await world.steps.pause({ paused: false, by: 'Nora' })
    await world.steps.sendDue()
    expect(await reasonOf(world, 'hold')).toMatch(/3 posts within ten minutes/)
    expect(await world.outbox()).toHaveLength(3)
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'hold')).toBeNull()
    expect(await world.outbox()).toHaveLength(5)
  })

  test('over more than ten minutes hold nothing', async () => {
    const world = await openShop({ settings: { unknownWait: HOUR } })
    for (let n = 0; n < 3; n += 1) {
      let count = 0
      world.lie((real) => ({
        post: async (reply) => {
          count += 1
          return count === 1 ? { kind: 'unclear', why: 'no answer' } : real.post(reply)
        },
      }))
      await world.store.state.set('paused', { reason: 'by hand', since: 0 })
      await world.pass()
      await world.store.state.clear('paused')
      const [first] = await world.store.decisions.dueToSend(world.clock.now(), world.clock.wall())
      if (first !== undefined) await world.steps.sendDue()
      await world.moveBy(6 * MINUTE)
    }
    expect(await reasonOf(world, 'hold')).toBeNull()
  })
})

describe('the breaker', () => {
  const isOpen = (world: World) => reasonOf(world, 'autonomous_paused')

  test('three set aside within an hour trip it; a person resumes, and they no longer count', async () => {
    const world = await openShop({ faults: { drop_before: [1, 2, 3, 4, 5, 6] } })
    for (let n = 0; n < 6 && (await isOpen(world)) === null; n += 1) await passAfter(world, WAIT)
    expect(await isOpen(world)).toMatch(/set aside within an hour/)
    const left = world.repliesSent()
    await passAfter(world, WAIT)
    expect(world.repliesSent()).toBe(left)
    expect(await world.steps.pause({ paused: false, by: 'Nora' })).toMatchObject({
      autonomousPaused: false,
    })
    await passAfter(world, SECOND)
    expect(await isOpen(world)).toBeNull()
  })

  test.each([
    [1, null],
    [2, /2 replies within an hour/],
  ])('%i replies that customers had overtaken trip it: %s', async (count, reason) => {
    const world = await openShop()
    let overtaken = 0
    world.lie((real) => ({
      post: async (reply) => {
        if (overtaken < count) {
          overtaken += 1
          await world.write(reply.ticketId, 'customer', 'Here is the photo.')
          await world.moveBy(10)
        }
        return real.post(reply)
      },
    }))
    await world.pass()
    await passAfter(world, SECOND)
    const { data } = await world.store.decisions.list({ limit: 100, cursor: null })
    expect(data.filter(({ crossed }) => crossed)).toHaveLength(count)
    if (reason === null) expect(await isOpen(world)).toBeNull()
    else expect(await isOpen(world)).toMatch(reason)
  })

  test('eleven rejections among the last twenty judged drafts trip it', async () => {
    const world = await openShop({
      tickets: Array.from({ length: 20 }, (_, n) => ticket(2001 + n)),
      policies: [{ mode: 'approval' }],
    })
    await world.pass()
    const { data } = await world.store.decisions.list({ limit: 100, cursor: null })
    expect(data).toHaveLength(20)
    for (const [n, { id }] of data.entries()) {
      if (n === 10) await world.pass()
      if (n < 9) await world.steps.approve(id, { by: 'Nora' })
      else await world.steps.reject(id, { by: 'Nora' })
    }
    expect(await isOpen(world)).toBeNull()
    await passAfter(world, SECOND)
    expect(await isOpen(world)).toMatch(/rejected 11 of the last 20/)
  })

  test('stops what leaves by itself, not what a person approves', async () => {
    const world = await openShop({ policies: [{ mode: 'approval' }], tickets: [ticket(1001)] })
    await world.pass()
    await world.store.state.set('autonomous_paused', { reason: 'because', since: 0 })
    const { id } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora' })
    await passAfter(world, SECOND)
    expect(await world.outbox()).toHaveLength(1)
  })

  test('has what waits claimed once, by whichever process; it leaves as soon as somebody resumes', async () => {
    const world = await openShop({ tickets: [ticket(1001), ticket(1002)] })
    const other = createSteps(world.deps)
    await tripBreaker(world.deps, 'a twin')
    const fences = async () =>
      world.sql.db.select({ fence: world.sql.t.decisions.fence }).from(world.sql.t.decisions)
    await world.pass()
    for (let n = 0; n < 3; n += 1) {
      await world.moveBy(MINUTE)
      await Promise.all([world.steps.sendDue(), other.sendDue()])
    }
    expect(await fences()).toEqual([{ fence: 1 }, { fence: 1 }])
    expect(world.repliesSent()).toBe(0)
    await other.pause({ paused: false, by: 'Nora' })
    await world.steps.sendDue()
    expect(await world.outbox()).toHaveLength(2)
  })

  test('tripped by two processes at once is tripped once: the first cause stays and is told', async () => {
    const world = await openShop({ tickets: [] })
    const causes = ['a twin on ticket 1001', 'a stranger on ticket 1002']
    await Promise.all(causes.map((cause) => tripBreaker(world.deps, cause)))
    expect(await isOpen(world)).toBe(causes[0])
    expect(await world.store.inspection.countActs(['breaker_tripped'], 0)).toBe(1)
  })

  test('stopped says so in explain', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.store.state.set('autonomous_paused', { reason: 'a twin', since: 0 })
    await world.pass()
    expect(await world.explain(1001)).toMatchObject({
      stops: [{ kind: 'autonomous_paused', reason: 'a twin' }],
      decisions: [{ status: 'scheduled', statusReason: 'autonomous posting is paused' }],
    })
  })
})

describe('another installation on the same account', () => {
  test('what it posted before we began is taken over in silence', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const second = openTwin(world)
    await second.pass()
    expect(await reasonOf(second, 'autonomous_paused')).toBeNull()
    expect(await world.outbox()).toHaveLength(1)
    const [row] = await second.store.deliveries.autonomousSince(0)
    expect(row).toBeUndefined()
    expect(
      await second.store.deliveries.lastTo((await customerOf(world, 1001)) ?? 0),
    ).not.toBeNull()
  })

  test('what it posts while we live trips our breaker, and nothing is doubled', async () => {
    const world = await openShop({ tickets: [ticket(1001, SILENT)] })
    const second = openTwin(world)
    await world.store.state.set('paused', { reason: 'for now', since: 0 })
    await world.pass()
    await world.store.state.clear('paused')
    await world.moveBy(WAIT + MINUTE)
    await second.pass()
    expect(await world.outbox()).toHaveLength(1)
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'autonomous_paused')).toMatch(/another Relance on this account/)
    expect(await world.outbox()).toHaveLength(1)
    await world.steps.pause({ paused: false, by: 'Nora' })
    await passAfter(world, MINUTE)
    expect(await reasonOf(world, 'autonomous_paused')).toBeNull()
  })

  test('a twin of our post trips the breaker, once', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    world.lie((real) => ({
      post: async (reply) => {
        await real.post(reply)
        return real.post(reply)
      },
    }))
    await world.pass()
    expect(await world.outbox()).toHaveLength(2)
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'autonomous_paused')).toMatch(/ticket 1001 carries .* twice/)
    await world.steps.pause({ paused: false, by: 'Nora' })
    await passAfter(world, MINUTE)
    expect(await reasonOf(world, 'autonomous_paused')).toBeNull()
  })
})

describe('a rule that must always hold', () => {
  // Seed 3349 of the histories.
  test('holds for what left before a pause, though the clock was set back between them', async () => {
    const world = await openShop()
    await world.pass()
    expect(world.repliesSent()).toBeGreaterThan(0)
    world.clock.advance(-2 * HOUR)
    await world.steps.pause({ paused: true, by: 'Nora' })
    await passAfter(world, MINUTE)
    expect(await reasonOf(world, 'violated')).toBeNull()
  })

  test('and did not stops every post until somebody resumes, and is told once', async () => {
    const world = await openShop({ settings: { undo: { approval: 0, autonomous: HOUR } } })
    await world.pass()
    const { externalId, id } = await world.decisionOn(1001)
    const now = world.clock.now()
    await world.store.deliveries.adopt({
      externalId,
      decisionId: id,
      ticketId: 1001,
      kind: 'reply',
      textHash: 'bytes',
      attempts: 9,
      startedAt: now,
      startedNow: now,
      feedReadAt: now,
      ticketReadAt: now,
    })
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'violated')).toMatch(/tried more than twice/)
    await passAfter(world, 2 * HOUR)
    expect(world.repliesSent()).toBe(0)
    expect(await world.explain(1002)).toMatchObject({ stops: [{ kind: 'violated' }] })
    await world.steps.pause({ paused: false, by: 'Nora' })
    await passAfter(world, SECOND)
    expect(await reasonOf(world, 'violated')).toBeNull()
    expect(world.repliesSent()).toBeGreaterThan(0)
  })
})

const customerOf = async (world: World, ticketId: number) =>
  (await world.store.mirror.find(ticketId))?.customer?.id

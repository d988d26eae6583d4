import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { shop } from './prompt-set.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const open = (options: WorldOptions = {}) =>
  openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    overHttp: true,
    ...options,
  })

describe('what a pass costs', () => {
  test('two calls when nothing is new', async () => {
    const world = await open()
    await world.pass()
    await world.moveBy(MINUTE)
    await world.pass()
    expect((await world.pass()).helpdeskCalls).toBe(2)
  })

  test('one read for each judged ticket, two calls for each send, one feed for all of them', async () => {
    const tickets = [1001, 1002, 1003, 1004].map((id) => ticket(id))
    const world = await open({ tickets })
    const { helpdeskCalls, posted } = await world.pass()
    const [feeds, hoursAndUser] = [3, 2]
    expect(posted).toBe(4)
    expect(helpdeskCalls).toBe(feeds + hoursAndUser + 4 + 2 * 4)
  })

  test.each([
    [2, 0],
    [3, 1],
  ])('a feed read %i s ago for the send before: %i more reads', async (seconds, more) => {
    const world = await openWorld({
      model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
      policies: [{ mode: 'autonomous' }],
      tickets: [ticket(1001), ticket(1002)],
    })
    world.lie((real) => ({
      post: async (reply) => {
        const result = await real.post(reply)
        await world.moveBy(seconds * SECOND)
        return result
      },
    }))
    expect((await world.pass()).posted).toBe(2)
    const feeds = (await world.calls()).filter((call) => /^GET \/api\/messages\b/.test(call))
    expect(feeds).toHaveLength(2 + more)
  })

  test('who we are and when the shop is open is asked once a day', async () => {
    const world = await open()
    await world.pass()
    await world.moveBy(DAY - MINUTE)
    await world.pass()
    const once = await world.calls()
    expect(once.filter((call) => call.includes('/account/settings'))).toHaveLength(1)
    await world.moveBy(2 * MINUTE)
    await world.pass()
    const twice = await world.calls()
    expect(twice.filter((call) => call.includes('/account/settings'))).toHaveLength(2)
  })
})

describe('a pass that fails', () => {
  test('is kept with its reason, frees the database, and the next one goes on', async () => {
    const world = await open()
    world.lie(() => ({
      ticketsPage: async () => {
        throw new Error('GET /api/tickets: unauthorized')
      },
    }))
    await expect(world.pass()).rejects.toThrow('unauthorized')
    expect(await world.store.passes.lastError()).toContain('unauthorized')
    expect(await world.store.state.get('last_complete_pass')).toBe(null)
    world.tellTheTruth()
    await world.moveBy(MINUTE)
    expect((await world.pass()).posted).toBe(1)
    expect(await world.store.passes.lastError()).toBe(null)
  })

  test('of one ticket is not a failure of the others', async () => {
    const world = await open({ tickets: [ticket(1001), ticket(1002), ticket(1003)] })
    world.lie((real) => ({
      ticket: async (id, urgency) => {
        if (id === 1002) throw new Error('GET /api/tickets/1002: 500')
        return real.ticket(id, urgency)
      },
    }))
    expect((await world.pass()).posted).toBe(2)
    world.tellTheTruth()
    expect((await world.pass()).posted).toBe(1)
  })
})

describe('a single run', () => {
  const run = async (options: WorldOptions) => {
    const world = await open(options)
    return { world, report: await world.steps.finish(await world.pass()) }
  }

  test.each([
    [10 * SECOND, 1, 0],
    [5 * MINUTE, 0, 1],
  ])('with an undo window of %i ms has posted %i, and left %i', async (undo, posted, scheduled) => {
    const { report } = await run({ settings: { undo: { approval: 0, autonomous: undo } } })
    expect(report).toMatchObject({ posted, scheduled })
  })

  test('waits for the second look at an unclear post', async () => {
    const { world, report } = await run({
      faults: { commit_then_drop: [1] },
      settings: { unknownWait: 10 * SECOND },
    })
    expect(report).toMatchObject({ unknown: 0, parked: 0 })
    expect(await world.outbox()).toHaveLength(1)
  })

  test('does not wait for hours, nor for a cap', async () => {
    const tickets = [ticket(1001), ticket(1002)]
    const closed = await run({
      policies: [{ mode: 'autonomous', sendBetween: { kind: 'daily', from: 1200, to: 1260 } }],
    })
    expect(closed.report).toMatchObject({ posted: 0, scheduled: 1 })
    const capped = await run({ tickets, prompts: { shop: shop({ maxPerHour: 1 }) } })
    expect(capped.report).toMatchObject({ posted: 1, scheduled: 1, capped: 1 })
  })

  test('ends at once when it is told to stop', async () => {
    const world = await open({ settings: { undo: { approval: 0, autonomous: 10 * SECOND } } })
    const report = await world.pass()
    world.steps.beginStopping()
    expect((await world.steps.finish(report)).posted).toBe(0)
    expect(await world.outbox()).toEqual([])
  })
})

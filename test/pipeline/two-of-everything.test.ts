import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import { openLives, openTwin } from './lives.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, ticket } from './tickets.ts'
import { openWorld, type World, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'
const OWN = 'Hello Jo, is the photo on its way?'
const NUMBERS = [1001, 1002, 1003]

const openShop = (options: WorldOptions = {}) =>
  openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'approval' }],
    tickets: NUMBERS.map((number) => ticket(number)),
    ...options,
  })

const textsOn = async (world: World, ticketId: number) =>
  (await world.outbox(ticketId)).map(({ body_text }) => body_text)

const kindsOf = (ends: { kind: string }[]) => ends.map(({ kind }) => kind).sort()

describe('two processes on one database file', () => {
  test('that send and pass at the same time post each follow-up once', async () => {
    const world = await openShop({
      policies: [{ mode: 'autonomous' }],
      settings: { undo: { approval: 0, autonomous: MINUTE } },
    })
    const lives = openLives(world)
    const one = await lives.start()
    const two = await lives.start()
    await one.pass()
    await world.moveBy(2 * MINUTE)
    await Promise.all([one.steps.sendDue(), two.steps.sendDue(), two.pass()])
    await Promise.all([one.steps.sendDue(), two.steps.sendDue()])
    for (const number of NUMBERS) expect(await world.outbox(number)).toHaveLength(1)
    expect(world.repliesSent()).toBe(NUMBERS.length)
  })

  test('one takes back what the other has claimed: the fence is lost, nothing leaves', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora' })
    const other = createSteps(world.deps)
    world.lie((real) => ({
      ticket: async (...asked) => {
        await other.undo(id, 'Paul')
        return real.ticket(...asked)
      },
    }))
    await world.steps.sendDue()
    expect(world.repliesSent()).toBe(0)
    expect((await world.decisionOn(1001)).status).toBe('pending')
  })

  test('a pause by one stops the other between its reads and its post', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora' })
    const other = createSteps(world.deps)
    world.lie((real) => ({
      ticket: async (...asked) => {
        await other.pause({ paused: true, by: 'Paul' })
        return real.ticket(...asked)
      },
    }))
    await world.steps.sendDue()
    expect(world.repliesSent()).toBe(0)
    expect(await world.decisionOn(1001)).toMatchObject({
      status: 'scheduled',
      statusReason: expect.stringContaining('paused by Paul'),
    })
  })
})

describe('two installations with a database each on one account', () => {
  test('draft for the same ticket, and the second that approves finds it sent', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    const second = openTwin(world)
    await world.pass()
    await second.pass()
    const [mine] = await world.decisionsOf(1001)
    const [theirs] = await second.store.decisions.ofTicket(1001)
    await world.steps.approve(mine?.id ?? '', { by: 'Nora' })
    await second.steps.approve(theirs?.id ?? '', { by: 'Paul', text: OWN })
    await world.steps.sendDue()
    await second.steps.sendDue()
    expect(await textsOn(world, 1001)).toEqual([expect.stringContaining(TEXT)])
    expect((await second.store.decisions.ofTicket(1001))[0]?.status).toMatch(/sent|delivered/)
  })

  test('climb one ladder together: what one posted is the other’s step too', async () => {
    const world = await openShop({
      policies: [{ mode: 'autonomous' }],
      tickets: [ticket(1001)],
    })
    const second = openTwin(world)
    for (let n = 0; n < 4; n += 1) {
      await world.pass()
      await second.pass()
      await world.moveBy(12 * HOUR)
    }
    expect(await world.outbox()).toHaveLength(1)
  })
})

describe('two people at once', () => {
  test('approve the same draft with their own words: one of them is first, and his words leave', async () => {
    const world = await openShop()
    await world.pass()
    const { id, version } = await world.decisionOn(1001)
    const ends = await Promise.all([
      world.steps.approve(id, { by: 'Nora', text: OWN, version }),
      world.steps.approve(id, { by: 'Paul', version }),
    ])
    expect(kindsOf(ends)).toEqual(['conflict', 'done'])
    const won = ends.find(({ kind }) => kind === 'done')
    await world.steps.sendDue()
    const text = won?.kind === 'done' ? won.decision.draft?.text : ''
    expect(await textsOn(world, 1001)).toEqual([text])
  })

  test.each([
    ['approves', 'rejects'],
    ['rejects', 'approves'],
  ])('one %s, the other %s: one act stands', async (first) => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    const approve = () => world.steps.approve(id, { by: 'Nora' })
    const reject = () => world.steps.reject(id, { by: 'Paul' })
    const acts = first === 'approves' ? [approve, reject] : [reject, approve]
    await Promise.all(acts.map((act) => act()))
    await world.steps.sendDue()
    const { status } = await world.decisionOn(1001)
    expect(await world.outbox()).toHaveLength(status === 'rejected' ? 0 : 1)
  })

  test('one undoes while it is being sent: either it has left, or it never does', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora' })
    const [, undone] = await Promise.all([world.steps.sendDue(), world.steps.undo(id, 'Paul')])
    expect(await world.outbox()).toHaveLength(undone.kind === 'done' ? 0 : 1)
    await world.moveBy(MINUTE)
    await world.steps.sendDue()
    expect(await world.outbox()).toHaveLength(undone.kind === 'done' ? 0 : 1)
  })
})

describe('stale tabs and replayed requests', () => {
  test('a tab that shows an older version approves nothing', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id, version } = await world.decisionOn(1001)
    await world.steps.approve(id, { by: 'Nora', text: OWN, version })
    await world.steps.undo(id, 'Nora')
    expect(await world.steps.approve(id, { by: 'Paul', version })).toMatchObject({
      kind: 'conflict',
      decision: { status: 'pending', version: version + 2 },
    })
    await world.steps.sendDue()
    expect(world.repliesSent()).toBe(0)
  })

  test('the same approval, replayed after it was sent, sends nothing more', async () => {
    const world = await openShop({ tickets: [ticket(1001)] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    const ends = []
    for (let n = 0; n < 5; n += 1) {
      ends.push(await world.steps.approve(id, { by: 'Nora' }))
      await world.steps.sendDue()
      await world.moveBy(SECOND)
      await world.pass()
    }
    expect(kindsOf(ends)).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
    expect(await world.outbox()).toHaveLength(1)
  })

  test('undo, replayed after a second approval, takes only that one back', async () => {
    const world = await openShop({
      tickets: [ticket(1001)],
      settings: { undo: { approval: MINUTE, autonomous: 0 } },
    })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    for (let n = 0; n < 3; n += 1) {
      expect((await world.steps.approve(id, { by: 'Nora' })).kind).toBe('done')
      expect((await world.steps.undo(id, 'Nora')).kind).toBe('done')
    }
    await world.moveBy(HOUR)
    await world.steps.sendDue()
    expect(world.repliesSent()).toBe(0)
  })
})

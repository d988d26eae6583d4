import { describe, expect, test } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { GorgiasError } from '../../src/lib/errors.ts'
import { passAfter } from '../failures/usual.ts'
import { drafts, steadyModel, wantsFollowUp } from './scripted-model.ts'
import { ASKED, SILENT, ticket } from './tickets.ts'
import { withoutMarks } from './without-marks.ts'
import { openWorld, type WorldOptions } from './world.ts'

const TEXT = 'Hello Jo, could you send us the photo of the crack?'

const open = (options: WorldOptions = {}) =>
  openWorld({
    model: steadyModel([wantsFollowUp(ASKED), drafts(TEXT)]),
    policies: [{ mode: 'autonomous' }],
    tickets: [ticket(1001, SILENT, { status: 'closed' })],
    ...options,
  })

const statusOf = async (world: Awaited<ReturnType<typeof open>>) =>
  (await world.control('GET', '/api/tickets/1001')).status

const puts = async (world: Awaited<ReturnType<typeof open>>) =>
  (await world.calls()).filter((call) => call === 'PUT /api/tickets/1001').length

describe('a ticket is left as it was found', () => {
  test('closed, after a post that opened it', async () => {
    const world = await open()
    expect((await world.pass()).posted).toBe(1)
    expect(await statusOf(world)).toBe('closed')
    expect(await puts(world)).toBe(1)
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await puts(world)).toBe(1)
  })

  test('open, where it was open: no further call', async () => {
    const world = await open({ tickets: [ticket(1001)] })
    await world.pass()
    expect(await statusOf(world)).toBe('open')
    expect(await puts(world)).toBe(0)
  })

  test('opened again at once, when the customer wrote while we were closing it', async () => {
    const world = await open()
    const states: string[] = []
    world.lie((real) => ({
      leaveAs: async (id, state) => {
        if (states.length === 0) await world.write(1001, 'customer', 'Here it is.')
        states.push(state.status)
        return real.leaveAs(id, state)
      },
    }))
    await world.pass()
    expect(states).toEqual(['closed', 'open'])
    expect(await statusOf(world)).toBe('open')
    expect((await world.store.mirror.find(1001))?.messages.at(-1)?.text).toBe('Here it is.')
  })

  test('opened again by a later pass, when that could not be done at once', async () => {
    const world = await open()
    let calls = 0
    world.lie((real) => ({
      leaveAs: async (id, state) => {
        calls += 1
        if (calls === 1) await world.write(1001, 'customer', 'Here it is.')
        if (calls === 2) throw new Error('PUT /api/tickets/1001: timeout')
        return real.leaveAs(id, state)
      },
    }))
    await world.pass()
    expect(await statusOf(world)).toBe('closed')
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await statusOf(world)).toBe('open')
  })

  test('not opened for words of agents, rules or machines', async () => {
    const world = await open()
    let calls = 0
    world.lie((real) => ({
      leaveAs: async (id, state) => {
        calls += 1
        await world.write(1001, 'customer', 'This is an automatic reply. I am away until Monday.')
        await world.write(1001, 'note', 'Ich schließe das.')
        return real.leaveAs(id, state)
      },
    }))
    await world.pass()
    expect(calls).toBe(1)
    expect(await statusOf(world)).toBe('closed')
  })

  test('by a later pass, when it could not be done at once', async () => {
    const world = await open()
    world.lie(() => ({
      leaveAs: async () => {
        throw new Error('PUT /api/tickets/1001: timeout')
      },
    }))
    expect((await world.pass()).posted).toBe(1)
    expect(await statusOf(world)).toBe('open')
    world.tellTheTruth()
    await world.moveBy(MINUTE)
    expect((await world.pass()).posted).toBe(0)
    expect(await statusOf(world)).toBe('closed')
    expect(await world.outbox()).toHaveLength(1)
  })

  test('not by a later pass, when an agent has taken it up since', async () => {
    const world = await open()
    world.lie(() => ({
      leaveAs: async () => {
        throw new Error('PUT /api/tickets/1001: timeout')
      },
    }))
    await world.pass()
    world.tellTheTruth()
    await world.moveBy(MINUTE)
    await world.write(1001, 'agent', 'I have put a new bowl aside for you.')
    await world.pass()
    await world.pass()
    expect(await statusOf(world)).toBe('open')
    expect(await puts(world)).toBe(0)
  })

  test('with whom it belonged to, where the helpdesk gives it to whoever answers', async () => {
    const tickets = [ticket(1001, SILENT, { assignee: null })]
    const world = await open({ tickets, faults: { reassign_on_post: true } })
    const assignee = async () =>
      (await world.control('GET', '/api/tickets/1001')).assignee_user?.id ?? null
    const before = await assignee()
    await world.pass()
    expect(await assignee()).not.toBe(before)
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await assignee()).toBe(before)
    const changes = await puts(world)
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await puts(world)).toBe(changes)
  })

  test('and needs no call where nobody took it from anybody', async () => {
    const world = await open({ tickets: [ticket(1001)] })
    await world.pass()
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await puts(world)).toBe(0)
    expect(await world.store.deliveries.unfinished()).toEqual([])
  })

  test('and gets its tag although the key may not close it', async () => {
    const world = await open({ policies: [{ mode: 'autonomous', tag: 'relance' }] })
    world.lie(() => ({
      leaveAs: async () => {
        throw new GorgiasError({
          code: 'forbidden',
          where: 'PUT /api/tickets/1001',
          status: 403,
          requestId: null,
          retriable: false,
          remedy: 'Give the key the right to close tickets.',
        })
      },
    }))
    await world.pass()
    const { tags } = await world.control('GET', '/api/tickets/1001')
    expect(tags.map(({ name }: { name: string }) => name)).toContain('relance')
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await world.store.deliveries.unfinished()).toEqual([])
  })

  test('by a later pass, when the helpdesk saw a conflict', async () => {
    const world = await open()
    world.lie(() => ({
      leaveAs: async () => {
        throw new GorgiasError({
          code: 'rejected',
          where: 'PUT /api/tickets/1001',
          status: 409,
          requestId: null,
          retriable: false,
          remedy: 'Somebody else changes it just now.',
        })
      },
    }))
    await world.pass()
    expect(await statusOf(world)).toBe('open')
    world.tellTheTruth()
    await world.moveBy(MINUTE)
    await world.pass()
    expect(await statusOf(world)).toBe('closed')
  })

  // Seeds 2922, 3174 and 3894 of the histories: until somebody has said so, it stays open.
  test('once a person says that the post stands there, where no mark could tell', async () => {
    const world = await open({ faults: { commit_then_drop: [1] } })
    world.lie(withoutMarks)
    await world.pass()
    for (const ms of [SECOND, 15 * MINUTE]) await passAfter(world, ms)
    const { id, status } = await world.replyOn(1001)
    expect([status, await statusOf(world)]).toEqual(['parked', 'open'])
    await world.steps.resolve(id, { as: 'there', by: 'Nora' })
    expect([(await world.replyOn(1001)).status, await statusOf(world)]).toEqual(['sent', 'closed'])
    expect(world.repliesSent()).toBe(1)
  })

  test('not while all is paused; afterwards it is', async () => {
    const world = await open({ faults: { commit_then_drop: [1] } })
    await world.pass()
    await world.store.state.set('paused', { reason: 'paused by Nora', since: 0 })
    await world.moveBy(20 * SECOND)
    await world.pass()
    expect(await puts(world)).toBe(0)
    await world.store.state.clear('paused')
    await world.pass()
    expect(await statusOf(world)).toBe('closed')
  })
})

test('a tag that could not be put is put by a later pass, once', async () => {
  const world = await open({ policies: [{ mode: 'autonomous', tag: 'relance' }] })
  const asked: string[][] = []
  world.lie(() => ({
    addTags: async (_, names) => {
      asked.push(names)
      if (asked.length === 1) throw new Error('POST tags: timeout')
    },
  }))
  for (let n = 0; n < 3; n += 1) {
    await world.pass()
    await world.moveBy(DAY / 24)
  }
  expect(asked).toEqual([['relance'], ['relance']])
})

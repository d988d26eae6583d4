import { describe, expect, test } from 'vitest'
import { isOurs } from '../../src/domain/marker.ts'
import { DAY, MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createSteps } from '../../src/pipeline/steps.ts'
import type { Faults } from '../../src/sandbox/faults.ts'
import { openShop, passAfter } from '../failures/usual.ts'
import type { World, WorldOptions } from './world.ts'

/** Looks again and again for three days, as a service does. */
const goOn = async (world: World) => {
  for (const ms of [
    SECOND,
    10 * SECOND,
    20 * SECOND,
    MINUTE,
    15 * MINUTE,
    16 * MINUTE,
    DAY,
    2 * DAY,
  ])
    await passAfter(world, ms)
}

const answering =
  (body: string, type: string): NonNullable<WorldOptions['through']> =>
  (send) => {
    return async (url, init) => {
      const answer = await send(url, init)
      const isPost = init?.method === 'POST' && String(url).endsWith('/messages')
      return isPost
        ? new Response(body, { status: 200, headers: { 'content-type': type } })
        : answer
    }
  }

describe('the answer to a post that landed says nothing of it', () => {
  const ANSWERS: [string, WorldOptions][] = [
    ['202 with an empty body', { faults: { post_status: '202_empty' } }],
    ['200 with an empty body', { through: answering('', 'application/json') }],
    ['200 with a page of HTML', { through: answering('<h1>Log in</h1>', 'text/html') }],
    ['200 with JSON of another message', { through: answering('{"ok":true}', 'application/json') }],
    ['200 with JSON that is cut off', { through: answering('{"id":12', 'application/json') }],
  ]
  test.each(ANSWERS)('%s: unknown, then found, one post', async (_, options) => {
    const world = await openShop(options)
    await world.pass()
    expect(await world.statusOf(1001)).toBe('unknown')
    await goOn(world)
    expect((await world.replyOn(1001)).status).toMatch(/^(sent|delivered)$/)
    expect(world.repliesSent()).toBe(1)
  })
})

describe('the answer to a post says that it was sent', () => {
  test('but sending it failed: failed, with the helpdesk’s words, and never again', async () => {
    const world = await openShop()
    const failing = { sentAt: null, failedAt: world.clock.now(), sendingError: 'No such mailbox.' }
    world.lie((real) => ({
      post: async (reply) => {
        const result = await real.post(reply)
        return result.kind === 'accepted'
          ? { ...result, message: { ...result.message, ...failing } }
          : result
      },
      messagesPage: async (cursor, urgency) => {
        const page = await real.messagesPage(cursor, urgency)
        const items = page.items.map((m) => (m.externalId === null ? m : { ...m, ...failing }))
        return { ...page, items }
      },
      ticket: async (id, urgency) => {
        const reading = await real.ticket(id, urgency)
        if (reading.kind === 'gone') return reading
        const messages = reading.ticket.messages.map((m) =>
          m.externalId === null ? m : { ...m, ...failing },
        )
        return { kind: 'found', ticket: { ...reading.ticket, messages } }
      },
    }))
    await world.pass()
    await goOn(world)
    expect(await world.replyOn(1001)).toMatchObject({
      status: 'failed',
      statusReason: 'No such mailbox.',
    })
    expect(world.repliesSent()).toBe(1)
  })
})

describe('reads do not show our message for half a minute', () => {
  const hidingFor = async (ms: number, faults: Partial<Faults>) => {
    const world = await openShop({ faults })
    let shows = Number.POSITIVE_INFINITY
    const isShown = (m: { externalId: string | null }) =>
      m.externalId === null || world.clock.wall() >= shows
    world.lie((real) => ({
      messagesPage: async (cursor, urgency) => {
        const page = await real.messagesPage(cursor, urgency)
        return { ...page, items: page.items.filter(isShown) }
      },
      ticket: async (id, urgency) => {
        const reading = await real.ticket(id, urgency)
        if (reading.kind === 'gone') return reading
        const messages = reading.ticket.messages.filter(isShown)
        return { kind: 'found', ticket: { ...reading.ticket, messages } }
      },
    }))
    await world.pass()
    shows = world.clock.wall() + ms
    return world
  }

  test.each([
    ['was accepted', {}],
    ['was unclear', { commit_then_drop: [1] }],
  ])('one that %s is sent once', async (_, faults) => {
    const world = await hidingFor(30 * SECOND, faults)
    await goOn(world)
    expect((await world.replyOn(1001)).status).toMatch(/^(sent|delivered)$/)
    expect(world.repliesSent()).toBe(1)
  })

  test('nor for twenty minutes, where marks are not proven: a person’s, not a second post', async () => {
    const world = await hidingFor(20 * MINUTE, { commit_then_drop: [1] })
    await goOn(world)
    expect((await world.replyOn(1001)).status).toBe('parked')
    expect(world.repliesSent()).toBe(1)
    expect(await world.outbox(1001)).toHaveLength(1)
  })
})

describe('the helpdesk does not keep our marks', () => {
  const KEPT: [string, Faults['external_id'], Partial<Faults>, RegExp][] = [
    ['accepted', 'drop', {}, /sent|delivered/],
    ['accepted', 'truncate', {}, /sent|delivered/],
    ['unclear', 'drop', { commit_then_drop: [1] }, /parked|cancelled/],
    ['unclear', 'truncate', { commit_then_drop: [1] }, /parked|cancelled/],
  ]
  test.each(KEPT)(
    '%s, %s: one post, and nothing more by itself',
    async (_, external_id, faults, status) => {
      const world = await openShop({ faults: { external_id, ...faults } })
      await world.pass()
      await goOn(world)
      expect((await world.decisionsOf(1001)).at(-1)?.status).toMatch(status)
      expect(world.repliesSent()).toBe(1)
      expect(await world.store.state.get('autonomous_paused')).not.toBeNull()
    },
  )

  // Seed 6948 of the histories: our own post was taken for an agent's word and followed up with the same step again.
  test('and the process ends before the mirror has the post: known by its number all the same', async () => {
    const world = await openShop({ faults: { external_id: 'drop' } })
    const { store } = world
    const saveMessages: typeof store.mirror.saveMessages = async (messages) => {
      if (messages.some(({ externalId }) => isOurs(externalId))) throw new Error('it ended')
      return store.mirror.saveMessages(messages)
    }
    const dying = { ...store, mirror: { ...store.mirror, saveMessages } }
    const pass = createSteps({ ...world.deps, store: dying }).pass()
    await expect(pass?.ended).rejects.toThrow('it ended')
    const { anchorMessageId } = await world.replyOn(1001)
    await goOn(world)
    expect((await world.explain(1001)).anchorMessageId).toBe(anchorMessageId)
    expect(world.repliesSent()).toBe(1)
    expect(await store.state.get('autonomous_paused')).not.toBeNull()
  })

  test('and a process stood still over its post: what only we know of the mark proves nothing', async () => {
    const world = await openShop({ faults: { external_id: 'drop' } })
    const { store, clock } = world
    world.lie((real) => ({
      post: async (reply) => {
        const result = await real.post(reply)
        const { id } = await world.replyOn(1001)
        const at = clock.now()
        await store.deliveries.end(id, 'sending', null, { to: 'unknown', act: 'abandoned', at })
        return result
      },
    }))
    for (const ms of [0, SECOND]) await passAfter(world, ms)
    expect((await world.replyOn(1001)).status).toMatch(/^(sent|delivered)$/)
    expect(await store.state.get('marks_proven')).toBeNull()
    await goOn(world)
    expect(world.repliesSent()).toBe(1)
  })
})

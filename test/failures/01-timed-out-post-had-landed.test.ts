import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { openShop, passAfter, postsMade } from './usual.ts'

describe('a post whose answer never came, but which had landed', () => {
  test('is found by its mark, though its text reads differently, and not posted again', async () => {
    const world = await openShop({ faults: { commit_then_drop: [1] }, overHttp: true })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('unknown')
    world.lie((real) => ({
      ticket: async (id, urgency) => {
        const reading = await real.ticket(id, urgency)
        if (reading.kind === 'gone') return reading
        const messages = reading.ticket.messages.map((m) =>
          m.externalId === null ? m : { ...m, text: 'Rewritten on the way by a signature tool.' },
        )
        return { kind: 'found', ticket: { ...reading.ticket, messages } }
      },
    }))
    await passAfter(world, SECOND)
    await passAfter(world, 20 * MINUTE)
    expect(await world.statusOf(1001)).toMatch(/^(sent|delivered)$/)
    expect(await postsMade(world)).toBe(1)
  })

  test('is not taken for absent because the reads fail, however often they do', async () => {
    const world = await openShop({ faults: { commit_then_drop: [1] }, overHttp: true })
    await world.pass()
    await world.store.state.set('marks_proven', world.clock.now())
    world.lie(() => ({
      ticket: async () => {
        throw new Error('GET /api/tickets/1001: 503')
      },
    }))
    for (let n = 0; n < 5; n += 1) await passAfter(world, 20 * MINUTE)
    world.tellTheTruth()
    await passAfter(world, MINUTE)
    expect(await world.outbox()).toHaveLength(1)
    expect(await postsMade(world)).toBe(1)
  })
})

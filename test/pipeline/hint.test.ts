import { describe, expect, test } from 'vitest'
import { MINUTE, SECOND } from '../../src/lib/clock.ts'
import { createHints } from '../../src/pipeline/hint.ts'
import { SILENT, ticket } from './tickets.ts'
import { openWorld } from './world.ts'

const open = async () => {
  const world = await openWorld({ tickets: [ticket(1001), ticket(1002, SILENT)] })
  await world.pass()
  const hints = createHints(world.deps)
  const before = (await world.calls()).length
  return {
    ...world,
    hints,
    look: () => hints.look(() => false),
    reads: async () => (await world.calls()).slice(before),
  }
}

describe('a hint', () => {
  test('has the ticket read, and the mirror knows what was said', async () => {
    const world = await open()
    await world.write(1001, 'customer', 'Voici la photo.')
    world.hints.give(1001)
    expect(await world.look()).toBeNull()
    expect((await world.store.mirror.find(1001))?.messages.at(-1)?.text).toBe('Voici la photo.')
    expect(await world.reads()).toEqual([expect.stringMatching(/^GET \/api\/tickets\/1001\b/)])
  })

  test('takes back what stood, at the next pass', async () => {
    const world = await open()
    expect(await world.statusOf(1001)).toBe('pending')
    await world.write(1001, 'customer', 'Aquí está la foto.')
    world.hints.give(1001)
    await world.look()
    await world.pass()
    expect(await world.statusOf(1001)).toBe('cancelled')
  })

  test('is followed once a minute and ticket, the last one after that minute', async () => {
    const world = await open()
    for (let nth = 0; nth < 50; nth += 1) world.hints.give(1001)
    await world.look()
    world.hints.give(1001)
    expect(await world.look()).toBe(MINUTE)
    world.clock.advance(MINUTE - SECOND)
    expect(await world.look()).toBe(SECOND)
    expect(await world.reads()).toHaveLength(1)
    world.clock.advance(SECOND)
    expect(await world.look()).toBeNull()
    expect(await world.reads()).toHaveLength(2)
  })

  test('of a ticket that does not exist changes nothing', async () => {
    const world = await open()
    world.hints.give(999_999)
    expect(await world.look()).toBeNull()
    expect(await world.store.mirror.find(999_999)).toBeNull()
  })

  test('that cannot be followed stops no other', async () => {
    const world = await open()
    world.lie((real) => ({
      ticket: (id, urgency) =>
        id === 1001 ? Promise.reject(new Error('unreachable')) : real.ticket(id, urgency),
    }))
    await world.write(1002, 'customer', 'Das Foto kommt morgen.')
    world.hints.give(1001)
    world.hints.give(1002)
    await world.look()
    expect((await world.store.mirror.find(1002))?.messages).toHaveLength(3)
  })

  test('wakes who looks', async () => {
    const { hints } = await open()
    let woken = 0
    hints.onGiven(() => {
      woken += 1
    })
    hints.give(1001)
    hints.give(1001)
    expect(woken).toBe(1)
  })

  test('of a flood beyond two hundred tickets is dropped', async () => {
    const { hints, reads } = await open()
    const taken = Array.from({ length: 5000 }, (_, nth) => hints.give(5000 + nth)).filter(Boolean)
    expect(taken).toHaveLength(200)
    expect(await hints.look(() => true)).toBeNull()
    expect(await reads()).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { ASKED, type Said, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter, writesMade } from './usual.ts'

/** Conversations that fell silent long before anybody installed anything. */
const oldOnes = () =>
  Array.from({ length: 27 }, (_, n) => {
    const said: Said[] = [
      ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 500],
      ['agent', `Sorry about that. ${ASKED}`, 100 + 10 * n],
    ]
    return ticket(1001 + n, said)
  })

describe('switching it on', () => {
  test('writes to nobody of the backlog; its newest are shown', async () => {
    const world = await openShop({ tickets: oldOnes(), settings: { includeBacklog: false } })
    const report = await world.pass()
    expect(report).toMatchObject({ silent: 27, posted: 0, scheduled: 0, skipped: { backlog: 27 } })
    expect(report.decided).toEqual({ follow_up: 25 })
    await passAfter(world, DAY)
    expect(await writesMade(world)).toEqual([])
  })

  test('acts on the backlog by explicit setting only, and within its days', async () => {
    const world = await openShop({
      tickets: oldOnes().slice(0, 3),
      settings: { includeBacklog: true, backlogDays: 4.5 },
    })
    expect((await world.pass()).posted).toBe(1)
    expect((await world.explain(1002)).stoppedBy).toBe('backlog')
  })

  test('still acts on what falls due afterwards', async () => {
    const fresh = ticket(1001, [
      ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 72],
      ['agent', `Sorry about that. ${ASKED}`, 71],
    ])
    const world = await openShop({ tickets: [fresh], settings: { includeBacklog: false } })
    expect((await world.pass()).posted).toBe(0)
    expect((await passAfter(world, 2 * HOUR)).posted).toBe(1)
  })
})

import { describe, expect, test } from 'vitest'
import { DAY } from '../../src/lib/clock.ts'
import { scriptedModel } from '../pipeline/scripted-model.ts'
import { SILENT, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter, writesMade } from './usual.ts'

describe('a courtesy at the end', () => {
  test.each(['Thanks!', 'Merci beaucoup, bonne journée.', 'Danke, passt so.', 'Gracias 👍'])(
    '%o ends the silence: nothing is judged, drafted or reopened',
    async (text) => {
      const world = await openShop({
        model: scriptedModel([]),
        tickets: [ticket(1001, [...SILENT, ['customer', text, 70]], { status: 'closed' })],
      })
      for (let n = 0; n < 3; n += 1) await passAfter(world, DAY)
      expect((await world.explain(1001)).stoppedBy).toBe('customer_spoke_last')
      expect(await world.decisionsOf(1001)).toEqual([])
      expect(await writesMade(world)).toEqual([])
    },
  )

  test('that comes while a draft waits takes the draft back, and asks for no new one', async () => {
    const world = await openShop({ policies: [{ mode: 'approval' }] })
    await world.pass()
    await world.write(1001, 'customer', 'Never mind, thank you.')
    for (let n = 0; n < 3; n += 1) await passAfter(world, 2 * DAY)
    expect(await world.decisionsOf(1001)).toMatchObject([
      { status: 'cancelled', statusReason: 'customer_answered' },
    ])
  })
})

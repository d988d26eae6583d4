import { describe, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { ASKED, type Said, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter } from './usual.ts'

const OPENING: Said = [
  'customer',
  'Hello, the bowl I ordered from you arrived with a crack in it.',
  300,
]

describe('the silence begins with our answer, not with the question', () => {
  test.each([
    ['the question is old, the answer fresh', [OPENING, ['agent', ASKED, 71]] as Said[], 71],
    [
      'a rule wrote before the answer',
      [OPENING, ['rule', 'We got it.', 299], ['agent', ASKED, 71]] as Said[],
      71,
    ],
    ['a note came later', [OPENING, ['agent', ASKED, 71], ['note', 'wartet', 5]] as Said[], 71],
    ['two answers', [OPENING, ['agent', 'One moment.', 200], ['agent', ASKED, 71]] as Said[], 71],
  ])('%s', async (_, said, hours) => {
    const world = await openShop({ tickets: [ticket(1001, said)] })
    await world.pass()
    const { silentSince, stoppedBy, nextLook } = await world.explain(1001)
    expect(stoppedBy).toBe('not_due')
    expect(silentSince).toBeCloseTo(world.clock.now() - hours * HOUR, -4)
    expect(nextLook).toBeCloseTo(world.clock.now() + HOUR, -4)
    await passAfter(world, HOUR + MINUTE)
    expect(await world.outbox(1001)).toHaveLength(1)
  })
})

test('each of a dozen waiting conversations enters, however long ago the customer wrote', async () => {
  const tickets = Array.from({ length: 12 }, (_, n) =>
    ticket(1001 + n, [
      ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 73 + 40 * n],
      ['agent', ASKED, 73],
    ]),
  )
  const world = await openShop({ tickets, policies: [{ mode: 'approval' }] })
  expect(await world.pass()).toMatchObject({ due: 12, pending: 12 })
})

import { expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/lib/clock.ts'
import { createHints } from '../../src/pipeline/hint.ts'
import { ASKED, SILENT, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter, postsMade } from './usual.ts'

test('webhooks that come twice, late and out of order lead to one look, one post and no lost answer', async () => {
  const world = await openShop({ tickets: [ticket(1001), ticket(1002, SILENT)] })
  const hints = createHints(world.deps)
  const look = () => hints.look(() => false)
  await world.pass()
  const before = (await world.calls()).length
  for (const number of [1002, 1001, 1001, 1002, 1001]) hints.give(number)
  await look()
  expect((await world.calls()).length - before).toBe(2)
  await passAfter(world, MINUTE)
  expect(await postsMade(world)).toBe(2)

  await world.write(1001, 'customer', `About "${ASKED}": here it is.`)
  await world.moveBy(2 * MINUTE)
  // The hint about the older message comes last; what counts is the ticket as it is.
  for (let late = 0; late < 3; late += 1) hints.give(1001)
  await look()
  await passAfter(world, 10 * DAY)
  expect(await postsMade(world)).toBe(2)
  expect((await world.explain(1001)).stoppedBy).toBe('customer_spoke_last')
})

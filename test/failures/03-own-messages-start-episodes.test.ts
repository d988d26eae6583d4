import { expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import { openShop, passAfter } from './usual.ts'

test('our post, notes and machines start no episode: one decision, whatever is added', async () => {
  const world = await openShop()
  await world.pass()
  const { anchorMessageId } = await world.decisionOn(1001)
  for (const [from, text] of [
    ['rule', 'We are closed on Friday.'],
    ['bot', 'Is there anything else?'],
    ['note', 'Warten auf das Foto.'],
  ] as const) {
    await world.write(1001, from, text)
    await passAfter(world, 100 * HOUR)
  }
  expect(await world.decisionsOf(1001)).toHaveLength(1)
  expect((await world.explain(1001)).anchorMessageId).toBe(anchorMessageId)
  expect(await world.outbox(1001)).toHaveLength(1)
})

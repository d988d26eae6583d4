import { expect, test } from 'vitest'
import { HOUR } from '../../src/lib/clock.ts'
import { openShop, passAfter } from './usual.ts'

test('our own draft on the ticket is no message to draft for: one note, however many passes', async () => {
  const world = await openShop({ policies: [{ mode: 'note' }] })
  for (let n = 0; n < 8; n += 1) await passAfter(world, 30 * HOUR)
  const { messages } = await world.control('GET', '/api/tickets/1001')
  const notes = messages.filter((m: { external_id: string | null }) =>
    m.external_id?.startsWith('relance:1:n:'),
  )
  expect(notes).toHaveLength(1)
  expect(await world.decisionsOf(1001)).toHaveLength(1)
})

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

import { describe, expect, test } from 'vitest'
import { MINUTE } from '../../src/lib/clock.ts'
import { openShop, passAfter } from './usual.ts'

const REPLIES = [
  ['the customer', 'customer', 'Voici la photo de la fissure.', 'customer_answered'],
  ['an agent', 'agent', 'Wir schicken Ihnen morgen eine neue Schale.', 'agent_answered'],
] as const

describe('a reply supersedes', () => {
  test.each(REPLIES)('the draft that waits, when %s writes', async (_, from, text, why) => {
    const world = await openShop({ policies: [{ mode: 'approval' }] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.write(1001, from, text)
    await passAfter(world, MINUTE)
    const draft = (await world.decisionsOf(1001)).find((one) => one.id === id)
    expect(draft).toMatchObject({ status: 'cancelled', statusReason: why })
    expect(await world.steps.approve(id, { by: 'Nora' })).toMatchObject({ kind: 'conflict' })
    expect(await world.outbox()).toEqual([])
  })

  test.each(REPLIES)('the note that stands, when %s writes', async (_, from, text, why) => {
    const world = await openShop({ policies: [{ mode: 'note' }] })
    await world.pass()
    const { id } = await world.decisionOn(1001)
    await world.write(1001, from, text)
    await passAfter(world, MINUTE)
    await passAfter(world, MINUTE)
    const note = (await world.decisionsOf(1001)).find((one) => one.id === id)
    expect(note).toMatchObject({ status: 'cancelled', statusReason: why, post: 'notice' })
    const { tags } = await world.control('GET', '/api/tickets/1001')
    expect(tags).toEqual([])
  })
})

import { describe, expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/lib/clock.ts'
import { step } from '../pipeline/prompt-set.ts'
import { scriptedModel } from '../pipeline/scripted-model.ts'
import { SILENT, ticket } from '../pipeline/tickets.ts'
import { openShop, passAfter } from './usual.ts'

describe('a mailbox nobody reads', () => {
  test.each([
    'no-reply@parcels.example',
    'orders-noreply@market.example',
    'MAILER-DAEMON@mx.example',
    'ne-pas-repondre@banque.example',
    'bounces+7@news.example',
  ])('%s is never written to, and no model is asked', async (email) => {
    const customer = { id: 42, name: 'Parcel service', email, tags: [] }
    const world = await openShop({
      model: scriptedModel([]),
      tickets: [ticket(1001, SILENT, { customer })],
    })
    for (let n = 0; n < 3; n += 1) await passAfter(world, DAY)
    expect((await world.explain(1001)).stoppedBy).toBe('machine_sender')
    expect(await world.outbox()).toEqual([])
  })
})

test('an out-of-office to each of our posts ends the ladder instead of climbing it', async () => {
  const world = await openShop({
    policies: [{ mode: 'autonomous', steps: [step('72h'), step('96h'), step('96h')] }],
    tickets: [
      ticket(1001, SILENT, {
        answers: Array.from({ length: 5 }, () => ({
          after: '1m',
          text: 'This is an automatic reply. I am out of office and will read my mail on my return.',
        })),
      }),
    ],
  })
  for (let n = 0; n < 10; n += 1) await passAfter(world, 50 * HOUR)
  expect(await world.outbox(1001)).toHaveLength(1)
  expect((await world.explain(1001)).stoppedBy).toBe('automatic_reply')
})

test('a step is posted at most once in an episode, however many passes there are', async () => {
  const world = await openShop()
  for (let n = 0; n < 12; n += 1) await passAfter(world, 13 * HOUR)
  expect(await world.outbox(1001)).toHaveLength(1)
})

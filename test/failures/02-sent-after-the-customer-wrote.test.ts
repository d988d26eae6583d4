import { expect, test } from 'vitest'
import { SILENT, ticket } from '../pipeline/tickets.ts'
import { openShop } from './usual.ts'

test('a follow-up already claimed is not sent when the customer writes before the last read', async () => {
  const text = 'Entschuldigung, hier ist das Foto.'
  // The first detail read is the judge's, the second is made right before the post.
  const world = await openShop({ faults: { answer_on_read: { ticket_id: 1001, read: 2, text } } })
  const report = await world.pass()
  expect(report).toMatchObject({ decided: { follow_up: 1 }, posted: 0, cancelled: 1 })
  expect(await world.decisionOn(1001)).toMatchObject({
    status: 'cancelled',
    statusReason: 'customer_answered',
  })
  expect(await world.outbox()).toEqual([])
})

test('also when he writes on another of his tickets', async () => {
  const customer = { id: 42, name: 'Jo', email: 'jo@mail.example', tags: [] }
  const plates = ticket(
    1002,
    [
      ['customer', 'Do you also make plates?', 300],
      ['agent', 'Yes, we do.', 299],
    ],
    { customer, subject: 'Plates' },
  )
  const world = await openShop({
    tickets: [ticket(1001, SILENT, { customer }), plates],
    settings: { backlogDays: 5 },
  })
  world.lie((real) => ({
    messagesPage: async (cursor, urgency) => {
      if (urgency === 'delivery') await world.write(1002, 'customer', 'The photo comes tonight.')
      return real.messagesPage(cursor, urgency)
    },
  }))
  expect(await world.pass()).toMatchObject({ decided: { follow_up: 1 }, cancelled: 1 })
  expect(await world.outbox()).toEqual([])
})

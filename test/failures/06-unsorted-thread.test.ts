import { expect, test } from 'vitest'
import type { Helpdesk } from '../../src/domain/ports.ts'
import type { Message } from '../../src/domain/ticket.ts'
import { drafts, scriptedModel, wantsFollowUp } from '../pipeline/scripted-model.ts'
import { ticket } from '../pipeline/tickets.ts'
import { openWorld } from '../pipeline/world.ts'
import { TEXT } from './usual.ts'

const LAST = 'One more thing: which of the two bowls is it?'

const shuffled = (messages: Message[]) =>
  [...messages].sort((a, b) => (a.id % 3) - (b.id % 3) || b.id - a.id)

const outOfOrder = (real: Helpdesk): Partial<Helpdesk> => ({
  ticket: async (id, urgency) => {
    const reading = await real.ticket(id, urgency)
    if (reading.kind === 'gone') return reading
    return {
      kind: 'found',
      ticket: { ...reading.ticket, messages: shuffled(reading.ticket.messages) },
    }
  },
  messagesPage: async (cursor, urgency) => {
    const page = await real.messagesPage(cursor, urgency)
    return { ...page, items: shuffled(page.items) }
  },
})

test('a thread that comes in any order is judged and answered by its newest word', async () => {
  const tickets = [
    ticket(1001, [
      ['customer', 'Hello, the bowl I ordered from you arrived with a crack in it.', 100],
      ['agent', 'Sorry! Could you send us a photo of the crack?', 99],
      ['customer', 'I do not have a camera here, sorry about that.', 98],
      ['agent', 'Never mind.', 97],
      ['agent', LAST, 80],
    ]),
  ]
  const model = scriptedModel([wantsFollowUp(LAST), drafts(TEXT)])
  const world = await openWorld({ tickets, model })
  world.lie(outOfOrder)
  await world.pass()
  const decision = await world.decisionOn(1001)
  const anchor = await world.store.mirror.message(decision.anchorMessageId)
  expect(anchor?.text).toBe(LAST)
  const ids = [...(model.asked[0]?.ticket ?? '').matchAll(/<message id="(\d+)"/g)].map(([, id]) =>
    Number(id),
  )
  expect(ids).toEqual([...ids].sort((a, b) => a - b))
  expect(ids).toHaveLength(5)
})

/** A newer message of somebody else that seems to belong to a ticket: a person decides, nothing is merged. */
import { describe, expect, test } from 'vitest'
import type { Message } from '../../src/domain/ticket.ts'
import { HOUR, MINUTE } from '../../src/lib/clock.ts'
import { openShop, passAfter } from '../failures/usual.ts'
import { ASKED, type Said, SILENT, ticket } from './tickets.ts'
import type { World } from './world.ts'

/** The ticket of Jo 1001, asked for a photo 80 hours ago, about order #4711. */
const HERS: Said[] = [
  ['customer', 'Hello, the bowl of order #4711 arrived with a crack in it.', 90],
  ['agent', `Sorry about that. ${ASKED}`, 80],
]

const stranger = (text: string, hours: number, more = {}) =>
  ticket(1002, [['customer', text, hours, more]], {
    customer: { name: 'Jo 1001', email: 'jo.work@office.example', tags: [] },
    subject: 'Something else',
  })

const open = (other: ReturnType<typeof ticket>) =>
  openShop({ tickets: [ticket(1001, HERS), other] })

describe('a message from another address', () => {
  test('that names the same order is shown to a person', async () => {
    const world = await open(stranger('The photo for 4711 is here.', 5))
    await world.pass()
    const decision = await world.decisionOn(1001)
    expect(decision.status).toBe('pending')
    expect(decision.statusReason).toContain('the same order on ticket 1002')
    expect(await world.outbox()).toEqual([])
    const gate = (await world.explain(1001)).gates.find(
      (g) => g.gate === 'customer_wrote_elsewhere',
    )
    expect(gate).toMatchObject({
      passed: true,
      values: { another_address: 'ticket 1002, same_order' },
    })
  })

  test('that answers our message is shown to a person', async () => {
    const other = stranger('See the attachment.', 5, {
      headers: { 'In-Reply-To': '<our-1@x.example>' },
    })
    const world = await open(other)
    telling(world, (message) =>
      message.ticketId === 1001 && message.fromAgent
        ? { ...message, headers: { 'message-id': '<our-1@x.example>' } }
        : message,
    )
    await world.pass()
    expect((await world.decisionOn(1001)).statusReason).toContain('answered our message')
  })

  test('that this ticket knows is shown to a person', async () => {
    const other = ticket(1002, [['customer', 'Another matter.', 5]], {
      customer: { name: 'Office', email: 'office@mail.example', tags: [] },
    })
    const world = await open(other)
    const source = { type: 'email', from: { name: null, address: 'office@mail.example' }, to: [] }
    telling(world, (message) =>
      message.ticketId === 1001 && !message.fromAgent ? { ...message, source } : message,
    )
    await world.pass()
    expect((await world.decisionOn(1001)).statusReason).toContain('an address of this ticket wrote')
  })

  test('before our word, or about another order, changes nothing', async () => {
    for (const other of [stranger('About 4711: hello?', 85), stranger('About 4712: hello?', 5)]) {
      const world = await open(other)
      await world.pass()
      expect(await world.outbox(1001)).toHaveLength(1)
    }
  })

  test('of the same name alone is nobody’s: two people are never merged', async () => {
    const world = await open(stranger('Where is my parcel?', 5))
    await world.pass()
    expect(await world.outbox(1001)).toHaveLength(1)
    expect(
      (await world.explain(1001)).gates.every(({ values }) => !('another_address' in values)),
    ).toBe(true)
  })

  test('that comes while a follow-up waits takes it back to a person', async () => {
    const world = await openShop({
      tickets: [ticket(1001, HERS), ticket(1002, SILENT.slice(0, 1))],
      policies: [
        { mode: 'autonomous', sendBetween: { kind: 'daily', from: 12 * 60, to: 20 * 60 } },
      ],
    })
    await world.pass()
    expect(await world.statusOf(1001)).toBe('scheduled')
    await passAfter(world, HOUR)
    await world.write(1002, 'customer', 'Here is the photo for #4711.')
    await passAfter(world, 3 * HOUR)
    expect(await world.outbox(1001)).toEqual([])
    await passAfter(world, MINUTE)
    expect(await world.decisionOn(1001)).toMatchObject({ status: 'pending' })
  })
})

/** The helpdesk tells its messages so. */
const telling = (world: World, change: (message: Message) => Message) =>
  world.lie((real) => ({
    messagesPage: async (...asked) => {
      const page = await real.messagesPage(...asked)
      return { ...page, items: page.items.map(change) }
    },
    ticket: async (...asked) => {
      const reading = await real.ticket(...asked)
      if (reading.kind === 'gone') return reading
      const messages = reading.ticket.messages.map(change)
      return { kind: 'found', ticket: { ...reading.ticket, messages } }
    },
  }))
